import type { Role } from '../../model/transcript.js';
import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import type { SpeakerLine } from './speaker-line.js';

const LEAST_TURNS = 4;

/**
 * The openings of a text without those below its dialogue that are a writer's fields (所感：…, 次回確認：…): behind a blank line or rule, where no
 * turn before stands apart so, with names that are nobody's and stand nowhere else.
 */
export function withoutClosingFields(
  lines: readonly DialogueLine[],
  openings: ReadonlyMap<number, SpeakerLine>,
  roleOf: (name: string) => Role | null,
): ReadonlyMap<number, SpeakerLine> {
  const order = [...openings].toSorted(([left], [right]) => left - right);
  const counts = countNames(order.map(([, { name }]) => name));
  const isField = ({ name, layout }: SpeakerLine) =>
    layout === 'colon' && counts.get(foldName(name)) === 1 && roleOf(name) === null;
  const kept = order.findLastIndex(([, line]) => !isField(line)) + 1;
  const isApart = (at: number) => lines[(order[at]?.[0] ?? 0) - 1]?.is.kind === 'blank';
  const isSetApart =
    kept < order.length && isApart(kept) && !order.slice(1, kept).some((_, at) => isApart(at + 1));
  return kept >= LEAST_TURNS && isSetApart ? new Map(order.slice(0, kept)) : openings;
}
