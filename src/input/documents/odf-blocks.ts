import { inputProblem } from '../raw/input-problem.js';
import type { Block } from './document-calls.js';
import { readXml, unpackParts, WorkbookFault } from './xlsx-parts.js';

/** What is no part of the words: deleted text, remarks at the margin, readings above kanji. */
const SILENT = new Set(['tracked-changes', 'annotation', 'ruby-text', 'note-citation']);
/** A sheet says of its empty rest that a cell is repeated a thousand times. */
const MOST_REPEATED = 20;

/** The lines and tables of an OpenDocument file. Throws `WorkbookFault` where it is none. */
export function odfBlocks(bytes: Uint8Array): readonly Block[] {
  const content = unpackParts(bytes, (name) => name === 'content.xml').get('content.xml');
  if (!content) throw new WorkbookFault(inputProblem('odf-invalid', null, { reason: 'content.xml' }));
  const blocks: Block[] = [];
  const tables: string[][][] = [];
  let line: string | null = null;
  let repeated = 1;
  // A time as it is meant, however the sheet shows it.
  let time: string | null = null;
  let silent = 0;
  const addLine = (text: string) => {
    const cells = tables.at(-1)?.at(-1);
    const last = (cells?.length ?? 0) - 1;
    if (cells && last >= 0) cells[last] = cells[last] ? `${cells[last]}\n${text}` : text;
    else blocks.push(...text.split('\n').map((one) => ({ line: one })));
  };
  readXml(content, 'content.xml', {
    open: (name, attribute) => {
      if (SILENT.has(name)) silent++;
      if (silent > 0) return;
      if (name === 'p' || name === 'h') line = '';
      else if (name === 'tab' && line !== null) line += '\t';
      else if (name === 'line-break' && line !== null) line += '\n';
      else if (name === 's' && line !== null)
        line += ' '.repeat(Math.min(MOST_REPEATED, Number(attribute('text:c') ?? 1)));
      else if (name === 'table') tables.push([]);
      else if (name === 'table-row') tables.at(-1)?.push([]);
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        tables.at(-1)?.at(-1)?.push('');
        time = clockOf(attribute('office:time-value') ?? '') ?? attribute('office:date-value') ?? null;
        repeated = Number(attribute('table:number-columns-repeated') ?? 1);
      }
    },
    text: (text) => {
      if (silent === 0 && line !== null) line += text.replace(/[ \t\r\n]+/g, ' ');
    },
    close: (name) => {
      if (SILENT.has(name)) silent--;
      if (silent > 0) return;
      if ((name === 'p' || name === 'h') && line !== null) {
        addLine(line);
        line = null;
      } else if (name === 'table-cell') {
        const cells = tables.at(-1)?.at(-1);
        if (cells && time !== null) cells[cells.length - 1] = time;
        const cell = cells?.at(-1) ?? '';
        for (let more = 1; more < Math.min(repeated, MOST_REPEATED); more++) cells?.push(cell);
      } else if (name === 'table') {
        const rows = (tables.pop() ?? []).filter((cells) => cells.some((cell) => cell !== ''));
        if (rows.length > 0) blocks.push({ rows });
      }
    },
  });
  return blocks;
}

/** `PT00H01M05S` as `00:01:05`; null for anything else. */
function clockOf(duration: string): string | null {
  const [, hours, minutes, seconds] = /^PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S$/.exec(duration) ?? [];
  return hours === undefined ? null : `${hours}:${minutes}:${seconds}`;
}
