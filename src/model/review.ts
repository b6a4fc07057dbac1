import type { Finding } from './finding.js';
import type { RuleId } from './rule.js';

/** What a person says of a finding: 正しい, 誤り, 保留, or that it stands there and was not found. */
export const REVIEW_MARKS = ['correct', 'wrong', 'unsure', 'missing'] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];

/** Whether a person has been through a call: 確認済み, 未確認. */
export const REVIEW_STATUSES = ['confirmed', 'open'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** Who said it when, and where it was said; none of it is needed to know the words again. */
interface ReviewOrigin {
  readonly reviewer?: string;
  readonly comment?: string;
  /** ISO 8601. */
  readonly at?: string;
  readonly file?: string;
  readonly call?: string;
}

/** A line of `reviews.jsonl` about one rule on one turn. */
export interface FindingRecord extends ReviewOrigin {
  readonly kind: 'finding';
  /** Of the words of the turn and those around it. */
  readonly fingerprint: string;
  readonly rule: RuleId;
  readonly mark: ReviewMark;
  readonly evidence?: string;
}

/** A line of `reviews.jsonl` about a whole call. */
export interface CallRecord extends ReviewOrigin {
  readonly kind: 'call';
  /** Of the words of all turns. */
  readonly fingerprint: string;
  readonly status: ReviewStatus;
}

export type ReviewRecord = FindingRecord | CallRecord;

/** What became of a review in a run: a finding that it dismisses, or one that it adds. */
export interface ReviewedFinding {
  readonly finding: Finding;
  readonly record: FindingRecord;
}

/** What people have said of a call. */
export interface CallReview {
  readonly status: ReviewStatus;
  /** Everything said of the call that still counts, the last of each reviewer. */
  readonly records: readonly ReviewRecord[];
  /** Findings that were dismissed and are not among the call's. */
  readonly dismissed: readonly ReviewedFinding[];
}
