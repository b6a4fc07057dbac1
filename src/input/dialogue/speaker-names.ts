import { highestOf, lowestOf } from '../../text/extremes.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import type { ParseContext } from '../raw/input-format.js';
import { countNames, foldName } from '../speakers/speakers.js';
import { isNameLike } from './name-like.js';
import { namesAlone, SHORT_ANSWERS } from './names-alone.js';
import type { SpeakerLayout, SpeakerLine } from './speaker-line.js';

/** A line of a dialogue that is neither blank nor a comment, with the form it may have. */
export interface Candidate {
  /** Index of the line in the text. */
  readonly index: number;
  readonly speakerLine: SpeakerLine | null;
  /** Further forms that it may have, which tell only where names are known or return. */
  readonly loose: readonly SpeakerLine[];
  /** True where the line begins further to the right than a turn would. */
  readonly isIndented: boolean;
  /** True where a blank line, a comment or a heading stands above, or nothing. */
  readonly opensBlock: boolean;
}

/** True where the line is the head of a record and not speech. */
export function isHeader(line: SpeakerLine): boolean {
  return HEADER_NAMES.has(foldName(line.name));
}

/** Voices that tell what happens: ナレーション：電話が鳴る. */
const NARRATORS = new Set(['ナレーション', 'ナレーター', 'ナレ', 'ト書き', 'narration', 'narrator']);

/** True where the line is told by a narrator and no speaker's. */
export function isNarrator(line: SpeakerLine): boolean {
  return line.layout !== 'alone' && NARRATORS.has(foldName(line.name));
}

/**
 * Which of the lines open a turn, by index. A known name always does. Any other does where it has the form that
 * the text's known speakers have and looks like a name: such a speaker is reported, never left out in silence.
 */
export function findOpenings(
  candidates: readonly Candidate[],
  context: ParseContext,
): ReadonlyMap<number, SpeakerLine> {
  const openings = new Map<number, SpeakerLine>();
  for (const { index, speakerLine } of candidates) {
    if (speakerLine && context.roleOf(speakerLine.name) !== null) openings.set(index, speakerLine);
  }
  const loose = looseOpenings(candidates, areTitles(openings, candidates) ? NO_LINES : openings, context);
  if (loose) return loose;
  dropStrayNames(openings, candidates);
  const layout = usualLayout(candidates, openings);
  if (layout === null) return openings;
  const known = new Set(openings.keys());
  const accepted = layout === 'alone' ? namesAlone(candidates, known) : null;
  for (const { index, speakerLine } of candidates) {
    if (!speakerLine || speakerLine.layout !== layout || known.has(index)) continue;
    const isTimed = speakerLine.startMs !== null && isNameLike(speakerLine.name);
    const isAccepted = accepted
      ? isTimed || accepted.has(foldName(speakerLine.name))
      : isNameLike(speakerLine.name);
    if (isAccepted && !isHeader(speakerLine) && !isNarrator(speakerLine)) openings.set(index, speakerLine);
  }
  return openings;
}

/** True where known words stand alone on few lines, each once, as titles do: 受付 above a page of memos. */
function areTitles(openings: ReadonlyMap<number, SpeakerLine>, candidates: readonly Candidate[]): boolean {
  const names = [...openings.values()].filter(
    ({ layout, startMs }) => layout === 'alone' && startMs === null,
  );
  const areOnce = countNames(names.map(({ name }) => name)).size === openings.size;
  return areOnce && openings.size <= MOST_OF_TITLES * candidates.length;
}

const MOST_OF_TITLES = 0.2;
const NO_LINES: ReadonlyMap<number, SpeakerLine> = new Map();

/** Where names stand before their speech, a known word alone on a line is somebody's answer, or of a list of who speaks. */
function dropStrayNames(openings: Map<number, SpeakerLine>, candidates: readonly Candidate[]): void {
  const alone = [...openings].filter(([, { layout, startMs }]) => layout === 'alone' && startMs === null);
  const areStray =
    alone.length === openings.size && countNames(alone.map(([, { name }]) => name)).size === alone.length;
  if (areStray && alone.length > 0 && hasTurnsBefore(candidates)) openings.clear();
  if (alone.length * 2 >= openings.size) return;
  const others = [...openings.values()].filter(({ layout }) => layout !== 'alone');
  const names = new Set(others.map(({ name }) => foldName(name)));
  for (const [index, { name }] of alone) if (!names.has(foldName(name))) openings.delete(index);
}

/** True where two names or more stand before a colon or in another strict form, each again and again. */
function hasTurnsBefore(candidates: readonly Candidate[]): boolean {
  const lines = candidates.flatMap(({ speakerLine }) =>
    speakerLine && speakerLine.layout !== 'alone' && !isHeader(speakerLine) ? speakerLine : [],
  );
  return returningNames(lines).size >= 2;
}

/** So many lines of a text must have one form for it to be taken for the form of its turns, where no name is known. */
const LEAST_SHARE = 0.5;
/** Any two words with a space between have the last form. */
const LEAST_SHARE_BY_SPACE = 0.8;
const MOST_SPEAKERS = 8;

/**
 * The openings of a text in one of the loose forms: where more names are known in it than in the usual forms, or where none
 * is known at all and nearly every line has the form with a few names that return. Null for all other texts.
 */
