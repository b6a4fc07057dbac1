import { groupedBy } from '../../text/grouped-by.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import type { Block } from './document-calls.js';
import type { LookOfSpeaker } from './look-legend.js';
import { lookLegendIn } from './look-legend.js';
import { colourName, PLAIN_LOOK, type TextLook } from './text-look.js';

/** A line of a document and how it looks; null where it looks several ways. */
export interface LookedLine {
  readonly text: string;
  readonly look: TextLook | null;
}

const LEAST_TURNS = 4;
/** Neighbours of different looks, and what each of the two says at least. */
const LEAST_CHANGES = 0.35;
const LEAST_OF_ONE = 0.2;
const LEAST_FITTING = 0.9;
const LEAST_UNEXPLAINED = 6;
const QUESTION = /(?:か。?|[？?])$/u;
const ENDS_SENTENCE = /[。．？！?!…]$/u;
/** 所感：言葉を急がせない, ご相談者：長女 */
const FIELD = /^[^\s　：:。、「]{1,12}[\s　]*[：:]/u;
const IN_BRACKETS = /^[（(［[].*[)）\]］]$/u;

/** True where a line explains the looks of others. */
export function explainsLooks(text: string): boolean {
  return lookLegendIn(text) !== null;
}

/**
 * A document in which only the look of the letters tells who speaks, with names before the words: as a legend says (青字：当社　黒字：お客様; 太字が
 * 職員), else by two colours that take turns. Null where no two looks do.
 */
export function withLooksAsNames(lines: readonly LookedLine[]): readonly string[] | null {
  const at = lines.findIndex(({ text }) => explainsLooks(text));
  const legend = at === -1 ? null : lookLegendIn(lines[at]?.text ?? '');
  const isAbove = at !== -1 && at < lines.length / 2;
  const [from, to] = at === -1 ? [0, lines.length] : isAbove ? [at + 1, lines.length] : [0, at];
  const said = lines.slice(from, to);
  const first = said.findIndex(isTurn);
  const end = said.findLastIndex(isTurn) + 1;
  if (first === -1) return null;
  const span = said.slice(first, end);
  const speakers = legend ?? colours(span);
  if (speakers === null) return null;
  const names = span.map((line) => (isTurn(line) ? nameOf(line, speakers) : null));
  if (!areTurns(names.filter((_, index) => isTurn(span[index])))) return null;
  const turns = span.map(({ text }, index) => (names[index] ? `${names[index]}：${text}` : text));
  const above = said.slice(0, first).map(({ text }) => text);
  const below = said.slice(end).map(({ text }) => text);
  const around = at === -1 ? [] : isAbove ? lines.slice(0, at) : lines.slice(at + 1);
  const rest = around.map(({ text }) => text);
  return isAbove
    ? [...rest, ...above, '', ...turns, '', ...below]
    : [...above, '', ...turns, '', ...below, ...rest];
}

function isTurn(line: LookedLine | undefined): line is LookedLine {
  const text = line?.text.trim() ?? '';
  if (text === '' || FIELD.test(text) || IN_BRACKETS.test(text)) return false;
  return isSpokenJapanese(text) || ENDS_SENTENCE.test(text);
}

function nameOf({ look }: LookedLine, speakers: readonly LookOfSpeaker[]): string | null {
  return look === null ? null : (speakers.find(({ fits }) => fits(look))?.name ?? null);
}

/** The lines of a page with the colour that its innermost element gives each. */
export function looksOfPage(blocks: readonly Block[]): readonly LookedLine[] {
  return blocks.flatMap((block): LookedLine | LookedLine[] => {
    if (!('line' in block)) return block.rows.map((cells) => ({ text: cells.join('\t'), look: null }));
    const marks = (block.elements ?? []).flatMap((element) => element.marks);
    const colour = marks
      .map((mark) => (/^background/i.test(mark) ? null : colourName(mark.replace(/^color:/i, ''))))
      .findLast((name) => name !== null);
    return { text: block.line, look: { ...PLAIN_LOOK, colour: colour ?? PLAIN_LOOK.colour } };
  });
}

/** The two colours of nearly all lines; null where there are no two. */
function colours(lines: readonly LookedLine[]): readonly LookOfSpeaker[] | null {
  const turns = lines.filter(isTurn);
  // Nobody explains the colours: then it must sound like a conversation.
  if (turns.length < LEAST_UNEXPLAINED || !turns.some(({ text }) => QUESTION.test(text))) return null;
  const groups = [...groupedBy(turns, ({ look }) => look?.colour ?? '')];
  const usual = groups.filter(([, some]) => some.length >= LEAST_OF_ONE * turns.length);
  if (usual.length !== 2 || usual.some(([colour]) => colour === '')) return null;
  return usual.map(([colour]) => ({ name: `${colour}字`, fits: (look) => look.colour === colour }));
}

function areTurns(names: readonly (string | null)[]): boolean {
  const told = names.filter((name) => name !== null);
  const counts = [...groupedBy(told, (name) => name)].map(([, some]) => some.length);
  const changes = told.filter((name, at) => at > 0 && name !== told[at - 1]).length;
  return (
    told.length >= LEAST_TURNS &&
    told.length >= LEAST_FITTING * names.length &&
    counts.length === 2 &&
    counts.every((count) => count >= LEAST_OF_ONE * told.length) &&
    changes >= LEAST_CHANGES * (told.length - 1)
  );
}
