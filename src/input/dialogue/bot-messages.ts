import { groupedBy } from '../../text/grouped-by.js';
import { foldName } from '../speakers/speakers.js';
import { headsIn } from './chat-messages.js';
import { namesBeforeWords } from './names-before-words.js';
import type { ReadParts } from './read-parts.js';

const TIME = /^\[?(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}[ T])?\d{1,2}:\d{2}(?::\d{2})?\]?/u;
/** 22:00⇥受電ボット⇥【フロント】はい, [10:05] 記録係: 客：はい — when, who wrote it, and what. */
const ROW = new RegExp(
  String.raw`(?<front>${TIME.source}[\t ]+(?<writer>[^\t:：]{1,30}?)(?:\t|[:：] ?| (?=[【＜〈])))(?<text>.*)$`,
  'u',
);
/** What a program tells between two calls. */
const OF_A_CALL = /通話|着信|発信|受電|入電|終了|開始|接続|切断/u;
const LEAST_TURNS = 4;
/** Of a program's lines so many pass on what is said. */
const LEAST_SHARE = 0.5;
/** Turns of a message on average, below which it passes on a line and no whole call. */
const MOST_OF_ONE = 2;

interface Message {
  readonly writer: string;
  /** Index of its first line, and of the one behind its last. */
  readonly open: number;
  close: number;
}

/**
 * What one writer of a chat, a program as a rule, passes on of calls line by line, with a name that is nobody's in the chat before the words of each: the
 * lines of the others are blank. Null for any other text.
 */
export function messagesOfBot(lines: readonly string[]): ReadParts | null {
  const typed = messagesIn(lines);
  const messages = typed.length >= LEAST_TURNS ? typed : messagesBelowHeads(lines);
  if (messages.length < LEAST_TURNS) return null;
  const writers = new Set(messages.map(({ writer }) => foldName(writer)));
  const bare = lines.map((line) => withoutFront(line));
  for (const own of groupedBy(messages, ({ writer }) => writer).values()) {
    const indices = own.flatMap(({ open, close }) =>
      Array.from({ length: close - open }, (_, at) => open + at),
    );
    const named = namesBeforeWords(indices.map((index) => (bare[index] ?? '').trimStart()));
    const turns = new Set(
      named.flatMap(({ index, name }) => (writers.has(foldName(name)) ? [] : (indices[index] ?? []))),
    );
    // 【1203】 among 【フロント】: a room speaks, though its number is no name.
    const isBoxed = (index: number) => BOXED.test(wordsOf(bare[index] ?? ''));
    if ([...turns].some(isBoxed)) for (const index of indices) if (isBoxed(index)) turns.add(index);
    const filled = indices.filter((index) => (bare[index] ?? '').trim() !== '').length;
    const names = new Set(named.map(({ name }) => foldName(name)));
    // A whole call in a message is read as the cell of a table.
    const passed = own.filter(({ open }) => turns.has(open)).length;
    const areSingle = passed >= LEAST_TURNS && turns.size < MOST_OF_ONE * passed;
    if (names.size >= 2 && areSingle && turns.size >= LEAST_SHARE * filled)
      return partsOf(lines, bare, own, turns);
  }
  return null;
}

function messagesIn(lines: readonly string[]): readonly Message[] {
  const messages: Message[] = [];
  for (const [at, line] of lines.entries()) {
    const writer = TIME.test(line) ? ROW.exec(line)?.groups?.writer : undefined;
    const last = messages.at(-1);
    if (writer !== undefined) messages.push({ writer, open: at, close: at + 1 });
    // A message of several lines ends at a blank one.
    else if (last?.close === at && line.trim() !== '') last.close = at + 1;
  }
  return messages;
}

/** 受電Bot  21:10, and the words below. */
function messagesBelowHeads(lines: readonly string[]): readonly Message[] {
  const heads = headsIn(lines);
  return heads.map(({ name, below }, at) => ({
    writer: name,
    open: below,
    close: heads[at + 1]?.at ?? lines.length,
  }));
}

/** The line with its time and its words in their places, and blanks for who wrote it and the quotation marks of a table. */
function withoutFront(line: string): string {
  const { front = '', text = line } = TIME.test(line) ? (ROW.exec(line)?.groups ?? {}) : {};
  const time = TIME.exec(front)?.[0] ?? '';
  return time.replace(/[[\]]/g, ' ').padEnd(front.length) + text.replace(/^"|"$/g, ' ');
}

const BOXED = /^【[^【】]{1,20}】\s*\S/u;

/** The words behind the time. */
function wordsOf(line: string): string {
  return line.replace(TIME, '').trim();
}

function partsOf(
  lines: readonly string[],
  bare: readonly string[],
  messages: readonly Message[],
  turns: ReadonlySet<number>,
): ReadParts {
  const kept = lines.map(() => '');
  const calls = new Map<number, string>();
  let isBetween = true;
  for (const { open, close } of messages) {
    const isSaid = turns.has(open);
    if (!isSaid && OF_A_CALL.test(bare[open] ?? '')) isBetween = true;
    if (!isSaid) continue;
    if (isBetween) calls.set(open, '');
    isBetween = false;
    for (let at = open; at < close; at++) kept[at] = bare[at] ?? '';
  }
  return { lines: kept, calls: calls.size > 1 ? calls : new Map() };
}
