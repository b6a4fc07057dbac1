import type { Role } from '../model/transcript.js';
import type { SpeakerLine } from './speaker-line.js';
import type { Candidate } from './speaker-names.js';
import { foldName, roleOfKnownName } from './speakers.js';

/** A line of a dialogue and what it may be. */
export type TextCandidate = Candidate & { readonly text: string };
type Openings = ReadonlyMap<number, SpeakerLine>;

const LEAST_LINES = 6;
const LEAST_SHARE = 0.8;
/** What each of two speakers says at least. */
const LEAST_OF_ONE = 0.2;

/** （職員）, 【職員】 or ――職員 at the end of a line. */
const NAME_BEHIND =
  /(?:[（(]([^（）()]{1,20})[)）]|【([^【】]{1,20})】|[-―—–]{1,2}[ 　]?([^\s。、（）()【】―—–-]{1,10}))$/u;
/** The brackets, a dash and the name. */
const LONGEST_BEHIND = 24;

/**
 * The openings of a text in which names stand behind what they say, in brackets or behind a dash; none where it is no such text, or where the
 * names are of one side only.
 */
export function openingsWithNamesBehind(
  candidates: readonly TextCandidate[],
  roleOf: (name: string) => Role | null,
): Openings {
  const openings = new Map<number, SpeakerLine>();
  const names = new Set<string>();
  for (const { index, text } of candidates) {
    const line = text.trimEnd();
    const match = NAME_BEHIND.exec(line.slice(-LONGEST_BEHIND));
    const name = match?.slice(1).find((group) => group !== undefined);
    if (!match || name === undefined || (roleOf(name) ?? roleOfKnownName(name)) === null) continue;
    const speech = line.slice(0, line.length - match[0].length).trim();
    if (speech === '') continue;
    const isQuoted = /^[「『].*[」』]$/su.test(speech);
    const start = text.indexOf(speech) + (isQuoted ? 1 : 0);
    names.add(foldName(name));
    openings.set(index, markedLine(name, isQuoted ? speech.slice(1, -1) : speech, start));
  }
  const isForm =
    candidates.length >= 2 && openings.size >= LEAST_SHARE * candidates.length && names.size >= 2;
  return isForm ? openings : new Map();
}

/** A long dash before what one of the two says, as interviews are printed; a short one is a list's. */
const DASH = /^[\s　]*(?:[―—─]{1,2}|－{2})[\s　]*(?=\S)/;
const SYMBOL = /^[\s　]*([○●◎◯◇◆□■△▲▽▼☆★♂♀◁◀▷▶←→⇒⇐＜＞<>＋－+])[\s　]*(?=\S)/u;
const LEGEND = /([○●◎◯◇◆□■△▲▽▼☆★♂♀◁◀▷▶←→⇒⇐＜＞<>＋－+])[\s　]*[:：=＝…は]+[\s　]*([^\s　、,，/／。]{1,20})/gu;
/** How reports call the two: by the mark, and by its lack. */
export const UNMARKED = '（印なし）';

/**
 * The openings of a text in which signs stand for the two speakers: ○ and ●, a dash for one and nothing for the other. What a legend
 * (○＝職員　●＝お客様) says of a sign is its speaker's name. None where it is no such text.
 */
export function openingsBySigns(candidates: readonly TextCandidate[]): Openings {
  const legend = new Map<string, string>();
  const lines = candidates.filter(({ text }) => {
    const found = [...text.matchAll(LEGEND)].filter(([, , name = '']) => roleOfKnownName(name) !== null);
    for (const [, sign = '', name = ''] of found) legend.set(sign, name);
    return found.length === 0;
  });
  if (lines.length < LEAST_LINES) return new Map();
  const signs = new Map<string, number>();
  for (const { text } of lines) {
    const sign = SYMBOL.exec(text)?.[1];
    if (sign) signs.set(sign, (signs.get(sign) ?? 0) + 1);
  }
  const usual = [...signs].filter(([, count]) => count >= LEAST_OF_ONE * lines.length);
  const all = usual.reduce((sum, [, count]) => sum + count, 0);
  if (usual.length === 2 && all >= LEAST_SHARE * lines.length) {
    return new Map(
      lines.flatMap(({ index, text }): (readonly [number, SpeakerLine])[] => {
        const [mark = '', sign = ''] = SYMBOL.exec(text) ?? [];
        if (!usual.some(([one]) => one === sign)) return [];
        return [
          [index, markedLine(legend.get(sign) ?? sign, text.slice(mark.length).trimEnd(), mark.length)],
        ];
      }),
    );
  }
  const dashed = lines.filter(({ text }) => DASH.test(text)).length / lines.length;
  if (dashed < LEAST_OF_ONE || dashed > 1 - LEAST_OF_ONE) return new Map();
  return new Map(
    lines.map(({ index, text }) => {
      const mark = DASH.exec(text)?.[0].length ?? 0;
      const start = mark > 0 ? mark : text.length - text.trimStart().length;
      return [index, markedLine(mark > 0 ? '――' : UNMARKED, text.slice(start).trimEnd(), start)];
    }),
  );
}

/** The opening of a turn whose speaker is called by a mark. */
export function markedLine(name: string, speech: string, speechStart: number): SpeakerLine {
  return {
    layout: 'mark',
    name,
    speech,
    speechStart,
    opensQuote: false,
    trailer: null,
    startMs: null,
    endMs: null,
  };
}
