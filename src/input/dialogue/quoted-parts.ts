import { countNames } from '../speakers/speakers.js';
import { opensCallAnew } from './opens-call.js';
import { readLooseLines, readSpeakerLine } from './speaker-line.js';
import { isNameLike } from './speaker-names.js';

/** Turns by which a part shows that it holds the dialogue. */
const LEAST_TURNS = 4;

/** [info][title]…[/title] … [/info]: marks of chats around what is passed on; a name in the brackets closes itself with a stroke. */
const TAG = /\[(\/?)([a-z]{2,12})(?:[= ][^\]\n]{0,60})?\]/gi;
/** What stands between these is no speech. */
const TITLE = /\[(title|subject)\]([^[\]\n]{0,200})\[\/\1\]/gi;

/** -----Original Message-----, -----元のメッセージ-----, 2026年…のメール:, On … wrote: what follows was written before. */
const QUOTED_BELOW =
  /^[-_=－―]{3,}\s*(?:original message|forwarded message|元のメッセージ|転送(?:された)?メッセージ|オリジナルメッセージ)\s*[-_=－―]{3,}$|^(?:on\s.{6,100}|.{4,100}(?:さんは)?)(?:\swrote|書きました|のメール)[:：]$|^-{5,}\s*(?:返信元|引用)\s*-{5,}$/i;

/** A text as it is to be read. */
export interface ReadParts {
  /** Its lines: parts that are no dialogue emptied, marks around it blank, each character in its place. */
  readonly lines: readonly string[];
  /** Where frames hold a call each: the title of the frame, or '', at the index of its first line. */
  readonly calls: ReadonlyMap<number, string>;
}

/** The parts of a text that hold its dialogue. */
export function withoutQuotedParts(lines: readonly string[]): ReadParts {
  return withoutFrames(withoutMailBelow(lines));
}

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
  const read = lines.map((line, at) => (at >= first.open && at <= last.close ? withoutTags(line) : ''));
  const turns = turnsIn(read);
  const around = [...lines.slice(0, first.open), ...lines.slice(last.close + 1)];
  if (turns < LEAST_TURNS || turns <= turnsIn(around)) return { lines, calls: NO_CALLS };
  const areCalls =
    frames.length > 1 && frames.every((frame) => isCall(read.slice(frame.open, frame.close + 1)));
  if (!areCalls) return { lines: read, calls: NO_CALLS };
  const framed = lines.map(() => '');
  for (const { open, close } of frames) for (let at = open; at <= close; at++) framed[at] = read[at] ?? '';
  return { lines: framed, calls: new Map(frames.map((frame) => [frame.open, titleOf(lines, frame)])) };
}

interface Frame {
  /** Indices of its first line and its last. */
  readonly open: number;
  readonly close: number;
}

/** The outermost frames; one that another is set in is none of its own. */
function framesOf(lines: readonly string[]): readonly Frame[] {
  const frames: Frame[] = [];
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
function titleOf(lines: readonly string[], { open, close }: Frame): string {
  const title =
    lines
      .slice(open, close + 1)
      .join('\n')
      .match(TITLE)?.[0] ?? '';
  return title.replace(TAG, '').trim();
}

const FRAME = /\[(\/?)(?:info|code|quote|qt)\]/gi;
const NO_CALLS: ReadonlyMap<number, string> = new Map();

/** True for lines whose dialogue begins as a call does. */
function isCall(lines: readonly string[]): boolean {
  return turnsIn(lines) >= LEAST_TURNS && opensCallAnew(lines.find((line) => line.trim() !== '') ?? '');
}

/** Spaces for each mark, so that what is said keeps its place. */
function withoutTags(line: string): string {
  return line.replace(TITLE, spaces).replace(TAG, spaces);
}

function spaces(text: string): string {
  return ' '.repeat(text.length);
}

/** A name before a bracket or arrow is cut short. */
const LONGEST_MARKED = 6;

/** How many lines have a name that returns before what it says. */
function turnsIn(lines: readonly string[]): number {
  const names = lines.flatMap((line) => {
    const opening = readSpeakerLine(line);
    const isTurn = opening !== null && opening.layout !== 'alone' && opening.speech !== '';
    if (isTurn && isNameLike(opening.name)) return opening.name;
    // 平）名刺の件で: a mark behind a short name.
    const marked = readLooseLines(line).find(({ layout }) => layout === 'mark' || layout === 'bracket');
    return marked && marked.name.length <= LONGEST_MARKED && isNameLike(marked.name) ? marked.name : [];
  });
  return [...countNames(names).values()].filter((count) => count >= 2).reduce((sum, count) => sum + count, 0);
}
