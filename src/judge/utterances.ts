import type { TurnRange } from '../match/conditions.js';
import type { Span, Transcript, Turn } from '../model/transcript.js';
import { once } from '../text/once.js';

/** Turns of one speaker in a row that are read as one: a recogniser cuts where somebody pauses, in the middle of what he says. */
export interface Utterance {
  /** 0-based index in the call of its first turn. */
  readonly first: number;
  /** For each of its turns the offset of its text in the text of all. */
  readonly starts: readonly number[];
  /** All of them as one turn, labels included; the turn itself where it is one only. */
  readonly turn: Turn;
}

/** What is longer is read turn by turn: one judgement of it would tell too little of where an act stands. */
const LONGEST = 100;
/** A longer silence ends what somebody was saying. */
const LONGEST_PAUSE_MS = 5000;
const END_MARK = /[。．！？!?…」』]\s*$/;

/** Cuts a call into utterances, in order; each turn stands in one. Joining what they are joined to already changes nothing. */
export function utterancesOf(turns: readonly Turn[]): readonly Utterance[] {
  const utterances: Utterance[] = [];
  turns.forEach((turn, index) => {
    const before = utterances.at(-1);
    if (before !== undefined && goesOn(before.turn, turn))
      utterances[utterances.length - 1] = join(before, turn);
    else utterances.push({ first: index, starts: [0], turn });
  });
  return utterances;
}

/** What some turns of a call are read with: the range of those that make an utterance, for each of them. */
export function utteranceRanges(utterances: readonly Utterance[]): (turn: number) => TurnRange {
  const ranges = utterances.flatMap(({ first, starts }) => {
    const range = { first, last: first + starts.length - 1 };
    return starts.map(() => range);
  });
  return (turn) => ranges[turn] ?? { first: turn, last: turn };
}

/** For each turn of a call what opens its utterance, each once. */
export function utteranceOpeners<Opened>(
  utterances: readonly Utterance[],
  open: (turn: Turn) => Opened,
): readonly (() => Opened)[] {
  return utterances.flatMap(({ starts, turn }) => {
    const opened = once(() => open(turn));
    return starts.map(() => opened);
  });
}

/** A call with its utterances as turns. */
export function inUtterances(transcript: Transcript): Transcript {
  const utterances = utterancesOf(transcript.turns);
  if (utterances.length === transcript.turns.length) return transcript;
  return { ...transcript, turns: utterances.map(({ turn }) => turn) };
}

/** Whether more may follow in the same utterance. */
export function isUnended({ text, narration }: Turn): boolean {
  return narration.length === 0 && text.length < LONGEST && !END_MARK.test(text);
}

/**
 * Reads an utterance as one and gives each piece of evidence to the turn in which the most of it stands.
 *
 * @param read what a turn says; spans are UTF-16 offsets in its text
 * @returns one list for each turn of the utterance, the spans in its own text
 */
export function readUtterance<Read extends { readonly span: Span }>(
  { starts, turn }: Utterance,
  read: (turn: Turn) => readonly Read[],
): readonly (readonly Read[])[] {
  const whole = read(turn);
  if (starts.length === 1) return [whole];
  const ends = starts.map((_, at) => starts[at + 1] ?? turn.text.length);
  const byTurn = starts.map((): Read[] => []);
  for (const one of whole) {
    const parts = starts.map((start, at) => ({
      start: Math.max(one.span.start, start) - start,
      end: Math.min(one.span.end, ends[at] ?? start) - start,
    }));
    const lengths = parts.map(({ start, end }) => end - start);
    const at = lengths.indexOf(Math.max(...lengths));
    byTurn[at]?.push({ ...one, span: parts[at] ?? one.span });
  }
  return byTurn;
}

/** Somebody else has the telephone now, whatever name the line has: 「お電話代わりました」. */
const TAKEN_OVER =
  /^\s*(?:はい[、。\s]*)?(?:大変)?(?:お待たせ(?:いた|致)?しました[、。\s]*)?お?電話(?:を|が)?お?(?:代|替|変|か)わ[りっ]/;

function goesOn(before: Turn, turn: Turn): boolean {
  return (
    before.role === turn.role &&
    before.speaker === turn.speaker &&
    isUnended(before) &&
    turn.narration.length === 0 &&
    !TAKEN_OVER.test(turn.text) &&
    before.text.length + turn.text.length <= LONGEST &&
    pauseBetween(before, turn) <= LONGEST_PAUSE_MS
  );
}

/** Milliseconds; 0 where the times are not known. */
function pauseBetween(before: Turn, turn: Turn): number {
  const end = before.segments.at(-1)?.endMs;
  const start = turn.segments[0]?.startMs;
  return end === undefined || start === undefined ? 0 : start - end;
}

function join({ first, starts, turn: before }: Utterance, turn: Turn): Utterance {
  // Words in Latin letters would run into each other.
  const space = /[a-z0-9]$/i.test(before.text) && /^[a-z0-9]/i.test(turn.text) ? ' ' : '';
  const start = before.text.length + space.length;
  const labels = [...(before.labels ?? []), ...(turn.labels ?? [])];
  const optional = [...(before.optional ?? []), ...(turn.optional ?? [])];
  return {
    first,
    starts: [...starts, start],
    turn: {
      ...before,
      text: before.text + space + turn.text,
      segments: [...before.segments, ...turn.segments.map((one) => ({ ...one, start: one.start + start }))],
      ...(labels.length > 0 ? { labels } : {}),
      ...(optional.length > 0 ? { optional } : {}),
    },
  };
}
