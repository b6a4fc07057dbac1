import { opensCallAnew } from '../speakers/opens-call.js';
import { foldName } from '../speakers/speakers.js';
import { messagesOfBot } from './bot-messages.js';
import { messagesWithCalls, type TextPart } from './chat-messages.js';
import { namesBeforeWords } from './names-before-words.js';
import type { ReadParts } from './read-parts.js';

/** Turns by which a part shows that it holds the dialogue. */
const LEAST_TURNS = 4;

/** [info][title]…[/title] … [/info]: marks of chats around what is passed on; a name in the brackets closes itself with a stroke. */
const TAG = /\[(\/?)([a-z]{2,12})(?:[= ][^\]\n]{0,60})?\]/gi;
/** What stands between these is no speech. */
const TITLE = /\[(title|subject)\]([^[\]\n]{0,200})\[\/\1\]/gi;

/** -----Original Message-----, -----元のメッセージ-----, 2026年…のメール:, On … wrote: what follows was written before. */
const QUOTED_BELOW =
  /^[-_=－―]{3,}\s*(?:original message|forwarded message|元のメッセージ|転送(?:された)?メッセージ|オリジナルメッセージ)\s*[-_=－―]{3,}$|^(?:on\s.{6,100}|.{4,100}(?:さんは)?)(?:\swrote|書きました|のメール)[:：]$|^-{5,}\s*(?:返信元|引用)\s*-{5,}$/i;

/** The parts of a text that hold its dialogue. */
export function withoutQuotedParts(lines: readonly string[]): ReadParts {
  const passedOn = messagesOfBot(lines);
  if (passedOn) return passedOn;
  const answered = withoutMailBelow(lines);
  const framed = withoutFrames(answered);
  const messages = framed.lines === answered ? messagesWithCalls(answered) : [];
  if (messages.length === 0) return framed;
  const read = onlyParts(answered, messages);
  const head = fieldsAbove(answered, messages[0]?.open ?? 0);
  return head.length === 0 ? read : { ...read, lines: [...head, ...read.lines.slice(head.length)] };
}

/** The fields of a ticket above its messages (担当者: 宮下), each on a line at the top; empty where anything else stands among them. */
function fieldsAbove(lines: readonly string[], end: number): readonly string[] {
  const blank = lines
    .slice(0, end)
    .findIndex((line) => line.trim() === '' || /^[-=─━*]{3,}$/.test(line.trim()));
  const [title = '', ...fields] = lines.slice(0, Math.max(0, blank));
  const areFields =
    fields.length >= 2 && fields.every((line) => FIELD.test(line)) && title.length <= LONGEST_TITLE;
  return areFields ? [title, ...fields] : [];
}

const FIELD = /^[^\s:：。、]{1,16}[ 　]?[:：]/u;
const LONGEST_TITLE = 60;

/** A mail without the one that it answers, where the dialogue stands above. */
function withoutMailBelow(lines: readonly string[]): readonly string[] {
  const cut = lines.findIndex(
    (line) => line.length < LONGEST_MARK && MAY_QUOTE.test(line) && QUOTED_BELOW.test(line.trim()),
  );
  if (cut === -1) return lines;
  const [above, below] = [turnsIn(lines.slice(0, cut)), turnsIn(lines.slice(cut))];
  return above >= LEAST_TURNS && above > below ? lines.map((line, at) => (at < cut ? line : '')) : lines;
}

const LONGEST_MARK = 160;
const MAY_QUOTE = /^\s*[-_=－―]{3}|[:：]\s*$/;

/** A message whose dialogue stands in a frame, or messages with a call in a frame each, without what is written around them. */
function withoutFrames(lines: readonly string[]): ReadParts {
  const frames = framesOf(lines);
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last) return { lines, calls: NO_CALLS };
  const bare = withoutNotesBelowRules(lines, frames);
  const read = bare.map((line, at) => (at >= first.open && at <= last.close ? withoutTags(line) : ''));
  const turns = turnsIn(read);
  const around = [...lines.slice(0, first.open), ...lines.slice(last.close + 1)];
  if (turns < LEAST_TURNS || turns <= turnsIn(around)) return { lines, calls: NO_CALLS };
  const areCalls =
    frames.length > 1 &&
    frames.every(({ open, close }) => turnsIn(read.slice(open, close + 1)) >= LEAST_TURNS) &&
    (haveOwnTitles(lines, frames) ||
      haveOwnNames(read, frames) ||
      frames.every(({ open, close }) =>
        opensCallAnew(read.slice(open, close + 1).find((line) => line.trim() !== '') ?? ''),
      ));
  if (!areCalls) return { lines: read, calls: NO_CALLS };
  return onlyParts(read, frames, (frame) => titleOf(lines, frame));
}

