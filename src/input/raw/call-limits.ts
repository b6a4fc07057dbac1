import { type InputProblem, inputProblem } from './input-problem.js';
import type { RawCall } from './raw-call.js';

/** Characters of one call: hundreds of hours of speech. */
export const LONGEST_CALL = 8_000_000;
/** What a turn costs besides its characters, in characters. */
export const TURN_COST = 64;
/** Characters of one turn: days of speech without a break. */
export const LONGEST_TURN = 1_000_000;
/** Names in one call: no conference has as many; a column of the table is not what it is taken for. */
export const MOST_CALL_SPEAKERS = 1_000;

/** That a call is longer, or has a longer turn or more speakers, than any that is spoken; null where it is none of these. */
export function faultOfSize({ utterances, line }: RawCall, id: string): InputProblem | null {
  const place = { line };
  let length = 0;
  const names = new Set<string | null>();
  for (const { text, speaker, segments } of utterances) {
    if (text.length > LONGEST_TURN) {
      const at = segments[0]?.line ?? line;
      return inputProblem('turn-too-long', { line: at }, { id, limit: String(LONGEST_TURN) });
    }
    length += text.length + TURN_COST;
    names.add(speaker);
  }
  if (length > LONGEST_CALL) return inputProblem('call-too-long', place, { id, limit: String(LONGEST_CALL) });
  if (names.size > MOST_CALL_SPEAKERS)
    return inputProblem('call-too-many-speakers', place, { id, limit: String(MOST_CALL_SPEAKERS) });
  return null;
}
