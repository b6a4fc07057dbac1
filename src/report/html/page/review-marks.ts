import type { PageCall, PageFinding, PageReview, PageTurn } from '../page-data.js';
import { element } from './dom.js';
import type { ReviewStore } from './review-store.js';
import { rulesOf, ruleText, text } from './texts.js';

/** What the marks of a call need: the call, and where they are kept. */
export interface ReviewDesk {
  readonly call: PageCall;
  readonly store: ReviewStore;
  /** Draws the call anew after findings were added or taken away. */
  readonly redraw: (turn: number) => void;
}

const MARKS = ['correct', 'wrong', 'unsure'] as const;

/** Buttons 正しい, 誤り, 保留 of a finding, with a comment and what others said. */
export function findingMarks(desk: ReviewDesk, finding: PageFinding): HTMLElement {
  const { call, store } = desk;
  const print = call.turns[finding.turn - 1]?.print ?? '';
  const box = element('div', { class: 'marks screen' });
  const draw = (): void => {
    const said = store.about(print, finding.rule, call.reviews);
    const own = said.find((one) => (one.reviewer ?? '') === store.reviewer());
    const say = (change: Partial<PageReview>): void => {
      const words = call.turns[finding.turn - 1]?.text.slice(finding.start, finding.end) ?? '';
      const before = own ?? { mark: 'unsure' as const };
      store.put(
        [{ ...before, ...about(desk, print), rule: finding.rule, evidence: words, ...change }],
        false,
      );
      draw();
    };
    const name = `${text('mark-finding')} (${ruleText(finding.rule).title})`;
    const buttons = MARKS.map((mark) => {
      const isOn = own?.mark === mark || (mark === 'correct' && own?.mark === 'missing');
      const button = element(
        'button',
        { type: 'button', 'aria-pressed': String(isOn), class: `mark-${mark}` },
        text(mark),
      );
      button.addEventListener('click', () => {
        if (isOn && own && !call.reviews.includes(own)) store.remove(own);
        else say({ mark });
        draw();
        box.querySelector<HTMLElement>(`.mark-${mark}`)?.focus();
      });
      return button;
    });
    const comment = element('input', {
      type: 'text',
      'aria-label': text('comment'),
      placeholder: text('comment'),
    });
    comment.value = own?.comment ?? '';
    comment.addEventListener('change', () => say({ comment: comment.value }));
    box.replaceChildren(
      element('span', { role: 'group', 'aria-label': name }, ...buttons),
      comment,
      ...said.filter((one) => one !== own).map((one) => element('span', { class: 'others' }, wordsOf(one))),
    );
  };
  draw();
  return box;
}

/** What somebody else said. */
function wordsOf({ reviewer = '—', mark = 'unsure', comment = '' }: PageReview): string {
  return text('others-say', { reviewer, mark: text(mark) }) + (comment === '' ? '' : `「${comment}」`);
}

/** Findings of a turn that the rules missed and a person added. */
export function missingNotes(desk: ReviewDesk, turn: PageTurn): readonly HTMLElement[] {
  const { call, store } = desk;
  const number = call.turns.indexOf(turn) + 1;
  const found = new Set(call.findings.filter((one) => one.turn === number).map(({ rule }) => rule));
  const seen = new Set<string>();
  return store
    .all(call.reviews)
    .filter((one) => one.fingerprint === turn.print && one.mark === 'missing' && !found.has(one.rule ?? ''))
    .filter(({ rule = '' }) => !seen.has(rule) && seen.add(rule))
    .map((one) => {
      const remove = element('button', { type: 'button' }, text('remove'));
      remove.addEventListener('click', () => {
        if (call.reviews.includes(one))
          store.put([{ ...one, ...about(desk, turn.print), mark: 'wrong' }], false);
        else store.remove(one);
        desk.redraw(number);
      });
      return element(
        'article',
        { class: 'note missing', tabindex: -1 },
        element(
          'h4',
          {},
          element('span', { class: 'badge' }, text('missing')),
          ` ${ruleText(one.rule ?? '').title}`,
        ),
        one.evidence ? element('p', {}, element('q', { lang: 'ja' }, one.evidence)) : null,
        one.comment ? element('p', {}, one.comment) : null,
        element('p', { class: 'rule-id' }, one.rule ?? '', one.reviewer ? ` · ${one.reviewer}` : ''),
        element('p', { class: 'screen' }, remove),
      );
    });
}

/** Findings that were dismissed when the report was made, to be looked at again. */
export function dismissedNotes(desk: ReviewDesk, number: number): readonly HTMLElement[] {
  return desk.call.dismissed
    .filter(({ turn }) => turn === number)
    .map((finding) => {
      const words = desk.call.turns[number - 1]?.text.slice(finding.start, finding.end) ?? '';
      return element(
        'article',
        { class: 'note dismissed screen' },
        element(
          'h4',
          {},
          element('span', { class: 'badge' }, text('dismissed')),
          ` ${ruleText(finding.rule).title}`,
        ),
        element('p', {}, element('q', { lang: 'ja' }, words)),
        findingMarks(desk, finding),
      );
    });
}

