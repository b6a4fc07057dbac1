import type { PageCall } from '../page-data.js';
import { one } from './dom.js';
import { type Criteria, fold, matches, type Searchable } from './filter.js';
import { text } from './texts.js';

/** A call of the list: its row, and its data, read when they are needed. */
export interface Entry extends Searchable {
  readonly row: HTMLTableRowElement;
  readonly data: () => PageCall;
  /** What reviews know the call by. */
  readonly print: string;
  /** Whether the report came with reviews of the call. */
  readonly isReviewed: boolean;
  /** Values of the columns, for sorting. */
  readonly cells: readonly (string | undefined)[];
}

/** Rows shown at first and with each "more": enough to scroll, few enough to lay out at once. */
const ROWS = 100;

/** Takes the rows that the report came with out of the page. */
export function readEntries(reviewOf: (print: string, ofReport: string) => string): readonly Entry[] {
  return Array.from(document.querySelectorAll<HTMLTableRowElement>('table.calls tbody tr'), (row) => {
    const block = row.nextElementSibling;
    const json = block?.textContent ?? '';
    let data: PageCall | null = null;
    let words: string | null = null;
    const read = (): PageCall => (data ??= JSON.parse(json));
    const cells = Array.from(
      row.cells,
      (cell) => cell.dataset.value ?? cell.textContent?.replace(/^\D+(?=\d+$)/, '') ?? '',
    );
    const found = (row.dataset.found ?? '').split(' ').filter(Boolean);
    const file = row.querySelector('.file')?.textContent ?? '';
    block?.remove();
    const verdict = row.dataset.verdict ?? '';
    const { review: ofReport = '', print = '' } = row.dataset;
    const review = (): string => reviewOf(print, ofReport);
    return {
      print,
      review,
      isReviewed: ofReport !== '',
      row,
      cells,
      found,
      verdict,
      file,
      data: read,
      words: () => (words ??= fold(json)),
    };
  });
}

/** The list: filtered, sorted, a hundred rows at a time. */
export function openList(entries: readonly Entry[]): {
  readonly matching: () => readonly Entry[];
  /** Shows the list anew after reviews have changed. */
  readonly update: () => void;
} {
  const form = one<HTMLFormElement>('#filters');
  const body = one('table.calls tbody');
  const more = one<HTMLButtonElement>('#more');
  const shown = one<HTMLOutputElement>('#shown');
  let matching: readonly Entry[] = entries;
  let count = ROWS;
  let sort: { readonly column: number; readonly down: boolean } | null = null;

  const draw = (): void => {
    const rows = matching.slice(0, count);
    for (const { row, review } of rows) one('td.review', row).textContent = reviewWord(review());
    body.replaceChildren(...rows.map(({ row }) => row));
    const left = matching.length - count;
    more.hidden = left <= 0;
    more.textContent = text('more', { count: Math.min(left, ROWS) });
    shown.value = text('shown', { count: matching.length, all: entries.length });
  };
  const update = (): void => {
    const criteria = criteriaOf(form);
    matching = entries.filter((entry) => matches(entry, criteria));
    if (sort) matching = sorted(matching, sort.column, sort.down);
    count = ROWS;
    draw();
  };

  const headings = Array.from(document.querySelectorAll<HTMLTableCellElement>('table.calls th[data-sort]'));
  headings.forEach((heading, column) => {
    heading.addEventListener('click', () => {
      // Names from A, figures from the highest.
      const down: boolean = sort?.column === column ? !sort.down : column !== 0;
      sort = { column, down };
      for (const other of headings) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      update();
    });
  });
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(update));
  more.addEventListener('click', () => {
    count += ROWS;
    draw();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.rule')) {
    button.addEventListener('click', () => {
      one<HTMLSelectElement>('select[name=rule]', form).value = button.dataset.rule ?? '';
      update();
      form.scrollIntoView();
    });
  }
  form.hidden = false;
  update();
  return { matching: () => matching, update };
}

/** 確認済み, or nothing where the call is still to be looked at. */
function reviewWord(status: string): string {
  return status === 'confirmed' ? `✓ ${text('confirmed')}` : text('open');
}

function criteriaOf(form: HTMLFormElement): Criteria {
  const fields = new FormData(form);
  const field = (name: keyof Criteria) => String(fields.get(name) ?? '').trim();
  return {
    text: field('text'),
    verdict: field('verdict'),
    severity: field('severity'),
    group: field('group'),
    rule: field('rule'),
    review: field('review'),
    file: field('file'),
  };
}

function sorted(entries: readonly Entry[], column: number, down: boolean): readonly Entry[] {
  const sign = down ? -1 : 1;
  const value = ({ cells, review }: Entry) => {
    const isReview = column === cells.length - 1;
    return isReview ? String(Number(review() === 'confirmed')) : (cells[column] ?? '');
  };
  return column === 0
    ? entries.toSorted((left, right) => sign * value(left).localeCompare(value(right), 'ja'))
    : entries.toSorted((left, right) => sign * (Number(value(left)) - Number(value(right))));
}
