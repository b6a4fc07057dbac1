import type { PageCall } from '../page-data.js';
import { element } from './dom.js';
import { listenLink } from './recording.js';
import { findingMarks, type ReviewDesk } from './review-marks.js';
import { formatRoute } from './route.js';
import type { Numbered } from './speech.js';
import { ruleText, text } from './texts.js';

const SYMBOLS = { error: '✖', warning: '▲', info: '●', note: '✔' } as const;

/** A finding beside its turn: what, why, what to say instead, on which ground. */
export function note(desk: ReviewDesk, { number, finding }: Numbered): HTMLElement {
  const { call } = desk;
  const { title, message, why, replies, basis } = ruleText(finding.rule);
  const praise = finding.rule.startsWith('practice/');
  const place = { file: call.file, call: call.id, turn: finding.turn, rule: finding.rule };
  const head = element(
    'h4',
    {},
    element('span', { class: 'number' }, String(number)),
    element(
      'span',
      { class: 'badge' },
      element('span', { 'aria-hidden': 'true' }, SYMBOLS[finding.severity]),
      ` ${praise ? text('group-practice') : text(finding.severity)}`,
    ),
    ` ${title} `,
    listenLink(call, finding.timeMs),
    ' ',
    element('a', { class: 'anchor', href: formatRoute(place), 'aria-label': text('link') }, '#'),
  );
  return element(
    'article',
    {
      class: `note ${praise ? 'praise' : finding.severity}`,
      id: `note-${number}`,
      tabindex: -1,
      'data-rule': finding.rule,
      'data-turn': finding.turn,
    },
    head,
    element('p', {}, message),
    finding.rule.startsWith('flow/') ? null : findingMarks(desk, finding),
    why === '' ? null : labelled('why', why),
    said(replies),
    basis.length === 0 ? null : sources(basis),
    finding.context.length === 0 ? null : related(call, finding.context),
    finding.reasons.length === 0 ? null : reasons(finding.reasons),
    element('p', { class: 'rule-id' }, finding.rule, confidence(finding.confidence)),
  );
}

function labelled(name: string, words: string): HTMLElement {
  return element('p', { class: name }, element('b', {}, text(name)), ` ${words}`);
}

/** What the confidence rests on: for whoever doubts it, so folded. */
function reasons(parts: readonly string[]): HTMLElement {
  return element(
    'details',
    { class: 'reasons' },
    element('summary', {}, text('reasons')),
    element('p', {}, parts.join('、')),
  );
}

/** The model replies, with case and stage where there are several; null where there is none. */
export function said(replies: ReturnType<typeof ruleText>['replies']): HTMLElement | null {
  const [only, ...others] = replies;
  if (!only) return null;
  if (others.length === 0) return labelled('instead', only.text);
  const items = replies.map(({ label, text }) =>
    element('li', {}, ...(label === '' ? [] : [element('b', {}, label), ' ']), `「${text}」`),
  );
  return element('div', { class: 'instead' }, element('b', {}, text('instead')), element('ul', {}, ...items));
}

function sources(basis: ReturnType<typeof ruleText>['basis']): HTMLElement {
  const items = basis.map(({ title, article, url }) => {
    const name = `${title} ${article}`;
    const safe = /^https?:\/\//.test(url);
    return element(
      'li',
      {},
      safe ? element('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, name) : name,
    );
  });
  return element('div', { class: 'basis' }, element('b', {}, text('basis')), element('ul', {}, ...items));
}

function related(call: PageCall, context: Numbered['finding']['context']): HTMLElement {
  const links = context.flatMap(({ turn, rule }, index) => {
    const href = formatRoute({ file: call.file, call: call.id, turn, rule });
    const link = element('a', { href }, `${text('turn-number', { turn })} ${ruleText(rule).title}`);
    return index === 0 ? [link] : ['、', link];
  });
  return element('p', { class: 'related' }, element('b', {}, text('context')), ' ', ...links);
}

function confidence(value: number): string {
  return value < 1 ? ` · ${text('confidence')} ${Math.round(100 * value)} %` : '';
}
