import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  type FileChild,
  HeightRule,
  type ISectionOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { reportRecord } from '../../messages/report-record.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import type { ReportOptions } from '../../model/report.js';
import { withoutControls } from '../../text/control-characters.js';
import type { RecordContent } from './content.js';

/** Lengths of a page of A4 in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 620, bottom: 560, left: 850, right: 850 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Sizes in half points. */
const SIZE = { body: 17, small: 14, heading: 19, title: 26 };
const FONT = 'Yu Gothic';
const RED = 'A1142A';

const PROPERTIES = 'docProps/core.xml';
const WRITTEN = '2000-01-01T00:00:00Z';
/** Archives hold local times. */
const PACKED = new Date(2000, 0, 1);

type Text = WordText<keyof typeof reportRecord & string>;

/** The record sheets as a Word document, each on a page of its own. */
export async function recordDocument(
  contents: readonly RecordContent[],
  { language, toolVersion }: ReportOptions,
): Promise<Uint8Array> {
  const text = textsIn(reportRecord, language);
  const sheets =
    contents.length === 0
      ? [[paragraph([run(text('none'))])]]
      : contents.map((content) => sheet(content, text, text('made', { version: toolVersion })));
  const document = new Document({
    creator: 'genchi',
    lastModifiedBy: 'genchi',
    title: text('title'),
    styles: {
      default: { document: { run: { font: FONT, size: SIZE.body } } },
    },
    sections: sheets.map(
      (children): ISectionOptions => ({ properties: { page: { size: PAGE, margin: MARGIN } }, children }),
    ),
  });
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)));
}

/** The library writes the time of writing; without it the same input gives the same bytes. */
function withoutClock(document: Uint8Array): Uint8Array {
  const parts = unzipSync(document);
  const properties = strFromU8(parts[PROPERTIES] ?? new Uint8Array());
  const fixed = properties.replace(/(W3CDTF">)[^<]*/g, `$1${WRITTEN}`);
  return zipSync({ ...parts, [PROPERTIES]: strToU8(fixed) }, { mtime: PACKED });
}

function sheet(content: RecordContent, text: Text, made: string): FileChild[] {
  return [
    paragraph([run(text('title'), { bold: true, size: SIZE.title })], { isCentred: true }),
    paragraph([run(content.heading)], { isCentred: true }),
    pairs(content.facts),
    paragraph([run(content.verdict, { bold: true, size: SIZE.heading, color: RED })], { before: 80 }),
    heading(text('types')),
    types(content),
    heading(text('grounds')),
    table(
      [17, 38, 45],
      [
        [text('when'), text('words'), text('what')].map((name) => headCell([run(name, { bold: true })])),
        ...content.grounds.map(({ when, words, what }) =>
          [when, `「${words}」`, what].map((value) => cell([run(value)])),
        ),
      ],
    ),
    ...(content.left > 0
      ? [paragraph([run(text('more', { count: content.left }), { size: SIZE.small })])]
      : []),
    heading(text('measures')),
    pairs(
      content.measures.map(({ name, where }) => [name, where.join('、') || text('not-found')]),
      [28, 22, 28, 22],
    ),
    heading(text('law')),
    ...content.law.map((one) => paragraph([run(`・${one}`)])),
    paragraph([run(text('law-note'), { size: SIZE.small })]),
    heading(text('decision')),
    paragraph(
      (['applies', 'applies-not', 'pending'] as const).flatMap((name) => [
        box(false),
        run(` ${text(name)}　　　`, { bold: true, size: SIZE.heading }),
      ]),
    ),
    table([100], [[cell([run(text('comment'), { size: SIZE.small })])]], 1100),
    pairs([
      [text('name'), ''],
      [text('decided'), ''],
    ]),
    paragraph([run(made, { size: SIZE.small })], { before: 60 }),
  ];
}

function run(words: string, style: { bold?: boolean; size?: number; color?: string } = {}): TextRun {
  return new TextRun({ text: withoutControls(words), ...style });
}

/** A box that Word ticks on a click. */
function box(isChecked: boolean): CheckBox {
  const font = 'MS Gothic';
  return new CheckBox({
    checked: isChecked,
    checkedState: { value: '2611', font },
    uncheckedState: { value: '2610', font },
  });
}

function paragraph(
  children: readonly ParagraphChild[],
  { isCentred = false, before = 0 }: { readonly isCentred?: boolean; readonly before?: number } = {},
): Paragraph {
  return new Paragraph({
    children,
    spacing: { before, after: 0 },
    ...(isCentred ? { alignment: AlignmentType.CENTER } : {}),
  });
}

function heading(words: string): Paragraph {
  return new Paragraph({
    children: [run(words, { bold: true, size: SIZE.heading })],
    spacing: { before: 110, after: 30 },
    keepNext: true,
  });
}

function cell(children: readonly ParagraphChild[]): TableCell {
  return new TableCell({ children: [paragraph(children)], margins: { left: 70, right: 70 } });
}

function headCell(children: readonly ParagraphChild[]): TableCell {
  return new TableCell({
    children: [paragraph(children)],
    margins: { left: 70, right: 70 },
    shading: { fill: 'F1F3F6' },
  });
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '888888' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * A table over the whole width.
 *
 * @param shares of the columns in percent
 * @param height of a row at least; without it, by what it holds
 */
function table(
  shares: readonly number[],
  rows: readonly (readonly TableCell[])[],
  height?: number,
  line: typeof LINE | typeof NO_LINE = LINE,
): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round((WIDTH * share) / 100)),
    layout: TableLayoutType.FIXED,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: [...cells],
          cantSplit: true,
          ...(height === undefined ? {} : { height: { value: height, rule: HeightRule.ATLEAST } }),
        }),
    ),
  });
}

/** Two pairs of label and value a row. */
function pairs(all: RecordContent['facts'], shares: readonly number[] = [13, 37, 13, 37]): Table {
  const rows = all.flatMap((first, index) =>
    index % 2 === 1
      ? []
      : [
          [first, all[index + 1] ?? (['', ''] as const)].flatMap(([label, value]) => [
            headCell([run(label)]),
            cell([run(value)]),
          ]),
        ],
  );
  return table(shares, rows);
}

/** All types in two columns, ticked where the check found them. */
function types({ types: all }: RecordContent): Table {
  const entry = (type: RecordContent['types'][number] | undefined) =>
    cell(type ? [box(type.isFound), run(` ${type.name}`)] : []);
  const rows = all.flatMap((type, index) => (index % 2 === 1 ? [] : [[entry(type), entry(all[index + 1])]]));
  return table([50, 50], rows, undefined, NO_LINE);
}
