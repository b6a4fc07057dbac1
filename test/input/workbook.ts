import { strToU8, type ZippableFile, zipSync } from 'fflate';

/** What a workbook for tests may hold besides its first sheet. */
export interface WorkbookParts {
  /** XML of the rows of the first visible sheet. */
  readonly rows: string;
  /** XML of the `si` elements. */
  readonly strings?: string;
  /** Stands in front of the sheet's root element. */
  readonly prolog?: string;
  /** Parts that replace or join the usual ones. */
  readonly others?: Readonly<Record<string, ZippableFile>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A workbook with a hidden sheet in front, a style for times (1) and a phonetic reading wherever strings have one. */
export function makeWorkbook({ rows, strings = '', prolog = '', others = {} }: WorkbookParts): Uint8Array {
  const xml = (content: string) => strToU8(`${DECLARATION}${content}`);
  return zipSync(
    {
      'xl/workbook.xml': xml(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="設定" sheetId="1" state="hidden" r:id="rId1"/><sheet name="通話" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/styles.xml': xml(
        `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      ),
      'xl/sharedStrings.xml': xml(`<sst xmlns="${MAIN}">${strings}</sst>`),
      'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`),
      'xl/worksheets/sheet2.xml': xml(
        `${prolog}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
      ),
      ...others,
    },
    { mtime: '2026-01-01T00:00:00Z' },
  );
}

/** A row of texts within the sheet itself. */
export function textRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  return `<row r="${number}">${cells}</row>`;
}

/** A workbook with two visible sheets of texts. */
export function twoSheets(...[first, second]: readonly [Sheet, Sheet]): Uint8Array {
  const rows = (sheet: Sheet) => sheet.rows.map((texts, index) => textRow(index + 1, texts)).join('');
  return makeWorkbook({
    rows: rows(first),
    others: {
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${first.name}" sheetId="1" r:id="rId2"/><sheet name="${second.name}" sheetId="2" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${MAIN}"><sheetData>${rows(second)}</sheetData></worksheet>`,
      ),
    },
  });
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}
