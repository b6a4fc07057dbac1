import { element, one } from './dom.js';
import { drawBars, type Entry } from './entries.js';
import { type Criteria, matches } from './filter.js';
import { text } from './texts.js';

/** Rows shown at first and with each "more": enough to scroll, few enough to lay out at once. */
const ROWS = 100;

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
  const columns = Array.from(document.querySelectorAll<HTMLTableCellElement>('table.calls th[data-sort]'));
  const urgent = mostUrgent(entries, columns);
  let matching: readonly Entry[] = urgent;
  let count = ROWS;
  let sort: { readonly column: number; readonly down: boolean } | null = null;

  const draw = (): void => {
    const rows = matching.slice(0, count);
    for (const { row, review } of rows) {
      one('td.review', row).textContent = reviewWord(review());
      drawBars(row);
    }
    body.replaceChildren(...rows.map(({ row }) => row));
    const left = matching.length - count;
    more.hidden = left <= 0;
    more.textContent = text('more', { count: Math.min(left, ROWS) });
    shown.value = text('shown', { count: matching.length, all: entries.length });
    const set = asked(criteriaOf(form));
    one('#filters-set').textContent = set === 0 ? '' : text('filters-set', { count: set });
  };
  const update = (): void => {
    const criteria = criteriaOf(form);
    matching = urgent.filter((entry) => matches(entry, criteria));
    if (sort) matching = sorted(matching, sort.column, sort.down);
    count = ROWS;
    draw();
  };

  columns.forEach((heading, column) => {
    heading.addEventListener('click', () => {
      // Names from A, figures from the highest.
      const down: boolean = sort?.column === column ? !sort.down : column !== 0;
      sort = { column, down };
      for (const other of columns) other.removeAttribute('aria-sort');
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
  offerChoices(form, entries);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-filter]')) {
    const { filter = '', value = '' } = button.dataset;
    button.addEventListener('click', () => {
      form.reset();
      one<HTMLSelectElement>(`select[name=${filter}]`, form).value = value;
      update();
      form.scrollIntoView();
    });
  }
  foldOnNarrow(one<HTMLDetailsElement>('details', form));
  form.hidden = false;
  update();
  return { matching: () => matching, update };
}

/** What to look at first: danger to somebody, then the staff's risk, then the pressure they were under. */
function mostUrgent(entries: readonly Entry[], columns: readonly HTMLTableCellElement[]): readonly Entry[] {
  const [risk, pressure] = ['risk', 'pressure'].map((key) =>
    columns.findIndex(({ dataset }) => dataset.sort === key),
  );
  const figure = ({ cells }: Entry, column = -1) => Number(cells[column] ?? 0);
  return entries.toSorted(
    (left, right) =>
      Number(right.isDanger) - Number(left.isDanger) ||
      figure(right, risk) - figure(left, risk) ||
      figure(right, pressure) - figure(left, pressure),
  );
}

/** On a telephone the filters would fill the screen before the first call. */
function foldOnNarrow(filters: HTMLDetailsElement): void {
  const narrow = matchMedia('(max-width: 50rem)');
  const follow = (): void => {
    filters.open = !narrow.matches;
  };
  narrow.addEventListener('change', follow);
  follow();
}

/** How many filters besides the search ask for something. */
function asked({ text: _, ...filters }: Criteria): number {
  return Object.values(filters).filter((value) => value !== '').length;
}

/** Fills in what only the calls and the trend table tell; a filter with nothing to choose stays hidden. */
function offerChoices(form: HTMLFormElement, entries: readonly Entry[]): void {
  const offer = (name: string, choices: readonly (readonly [value: string, words: string])[]): void => {
    const select = one<HTMLSelectElement>(`select[name=${name}]`, form);
    select.append(...choices.map(([value, words]) => element('option', { value }, words)));
    if (select.parentElement) select.parentElement.hidden = choices.length === 0;
  };
  const agents = [...new Set(entries.flatMap(({ agents }) => agents))];
  offer(
    'agent',
    agents.toSorted((left, right) => left.localeCompare(right, 'ja')).map((name) => [name, name]),
  );
  const rows = Array.from(document.querySelectorAll<HTMLElement>('[data-filter=trend]'));
  offer(
    'trend',
    rows.map(({ dataset, textContent }) => [dataset.value ?? '', (textContent ?? '').replace(/ \*$/, '')]),
  );
  const isDated = entries.some(({ day }) => day !== '');
  for (const name of ['from', 'to']) {
    const label = one(`[name=${name}]`, form).parentElement;
    if (label) label.hidden = !isDated;
  }
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
    agent: field('agent'),
    from: field('from'),
    to: field('to'),
    trend: field('trend'),
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
