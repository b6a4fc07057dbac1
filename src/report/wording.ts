import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { Finding } from '../model/finding.js';
import type { ReportOptions } from '../model/report.js';
import type { Language, LocalisedText, Reference, Reply, RuleText } from '../model/rule.js';
import type { Transcript } from '../model/transcript.js';
import { evidenceOf } from './build.js';

/** A source that a rule rests on, in one language. */
export interface BasisWording {
  readonly title: string;
  readonly article: string;
  readonly url: string;
}

/** A model reply in one language. */
export interface ReplyWording {
  /** Case and stage, as readers call them; empty where nothing tells replies apart. */
  readonly label: string;
  readonly text: string;
}

/** What readers are told of a finding, in one language. */
export interface FindingWording {
  readonly title: string;
  readonly message: string;
  readonly why: string;
  /** The reply that fits first; null where there is none. */
  readonly instead: string | null;
  /** All replies, by case and stage. */
  readonly replies: readonly ReplyWording[];
  readonly basis: readonly BasisWording[];
}

/** The text in the language asked for; Japanese where a rule has no other. */
export function inLanguage(text: LocalisedText, language: Language): string {
  return text[language] ?? text.ja;
}

/** Words a finding from the texts of its rule; a rule without texts is called by its id. */
export function wordFinding(
  finding: Finding,
  transcript: Transcript,
  { rules, language }: Pick<ReportOptions, 'rules' | 'language'>,
): FindingWording {
  const rule = rules.get(finding.rule);
  if (!rule)
    return { title: finding.rule, message: finding.rule, why: '', instead: null, replies: [], basis: [] };
  const reply = fittingReply(rule.instead, evidenceOf(transcript, finding));
  return { ...wordRule(rule, language), instead: reply ? inLanguage(reply.text, language) : null };
}

/** The first reply of the case that the evidence names; else the first of all. */
function fittingReply(replies: readonly Reply[], evidence: string): Reply | undefined {
  const named = replies.find((reply) => reply.case?.words.some((word) => evidence.includes(word)));
  return named ?? replies[0];
}

/** The texts of a rule in one language. */
export function wordRule(rule: RuleText, language: Language): FindingWording {
  return {
    title: inLanguage(rule.title, language),
    message: inLanguage(rule.message, language),
    why: inLanguage(rule.why, language),
    instead: rule.instead[0] ? inLanguage(rule.instead[0].text, language) : null,
    replies: wordReplies(rule.instead, language),
    basis: rule.basis.map((reference) => wordBasis(reference, language)),
  };
}

/** Cases and stages are named where they tell replies apart. */
function wordReplies(replies: readonly Reply[], language: Language): readonly ReplyWording[] {
  const term = textsIn(reportTerms, language);
  const isStaged = new Set(replies.map(({ stage }) => stage)).size > 1;
  return replies.map((reply) => ({
    label: [
      ...(reply.case && replies.length > 1 ? [inLanguage(reply.case.name, language)] : []),
      ...(isStaged ? [term(`stage-${reply.stage}`)] : []),
    ].join(' · '),
    text: inLanguage(reply.text, language),
  }));
}

function wordBasis(reference: Reference, language: Language): BasisWording {
  return {
    title: inLanguage(reference.title, language),
    article: inLanguage(reference.article, language),
    url: reference.url,
  };
}
