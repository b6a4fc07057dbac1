import type { RuleId } from '../model/rule.js';

/** What a call is known to have: a rule that stands on a turn, by a pattern or by cues. */
export interface KnownFinding {
  /** 1-based. */
  readonly turn: number;
  readonly rule: RuleId;
  readonly via: 'pattern' | 'cues';
  /** 0 to 1. */
  readonly confidence: number;
}

/** A rule whose cues found a turn. */
interface WeighedHit {
  readonly rule: RuleId;
  readonly confidence: number;
}

/** Of a finding this sure the neighbourhood of others may make something. */
const SURE = 0.8;
/** So many turns either way are the neighbourhood. */
const NEAR = 2;
/** In a shorter call it says nothing that a finding stands alone. */
const FEWEST_TURNS = 5;
/** After the second look, no finding that lost something is less certain than this. */
const LEAST_CONFIDENCE = 0.5;

/**
 * What is taken off the log odds of a finding by cues alone. Measured on calls that were not fitted (docs/cues.md): the
 * same words are innocent more often in a call where nobody presses and nobody slips, and where a surer finding explains
 * the turn already.
 */
const LONE = 3.5;
const FAR = 1.2;
const SECOND = 2;

/**
 * Weighs the cue hits of a call once more, now that all of its findings are known: a `staff/` or `caller/` finding by cues
 * alone counts for less where no other such finding stands near it, for much less where none stands in the whole call, and
 * where a surer one stands on the same turn. What is no longer more likely right than wrong is dropped.
 *
 * @param findings of the call, by patterns and by these hits
 * @param hits one list a turn
 * @returns the very lists given where nothing changes
 */
export function secondLook<Hit extends WeighedHit>(
  findings: readonly KnownFinding[],
  hits: readonly (readonly Hit[])[],
): readonly (readonly Hit[])[] {
  const confidences = weighAgain(findings, hits.length);
  if (confidences.size === 0) return hits;
  return hits.map((ofTurn, index) =>
    ofTurn.flatMap((hit) => {
      const confidence = confidences.get(findingKey(index + 1, hit.rule));
      if (confidence === undefined) return hit;
      return isStanding(confidence) ? { ...hit, confidence } : [];
    }),
  );
}

/** The confidence of each finding that loses some by the second look, under its key. */
export function weighAgain(findings: readonly KnownFinding[], turns: number): ReadonlyMap<string, number> {
  const accusing = findings.filter(({ rule }) => isAccusing(rule));
  const sure = accusing.filter(({ confidence }) => confidence >= SURE);
  const confidences = new Map<string, number>();
  for (const finding of accusing) {
    if (finding.via !== 'cues') continue;
    const loss = lossOf(finding, sure, turns);
    if (loss > 0) confidences.set(findingKey(finding.turn, finding.rule), lowered(finding.confidence, loss));
  }
  return confidences;
}

/** Whether a finding that lost some of its confidence stays. */
export function isStanding(confidence: number): boolean {
  return confidence >= LEAST_CONFIDENCE;
}

/** Names a finding within its call. */
export function findingKey(turn: number, rule: string): string {
  return `${turn} ${rule}`;
}

/** `practice/` praises and `flow/` follows from others. */
export function isAccusing(rule: string): boolean {
  return !rule.startsWith('practice/') && !rule.startsWith('flow/');
}

function lossOf(finding: KnownFinding, sure: readonly KnownFinding[], turns: number): number {
  let alone = true;
  let far = true;
  let second = false;
  for (const other of sure) {
    const distance = Math.abs(other.turn - finding.turn);
    if (distance > 0) {
      alone = false;
      far &&= distance > NEAR;
    } else second ||= other.confidence > finding.confidence;
  }
  const calm = turns < FEWEST_TURNS ? 0 : alone ? LONE : far ? FAR : 0;
  return calm + (second ? SECOND : 0);
}

function lowered(confidence: number, loss: number): number {
  return 1 / (1 + Math.exp(loss - Math.log(confidence / (1 - confidence))));
}
