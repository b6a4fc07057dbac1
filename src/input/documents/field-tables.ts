import { meaningOfField } from '../fields/field-names.js';
import { isOfParty } from '../speakers/call-direction.js';
import { isFieldName } from '../tables/table-plan.js';
import type { Block } from './document-calls.js';

const MOST_ROWS = 12;
const LONGEST_TITLE = 30;

/** True for the head of a form: names of fields and their values in turn, 受付日時 | 5/20 9:08 | 受付者 | 前川, each name once, and the day or number of a call among them. */
export function isFieldTable(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const names = filled.flatMap(namesOf);
  return (
    filled.length > 0 &&
    filled.length <= MOST_ROWS &&
    filled.some((cells) => cells.length >= 4) &&
    names.every((name) => isFieldName(name) || isOfParty(name)) &&
    new Set(names).size === names.length &&
    names.some((name) => ['date', 'call'].includes(meaningOfField(name) ?? ''))
  );
}

/** What stands before each value of a row. */
function namesOf(cells: readonly string[]): readonly string[] {
  return cells.flatMap((cell, at) =>
    at % 2 === 0 && (cell.trim() !== '' || (cells[at + 1] ?? '').trim() !== '') ? cell.trim() : [],
  );
}

/** The blocks with a blank line above each form, or its title, where the head of one form returns: each is of another call. */
export function withFormsApart(blocks: readonly Block[]): readonly Block[] {
  const heads = blocks.flatMap((block, at) => ('rows' in block && isFieldTable(block.rows) ? at : []));
  const forms = new Set(heads.map((at) => namesIn(blocks[at])));
  if (heads.length < 2 || forms.size > 1) return blocks;
  const starts = new Set(heads.map((at) => (isTitle(blocks[at - 1]) ? at - 1 : at)));
  return blocks.flatMap((block, at) => (starts.has(at) ? [{ line: '' }, block] : [block]));
}

function namesIn(block: Block | undefined): string {
  return block && 'rows' in block ? block.rows.flatMap(namesOf).join('\t') : '';
}

function isTitle(block: Block | undefined): boolean {
  return (
    block !== undefined && 'line' in block && block.line.length <= LONGEST_TITLE && TITLE.test(block.line)
  );
}

/** 電話対応記録: no name with its words, no sentence. */
const TITLE = /^[^\s:：。、？！「」\t][^:：。、？！「」\t]*$/u;
