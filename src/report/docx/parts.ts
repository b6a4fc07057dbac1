import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  type FileChild,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
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
import { withoutControls } from '../../text/control-characters.js';

/** Lengths of a page of A4 in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 620, bottom: 560, left: 850, right: 850 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Sizes in half points. */
export const SIZE = { body: 17, small: 14, heading: 19, title: 26 } as const;
const FONT = 'Yu Gothic';
/** Twentieths of a point. Word gives the lines of this font nearly twice its size unless it is told. */
export const LINE_HEIGHT = { body: 240, title: 360, small: 215 } as const;

const PROPERTIES = 'docProps/core.xml';
const WRITTEN = '2000-01-01T00:00:00Z';
/** Archives hold local times. */
const PACKED = new Date(2000, 0, 1);

/** How words look. */
export interface RunStyle {
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly underline?: Readonly<Record<string, never>>;
  /** Behind the words, as RRGGBB. */
  readonly fill?: string;
}

/** Sheets as a Word document, each on a page of its own; the same input gives the same bytes. */
export async function sheetsDocument(
  title: string,
  sheets: readonly (readonly FileChild[])[],
): Promise<Uint8Array> {
  const document = new Document({
    creator: 'genchi',
    lastModifiedBy: 'genchi',
    title,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZE.body },
          paragraph: { spacing: { line: LINE_HEIGHT.body, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: sheets.map(
      (children): ISectionOptions => ({
        properties: { page: { size: PAGE, margin: MARGIN } },
        children: [...children],
      }),
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

/** Words in one style; sizes in half points, colours as RRGGBB. */
export function run(words: string, style: RunStyle = {}): TextRun {
  const { fill, ...rest } = style;
  return new TextRun({
    text: withoutControls(words),
    ...rest,
    ...(fill === undefined ? {} : { shading: { fill } }),
  });
}

/** A box that Word ticks on a click. */
export function box(isChecked: boolean): CheckBox {
  const font = 'MS Gothic';
  return new CheckBox({
    checked: isChecked,
    checkedState: { value: '2611', font },
    uncheckedState: { value: '2610', font },
  });
}

/** A paragraph without space below. @param before space above, line its height, in twentieths of a point */
export function paragraph(
  children: readonly ParagraphChild[],
  {
    isCentred = false,
    before = 0,
    line,
  }: { readonly isCentred?: boolean; readonly before?: number; readonly line?: number } = {},
): Paragraph {
  return new Paragraph({
    children,
    spacing: { before, after: 0, ...(line === undefined ? {} : { line, lineRule: LineRuleType.EXACT }) },
    ...(isCentred ? { alignment: AlignmentType.CENTER } : {}),
  });
}

/** The heading of a part of a sheet. */
export function heading(words: string): Paragraph {
  return new Paragraph({
    children: [run(words, { bold: true, size: SIZE.heading })],
    spacing: { before: 110, after: 30 },
    keepNext: true,
  });
}

/** A cell of one or more paragraphs. */
export function cell(...lines: readonly (readonly ParagraphChild[])[]): TableCell {
  return new TableCell({
    children: lines.map((children) => paragraph(children)),
    margins: { left: 70, right: 70 },
  });
}

/** A shaded cell. */
export function headCell(children: readonly ParagraphChild[]): TableCell {
  return new TableCell({
    children: [paragraph(children)],
    margins: { left: 70, right: 70 },
    shading: { fill: 'F1F3F6' },
  });
}

/** Lines of a table. */
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '888888' };
/** A table without lines. */
export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * A table over the whole width.
 *
 * @param shares of the columns in percent
 * @param height of a row at least; without it, by what it holds
 */
export function table(
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
export function pairs(
  all: readonly (readonly [label: string, value: string])[],
  shares: readonly number[] = [13, 37, 13, 37],
): Table {
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
