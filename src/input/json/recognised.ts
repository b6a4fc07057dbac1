import { inputProblem } from '../raw/input-problem.js';
import { times } from '../raw/json-value.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, asProblem } from '../raw/raw-call.js';

/** A stretch of speech as a recogniser gives it. */
export interface Stretch {
  readonly speaker: string | null;
  readonly text: string;
  /** Milliseconds from the start of the call; null where it is not known. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Its words, where they have times of their own. */
  readonly words?: readonly Word[];
}

/** A word with its times. */
export interface Word {
  readonly speaker: string | null;
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Speakers without names are called alike whatever the recogniser: `spk_0`, and `ch_0` for channels. */
export function speakerNumber(value: unknown): string | null {
  return numbered('spk', value);
}

/** `ch_0`, `ch_1` … of a stereo recording. */
export function channelNumber(value: unknown): string | null {
  return numbered('ch', value);
}

function numbered(prefix: string, value: unknown): string | null {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  return isNumber ? `${prefix}_${value}` : null;
}

/** Seconds as a number or as `1.300s` in milliseconds; null for anything else. */
export function millisecondsOfSeconds(value: unknown): number | null {
  const text = typeof value === 'string' ? value.replace(/s$/, '') : value;
  if (text === '' || (typeof text !== 'string' && typeof text !== 'number')) return null;
  const seconds = Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** A call of a recogniser: stretches in the order of time, to be merged where the recogniser cut at pauses. */
export function recognisedCall(id: string | null, stretches: readonly Stretch[]): Parsed {
  const utterances: Utterance[] = inOrderOfTime(stretches).flatMap(
    ({ speaker, text, startMs, endMs, words }) => {
      const spoken = words ? joinWords(words) : null;
      if (spoken) return spoken.text === '' ? [] : [{ speaker, ...spoken }];
      const segment = { start: 0, line: null, column: null, ...times(startMs, endMs) };
      return text.trim() === '' ? [] : [{ speaker, text: text.trim(), segments: [segment] }];
    },
  );
  return asCall({ id, utterances, comments: [], fields: {}, cutsAtPauses: true, line: null });
}

/**
 * The channels of a call are listed one after the other; speech alternates. Without times the order stays; a piece without words has no say
 * in that.
 */
function inOrderOfTime(stretches: readonly Stretch[]): readonly Stretch[] {
  const spoken = stretches.filter(({ text, words }) => text.trim() !== '' || words !== undefined);
  const timeOf = ({ startMs, endMs }: Stretch) => startMs ?? endMs;
  if (spoken.some((stretch) => timeOf(stretch) === null)) return spoken;
  return spoken.toSorted((left, right) => (timeOf(left) ?? 0) - (timeOf(right) ?? 0));
}

/** A silence of this length between words parts stretches, which are merged again as the user wishes. */
const WORD_GAP_MS = 700;

/** Words in a row become a stretch until the speaker changes or falls silent. */
export function stretchesOfWords(words: readonly Word[]): readonly Stretch[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    const gap =
      previous && previous.endMs !== null && word.startMs !== null ? word.startMs - previous.endMs : 0;
    if (group && previous && previous.speaker === word.speaker && gap < WORD_GAP_MS) group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    speaker: group[0]?.speaker ?? null,
    text: joinWords(group).text,
    startMs: group[0]?.startMs ?? null,
    endMs: group.at(-1)?.endMs ?? null,
    words: group,
  }));
}

/** Words in one text, a segment for each with a time. Only Latin words have spaces between them. */
function joinWords(words: readonly Word[]): Pick<Utterance, 'text' | 'segments'> {
  let text = '';
  const segments = [];
  for (const word of words) {
    const piece = word.text.trim();
    if (piece === '') continue;
    if (/[a-z0-9.,!?]$/i.test(text) && /^[a-z0-9]/i.test(piece)) text += ' ';
    const start = text.length;
    if (word.startMs !== null || start === 0) {
      segments.push({ start, line: null, column: null, ...times(word.startMs, word.endMs) });
    }
    text += piece;
  }
  return { text, segments };
}

/**
 * The call of stretches among which pieces without words may stand: silence, noise, what a recogniser gave up. Only where nothing has words
 * it lacks what its format needs.
 *
 * @param missing the path of the first piece without words; null where each has some
 */
export function callOfPieces(
  format: string,
  id: string | null,
  stretches: readonly Stretch[],
  missing: string | null,
): Parsed {
  const isEmpty = stretches.every(({ text }) => text.trim() === '');
  return isEmpty && missing !== null ? fieldMissing(format, missing) : recognisedCall(id, stretches);
}

/** A transcript that lacks what its format needs. */
export function fieldMissing(format: string, path: string): Parsed {
  return asProblem(inputProblem('vendor-field-missing', null, { format, path }));
}

/** A recogniser's result that says it failed. */
export function recogniserFailed(format: string, reason: string): Parsed {
  return asProblem(inputProblem('recogniser-failed', null, { format, reason: reason.slice(0, 200) }));
}
