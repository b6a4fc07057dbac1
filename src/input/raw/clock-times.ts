import { times } from './json-value.js';
import type { Utterance } from './raw-call.js';

/** Nobody talks on the telephone for so long before the first word is written down: such times are the clock's. */
const LATEST_FIRST_WORD_MS = 3 * 60 * 60 * 1000;

/** Utterances whose times count from the start of the call, and the time of day of the first where the input gives that. */
export function fromStartOfCall(utterances: readonly Utterance[]): {
  readonly utterances: readonly Utterance[];
  readonly clockMs: number | null;
} {
  const first = utterances.find(({ segments }) => segments[0]?.startMs !== undefined)?.segments[0]?.startMs;
  if (first === undefined || first < LATEST_FIRST_WORD_MS) return { utterances, clockMs: null };
  const moved = withTimes(utterances, (time) => Math.max(0, time - first));
  return { utterances: moved, clockMs: first < DAY_MS ? first : null };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The utterances with other times. */
export function withTimes(
  utterances: readonly Utterance[],
  change: (ms: number) => number,
): readonly Utterance[] {
  const changed = (time: number | undefined) => (time === undefined ? null : change(time));
  return utterances.map((utterance) => ({
    ...utterance,
    segments: utterance.segments.map(({ startMs, endMs, ...place }) => ({
      ...place,
      ...times(changed(startMs), changed(endMs)),
    })),
  }));
}

/** Of these times so many are the time before, where they are hours and minutes. */
const LEAST_SAME = 0.3;
const LEAST_TIMES = 6;
/** 06:00 as minutes and seconds: so late no call begins to be written down. */
const EARLIEST_AS_MINUTES_MS = 6 * 60 * 1000;

/** Utterances whose times are hours and minutes (15:01, as chats and minutes have them) and were read as minutes and seconds. */
export function withHours(utterances: readonly Utterance[]): readonly Utterance[] {
  const starts = utterances.flatMap(({ segments: [segment] }) => segment?.startMs ?? []);
  const [first = 0] = starts;
  const same = starts.filter((start, index) => index > 0 && start === starts[index - 1]).length;
  const areHours =
    starts.length >= LEAST_TIMES &&
    first >= EARLIEST_AS_MINUTES_MS &&
    same >= LEAST_SAME * starts.length &&
    starts.every((start) => start % 1000 === 0 && start * 60 < DAY_MS) &&
    utterances.every(({ segments }) => segments.every(({ endMs }) => endMs === undefined));
  return areHours ? withTimes(utterances, (time) => time * 60) : utterances;
}
