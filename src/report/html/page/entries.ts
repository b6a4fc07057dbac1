import type { PageCall } from '../page-data.js';
import { type CallText, packedTexts, plainText } from './call-texts.js';
import { svg } from './dom.js';
import type { Searchable } from './filter.js';

/** A call of the list: its row, and its data, read when they are needed. */
export interface Entry extends Searchable {
  readonly row: HTMLTableRowElement;
  readonly data: () => PageCall;
  /** What reviews know the call by. */
  readonly print: string;
  /** Whether somebody may be in danger. */
  readonly isDanger: boolean;
  /** Whether the report came with reviews of the call. */
  readonly isReviewed: boolean;
  /** Values of the columns, for sorting. */
  readonly cells: readonly (string | undefined)[];
}

/** Takes the rows that the report came with, and the data behind them, out of the page. */
export function readEntries(reviewOf: (print: string, ofReport: string) => string): readonly Entry[] {
  const entries: Entry[] = [];
  /** Rows whose data come in the next pack. */
  let waiting: HTMLTableRowElement[] = [];
  const read = (rows: readonly HTMLTableRowElement[], texts: readonly CallText[]): void => {
    rows.forEach((row, index) => {
      const text = texts[index];
      if (text) entries.push(readEntry(row, text, reviewOf));
    });
    waiting = [];
  };
  for (const child of Array.from(document.querySelectorAll('table.calls tbody > *'))) {
    if (child instanceof HTMLTableRowElement) {
      waiting.push(child);
      continue;
    }
    const content = child.textContent ?? '';
    read(waiting, child.matches('.call-pack') ? packedTexts(content, waiting.length) : [plainText(content)]);
    child.remove();
  }
  return entries;
}

function readEntry(
  row: HTMLTableRowElement,
  text: CallText,
  reviewOf: (print: string, ofReport: string) => string,
): Entry {
  const { dataset } = row;
  const { review: ofReport = '', print = '', verdict = '' } = dataset;
  let data: PageCall | null = null;
  return {
    print,
    review: () => reviewOf(print, ofReport),
    isReviewed: ofReport !== '',
    row,
    cells: Array.from(
      row.cells,
      (cell) => cell.dataset.value ?? cell.textContent?.replace(/^\D+(?=\d+$)/, '') ?? '',
    ),
    found: (dataset.found ?? '').split(' ').filter(Boolean),
    agents: JSON.parse(dataset.agents ?? '[]'),
    day: dataset.day ?? '',
    groups: (dataset.groups ?? '').split(' ').filter(Boolean),
    isDanger: dataset.danger !== undefined,
    verdict,
    file: row.querySelector('.file')?.textContent ?? '',
    data: () => (data ??= JSON.parse(text.json())),
    words: text.words,
  };
}

/** Draws the bars of a row beside its scores, where that was not done before. */
export function drawBars(row: HTMLTableRowElement): void {
  for (const cell of row.querySelectorAll<HTMLElement>('td.score:not(:has(svg))')) {
    const bar = { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' };
    const rect = (width: string, name: string | null) => svg('rect', { width, height: 6, class: name });
    cell.append(svg('svg', bar, rect('100', 'rest'), rect(cell.textContent ?? '0', null)));
  }
}
