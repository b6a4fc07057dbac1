import { meaningOfField } from '../fields/field-names.js';
import type { Row } from './cell-reader.js';
import type { ColumnPlan } from './table-columns.js';
import { headOf, textsOf } from './table-plan.js';

/** Tells the parts of a sheet on which several calls stand one below the other, each with its header again. */
export interface TableSections {
  /** `header`: the header once more, another call begins; `head`: what is told of that call. */
  readonly take: (row: Row, plan: ColumnPlan) => 'speech' | 'head' | 'header';
  /** True for the cells of a row with which the header or title of another call begins. */
  readonly opens: (texts: readonly string[]) => boolean;
  /** Rows held as the head of a call whose header did not come. */
  readonly end: () => readonly Row[];
  /** What the rows above the last header told. */
  readonly head: () => readonly (readonly [name: string, value: string])[];
}

/**
 * Reads on behind a table's first header, or below the title of its first call where it has none: 通話1 | 担当 | 佐藤. Null where neither could come
 * again.
 *
 * @param title the row above the first that is said, in a table without a header
 */
export function tableSections(
  headers: readonly string[],
  title: readonly string[] = [],
): TableSections | null {
  if (headers.length === 0) return sectionsByTitle(title);
  const own = headers.map((header) => header.trim()).join('\t');
  if (headers.filter((header) => header.trim() !== '').length < 2) return null;
  let held: Row[] | null = null;
  let last: readonly (readonly [string, string])[] = [];
  const isHeader = (texts: readonly string[]) =>
    texts
      .slice(0, headers.length)
      .map((text) => text.trim())
      .join('\t') === own;
  return {
    opens: (texts) => isHeader(texts) || opensHead(texts),
    take: (row, { call, form }) => {
      if (call !== null || form === 'dialogue') return 'speech';
      const texts = textsOf(row);
      if (isHeader(texts)) {
        last = headOf((held ?? []).map(textsOf));
        held = null;
        return 'header';
      }
      if (held === null && opensHead(texts)) held = [];
      held?.push(row);
      return held === null ? 'speech' : 'head';
    },
    end: () => held ?? [],
    head: () => last,
  };
}

/** Calls below each other, each under a row as the first one's but for its number and values. */
function sectionsByTitle(title: readonly string[]): TableSections | null {
  const form = formOf(title);
  if (form === null) return null;
  let last: readonly (readonly [string, string])[] = [];
  return {
    opens: (texts) => formOf(texts) === form,
    take: (row) => {
      const texts = textsOf(row);
      if (formOf(texts) !== form) return 'speech';
      last = headOf([texts]);
      return 'header';
    },
    end: () => [],
    head: () => last,
  };
}

/** The first cell of a row without its numbers, and which cells are filled; null where it has no number or is long. */
function formOf(texts: readonly string[]): string | null {
  const filled = texts.map((text) => text.trim() !== '');
  const first = texts[filled.indexOf(true)]?.trim().normalize('NFKC') ?? '';
  if (!/\d/.test(first) || /^[\d:.,/\s-]+$/.test(first) || first.length > LONGEST_TITLE) return null;
  return `${first.replace(/\d+/g, '0')}\t${filled.map(Number).join('').replace(/0+$/, '')}`;
}

const LONGEST_TITLE = 30;

/** 通話ID | C123: nobody says so. */
function opensHead(texts: readonly string[]): boolean {
  const [name = '', value = '', ...others] = texts.map((text) => text.trim()).filter((text) => text !== '');
  // Asked of every row: most begin with a time or a number, which names nothing.
  if (value === '' || value.length > 40 || !/\p{L}/u.test(name)) return false;
  const meaning = meaningOfField(name);
  if (meaning !== 'call' && meaning !== 'date') return false;
  return others.length === 0 || meaningOfField(others[0] ?? '') !== null;
}
