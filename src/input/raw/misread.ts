import type { Transcript, Turn } from '../../model/transcript.js';
import type { InputProblem, InputProblemCode } from './input-problem.js';
import { inputProblem } from './input-problem.js';

const CAUSES = [
  'call-one-speaker',
  'call-one-turn',
  'call-few-words',
  'call-times-backwards',
] as const satisfies readonly InputProblemCode[];
type Cause = (typeof CAUSES)[number];

const MOST_CALLS_SHOWN = 3;
const LEAST_LINES = 6;
const LEAST_LETTERS = 200;
/** Letters of one turn, of all. */
const MOST_OF_ONE = 0.7;
const LEAST_BREAKS = 8;
/** Seconds of a call by which its words are weighed; letters a second that a single turn has, and any call with long holds. */
const LEAST_SECONDS = 30;
const LEAST_RATE_OF_ONE = 1.5;
const LEAST_RATE = 0.15;
/** Letters of a turn on average, where people write to each other. */
const LEAST_WRITTEN = 10;
const MOST_BACKWARDS = 0.2;

/** Collects the calls of a file that were read and look misread, to be told once for each cause. */
export class MisreadCalls {
  readonly #ids = new Map<Cause, string[]>();
  readonly #counts = new Map<Cause, number>();

  /** A call that was read. Labelled calls were looked at by somebody. */
  add(transcript: Transcript): void {
    if (transcript.turns.some(({ labels }) => labels !== undefined)) return;
    const cause = doubtOf(transcript);
    if (cause === null) return;
    const ids = this.#ids.get(cause) ?? [];
    if (ids.length < MOST_CALLS_SHOWN) ids.push(transcript.id);
    this.#ids.set(cause, ids);
    this.#counts.set(cause, (this.#counts.get(cause) ?? 0) + 1);
  }

  /** Warnings, one a cause. */
  problems(): readonly InputProblem[] {
    return CAUSES.flatMap((cause) => {
      const [ids, calls] = [this.#ids.get(cause), this.#counts.get(cause) ?? 0];
      if (!ids) return [];
      const shown = ids.join(', ') + (calls > ids.length ? ' …' : '');
      return [{ ...inputProblem(cause, null, { calls: String(calls), ids: shown }), isWarning: true }];
    });
  }
}

/** What speaks against a call as it was read; null where nothing does. */
function doubtOf({ turns, durationMs }: Transcript): Cause | null {
  const letters = turns.reduce((sum, { text }) => sum + text.length, 0);
  const lines = turns.reduce((sum, { segments }) => sum + segments.length, 0);
  const isLong = letters >= LEAST_LETTERS && lines >= LEAST_LINES;
  if (isLong && new Set(turns.map(({ speaker }) => speaker)).size === 1) return 'call-one-speaker';
  const breaks = ({ text }: Turn) => text.split('\n').length - 1;
  const holdsAll = (turn: Turn) => turn.text.length > MOST_OF_ONE * letters && breaks(turn) >= LEAST_BREAKS;
  if (isLong && turns.some(holdsAll)) return 'call-one-turn';
  const seconds = (durationMs ?? 0) / 1000;
  const isThin =
    seconds >= LEAST_SECONDS && letters < (turns.length === 1 ? LEAST_RATE_OF_ONE : LEAST_RATE) * seconds;
  if (isThin && !areMessages(turns, letters, durationMs ?? 0)) return 'call-few-words';
  const starts = turns.flatMap(({ segments }) => segments[0]?.startMs ?? []);
  const backwards = starts.filter((start, index) => index > 0 && start < (starts[index - 1] ?? 0)).length;
  return starts.length >= LEAST_LINES && backwards > MOST_BACKWARDS * starts.length
    ? 'call-times-backwards'
    : null;
}

/** True where turns were written at moments, as in chats and tickets: the last of them is all that tells how long it took. */
function areMessages(turns: readonly Turn[], letters: number, durationMs: number): boolean {
  const segments = turns.flatMap((turn) => turn.segments);
  return (
    turns.length >= LEAST_LINES &&
    letters >= LEAST_WRITTEN * turns.length &&
    segments.every(({ startMs, endMs }) => endMs === undefined && (startMs ?? 0) <= durationMs) &&
    segments.some(({ startMs }) => startMs === durationMs)
  );
}
