import type { PlacedText } from '../dialogue/placed-text.js';
import { parsePlainText } from '../dialogue/typed-text.js';
import { callsOfJsonText } from '../json/json-formats.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed, RawCall } from '../raw/raw-call.js';
import { asCall } from '../raw/raw-call.js';
import type { Row } from './cell-reader.js';

/** The calls of a cell that holds JSON; empty for any other cell. */
function callsOfJson(
  text: string,
  context: ParseContext,
): readonly Extract<Parsed, { readonly kind: 'call' }>[] {
  if (!/^\s*[[{]\s*["'[{]/.test(text)) return [];
  return callsOfJsonText(text, context).filter((parsed) => parsed.kind === 'call');
}

/** The call whose whole dialogue stands in a cell, with the places that its words have in the table. */
export function* callsOfCell(
  cell: PlacedText,
  row: Row,
  own: Pick<RawCall, 'id' | 'fields'>,
  context: ParseContext,
): Iterable<Parsed> {
  const held = callsOfJson(cell.text, context);
  for (const { call } of held) {
    const utterances = call.utterances.map((utterance) => ({
      ...utterance,
      segments: utterance.segments.map((segment) => ({ ...segment, line: row.line, column: null })),
    }));
    const fields = { ...call.fields, ...own.fields };
    yield asCall({ ...call, id: own.id ?? call.id, fields, comments: [], line: row.line, utterances });
  }
  if (held.length > 0) return;
  const lineStarts = [0, ...[...cell.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const placeOf = (line: number | null, column: number | null) => {
    const offset = (lineStarts[(line ?? 1) - 1] ?? 0) + (column ?? 1) - 1;
    const segment = cell.segments.findLast(({ start }) => start <= offset);
    if (!segment || segment.column === null) return { line: segment?.line ?? row.line, column: null };
    return { line: segment.line, column: segment.column + offset - segment.start };
  };
  for (const parsed of parsePlainText(cell.text, context)) {
    if (parsed.kind === 'problem') {
      yield { kind: 'problem', problem: { ...parsed.problem, ...placeOf(parsed.problem.line, null) } };
      continue;
    }
    const { call } = parsed;
    yield asCall({
      ...call,
      id: own.id ?? call.id,
      fields: { ...call.fields, ...own.fields },
      comments: [],
      line: row.line,
      utterances: call.utterances.map((utterance) => ({
        ...utterance,
        segments: utterance.segments.map((segment) => ({
          ...segment,
          ...placeOf(segment.line, segment.column),
        })),
      })),
    });
  }
}
