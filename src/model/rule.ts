import type { Role } from './transcript.js';

export const RULE_GROUPS = ['staff', 'caller', 'practice', 'flow'] as const;
export type RuleGroup = string;

/** `group/slug`. */
export type RuleId = `${string}/${string}`;

/** Highest first. */
export const SEVERITIES = ['error', 'warning', 'info', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Languages of messages. */
export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in each language; English may be missing in a user's rule and falls back to Japanese. */
export interface LocalisedText {
  readonly ja: string;
  readonly en?: string;
}

/** A statute, guideline or decision that a rule rests on, from `rules/references.yaml`. */
export interface Reference {
  readonly id: string;
  readonly title: LocalisedText;
  /** Article and paragraph, e.g. 「第2条第5号」. */
  readonly article: LocalisedText;
  /** The wording as in force, or a faithful summary where `summary` says so. */
  readonly wording: LocalisedText;
  readonly url: string;
  /** ISO date on which the wording was checked. */
  readonly checked: string;
}

/** What readers are told of a rule, apart from how it matches. */
export interface RuleText {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly speaker: Role;
  readonly title: LocalisedText;
  readonly message: LocalisedText;
  readonly why: LocalisedText;
  readonly instead?: LocalisedText;
  readonly basis: readonly Reference[];
}
