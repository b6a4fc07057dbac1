import { times } from '../raw/json-value.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, joinPieces } from '../raw/raw-call.js';
import type { DialogueLine } from './dialogue-line.js';
import { splitTime } from './line-time.js';

/** The call of a text in which one speaks, or nobody is named: a line, or the lines below a time, are an utterance each. */
export function timedLines(lines: readonly DialogueLine[], speaker: string | null): Parsed {
  const utterances: Utterance[] = [];
  let pending: { readonly startMs?: number; readonly endMs?: number } = {};
  for (const { text, line, is } of lines) {
    if (is.kind !== 'speech') continue;
    const timed = splitTime(text);
    const time = timed.startMs === null ? pending : times(timed.startMs, timed.endMs);
    if (timed.rest === '') pending = time;
    else {
      utterances.push(
        joinPieces(speaker, [{ text: timed.rest, line, column: timed.restStart + 1, ...time }]),
      );
      pending = {};
    }
  }
  return callOfLines(utterances, lines);
}

/** A call that stands in lines. */
export function callOfLines(utterances: readonly Utterance[], lines: readonly DialogueLine[]): Parsed {
  const line = lines[0]?.line ?? null;
  return asCall({ id: null, utterances, comments: [], fields: {}, cutsAtPauses: true, line });
}
