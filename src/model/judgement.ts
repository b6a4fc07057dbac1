import type { ContextTurn, WeightedCue } from './finding.js';
import type { RuleId, Severity } from './rule.js';
import type { Role, Span } from './transcript.js';

/** What a part of a score rests on, in the order in which reports show them. */
export const PART_KINDS = [
  'pattern', // a named pattern of the rule matches
  'narration', // the transcriber's stage direction says it
  'characters', // runs of characters, weighed
  'words', // dictionary forms, phrase functions and the lexicon, weighed
  'exception', // an exception or a veto of the rule stands on the words
  'form', // length, share and place of the evidence
  'grammar', // what its last phrase and its sentence do
  'call', // what stands around in the call
  'rule', // how often the rule is right where nothing else is known
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** So much one piece of evidence adds to the log odds of a decision. */
export interface ScorePart {
  readonly kind: PartKind;
  /** The pattern's name, the phrase function, the neighbour: what the part is about; null where the kind says it all. */
  readonly name: string | null;
  readonly weight: number;
}

/**
 * What became of a rule on a turn: `found`; `unlikely`, where the score lies below the least that is believed; `context`, where
 * a condition of the rule on the call around does not hold.
 */
export type Outcome = 'found' | 'unlikely' | 'context';

/** What was decided about one rule on one turn, and on what ground. */
export interface Decision {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly speaker: Role;
  /** 1-based. */
  readonly turn: number;
  /** UTF-16 offsets in the turn's text as given, `end` exclusive. */
  readonly evidence: Span;
  /** The name of the pattern that stands on the evidence; null where none does. */
  readonly pattern: string | null;
  /** 0 to 1: the share of such decisions that is right. */
  readonly probability: number;
  /** From this probability on it is a finding. */
  readonly least: number;
  readonly outcome: Outcome;
  /**
   * Where the outcome is `context`: the number of the condition under `require` that fails, or under `unless` that holds, or
   * that the rule is found once a call only and stands on an earlier turn.
   */
  readonly failed: { readonly kind: 'require' | 'unless' | 'once'; readonly index: number } | null;
  /** The log odds of `probability`, part by part, by kind and then the heaviest first; empty where patterns alone decide. */
  readonly parts: readonly ScorePart[];
  /** The runs of characters that speak most strongly for it. */
  readonly cues: readonly WeightedCue[];
  /** The turns that context conditions rested on, sorted. */
  readonly context: readonly ContextTurn[];
}
