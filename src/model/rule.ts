import type { PatternNode } from './pattern.js';
import type { OrganisationType } from './profile.js';
import type { PhraseFunction } from './token.js';
import type { Role, Span } from './transcript.js';

export const RULE_GROUPS = ['staff', 'caller', 'safety', 'practice', 'flow'] as const;
export type RuleGroup = string;

/** `group/slug`. */
export type RuleId = `${string}/${string}`;

/** What a `RuleId` looks like, as a regular expression for schemas. */
export const RULE_ID = '^[a-z0-9-]+/[a-z0-9-]+$';

/** The part of a rule's id before the slash. */
export function groupOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}

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
  /** Number or date by which it is cited, e.g. 「明治40年法律第45号」; null where none is given. */
  readonly number: LocalisedText | null;
  /** Article and paragraph, e.g. 「第2条第5号」. */
  readonly article: LocalisedText;
  /** The wording as in force, or a faithful summary where `summary` says so. */
  readonly wording: LocalisedText;
  readonly url: string;
  /** ISO date on which the wording was checked. */
  readonly checked: string;
  /** Where it applies only; null: everywhere. */
  readonly where: ReferenceScope | null;
  /** What stands for it where a profile says so: the same matter in the law of another place or kind of organisation. */
  readonly variants: readonly Reference[];
}

/** For whom a reference applies. */
export interface ReferenceScope {
  readonly types?: readonly OrganisationType[];
  readonly prefecture?: string;
}

/** The steps of an answer that grows firmer: at first, as a warning, to end the call. */
export const REPLY_STAGES = ['first', 'warning', 'close'] as const;
export type ReplyStage = (typeof REPLY_STAGES)[number];

/** A model reply. */
export interface Reply {
  readonly stage: ReplyStage;
  /** What it answers, where a rule has several cases; null where it serves all. */
  readonly case: ReplyCase | null;
  /** True for words that are true only where calls are recorded, false for those where they are not; null for all others. */
  readonly recordsCalls: boolean | null;
  readonly text: LocalisedText;
}

/** One of several things that a rule finds and that want different replies. */
export interface ReplyCase {
  readonly name: LocalisedText;
  /** The evidence of this case has one of these words in it; without any, the case is never singled out. */
  readonly words: readonly string[];
}

/** What readers are told of a rule, apart from how it matches. */
export interface RuleText {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly speaker: Role;
  readonly title: LocalisedText;
  readonly message: LocalisedText;
  readonly why: LocalisedText;
  /** Model replies, by stage and case; empty where there is nothing to say. */
  readonly instead: readonly Reply[];
  readonly basis: readonly Reference[];
}

/** A pattern string with its tree and its 1-based place in the rule file. */
export interface RulePattern {
  /** What reports call it; the pattern itself where the rule gives it no name. */
  readonly name: string;
  readonly source: string;
  /** A sentence in which it must match; null where the rule gives none. */
  readonly sample: string | null;
  readonly node: PatternNode;
  readonly line: number;
  readonly column: number;
}

/** A fragment of `match.where` that patterns of its rule use as `$name`, with its 1-based place. */
export interface RulePart {
  readonly name: string;
  readonly source: string;
  readonly node: PatternNode;
  readonly line: number;
  readonly column: number;
}

/**
 * The severity of a finding by what is said: where one of `patterns` matches the turn (`when`), or where the rule's patterns
 * match it and none but these do (`only`).
 */
export interface Grade {
  readonly kind: 'when' | 'only';
  /** Elements of the rule's `any`, or (`when`) further patterns. */
  readonly patterns: readonly RulePattern[];
  readonly to: Severity;
}

/** How many turns a condition looks at, and whose. */
export interface TurnWindow {
  readonly turns: number;
  readonly role: Role | null;
}

/** A condition on the call around a turn, as a rule file states it. Rule names may be ids, globs or "same". */
export type Condition =
  | {
      readonly kind: 'findings';
      readonly where: 'earlier' | 'later' | 'same';
      readonly rules: readonly string[];
      readonly window: TurnWindow | null;
      readonly count: number;
    }
  | { readonly kind: 'position'; readonly from: 'first' | 'last'; readonly window: TurnWindow }
  | {
      readonly kind: 'says';
      readonly where: 'earlier' | 'later' | 'same';
      readonly patterns: readonly RulePattern[];
      readonly role: Role | null;
      readonly window: TurnWindow | null;
    }
  | { readonly kind: 'narrated'; readonly words: readonly string[] }
  | { readonly kind: 'followed'; readonly role: Role }
  /** So many minutes or more have gone by since the first turn that carries one of `rules` began. */
  | { readonly kind: 'elapsed'; readonly rules: readonly string[]; readonly minutes: number }
  | { readonly kind: 'not'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] };

/** One line of an example dialogue. */
export interface ExampleTurn {
  readonly role: Role;
  readonly text: string;
  /** Milliseconds from the start of the call; null where the example has no times. */
  readonly startMs: number | null;
}

/** A turn or small dialogue that a rule must flag or pass. `evidence` is marked 《…》 in the rule file. */
export interface RuleExample {
  readonly turns: readonly ExampleTurn[];
  /** 0-based index of the turn meant, and the evidence in it, where marked. */
  readonly marked: { readonly turn: number; readonly evidence: Span } | null;
  readonly line: number;
}

/** A rule as its file states it. */
export interface Rule extends RuleText {
  readonly file: string;
  readonly where: readonly RulePart[];
  readonly any: readonly RulePattern[];
  readonly except: readonly RulePattern[];
  /** The first that holds gives the severity; where none does, `severity` counts. */
  readonly grade: readonly Grade[];
  readonly veto: readonly PhraseFunction[];
  /** Functions that rule out a finding by cues alone. */
  readonly cueVeto: readonly PhraseFunction[];
  /** Words of stage directions: a turn whose narration contains one is a match, the narration its evidence. */
  readonly narrated: readonly string[];
  /** Names of the rules whose findings this one is placed on; empty for a rule with patterns. */
  readonly on: readonly string[];
  readonly require: readonly Condition[];
  readonly unless: readonly Condition[];
  /** True for a rule that is found on the first fitting turn of a call only. */
  readonly once: boolean;
  readonly escalate: { readonly when: readonly Condition[]; readonly to: Severity } | null;
  readonly flag: readonly RuleExample[];
  readonly pass: readonly RuleExample[];
}
