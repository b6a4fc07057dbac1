import type { Utterance } from './raw-call.js';

/** Fewer lines tell nothing of the order that a list has. */
const LEAST_UTTERANCES = 4;
/** How many more times fall than rise where the last line stands first. */
const LEAST_FALLS = 4;

/**
 * What is said in the order in which it was said: turned round where the latest line stands first, merged where everything that one speaker
 * says stands before everything of the other. Any other order, and one without times, is the input's own.
 */
export function inTimeOrder(utterances: readonly Utterance[]): readonly Utterance[] {
  const starts = utterances.map(({ segments }) => segments[0]?.startMs);
  if (utterances.length < LEAST_UTTERANCES || starts.some((start) => start === undefined)) return utterances;
  const steps = starts.slice(1).map((start, index) => (start ?? 0) - (starts[index] ?? 0));
  const falls = steps.filter((step) => step < 0).length;
  if (falls === 0) return utterances;
  const rises = steps.filter((step) => step > 0).length;
  if (falls > 1 && falls >= LEAST_FALLS * rises) return utterances.toReversed();
  return standsBySpeaker(utterances)
    ? utterances.toSorted((left, right) => startOf(left) - startOf(right))
    : utterances;
}

/** True where each speaker's lines stand together, and in the order of time. */
function standsBySpeaker(utterances: readonly Utterance[]): boolean {
  const names = new Set(utterances.map(({ speaker }) => speaker));
  const changes = utterances.filter(
    (one, index) => index > 0 && one.speaker !== utterances[index - 1]?.speaker,
  );
  const isRising = utterances.every((one, index) => {
    const before = utterances[index - 1];
    return before?.speaker !== one.speaker || startOf(before) <= startOf(one);
  });
  return names.size > 1 && changes.length === names.size - 1 && isRising;
}

function startOf({ segments }: Utterance): number {
  return segments[0]?.startMs ?? 0;
}
