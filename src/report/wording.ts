import type { Finding } from '../model/finding.js';
import type { Language, LocalisedText, Reference, RuleId, RuleText } from '../model/rule.js';

/** A source that a rule rests on, in one language. */
export interface BasisWording {
  readonly title: string;
  readonly article: string;
  readonly url: string;
}

/** What readers are told of a finding, in one language. */
export interface FindingWording {
  readonly title: string;
  readonly message: string;
  readonly why: string;
  /** Null where there is nothing better to say (a caller's turn, good practice). */
  readonly instead: string | null;
  readonly basis: readonly BasisWording[];
}

/** The text in the language asked for; Japanese where a rule has no other. */
export function inLanguage(text: LocalisedText, language: Language): string {
  return text[language] ?? text.ja;
}

/** Words a finding from the texts of its rule; a rule without texts is called by its id. */
export function wordFinding(
  finding: Finding,
  rules: ReadonlyMap<RuleId, RuleText>,
  language: Language,
): FindingWording {
  const rule = rules.get(finding.rule);
  if (!rule) return { title: finding.rule, message: finding.rule, why: '', instead: null, basis: [] };
  return wordRule(rule, language);
}

/** The texts of a rule in one language. */
export function wordRule(rule: RuleText, language: Language): FindingWording {
  return {
    title: inLanguage(rule.title, language),
    message: inLanguage(rule.message, language),
    why: inLanguage(rule.why, language),
    instead: rule.instead ? inLanguage(rule.instead, language) : null,
    basis: rule.basis.map((reference) => wordBasis(reference, language)),
  };
}

function wordBasis(reference: Reference, language: Language): BasisWording {
  return {
    title: inLanguage(reference.title, language),
    article: inLanguage(reference.article, language),
    url: reference.url,
  };
}
