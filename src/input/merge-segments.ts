import { joinUtterances } from './raw/join-utterances.js';
import type { Utterance } from './raw/raw-call.js';

/** Recognisers cut at every breath; a silence of this length within one speaker's words still parts turns. */
export const DEFAULT_MERGE_GAP_MS = 2000;

/**
 * Joins neighbours of one speaker whose gap is at most `gapMs` into one utterance, with a line feed between.
 * Stretches without times are joined too: nothing says that they are apart.
 */
export function mergeSegments(utterances: readonly Utterance[], gapMs: number): readonly Utterance[] {
  const groups: Utterance[][] = [];
  for (const utterance of utterances) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group && previous && belongsTo(previous, utterance, gapMs)) group.push(utterance);
    else groups.push([utterance]);
  }
  return groups.map(joinUtterances);
}

function belongsTo(previous: Utterance, next: Utterance, gapMs: number): boolean {
  if (previous.speaker !== next.speaker) return false;
  const last = previous.segments.at(-1);
  const end = last?.endMs ?? last?.startMs;
  const start = next.segments[0]?.startMs;
  return end === undefined || start === undefined || start - end <= gapMs;
}
