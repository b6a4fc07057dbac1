import { conversation } from './conversation.js';
import { element, one } from './dom.js';
import { type Entry, readEntries } from './entries.js';
import { listenToKeys } from './keys.js';
import { openList } from './list.js';
import { player, playFrom } from './recording.js';
import { reviewBar } from './review-bar.js';
import { openReviewStore } from './review-store.js';
import { formatRoute, parseRoute, type Route } from './route.js';
import { text } from './texts.js';

const main = one('#main');
const list = one('#list');
const view = one('#view');
const overview = one('#overview');
const others = Array.from(document.querySelectorAll<HTMLElement>('main > section:not(#list)'));

// The overview is written last, because it is known last, and read first.
main.prepend(overview);
let current: Entry | null = null;
const store = openReviewStore(() => review.update());
const review = reviewBar(
  store,
  () => entries.flatMap((entry) => (entry.isReviewed ? entry.data().reviews : [])),
  () => {
    calls.update();
    if (current) redraw(0);
  },
);
const entries = readEntries(
  // The browser knows more of a call than the report only where somebody has set it since.
  (print, ofReport) => store.about(print, null, [])[0]?.status ?? ofReport,
);
const calls = openList(entries);
main.append(review.bar);

function find(route: Route): Entry | null {
  const query = formatRoute({ ...route, turn: null, rule: null });
  return entries.find(({ row }) => row.querySelector('a')?.hash === query) ?? null;
}

function follow(): void {
  const route = parseRoute(location.hash);
  const entry = route ? find(route) : null;
  for (const section of [list, ...others]) section.hidden = entry !== null;
  view.hidden = entry === null;
  if (!entry || !route) {
    const left = current?.row.querySelector('a');
    current = null;
    calls.update();
    view.replaceChildren();
    left?.focus();
    return;
  }
  if (entry !== current) {
    current = entry;
    const recording = player(entry.data());
    view.replaceChildren(toolbar(), ...(recording ? [recording] : []), sheet(entry));
  }
  const target = targetOf(route);
  // Scrolling works only once the browser has laid the sheet out.
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: target.matches('h2') ? 'end' : 'center' });
  if (target.matches('h2')) scrollTo({ top: 0, behavior: 'instant' });
}

function sheet(entry: Entry): HTMLElement {
  return conversation({ call: entry.data(), store, redraw });
}

/** Draws the call anew and leaves the reader where she was. */
function redraw(turn: number): void {
  if (!current) return;
  const at = scrollY;
  const status = document.activeElement?.matches('select[name=status]');
  // Only the sheet: a recording goes on playing.
  one('.sheet', view).replaceWith(sheet(current));
  scrollTo({ top: at, behavior: 'instant' });
  const target = status
    ? view.querySelector<HTMLElement>('select[name=status]')
    : view.querySelector<HTMLElement>(`#turn-${turn}`);
  target?.focus({ preventScroll: true });
}

function targetOf({ turn, rule }: Route): HTMLElement {
  const notes = Array.from(view.querySelectorAll<HTMLElement>('article.note'));
  const note = notes.find(({ dataset }) => dataset.rule === rule && dataset.turn === String(turn));
  const place = turn === null ? null : view.querySelector<HTMLElement>(`#turn-${turn}`);
  return note ?? place ?? one('h2', view);
}

function toolbar(): HTMLElement {
  const button = (name: string, act: () => void) => {
    const made = element('button', { type: 'button' }, text(name));
    made.addEventListener('click', act);
    return made;
  };
  return element(
    'nav',
    { class: 'toolbar' },
    button('back', back),
    button('previous', () => openNeighbour(-1)),
    button('next', () => openNeighbour(1)),
    button('print', () => print()),
  );
}

function back(): void {
  if (current) location.hash = '#list';
}

function openNeighbour(by: 1 | -1): void {
  const matching = calls.matching();
  const next = matching[(current ? matching.indexOf(current) : -1) + by];
  if (next) location.hash = next.row.querySelector('a')?.hash ?? '';
}

function step(by: 1 | -1): void {
  const selector = current ? '#view article.note' : 'table.calls tbody a';
  const stops = Array.from(document.querySelectorAll<HTMLElement>(selector));
  const active = document.activeElement?.closest<HTMLElement>(selector);
  const at = active ? stops.indexOf(active) : by === 1 ? -1 : stops.length;
  const next = stops[at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center' });
}

function printMatching(): void {
  const sheets = calls.matching().map((entry) => sheet(entry));
  const stack = element('div', { class: 'stack' }, ...sheets);
  document.body.append(stack);
  addEventListener('afterprint', () => stack.remove(), { once: true });
  print();
}

view.addEventListener('click', (event) => {
  const moment = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-seconds]') : null;
  if (moment && playFrom(view, Number(moment.dataset.seconds))) event.preventDefault();
  const go = event.target instanceof Element ? event.target.closest('[data-go]') : null;
  if (go) location.hash = go.getAttribute('data-go') ?? '';
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-note]') : null;
  if (!link) return;
  // Inside a sheet the fragment belongs to the call: jump without changing it.
  event.preventDefault();
  const target = one(`#note-${link.dataset.note}`, view);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
});
one('#print-matching').addEventListener('click', printMatching);
addEventListener('hashchange', follow);
listenToKeys({
  search: () => {
    back();
    one<HTMLInputElement>('input[name=text]').focus();
  },
  step,
  call: openNeighbour,
  print: () => (current ? print() : printMatching()),
  back,
});
document.documentElement.classList.add('ready');
follow();
