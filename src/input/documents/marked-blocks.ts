import { isSpokenJapanese } from '../../text/japanese.js';
import { splitTime, timeBehindName } from '../dialogue/line-time.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { Block } from './document-calls.js';

/** An element of a page around a line: its number on the page and the words of its attributes that may tell who speaks. */
export interface PageElement {
  readonly number: number;
  readonly marks: readonly string[];
}

const LEAST_LINES = 4;
/** Of what is said from the first to the last marked line so much is marked. */
const LEAST_MARKED = 0.9;
const LEAST_OF_ONE = 0.15;
/** Neighbours of different marks: people take turns, pages have parts. */
const LEAST_CHANGES = 0.35;
const MOST_MARKS = 40;

interface Line {
  readonly text: string;
  readonly elements: readonly PageElement[];
  readonly isSaid: boolean;
}

/**
 * A page on which only the classes of its elements (or where they stand: left, right) tell who speaks, with these before the words. Null where
 * no two marks take turns over what is said.
 */
export function withMarksAsNames(blocks: readonly Block[]): readonly Block[] | null {
  const lines = blocks.flatMap((block): Line[] =>
    'line' in block
      ? [{ text: block.line, elements: block.elements ?? [], isSaid: isSpokenJapanese(block.line) }]
      : [],
  );
  const marks = speakingMarks(lines);
  if (!marks) return null;
  const opened = lines.map(({ elements }) =>
    elements.find((element) => element.marks.some((mark) => marks.has(mark))),
  );
  const [first, last] = [opened.findIndex((one) => one), opened.findLastIndex((one) => one)];
  const turns: MarkedTurn[] = [];
  for (let at = first; at <= last; at++) {
    const element = opened[at];
    if (!element) continue;
    let end = at;
    while (end < last && opened[end + 1]?.number === element.number) end++;
    const own = lines.slice(at, end + 1).map(({ text }) => text);
    const name = nameOf(element.marks.find((one) => marks.has(one)) ?? '');
    const said = own.filter((text) => !isTime(text)).join('\n');
    if (said !== '') turns.push({ name, said, time: own.find(isTime)?.trim() ?? null });
    at = end;
  }
  const above = lines.slice(0, first).map(({ text }) => ({ line: text }));
  const named = withTimesOff(turns).map(({ name, said, time }) => ({
    line: `${time === null ? '' : `[${time}] `}${name}：${said}`,
  }));
  const below = lines.slice(last + 1).map(({ text }) => ({ line: text }));
  return [...above, ...named, { line: '' }, ...below];
}

interface MarkedTurn {
  readonly name: string;
  readonly said: string;
  readonly time: string | null;
}

/** Turns with their times taken off the end of the words, where nearly all have one there. */
function withTimesOff(turns: readonly MarkedTurn[]): readonly MarkedTurn[] {
  const behind = turns.map(({ said }) => timeBehindName(said));
  if (behind.filter((time) => time !== null).length < LEAST_MARKED * turns.length) return turns;
  return turns.map((turn, at) => {
    const time = behind[at];
    if (!time) return turn;
    return {
      ...turn,
      said: time.text.trim(),
      time: turn.said
        .slice(time.text.length)
        .trim()
        .replace(/[[\]()（）]/g, ''),
    };
  });
}

function isTime(text: string): boolean {
  const { startMs, rest } = splitTime(text);
  return startMs !== null && rest === '';
}

/** The two or three marks that part what is said among those who take turns; null where there are none. */
function speakingMarks(lines: readonly Line[]): ReadonlySet<string> | null {
  const said = lines.filter(({ isSaid }) => isSaid);
  const counts = new Map<string, number>();
  for (const { elements } of said)
    for (const mark of new Set(elements.flatMap(({ marks }) => marks)))
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const usable = [...counts]
    .filter(([, count]) => count >= 2 && count < said.length)
    .toSorted((left, right) => right[1] - left[1])
    .slice(0, MOST_MARKS)
    .map(([mark]) => mark);
  let best: { readonly marks: readonly string[]; readonly score: number } | null = null;
  const weigh = (marks: readonly string[]) => {
    const score = scoreOf(said, marks);
    if (score !== null && (best === null || score > best.score)) best = { marks, score };
  };
  for (const [index, one] of usable.entries())
    for (const [further, other] of usable.slice(index + 1).entries()) {
      weigh([one, other]);
      for (const third of usable.slice(index + 2 + further)) weigh([one, other, third]);
    }
  return best === null ? null : new Set((best as { readonly marks: readonly string[] }).marks);
}

/** How well some marks part what is said; null where they do not. Known names go first, two before three. */
function scoreOf(said: readonly Line[], marks: readonly string[]): number | null {
  const owners = said.map(({ elements }) => {
    const own = marks.filter((mark) => elements.some((element) => element.marks.includes(mark)));
    return own.length === 1 ? own[0] : own.length === 0 ? null : undefined;
  });
  if (owners.includes(undefined)) return null;
  const span = owners.slice(
    owners.findIndex((owner) => owner !== null),
    owners.findLastIndex((owner) => owner !== null) + 1,
  );
  const marked = span.filter((owner) => owner !== null);
  const changes = marked.filter((owner, at) => at > 0 && owner !== marked[at - 1]).length;
  const shares = marks.map((mark) => marked.filter((owner) => owner === mark).length / marked.length);
  const [least = 0] = shares.toSorted((left, right) => left - right);
  const isForm =
    marked.length >= LEAST_LINES &&
    marked.length >= LEAST_MARKED * span.length &&
    marked.length * 2 > said.length &&
    changes >= LEAST_CHANGES * (marked.length - 1) &&
    (marks.length > 2 ? shares.filter((share) => share >= LEAST_OF_ONE).length >= 2 : least >= LEAST_OF_ONE);
  if (!isForm) return null;
  const known = marks.filter((mark) => roleOfKnownName(nameOf(mark)) !== null).length;
  return known * 10 + marked.length / said.length - marks.length;
}

/** `is-operator`, `msgCustomer`: the part that is a known name; else the mark as it stands, `right` of `text-align:right`. */
function nameOf(mark: string): string {
  const parts = mark.split(/[\s_-]+|(?<=[a-z])(?=[A-Z])/).filter((part) => part !== '');
  return parts.find((part) => roleOfKnownName(part) !== null) ?? mark.replace(/^.*:|[#()]/g, '');
}
