import { inputProblem } from '../raw/input-problem.js';
import { readXml, WorkbookFault } from './xlsx-parts.js';

/** A sheet of a workbook: its name and where it stands in the archive. */
export interface SheetPlace {
  readonly name: string;
  readonly path: string;
}

/** The visible sheets of a workbook in their order. */
export function visibleSheets(parts: ReadonlyMap<string, Uint8Array>): readonly SheetPlace[] {
  const workbook = parts.get('xl/workbook.xml');
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  if (!workbook || !relations) {
    throw new WorkbookFault(inputProblem('xlsx-invalid', null, { reason: 'xl/workbook.xml' }));
  }
  const sheets: { name: string; id: string }[] = [];
  readXml(workbook, 'xl/workbook.xml', {
    open: (name, attribute) => {
      const isVisible = (attribute('state') ?? 'visible') === 'visible';
      const id = attribute('r:id');
      if (name === 'sheet' && isVisible && id) sheets.push({ name: attribute('name') ?? '', id });
    },
  });
  const targets = new Map<string, string>();
  readXml(relations, 'xl/_rels/workbook.xml.rels', {
    open: (name, attribute) => {
      if (name === 'Relationship') targets.set(attribute('Id') ?? '', attribute('Target') ?? '');
    },
  });
  return sheets.flatMap(({ name, id }) => {
    const target = targets.get(id);
    return target ? { name, path: resolvePart(target) } : [];
  });
}

function resolvePart(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** The texts that cells refer to by number. Readings above kanji (phonetic runs) are no part of them. */
export function readSharedStrings(bytes: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let isText = false;
  let phonetic = 0;
  readXml(bytes, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 'rPh') phonetic--;
      if (name === 't') isText = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

/** Built-in number formats that show dates and times (ECMA-376 part 1, 18.8.30). */
const TIME_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** For each cell style, whether its numbers are dates or times. */
export function readTimeStyles(bytes: Uint8Array | undefined): readonly boolean[] {
  const styles: boolean[] = [];
  if (!bytes) return styles;
  const own = new Set<number>();
  let isInCellFormats = false;
  readXml(bytes, 'xl/styles.xml', {
    open: (name, attribute) => {
      const id = Number(attribute('numFmtId'));
      // Quoted text and colours aside, these letters only stand in formats of times.
      const code = (attribute('formatCode') ?? '').replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]/gi, '');
      if (name === 'numFmt' && /[hsyd]|m{2}/i.test(code)) own.add(id);
      if (name === 'cellXfs') isInCellFormats = true;
      if (name === 'xf' && isInCellFormats) styles.push(TIME_FORMATS.has(id) || own.has(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return styles;
}

const DAY_MS = 86_400_000;
/** Day 0 of the calendar of workbooks. */
const ORIGIN = Date.UTC(1899, 11, 30);

/** A number of days as a workbook counts them, as text: a clock time within the first day, else date and time. */
export function textOfSerial(days: number): string {
  const date = new Date(ORIGIN + Math.round(days * DAY_MS));
  if (Number.isNaN(date.getTime())) return String(days);
  const [day = '', time = ''] = date.toISOString().slice(0, -1).split('T');
  return days < 1 ? time : `${day} ${time}`;
}
