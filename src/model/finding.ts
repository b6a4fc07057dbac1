import type { ScorePart } from './judgement.js';
import type { RuleId, Severity } from './rule.js';
import type { Role, Span } from './transcript.js';

/** What a finding shows its words by: a named pattern of the rule, or the weighed words. */
export type FindingVia = 'pattern' | 'cues';

/** A small piece of evidence with its weight in the score of a turn. */
export interface WeightedCue {
  readonly cue: string;
  readonly weight: number;
}

/** A turn that a context condition looked at. */
export interface ContextTurn {
  /** 1-based. */
  readonly turn: number;
  readonly rule: RuleId;
}

/** One rule that one turn satisfies. A rule finds a turn at most once. */
export interface Finding {
  readonly rule: RuleId;
  /** After escalation by context and configuration. */
  readonly severity: Severity;
  readonly speaker: Role;
  /** 1-based. */
  readonly turn: number;
  /** UTF-16 offsets in the turn's text as given, `end` exclusive. */
  readonly evidence: Span;
  readonly via: FindingVia;
  /** The name of the pattern, or without one the pattern as the rule file has it; null with cues. */
  readonly pattern: string | null;
  /** 0 to 1, calibrated. */
  readonly confidence: number;
  /** The strongest cues; empty with patterns. */
  readonly cues: readonly WeightedCue[];
  /** The log odds of the confidence, part by part; empty where patterns alone decide. */
  readonly parts: readonly ScorePart[];
  /** The turns that context conditions rested on, sorted. */
  readonly context: readonly ContextTurn[];
  /** What its words are known by in reviews, where it was read back from a report that tells. */
  readonly fingerprint?: string;
}
