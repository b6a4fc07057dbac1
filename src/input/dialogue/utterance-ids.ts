import { groupedBy } from '../../text/grouped-by.js';
import { hasJapanese } from '../../text/japanese.js';
import { splitLines } from '../../text/offsets.js';
import { times } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall, joinPieces } from '../raw/raw-call.js';
import { roleOfKnownName } from '../speakers/speakers.js';

interface Line {
  readonly line: number;
  readonly parts: readonly string[];
  readonly text: string;
  readonly column: number;
}

/** CALL001-agent-000123-000456 はい */
const ID_AND_WORDS = /^([A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+){2,7})[ \t]+(\S.*)$/;
const LEAST_LINES = 4;
const MOST_SPEAKERS = 4;
/** What people say in a second, in letters. */
const USUAL_LETTERS = 7;
/** Milliseconds, hundredths and seconds. */
const UNITS = [1, 10, 1000] as const;

/**
 * The calls of a list of utterances as Kaldi and ESPnet write it, in each line an id with the call, the speaker and the times in it, and the words. Null
 * for any other text.
 */
export function callsOfUtteranceIds(text: string): readonly Parsed[] | null {
  const first = /^\S.*/m.exec(text)?.[0] ?? '';
  if (!ID_AND_WORDS.test(first)) return null;
  const lines: Line[] = [];
  for (const { text: own, line } of splitLines(text)) {
    if (own.trim() === '') continue;
    const [, id = '', words = ''] = ID_AND_WORDS.exec(own) ?? [];
    if (id === '' || !hasJapanese(words)) return null;
    lines.push({ line, parts: id.split(/[-_.]/), text: words.trimEnd(), column: own.indexOf(words) + 1 });
  }
  const width = lines[0]?.parts.length ?? 0;
  if (lines.length < LEAST_LINES || lines.some(({ parts }) => parts.length !== width)) return null;
  const areTimed = lines.every(({ parts }) => parts.slice(-2).every((part) => /^\d{3,}$/.test(part)));
  if (width < 2 || !areTimed) return null;
  const [start, end] = [width - 2, width - 1];
  const places = { start, end };
  if (!lines.every((one) => numberAt(one, end) >= numberAt(one, start))) return null;
  const speaker = speakerPart(lines, start);
  if (speaker === null) return null;
  const unit = unitOf(lines, places);
  const calls = groupedBy(lines, ({ parts }) =>
    parts.filter((_, at) => at < start && at !== speaker).join('-'),
  );
  return [...calls].map(([id, own]) => {
    const ordered = own.toSorted((left, right) => numberAt(left, start) - numberAt(right, start));
    return asCall({
      id: id === '' ? null : id,
      utterances: ordered.map((one) =>
        joinPieces(one.parts[speaker] ?? null, [
          {
            text: one.text,
            line: one.line,
            column: one.column,
            ...times(numberAt(one, start) * unit, numberAt(one, end) * unit),
          },
        ]),
      ),
      comments: [],
      fields: {},
      cutsAtPauses: true,
      line: ordered[0]?.line ?? null,
    });
  });
}

function numberAt({ parts }: Line, at: number): number {
  return Number(parts[at]);
}

/** The part that is a known name, else one of few values, before the times; null where none is. */
function speakerPart(lines: readonly Line[], before: number): number | null {
  const columns = [...Array(before).keys()].map((at) => {
    const values = lines.map(({ parts }) => parts[at] ?? '');
    const distinct = new Set(values);
    const known = values.filter((value) => roleOfKnownName(value) !== null).length;
    return { at, known: distinct.size >= 2 ? known / values.length : 0, distinct: distinct.size };
  });
  const named = columns.find(({ known }) => known >= 0.9);
  const few = columns.findLast(({ distinct }) => distinct >= 2 && distinct <= MOST_SPEAKERS);
  return (named ?? few)?.at ?? null;
}

/** Milliseconds of one of the numbers: the unit by which people speak as fast as they do. */
function unitOf(
  lines: readonly Line[],
  { start, end }: { readonly start: number; readonly end: number },
): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const length = lines.reduce((sum, one) => sum + numberAt(one, end) - numberAt(one, start), 0);
  const away = (unit: number) => Math.abs(Math.log(letters / ((length * unit) / 1000 || 1) / USUAL_LETTERS));
  return UNITS.reduce((best: number, unit) => (away(unit) < away(best) ? unit : best), UNITS[0]);
}
