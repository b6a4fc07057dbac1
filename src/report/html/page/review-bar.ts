import type { PageReview } from '../page-data.js';
import { element } from './dom.js';
import { parseLines, type ReviewStore } from './review-store.js';
import { text } from './texts.js';

/** The bar to give one's name, save, open and clear reviews. */
export interface ReviewBar {
  readonly bar: HTMLElement;
  /** Shows what is not saved. */
  readonly update: () => void;
}

/**
 * @param ofReport gathers what the report came with, so that one file holds all
 * @param onOpen told after a file was opened or the browser cleared
 */
export function reviewBar(
  store: ReviewStore,
  ofReport: () => readonly PageReview[],
  onOpen: () => void,
): ReviewBar {
  const name = element('input', { type: 'text', name: 'reviewer', autocomplete: 'name', size: 12 });
  name.value = store.reviewer();
  name.addEventListener('change', () => {
    store.setReviewer(name.value.trim());
    onOpen();
  });
  const state = element('output', {});
  const save = element('button', { type: 'button', class: 'save' }, text('save-reviews'));
  save.addEventListener('click', () => {
    const lines = store.all(ofReport()).map((review) => `${JSON.stringify(review)}\n`);
    const address = URL.createObjectURL(new Blob(lines, { type: 'application/jsonl' }));
    element('a', { href: address, download: 'reviews.jsonl' }).click();
    setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_MS);
    store.markSaved();
  });
  const file = element('input', { type: 'file', accept: '.jsonl', multiple: true });
  file.addEventListener('change', async () => {
    const texts = await Promise.all(Array.from(file.files ?? [], (one) => one.text()));
    const parsed = texts.map(parseLines);
    const reviews = parsed.flatMap((one) => one.reviews);
    const faulty = parsed.reduce((sum, one) => sum + one.faulty, 0);
    store.put(reviews, true);
    file.value = '';
    onOpen();
    state.value = [
      text('reviews-opened', { count: reviews.length }),
      ...(faulty > 0 ? [text('reviews-faulty', { count: faulty })] : []),
    ].join(' ');
  });
  const forget = element('button', { type: 'button' }, text('forget-reviews'));
  forget.addEventListener('click', () => {
    const count = store.unsaved();
    if (count > 0 && !confirm(text('really-forget', { count }))) return;
    store.forget();
    name.value = '';
    onOpen();
  });
  const warning = element('p', { class: 'file' }, text('review-warning'));
  const update = (): void => {
    const count = store.unsaved();
    state.value = count > 0 ? text('unsaved', { count }) : text('saved');
    state.className = count > 0 ? 'unsaved' : '';
    if (!store.isKept()) warning.textContent = text('review-memory');
  };
  const bar = element(
    'section',
    { id: 'review', class: 'screen', 'aria-labelledby': 'review-title' },
    element('h2', { id: 'review-title' }, text('review')),
    element(
      'p',
      { class: 'controls' },
      element('label', {}, text('reviewer'), name),
      save,
      element('label', { class: 'button' }, text('open-reviews'), file),
      forget,
      state,
    ),
    warning,
  );
  update();
  return { bar, update };
}

/** A download has begun by then. */
const LONG_ENOUGH_MS = 10_000;
