import { countNames } from '../speakers/speakers.js';
import { readSpeakerLine } from './speaker-line.js';
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

/** The lines of a text as they are to be read: parts that are no dialogue emptied, marks around it blank, each character in its place. */
export function withoutQuotedParts(lines: readonly string[]): readonly string[] {
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

/** A message whose dialogue stands in a frame, without what is written around it. */
function withoutFrames(lines: readonly string[]): readonly string[] {
  const open = lines.findIndex((line) => /\[(?:info|code|quote|qt)\]/i.test(line));
  if (open === -1) return lines;
  const close = lines.findLastIndex((line) => /\[\/(?:info|code|quote|qt)\]/i.test(line));
  if (close < open) return lines;
  const framed = lines.slice(open, close + 1).map(withoutTags);
  const around = [...lines.slice(0, open), ...lines.slice(close + 1)];
  const turns = turnsIn(framed);
  if (turns < LEAST_TURNS || turns <= turnsIn(around)) return lines;
  return lines.map((_, at) => framed[at - open] ?? '');
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
  const names = lines.flatMap((line) => {
    const opening = readSpeakerLine(line);
    const isTurn = opening !== null && opening.layout !== 'alone' && opening.speech !== '';
    return isTurn && isNameLike(opening.name) ? opening.name : [];
  });
  return [...countNames(names).values()].filter((count) => count >= 2).reduce((sum, count) => sum + count, 0);
}
