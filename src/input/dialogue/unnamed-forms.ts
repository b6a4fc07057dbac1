import type { Role } from '../../model/transcript.js';
import { foldName, roleOfKnownName } from '../speakers/speakers.js';
import { type SignLegend, signLegendIn } from './sign-legend.js';
import type { SpeakerLine } from './speaker-line.js';
import type { Candidate } from './speaker-names.js';

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

/** How reports call the two: by the mark, and by its lack. */
export const UNMARKED = '（印なし）';

/** What stands before the words of one of the two: a sign, a dash, a step to the right. */
const LEAD = /^[\s\u3000]*(?:[^\p{L}\p{N}\s「『（(【[<＜]{1,3}[\s\u3000]*)?(?=\S)/u;
/** Lines that are wrapped are indented too, but few of them end as sentences do. */
const LEAST_SENTENCES = 0.6;

/** The openings of a text in which one of the two has a sign before the words, or stands apart, and the other nothing. */
export function openingsByOneSign(candidates: readonly TextCandidate[]): Openings {
  const { legend, lines } = withSignLegend(candidates);
  if (lines.length < LEAST_LINES) return new Map();
  const leads = lines.map(({ text }) => LEAD.exec(text)?.[0] ?? '');
  const form = (lead: string) => lead.trim() || (lead === '' ? '' : INDENTED);
  const marks = new Set(leads.map(form));
  const marked = leads.filter((lead) => lead !== '').length / lines.length;
  const changes = leads.filter(
    (lead, index) => index > 0 && form(lead) !== form(leads[index - 1] ?? ''),
  ).length;
  const sentences = lines.filter(({ text }) => /[。？！?!」…]\s*$/.test(text)).length;
  const isForm =
    marks.size === 2 &&
    marks.has('') &&
    marked >= LEAST_OF_ONE &&
    marked <= 1 - LEAST_OF_ONE &&
    changes >= LEAST_CHANGES * lines.length &&
    sentences >= LEAST_SENTENCES * lines.length;
  if (!isForm) return new Map();
  return new Map(
    lines.map(({ index, text }, at) => {
      const lead = leads[at] ?? '';
      const name = legend === null ? form(lead) || UNMARKED : form(lead) ? legend.marked : legend.unmarked;
      return [index, markedLine(name, text.slice(lead.length).trimEnd(), lead.length)];
    }),
  );
}

/** A remark above the dialogue that says whose the marked lines are, and the lines below it; all lines where there is none. */
function withSignLegend(candidates: readonly TextCandidate[]): {
  readonly legend: SignLegend | null;
  readonly lines: readonly TextCandidate[];
} {
  const legends = candidates.map(({ text }, at) =>
    at < LEGEND_LINES || at >= candidates.length - LEGEND_LINES ? signLegendIn(text) : null,
  );
  const at = legends.findIndex((legend) => legend !== null);
  if (at === -1) return { legend: null, lines: candidates };
  // What stands above a legend is no speech either; below the dialogue it is the last line that counts.
  const lines = at < LEGEND_LINES ? candidates.slice(at + 1) : candidates.slice(0, at);
  return { legend: legends[at] ?? null, lines };
}

const LEGEND_LINES = 6;
const LEAST_CHANGES = 0.3;
const INDENTED = '（字下げ）';

/** The opening of a turn whose speaker is called by a mark. */
export function markedLine(name: string, speech: string, speechStart: number): SpeakerLine {
  return {
    layout: 'mark',
    name,
    speech,
    speechStart,
    opensQuote: false,
    trailers: [],
    startMs: null,
    endMs: null,
  };
}