/** The button of a turn that opens a form to add what the rules missed. */
export function missingButton(desk: ReviewDesk, number: number, notes: HTMLElement): HTMLElement {
  const name = text('add-missing-to', { turn: number });
  const button = element(
    'button',
    { type: 'button', class: 'add-missing screen', title: name, 'aria-label': name },
    text('add-missing'),
  );
  // A press would take the selection away before the click.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const open = notes.querySelector('form');
    if (open) return open.remove();
    const form = missingForm(desk, number, selectionIn(button));
    notes.append(form);
    form.querySelector('select')?.focus();
  });
  return button;
}

/** The words that are selected in the speech beside the button; empty where none are. */
function selectionIn(button: HTMLElement): string {
  const selection = getSelection();
  const speech = button.closest('.turn')?.querySelector('.speech');
  if (!selection || selection.isCollapsed || !speech?.contains(selection.anchorNode)) return '';
  const range = selection.getRangeAt(0).cloneContents();
  // The numbers of findings are none of the words.
  for (const reference of range.querySelectorAll('sup')) reference.remove();
  return (range.textContent ?? '').trim();
}

function missingForm(desk: ReviewDesk, number: number, selected: string): HTMLFormElement {
  const turn = desk.call.turns[number - 1];
  const words = element('input', { type: 'text', name: 'words' });
  words.value = selected;
  const rule = element(
    'select',
    { name: 'rule', required: true },
    element('option', { value: '' }, text('choose-rule')),
  );
  for (const [group, ids] of rulesOf(turn?.role ?? 'staff')) {
    const options = ids.map((id) => element('option', { value: id }, ruleText(id).title));
    rule.append(element('optgroup', { label: text(`group-${group}`) }, ...options));
  }
  const comment = element('input', { type: 'text', name: 'comment' });
  const cancel = element('button', { type: 'button' }, text('cancel'));
  const form = element(
    'form',
    { class: 'note missing screen' },
    element('label', {}, text('rule'), rule),
    element('label', {}, text('missing-words'), words),
    element('label', {}, text('comment'), comment),
    element('p', {}, element('button', { type: 'submit' }, text('add')), ' ', cancel),
  );
  cancel.addEventListener('click', () => form.remove());
  words.addEventListener('input', () => words.setCustomValidity(''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const evidence = words.value.trim();
    if (!turn?.text.includes(evidence)) {
      words.setCustomValidity(text('not-in-turn'));
      words.reportValidity();
      return;
    }
    const said = {
      ...about(desk, turn.print),
      rule: rule.value,
      mark: 'missing' as const,
      ...(evidence === '' ? {} : { evidence }),
      ...(comment.value === '' ? {} : { comment: comment.value }),
    };
    desk.store.put([said], false);
    desk.redraw(number);
  });
  return form;
}

/** Who says it, when, of what. */
function about({ call, store }: ReviewDesk, fingerprint: string): PageReview {
  const reviewer = store.reviewer();
  return {
    kind: 'finding',
    fingerprint,
    file: call.file,
    call: call.id,
    at: new Date().toISOString(),
    ...(reviewer === '' ? {} : { reviewer }),
  };
}

/** Whether a person has been through the call, by the last word of anybody. */
export function statusOf(
  store: ReviewStore,
  print: string,
  ofReport: readonly PageReview[],
): 'confirmed' | 'open' | '' {
  return store.about(print, null, ofReport)[0]?.status ?? '';
}

/** The state of the call, to be set. Setting it to confirmed says of every finding without a mark that it is correct. */
export function callMarks(desk: ReviewDesk): HTMLElement {
  const { call, store } = desk;
  const select = element(
    'select',
    { name: 'status' },
    element('option', { value: 'open' }, text('open')),
    element('option', { value: 'confirmed' }, text('confirmed')),
  );
  select.value = statusOf(store, call.print, call.reviews) || 'open';
  select.addEventListener('change', () => {
    const status = select.value === 'confirmed' ? 'confirmed' : 'open';
    const { kind: _kind, ...origin } = about(desk, call.print);
    store.put(
      [{ kind: 'call', ...origin, status }, ...(status === 'confirmed' ? impliedMarks(desk) : [])],
      false,
    );
    desk.redraw(0);
  });
  return element('label', { class: 'call-status screen' }, text('call-is'), select);
}

function impliedMarks(desk: ReviewDesk): readonly PageReview[] {
  const { call, store } = desk;
  return call.findings.flatMap(({ rule, turn, start, end }) => {
    const { print = '', text: words = '' } = call.turns[turn - 1] ?? {};
    if (rule.startsWith('flow/') || store.about(print, rule, call.reviews).length > 0) return [];
    return [{ ...about(desk, print), rule, mark: 'correct' as const, evidence: words.slice(start, end) }];
  });
}
