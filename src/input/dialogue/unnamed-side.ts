import type { ParseContext } from '../raw/input-format.js';
import { foldName } from '../speakers/speakers.js';
import type { SpeakerLine } from './speaker-line.js';
import { markedLine, type TextCandidate, UNMARKED } from './unnamed-forms.js';

const LEAST_LINES = 3;
/** Of the lines without a name, those that have the other side's mark; of these, those that answer a named line. */
const LEAST_SHARE = 0.6;
/** A mark of its own: a dash, a sign. */
const MARK = /^[\s\u3000]*([^\p{L}\p{N}\s「『（(【[<＜]{1,3})[\s\u3000]*(?=\S)/u;
const SENTENCE = /[。？！?!」…]\s*$/u;

/**
 * The openings of a text in which only one side has a name, and the other one a dash or sign before its words, or nothing: what the other
 * side says must not go on with the turns of the first. The openings as they are where both have names, or where no such form shows.
 */
export function withUnnamedSide(
  candidates: readonly TextCandidate[],
  openings: ReadonlyMap<number, SpeakerLine>,
  { roleOf }: Pick<ParseContext, 'roleOf'>,
): ReadonlyMap<number, SpeakerLine> {
  const named = [...openings.values()];
  const names = new Set(named.map(({ name }) => foldName(name)));
  const [only] = named;
  const isOneSide = names.size === 1 && only !== undefined && roleOf(only.name) !== null;
  if (!isOneSide || named.length < LEAST_LINES) return openings;
  if (named.filter(({ speech }) => speech !== '').length < LEAST_SHARE * named.length) return openings;
  const others = candidates.filter(({ index }) => !openings.has(index));
  const answers = candidates.filter(
    ({ index }, at) => !openings.has(index) && (at === 0 || openings.has(candidates[at - 1]?.index ?? -1)),
  );
  if (others.length < LEAST_LINES || answers.length < LEAST_SHARE * others.length) return openings;
  const marks = new Map<string, number>();
  for (const { text } of others) {
    const mark = MARK.exec(text)?.[1] ?? '';
    marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  const [usual] = [...marks].toSorted((left, right) => right[1] - left[1]);
  if (!usual || usual[1] < Math.max(LEAST_LINES, LEAST_SHARE * others.length)) return openings;
  const [mark] = usual;
  // Wrapped lines have no mark either, but few of them begin and end as sentences do.
  const ends = candidates.filter(({ text }) => SENTENCE.test(text)).length;
  if (mark === '' && ends < SENTENCES * candidates.length) return openings;
  const found = others.flatMap(({ index, text }): (readonly [number, SpeakerLine])[] => {
    const match = MARK.exec(text);
    if ((match?.[1] ?? '') !== mark) return [];
    const start = match?.[0].length ?? text.length - text.trimStart().length;
    return [[index, markedLine(mark === '' ? UNMARKED : mark, text.slice(start).trimEnd(), start)]];
  });
  return new Map([...openings, ...found]);
}

const SENTENCES = 0.8;
