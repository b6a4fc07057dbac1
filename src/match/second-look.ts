import type { Finding } from '../model/finding.js';
import type { CueHit } from './evaluate.js';

/** Of a finding this sure the neighbourhood of others may make something. */
const SURE = 0.8;
/** So many turns either way are the neighbourhood. */
const NEAR = 2;
/** In a shorter call it says nothing that a finding stands alone. */
const FEWEST_TURNS = 5;
/** After the second look, no finding by cues alone is less certain than this. */
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
export function secondLook(
  findings: readonly Finding[],
  hits: readonly (readonly CueHit[])[],
): readonly (readonly CueHit[])[] {
  const accusing = findings.filter(({ rule }) => isAccusing(rule));
  const confidences = new Map<string, number>();
  for (const finding of accusing) {
    if (finding.via !== 'cues') continue;
    const loss = lossOf(finding, accusing, hits.length);
    if (loss > 0) confidences.set(keyOf(finding.turn - 1, finding.rule), lowered(finding.confidence, loss));
  }
  if (confidences.size === 0) return hits;
  return hits.map((ofTurn, turn) =>
    ofTurn.flatMap((hit) => {
      const confidence = confidences.get(keyOf(turn, hit.rule));
      if (confidence === undefined) return hit;
      return confidence >= LEAST_CONFIDENCE ? { ...hit, confidence } : [];
    }),
  );
}

/** `practice/` praises and `flow/` follows from others. */
function isAccusing(rule: string): boolean {
  return !rule.startsWith('practice/') && !rule.startsWith('flow/');
}

function lossOf(finding: Finding, accusing: readonly Finding[], turns: number): number {
  let alone = true;
  let far = true;
  let second = false;
  for (const other of accusing) {
    if (other.confidence < SURE || other === finding) continue;
    const distance = Math.abs(other.turn - finding.turn);
    if (distance === 0) second ||= other.confidence > finding.confidence;
    else {
      alone = false;
      far &&= distance > NEAR;
    }
  }
  const calm = turns < FEWEST_TURNS ? 0 : alone ? LONE : far ? FAR : 0;
  return calm + (second ? SECOND : 0);
}

function lowered(confidence: number, loss: number): number {
  return 1 / (1 + Math.exp(loss - Math.log(confidence / (1 - confidence))));
}

function keyOf(turn: number, rule: string): string {
  return `${turn} ${rule}`;
}
