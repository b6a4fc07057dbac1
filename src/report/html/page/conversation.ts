import type { PageCall, PageTurn } from '../page-data.js';
import { element } from './dom.js';
import { note, said } from './note.js';
import { clock, listenLink } from './recording.js';
import { callMarks, dismissedNotes, missingButton, missingNotes, type ReviewDesk } from './review-marks.js';
import { formatRoute } from './route.js';
import { type Numbered, speech } from './speech.js';
import { ruleText, text } from './texts.js';
import { timeline } from './timeline.js';

/** A call as a feedback sheet: figures, picture, what was good, and the conversation with notes beside it. */
export function conversation(desk: ReviewDesk): HTMLElement {
  const { call } = desk;
  const findings = call.findings.map((finding, index): Numbered => ({ number: index + 1, finding }));
  const linkTo = (turn: number) => formatRoute({ file: call.file, call: call.id, turn, rule: null });
  return element(
    'article',
    { class: 'sheet' },
    element('h2', { tabindex: -1 }, call.title || call.id),
    callMarks(desk),
    facts(call),
    call.inferred === '' ? null : element('p', { class: 'inferred' }, call.inferred),
    element('figure', {}, element('figcaption', {}, text('timeline')), timeline(call, linkTo)),
    safety(findings),
    verdict(call, linkTo),
    praise(findings),
    element('h3', {}, text('conversation')),
    findings.length === 0 ? element('p', {}, text('no-findings')) : null,
    element(
      'ol',
      { class: 'turns' },
      ...call.turns.map((turn, index) => {
        const own = findings.filter(({ finding }) => finding.turn === index + 1);
        return turnItem(desk, turn, index + 1, own);
      }),
    ),
  );
}

function facts(call: PageCall): HTMLElement {
  const pairs: readonly (readonly [string, string])[] = [
    [text('file'), call.file],
    [text('call'), call.id],
    ...Object.entries(call.fields),
    [text('risk'), `${call.risk} / 100`],
    [text('pressure'), `${call.pressure} / 100`],
  ];
  const items = pairs.map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value)),
  );
  if (call.recording) {
    const { href } = call.recording;
    const link = element('a', { href, rel: 'noreferrer noopener', target: '_blank' }, decoded(href));
    items.push(element('div', {}, element('dt', {}, text('recording')), element('dd', {}, link)));
  }
  return element('dl', { class: 'facts' }, ...items);
}

/** Where somebody may be in danger: the words, what to do and what to say, above all else. */
function safety(findings: readonly Numbered[]): HTMLElement | null {
  const danger = findings.filter(({ finding }) => finding.rule.startsWith('safety/'));
  const [first] = danger;
  if (!first) return null;
  const { message, replies } = ruleText(first.finding.rule);
  const items = danger.map(({ number, finding }) => {
    const name = `${ruleText(finding.rule).title} (${text('turn-number', { turn: finding.turn })})`;
    return element('li', {}, element('a', { href: `#note-${number}`, 'data-note': number }, name));
  });
  return element(
    'section',
    { class: 'safety' },
    element('h3', {}, text('safety')),
    element('ul', {}, ...items),
    element('p', {}, message),
    said(replies),
  );
}

/** What the call is, with the words that carry it. */
function verdict({ verdict: judged }: PageCall, linkTo: (turn: number) => string): HTMLElement | null {
  if (!judged) return null;
  const items = judged.grounds.map(({ turn, timeMs, words, what }) => {
    const time = timeMs === null ? '' : ` ${clock(timeMs)}`;
    const link = element('a', { href: linkTo(turn) }, `${text('turn-number', { turn })}${time}`);
    return element('li', {}, link, ' ', element('q', { lang: 'ja' }, words), ` ${what}`);
  });
  return element(
    'section',
    { class: `judged ${judged.kind}` },
    element('h3', {}, `${text('verdict')}: ${judged.name}`),
    judged.types.length === 0 ? null : element('p', {}, `${text('types')}: ${judged.types.join('、')}`),
    items.length === 0 ? null : element('ul', {}, ...items),
    judged.kind === 'suspected-harassment' ? element('p', { class: 'file' }, text('by-person')) : null,
  );
}

function praise(findings: readonly Numbered[]): HTMLElement {
  const good = findings.filter(({ finding }) => finding.rule.startsWith('practice/'));
  const items = good.map(({ number, finding }) => {
    const name = `${ruleText(finding.rule).title} (${text('turn-number', { turn: finding.turn })})`;
    return element('li', {}, element('a', { href: `#note-${number}`, 'data-note': number }, name));
  });
  return element(
    'section',
    { class: 'good' },
    element('h3', {}, '✔ ', text('good')),
    items.length === 0 ? element('p', {}, text('no-good')) : element('ul', {}, ...items),
  );
}

function turnItem(
  desk: ReviewDesk,
  turn: PageTurn,
  number: number,
  findings: readonly Numbered[],
): HTMLElement {
  const { call } = desk;
  const notes = element(
    'div',
    { class: 'notes' },
    ...findings.map((numbered) => note(desk, numbered)),
    ...missingNotes(desk, turn),
    ...dismissedNotes(desk, number),
  );
  const moment = listenLink(call, turn.startMs);
  const time = turn.startMs === null || moment ? '' : ` ${clock(turn.startMs)}`;
  const role = text(turn.role);
  const speaker = turn.speaker.includes(role) ? turn.speaker : `${turn.speaker} (${role})`;
  return element(
    'li',
    { class: `turn ${turn.role}`, id: `turn-${number}`, tabindex: -1 },
    element(
      'div',
      { class: 'bubble' },
      element(
        'p',
        { class: 'who' },
        `${number} `,
        element('b', {}, speaker),
        turn.mark === ''
          ? null
          : element('span', { class: 'inferred', title: call.inferred }, ` ${turn.mark}`),
        time,
        ' ',
        moment,
        ' ',
        missingButton(desk, number, notes),
      ),
      element('p', { class: 'speech', lang: 'ja' }, ...speech(turn, findings)),
    ),
    notes,
  );
}

/** An address as people read it. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
