import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { generalJsonFormat } from './general-json.js';

const HEAD = /^\uFEFF?\s*File type = "ooTextFile"\s*\r?\n\s*Object class = "TextGrid"/;
/** A text in quotes, doubled within, or a number that counts nothing in brackets. */
const VALUE = /"((?:[^"]|"")*)"|(?<![\w[.])-?\d+(?:\.\d+)?(?!\s*\]|[\w.])/g;

/** The call of a Praat TextGrid (https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html), long or short, with a tier for each speaker; null for any other text. */
export function callsOfTextGrid(text: string, context: ParseContext): readonly Parsed[] | null {
  if (!HEAD.test(text)) return null;
  const values = [...text.matchAll(VALUE)].map(([whole, quoted]) =>
    quoted === undefined ? Number(whole) : quoted.replaceAll('""', '"'),
  );
  const tiers: { speaker: string; segments: { start: number; end: number; text: string }[] }[] = [];
  for (let at = 0; at < values.length; at++) {
    const [kind, name, , , count] = values.slice(at, at + 5);
    if ((kind !== 'IntervalTier' && kind !== 'TextTier') || typeof name !== 'string') continue;
    const width = kind === 'IntervalTier' ? 3 : 2;
    const segments = [];
    at += 5;
    for (let left = Number(count); left > 0 && at + width <= values.length; left--, at += width) {
      const [start, end, words] = values.slice(at, at + width);
      const said = width === 3 ? words : end;
      if (typeof start !== 'number' || typeof said !== 'string') break;
      if (said.trim() !== '')
        segments.push({ start, end: typeof end === 'number' ? end : start, text: said });
    }
    at--;
    if (segments.length > 0) tiers.push({ speaker: name, segments });
  }
  const value = { tiers };
  return generalJsonFormat.sniff(value) ? [...generalJsonFormat.parse(value, context)] : null;
}