/** A text whose parts are a call each, without all else. */
function onlyParts(
  lines: readonly string[],
  parts: readonly TextPart[],
  titleOfPart: (part: TextPart) => string = () => '',
): ReadParts {
  const kept = lines.map(() => '');
  for (const { open, close } of parts) for (let at = open; at <= close; at++) kept[at] = lines[at] ?? '';
  return { lines: kept, calls: new Map(parts.map((part) => [part.open, titleOfPart(part)])) };
}

/** The outermost frames; one that another is set in is none of its own. */
function framesOf(lines: readonly string[]): readonly TextPart[] {
  const frames: TextPart[] = [];
  let open = -1;
  let depth = 0;
  let lastClose = -1;
  for (const [at, line] of lines.entries()) {
    for (const [, stroke] of line.includes('[') ? line.matchAll(FRAME) : []) {
      if (stroke === '' && depth++ === 0) open = at;
      if (stroke === '/') lastClose = at;
      if (stroke === '/' && depth > 0 && --depth === 0) {
        // Frames that share a line are one.
        const before = frames.at(-1)?.close === open ? frames.pop() : undefined;
        frames.push({ open: before?.open ?? open, close: at });
      }
    }
  }
  // One within it was never closed.
  if (depth > 0 && lastClose >= open && (frames.at(-1)?.close ?? -1) < lastClose)
    frames.push({ open, close: lastClose });
  return frames;
}

/** The title that a frame sets over its words; '' where it sets none. */
function titleOf(lines: readonly string[], { open, close }: TextPart): string {
  const title =
    lines
      .slice(open, close + 1)
      .join('\n')
      .match(TITLE)?.[0] ?? '';
  return title.replace(TAG, '').trim();
}

const FRAME = /\[(\/?)(?:info|code|quote|qt)\]/gi;
const NO_CALLS: ReadonlyMap<number, string> = new Map();

/** True where each frame has a title of its own, and none calls it a part of the one above. */
function haveOwnTitles(lines: readonly string[], frames: readonly TextPart[]): boolean {
  const titles = frames.map((frame) => titleOf(lines, frame));
  return (
    new Set(titles).size === titles.length && titles.every((title) => title !== '' && !OF_PARTS.test(title))
  );
}

/** True where nobody speaks in two frames. */
function haveOwnNames(lines: readonly string[], frames: readonly TextPart[]): boolean {
  const names = frames.map(
    ({ open, close }) =>
      new Set(namesBeforeWords(lines.slice(open, close + 1)).map(({ name }) => foldName(name))),
  );
  const all = names.flatMap((own) => [...own]);
  return new Set(all).size === all.length;
}

/** 前半, 続き, その2, 2/3. */
const OF_PARTS =
  /前半|後半|中盤|続き|つづき|その[\d０-９一二三四五]|パート|part|[（(【［[]?[\d０-９]\s*[/／]\s*[\d０-９][)）】］\]]?$|^[\d０-９①-⑨一二三四五]$/i;

/** The lines without what stands below the last rule of a frame (`[hr]メモ…`), where nobody speaks there. */
function withoutNotesBelowRules(lines: readonly string[], frames: readonly TextPart[]): readonly string[] {
  const kept = [...lines];
  for (const { open, close } of frames) {
    let at = close;
    while (at >= open && !/\[hr\]/i.test(lines[at] ?? '')) at--;
    if (at < open) continue;
    const [above = '', ...below] = (lines[at] ?? '').split(/\[hr\]/i);
    if (turnsIn([below.join(' '), ...lines.slice(at + 1, close + 1)]) > 0) continue;
    kept[at] = above;
    for (let index = at + 1; index <= close; index++) kept[index] = '';
  }
  return kept;
}

/** Spaces for each mark, so that what is said keeps its place. */
function withoutTags(line: string): string {
  return line.replace(TITLE, spaces).replace(TAG, spaces);
}

function spaces(text: string): string {
  return ' '.repeat(text.length);
}

/** How many lines have a name that returns before what it says. */
function turnsIn(lines: readonly string[]): number {
  return namesBeforeWords(lines).length;
}
