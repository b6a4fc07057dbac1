import { type ExplainedSigns, SIGNS } from './explained-signs.js';
import type { SpeakerLine } from './speaker-line.js';
import { endsAsSpeech } from './speech-endings.js';
import { markedLine, type TextCandidate } from './unnamed-forms.js';

const LEAST_LINES = 6;
/** Where a legend tells of both signs. */
const LEAST_EXPLAINED = 2;
const MOST_EXPLAINED = 4;
/** Of the lines that open something, so many open with a sign. */
const LEAST_SHARE = 0.8;
/** What each of two speakers says at least. */
const LEAST_OF_ONE = 0.2;
/** People take turns, lists do not. */
const LEAST_CHANGES = 0.5;
const LEAD = new RegExp(`^[\\s　]*([${SIGNS}・])[\\s　]*(?=\\S)`, 'u');
/** ◯（係長）　はい: who of the side. */
const SIGN_AND_NAME = /^[\s　]*[^\p{L}\p{N}\s][\s　]*(?:[（(][^（）()]{1,12}[)）](?=[\s　]))?[\s　]*/u;

/**
 * The openings of a text in which signs stand for the two speakers: ○ and ●. What its legend (○＝職員　●＝お客様) says of a sign is its
 * speaker's name; lines that go on with the one above have none. None where it is no such text.
 */
export function openingsBySigns(
  lines: readonly TextCandidate[],
  { names }: ExplainedSigns,
): ReadonlyMap<number, SpeakerLine> {
  const signs = lines.map(({ text }) => signOf(text, names));
  const counts = new Map<string, number>();
  for (const sign of signs) if (sign !== null) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const signed = signs.filter((sign) => sign !== null).length;
  const usual = [...counts]
    .filter(([sign, count]) => count >= LEAST_OF_ONE * signed || names.has(sign))
    .map(([sign]) => sign);
  const isExplained = usual.every((sign) => names.has(sign));
  if (usual.length < 2 || usual.length > (isExplained ? MOST_EXPLAINED : 2)) return NONE;
  const isSigned = signs.map((sign) => sign !== null && usual.includes(sign));
  const [first, last] = [isSigned.indexOf(true), isSigned.lastIndexOf(true)];
  const turns = signs.slice(first, last + 1).filter((_, at) => isSigned[first + at]);
  if (turns.length < (isExplained ? LEAST_EXPLAINED : LEAST_LINES)) return NONE;
  // What stands above the first and below the last is no speech.
  const others = lines.flatMap((line, at) =>
    at < first || at > last || isSigned[at] ? [] : [{ line, above: lines[at - 1] }],
  );
  const opening = others.filter(({ line, above }) => !goesOn(line, above)).length;
  const changes = turns.filter((sign, at) => at > 0 && sign !== turns[at - 1]).length;
  const isForm =
    turns.length >= LEAST_SHARE * (turns.length + others.length) ||
    (turns.length >= LEAST_SHARE * (turns.length + opening) &&
      (isExplained || changes >= LEAST_CHANGES * (turns.length - 1)));
  if (!isForm) return NONE;
  return new Map(
    lines.flatMap(({ index, text }, at): (readonly [number, SpeakerLine])[] => {
      const sign = signs[at];
      if (sign == null || !isSigned[at]) return [];
      const start = SIGN_AND_NAME.exec(text)?.[0].length ?? 0;
      return [[index, markedLine(names.get(sign) ?? sign, text.slice(start).trimEnd(), start)]];
    }),
  );
}

/** Two signs that open lines of speech in turn, so that no line is a heading because it opens with one; empty for any other text. */
export function speakingSigns(lines: readonly string[]): ReadonlySet<string> {
  const signed = lines.flatMap((line) => {
    const sign = SIGNS.includes(line.slice(0, 1)) ? line.slice(0, 1) : '';
    return sign === '' ? [] : { sign, isSaid: /[。、？！?!]/.test(line) || endsAsSpeech(line) };
  });
  const signs = [...new Set(signed.map(({ sign }) => sign))];
  const changes = signed.filter(({ sign }, at) => at > 0 && sign !== signed[at - 1]?.sign).length;
  const isForm =
    signs.length === 2 &&
    signed.length >= LEAST_LINES &&
    changes >= LEAST_CHANGES * (signed.length - 1) &&
    signed.filter(({ isSaid }) => isSaid).length >= LEAST_SAID * signed.length;
  return new Set(isForm ? signs : []);
}

/** A legend, and lines that a page cut, may have no mark of speech. */
const LEAST_SAID = 0.6;

const NONE: ReadonlyMap<number, SpeakerLine> = new Map();

/** The sign before the words; a middle dot only where the legend tells of it. */
function signOf(text: string, names: ReadonlyMap<string, string>): string | null {
  const sign = LEAD.exec(text)?.[1] ?? null;
  return sign === '・' && !names.has(sign) ? null : sign;
}

/** True for a line below another one that it goes on with: set to the right, or where that one does not end. */
function goesOn({ text, opensBlock }: TextCandidate, above: TextCandidate | undefined): boolean {
  return !opensBlock && (/^[\s　]/.test(text) || (above !== undefined && !endsAsSpeech(above.text)));
}
