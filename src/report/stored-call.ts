import type { ContextTurn, FindingVia, WeightedCue } from '../model/finding.js';
import type { ScorePart } from '../model/judgement.js';
import type { FindingRecord, ReviewRecord, ReviewStatus } from '../model/review.js';
import type { RuleId, Severity } from '../model/rule.js';
import type { Role, Span } from '../model/transcript.js';
import type { HarassmentType, ResponseRule, VerdictKind } from '../model/verdict.js';
import type { StoredScore } from './stored-score.js';
import type { BasisWording } from './wording.js';

/** A finding as the JSON report has it. */
export interface StoredFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly speaker: Role;
  readonly guessed?: number;
  readonly turn: number;
  readonly line: number | null;
  readonly column: number | null;
  /** Milliseconds from the start of the call. */
  readonly time?: number;
  readonly start: number;
  readonly end: number;
  readonly evidence: string;
  readonly via: FindingVia;
  readonly fingerprint?: string;
  readonly confidence: number;
  readonly pattern?: string;
  readonly parts?: readonly ScorePart[];
  readonly cues?: readonly WeightedCue[];
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly instead: string | null;
  readonly basis: readonly BasisWording[];
  readonly context: readonly ContextTurn[];
}

/** A turn as the JSON report has it, where it has turns. */
export interface StoredTurn {
  readonly speaker: Role;
  readonly name: string;
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly narration?: readonly Span[];
  readonly guessed?: number;
}

/** Words of a call as the JSON report has them beside a verdict. */
export interface StoredWords {
  readonly turn: number;
  readonly time?: number;
  readonly start: number;
  readonly end: number;
  readonly evidence: string;
}

/** What staff did, as the JSON report has it. */
export interface StoredResponse extends StoredWords {
  readonly rule: ResponseRule;
}

/** A ground of a verdict as the JSON report has it. */
export interface StoredGround extends StoredWords {
  readonly rule: RuleId | null;
  readonly types: readonly HarassmentType[];
  readonly points: number;
}

/** A dismissed finding as the JSON report has it. */
export interface StoredDismissal extends StoredFinding {
  readonly review: FindingRecord;
}

/** A call as the JSON report has it. */
export interface StoredCall {
  readonly file: string;
  readonly id: string;
  /** 1-based place among the calls of the file, in reports of shards that share it. */
  readonly position?: number;
  readonly agent?: string;
  readonly date?: string;
  /** Milliseconds. */
  readonly duration?: number;
  readonly recording?: string;
  /** How sure the sides are, where they were inferred from the words. */
  readonly guessed?: number;
  readonly verdict?: VerdictKind;
  readonly types?: readonly HarassmentType[];
  readonly grounds?: readonly StoredGround[];
  readonly responses?: readonly StoredResponse[];
  readonly reviewStatus?: ReviewStatus;
  readonly reviews?: readonly ReviewRecord[];
  readonly dismissed?: readonly StoredDismissal[];
  readonly score?: StoredScore;
  /** Further fields of the input; with turns only. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The turns, or only their number. */
  readonly turns: number | readonly StoredTurn[];
  readonly findings: readonly StoredFinding[];
}
