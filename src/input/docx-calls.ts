import type { Row } from './cell-reader.js';
import type { ParseContext } from './input-format.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import { isObject, listIn, textIn } from './json-value.js';
import { parsePlainText } from './plain-text.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';
import { openTableCalls } from './table-calls.js';
import { planTable } from './table-plan.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';

/** A part of a document: a line of text, or the rows of a table. */
type Block = { readonly line: string } | { readonly rows: readonly (readonly string[])[] };

/** The calls of a Word document, or what keeps it from being read. */
export async function readDocument(bytes: Uint8Array, context: ParseContext): Promise<readonly Parsed[]> {
  let blocks: readonly Block[];
  try {
    // Unpacked once before the library does, which has no limit of its own.
    unpackParts(bytes, () => true);
    blocks = await blocksOf(bytes);
  } catch (error) {
    return [asProblem(faultOf(error))];
  }
  const tables = blocks.flatMap((block) => ('rows' in block ? [rowsOf(block.rows)] : []));
  const planned = tables.filter((rows) => planTable(rows, context) !== null);
  const text = blocks.map((block) => ('line' in block ? block.line : linesOf(block.rows))).join('\n');
  if (text.trim() === '') return [asProblem(inputProblem('input-empty', null))];
  if (planned.length === 0) return [...parsePlainText(text, context)];
  const around = blocks.map((block) =>
    'line' in block ? block.line : isPlanned(block, context) ? '' : linesOf(block.rows),
  );
  const head: readonly Row[] = around
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line, index) => rowOf(line.split('\t'), index + 1));
  return planned.flatMap((rows) => {
    const calls = openTableCalls(context);
    return [...[...head, ...rows].flatMap((row) => calls.push(row)), ...calls.end()];
  });
}

function isPlanned(block: Block, context: ParseContext): boolean {
  return 'rows' in block && planTable(rowsOf(block.rows), context) !== null;
}

function faultOf(error: unknown): InputProblem {
  if (error instanceof WorkbookFault && error.problem.code !== 'xlsx-invalid') return error.problem;
  const reason = error instanceof Error ? error.message : String(error);
  return inputProblem('docx-invalid', null, { reason });
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
  if (element.type === 'paragraph')
    return textOf(element)
      .split('\n')
      .map((line) => ({ line }));
  if (element.type === 'table') {
    const rows = children.map((row) => listIn(isObject(row) ? row.children : null).map(cellText));
    return [{ rows }];
  }
  return children.flatMap(blocksIn);
}

function cellText(cell: unknown): string {
  return listIn(isObject(cell) ? cell.children : null)
    .flatMap(blocksIn)
    .map((block) => ('line' in block ? block.line : linesOf(block.rows)))
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

function linesOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join('\t')).join('\n');
}

function rowsOf(rows: readonly (readonly string[])[]): readonly Row[] {
  return rows.map((cells, index) => rowOf(cells, index + 1));
}

function rowOf(cells: readonly string[], line: number): Row {
  return { cells: cells.map((text) => ({ text, segments: [{ start: 0, line, column: null }] })), line };
}