function looseOpenings(
  candidates: readonly Candidate[],
  strict: ReadonlyMap<number, SpeakerLine>,
  context: ParseContext,
): ReadonlyMap<number, SpeakerLine> | null {
  const layouts = new Set(candidates.flatMap(({ loose }) => loose.map(({ layout }) => layout)));
  const known = (lines: readonly SpeakerLine[]) =>
    lines.filter(({ name }) => context.roleOf(name) !== null).length;
  let best: { readonly lines: ReadonlyMap<number, SpeakerLine>; readonly known: number } | null = null;
  let most = 0;
  for (const layout of layouts) {
    const lines = linesOf(candidates, layout);
    const count = known([...lines.values()]);
    if (count < Math.max(2, best?.known ?? 0)) continue;
    const opened = withReturning(lines, context);
    if (best !== null && count === best.known && opened.size <= most) continue;
    best = { lines: opened, known: count };
    most = opened.size;
  }
  // Two names with a space, above lines with names and colons, are of a head.
  const areFew = best !== null && best.lines.size < LEAST_SHARE * candidates.length;
  // 生徒　2年B組　早川 above `教頭⇥「はい」`: one line more in a loose form is of a head.
  const isMore = best !== null && best.known > strict.size + (strict.size >= LEAST_STRICT ? 1 : 0);
  if (best && isMore && !(areFew && hasUsualForm(candidates))) return best.lines;
  if (strict.size > 0 || hasUsualForm(candidates)) return null;
  for (const layout of ['bracket', 'mark', 'titled', 'wide', 'space'] as const) {
    const lines = linesOf(candidates, layout);
    const returning = returningNames([...lines.values()]);
    const opened = new Map([...lines].filter(([, { name }]) => returning.has(foldName(name))));
    const share = layout === 'space' ? LEAST_SHARE_BY_SPACE : LEAST_SHARE;
    const isForm =
      returning.size >= 2 &&
      (opened.size >= share * candidates.length ||
        (opened.size >= LEAST_TURNS &&
          opened.size >=
            LEAST_OF_SPAN *
              linesAmong(opened, candidates, ({ index, isIndented }) => opened.has(index) || !isIndented)));
    if (isForm && returning.size <= MOST_SPEAKERS) return opened;
  }
  return null;
}

/** Turns in a strict form that one line in another does not outweigh. */
const LEAST_STRICT = 4;
/** Turns of a text with a head and a foot, and their share of the lines among them that are not indented as the rest of a turn is. */
const LEAST_TURNS = 6;
const LEAST_OF_SPAN = 0.8;

/** How many lines from the first opening to the last count: what is set around a dialogue has no say. */
export function linesAmong<C extends Candidate>(
  opened: ReadonlyMap<number, SpeakerLine>,
  candidates: readonly C[],
  isCounted: (candidate: C) => boolean,
): number {
  const [first, last] = [lowestOf(opened.keys(), Infinity), highestOf(opened.keys(), -Infinity)];
  return candidates.filter((one) => one.index >= first && one.index <= last && isCounted(one)).length;
}

function linesOf(candidates: readonly Candidate[], layout: SpeakerLayout): ReadonlyMap<number, SpeakerLine> {
  const lines = new Map<number, SpeakerLine>();
  for (const { index, loose } of candidates) {
    const line = loose.find((one) => one.layout === layout);
    if (line) lines.set(index, line);
  }
  return lines;
}

/** The lines with a name that is known or returns; where times stand before all of them, any other with a time and a name as well. */
function withReturning(
  lines: ReadonlyMap<number, SpeakerLine>,
  { roleOf }: ParseContext,
): ReadonlyMap<number, SpeakerLine> {
  const returning = returningNames([...lines.values()]);
  const isSure = ({ name }: SpeakerLine) => roleOf(name) !== null || returning.has(foldName(name));
  const areTimed = [...lines.values()].every((line) => !isSure(line) || line.startMs !== null);
  const isTimedName = (line: SpeakerLine) => areTimed && line.startMs !== null && isNameLike(line.name);
  return new Map([...lines].filter(([, line]) => isSure(line) || isTimedName(line)));
}

/** True where half of the lines have a name and a colon, a bracket or a tab. */
function hasUsualForm(candidates: readonly Candidate[]): boolean {
  const usual = candidates.filter(
    ({ speakerLine }) => speakerLine && speakerLine.layout !== 'alone' && isNameLike(speakerLine.name),
  );
  return usual.length >= LEAST_SHARE * candidates.length;
}

/** Names, folded, that stand before speech more than once, each time another. */
function returningNames(lines: readonly SpeakerLine[]): ReadonlySet<string> {
  const said = new Map<string, Set<string>>();
  for (const { name, speech } of lines) {
    if (!isNameLike(name) || name.length > 12 || SHORT_ANSWERS.test(name)) continue;
    const folded = foldName(name);
    const own = said.get(folded) ?? new Set();
    said.set(folded, own.add(speech));
  }
  // The head of a page returns word for word.
  return new Set([...said].flatMap(([name, { size }]) => (size >= 2 ? name : [])));
}

/** The form of the known speakers; without any the form of most lines that look like speakers. */
function usualLayout(
  candidates: readonly Candidate[],
  known: ReadonlyMap<number, SpeakerLine>,
): SpeakerLayout | null {
  const counts = new Map<SpeakerLayout, number>();
  const count = (line: SpeakerLine) => counts.set(line.layout, (counts.get(line.layout) ?? 0) + 1);
  if (known.size > 0) {
    for (const line of known.values()) count(line);
  } else {
    for (const { speakerLine } of candidates) {
      if (speakerLine && isNameLike(speakerLine.name) && !isHeader(speakerLine)) {
        // Any short line could be a name alone; other forms are telling.
        if (speakerLine.layout !== 'alone' || speakerLine.startMs !== null) count(speakerLine);
      }
    }
    const telling = Math.max(0, ...counts.values());
    if (telling * 4 < candidates.length) return 'alone';
  }
  let best: SpeakerLayout | null = null;
  for (const [layout, number] of counts) {
    if (best === null || number > (counts.get(best) ?? 0)) best = layout;
  }
  return best;
}
