import { strToU8, zipSync } from 'fflate';
import type { ParseContext } from '../raw/input-format.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import { isObject, listIn, numberIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem, hasTwoSpeakers } from '../raw/raw-call.js';
import type { Block } from './document-calls.js';
import { callsOfBlocks, linesOfTable } from './document-calls.js';
import { looksOfDocument } from './docx-looks.js';
import { explainsLooks, withLooksAsNames } from './looks-as-names.js';
import { rowsWithSpans, type SpannedCell } from './spanned-cells.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';

/** The calls of a Word document, or what keeps it from being read. */
export async function readDocument(bytes: Uint8Array, context: ParseContext): Promise<readonly Parsed[]> {
  let parts: ReadonlyMap<string, Uint8Array>;
  let blocks: readonly Block[];
  try {
    // Unpacked before the library does, which has no limit of its own.
    parts = unpackParts(bytes, () => true);
    blocks = await blocksOf(withStyles(bytes, parts));
  } catch (error) {
    return [asProblem(faultOf(error))];
  }
  const calls = callsOfBlocks(blocks, context);
  const isExplained = blocks.some((block) => 'line' in block && explainsLooks(block.line));
  if (!isExplained && calls.some(hasTwoSpeakers)) return calls;
  const named = withLooksAsNames(looksOfDocument(parts));
  return named === null
    ? calls
    : callsOfBlocks(
        named.map((line) => ({ line })),
        context,
      );
}

function faultOf(error: unknown): InputProblem {
  if (error instanceof WorkbookFault) {
    const { code, arguments: values } = error.problem;
    return code === 'xlsx-invalid' ? inputProblem('docx-invalid', null, values) : error.problem;
  }
  const message = error instanceof Error ? error.message : String(error);
  // The library tells faults of the XML by places within it that it does not know.
  const reason = message.includes('xmldom') ? 'XML' : (message.split('\n')[0] ?? '');
  return inputProblem('docx-invalid', null, { reason });
}

const STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>';

/** The document with a part of styles, which programs may leave out and the library needs for tables. */
function withStyles(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  if ([...parts.keys()].some((name) => name.endsWith('/styles.xml'))) return bytes;
  return zipSync({ ...Object.fromEntries(parts), 'word/styles.xml': strToU8(STYLES) }, { level: 0 });
}

/** The library hands out the document as a tree before it writes anything. */
async function blocksOf(bytes: Uint8Array): Promise<readonly Block[]> {
  const { default: mammoth } = await import('mammoth');
  let blocks: readonly Block[] = [];
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      transformDocument: (document: unknown) => {
        blocks = blocksIn(document);
        return { type: 'document', children: [], notes: { resolve: () => null }, comments: [] };
      },
    },
  );
  return blocks;
}

function blocksIn(element: unknown): readonly Block[] {
  if (!isObject(element)) return [];
  const children = listIn(element.children);
  if (element.type === 'paragraph') {
    const lines = textOf(element)
      .split('\n')
      .map((line) => ({ line }));
    const level = levelOf(element);
    // What a heading opens stands apart from the turns above.
    return level === null ? lines : [{ line: '' }, ...lines.map((line) => ({ ...line, level }))];
  }
  if (element.type === 'table') {
    const rows = children.map((row) => listIn(isObject(row) ? row.children : null).map(spannedCell));
    return [{ rows: rowsWithSpans(rows) }];
  }
  return children.flatMap(blocksIn);
}

/** 1 to 9 of a heading; null for any other paragraph. */
function levelOf({ styleId, styleName }: Record<string, unknown>): number | null {
  const styles = [styleId, styleName].map((style) => textIn(style)?.normalize('NFKC') ?? '');
  const found = styles
    .map((style) => /^(?:heading|見出し)\s*(\d)?/i.exec(style))
    .find((match) => match !== null);
  return found ? Number(found[1] ?? 1) : null;
}

function spannedCell(cell: unknown): SpannedCell {
  const { rowSpan, colSpan } = isObject(cell) ? cell : {};
  return { text: cellText(cell), rowSpan: numberIn(rowSpan) ?? 1, columnSpan: numberIn(colSpan) ?? 1 };
}

function cellText(cell: unknown): string {
  return listIn(isObject(cell) ? cell.children : null)
    .flatMap(blocksIn)
    .map((block) => ('line' in block ? block.line : linesOfTable(block.rows)))
    .join('\n')
    .trim();
}

function textOf(element: unknown): string {
  if (!isObject(element)) return '';
  if (element.type === 'text') return textIn(element.value) ?? '';
  if (element.type === 'tab') return '\t';
  if (element.type === 'break') return '\n';
  return listIn(element.children).map(textOf).join('');
}
