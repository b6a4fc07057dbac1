import { callsOfLog } from '../dialogue/log-calls.js';
import { readLog, withoutLevels } from '../dialogue/log-lines.js';
import { plainDialogue } from '../dialogue/plain-dialogue.js';
import { namelessCall, parsePlainText } from '../dialogue/typed-text.js';
import { callsOfUtteranceIds } from '../dialogue/utterance-ids.js';
import { callsOfTextGrid } from '../json/text-grid.js';
import type { ParseContext, TextFormat } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { callsOfSqlDump } from '../tables/sql-dump.js';
import { callsOfRecords } from '../tables/text-records.js';
import { drawnTable } from './drawn-tables.js';
import { callsBelowFrontMatter } from './front-matter.js';
import { callsOfMarkdownTables } from './markdown-tables.js';

/**
 * Typed transcripts: a name alone on a line and the speech below, `name：speech`, `name「speech」`, 【name】 and ＜name＞,
 * tab separated, each with or without times. Blank lines and lines with `#` are no speech; headings such as 状況設定
 * part several calls.
 */
export const plainTextFormat = {
  name: 'text',
  extensions: ['txt', 'text', 'log', 'sbv'],
  reads: 'text',
  sniff: () => true,
  parse: (text, context) => {
    const plain = plainDialogue(text, context);
    return plain ? [plain] : callsBelowFrontMatter(text, context, callsOfText);
  },
} as const satisfies TextFormat;

/** The calls of a text in any of the forms that have no format of their own. */
function callsOfText(text: string, context: ParseContext): Iterable<Parsed> {
  const dumped = callsOfTextGrid(text, context) ?? callsOfSqlDump(text, context) ?? callsOfUtteranceIds(text);
  if (dumped) return dumped;
  const drawn = context.soleSpeaker === undefined ? drawnTable(text) : null;
  const tabled = drawn === null ? null : callsOfMarkdownTables(drawn, context);
  if (tabled) return tabled;
  const log = readLog(text);
  const logged = log === null || context.soleSpeaker !== undefined ? null : callsOfLog(log);
  if (logged) return logged;
  const records = callsOfRecords(text, context);
  if (records) return records;
  const typed = log === null ? text : withoutLevels(text);
  const calls = [...parsePlainText(typed, context)];
  const isNameless =
    calls.length === 1 &&
    calls.every((one) => one.kind === 'problem' && one.problem.code === 'text-without-speakers');
  const nameless = isNameless ? namelessCall(typed, context) : null;
  return nameless ? [nameless] : calls;
}
