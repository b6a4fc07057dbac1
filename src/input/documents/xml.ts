import { generalJsonFormat } from '../json/general-json.js';
import type { ParseContext, TextFormat } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { elanTracks } from './elan-tiers.js';
import { callsOfNotes, mayHoldPages } from './notes-export.js';
import { callsOfSheets } from './sheet-calls.js';
import { xmlSheets } from './xml-sheets.js';
import { readXmlTree } from './xml-tree.js';

/**
 * XML of any form (exports of call-centre suites, TTML subtitles https://www.w3.org/TR/ttml2/), read as JSON of any form is: by the names of
 * elements and attributes and by what stands in them. Workbooks as one document (Excel's "XML Spreadsheet 2003") are read as `xlsx`.
 */
export const xmlFormat = {
  name: 'xml',
  extensions: ['xml', 'ttml', 'dfxp', 'enex', 'trs'],
  reads: 'text',
  sniff: ({ text }) => /^\s*<\?xml\s/.test(text),
  parse: parseXml,
} as const satisfies TextFormat;

function* parseXml(text: string, context: ParseContext): Iterable<Parsed> {
  const tree = readXmlTree(text);
  const sheets = 'fault' in tree ? null : xmlSheets(tree.value);
  if ('fault' in tree) {
    const { line, column, reason } = tree.fault;
    yield asProblem(inputProblem('xml-invalid', { line, column }, { reason }));
  } else if (sheets) yield* callsOfSheets(sheets, context);
  else {
    const notes = mayHoldPages(text) ? callsOfNotes(tree.value, context) : [];
    if (notes.length > 0) {
      yield* notes;
      return;
    }
    const value = elanTracks(tree.value) ?? tree.value;
    if (!generalJsonFormat.sniff(value)) yield asProblem(inputProblem('xml-not-a-call', null));
    else yield* generalJsonFormat.parse(value, context);
  }
}
