import { QUOTED } from '../language/endings/function-sets.js';
import { DISOWNED } from '../language/functions/derived-functions.js';
import type { EvidenceForm } from '../model/evidence-form.js';
import type { WeightedCue } from '../model/finding.js';
import type { Phrase, Sentence } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { touches } from '../text/stretches.js';
import { type OpenCharacterIndex, runsFrom } from './character-index.js';
import { BOUNDARY, type Letters, lettersOf } from './letters.js';

/** So many runs explain a finding. */
const STRONGEST = 5;

/** Why a turn scored as it did by one rule: the stretch that carries the score, and the strongest runs of characters in it. */
export function explainScore(
  index: OpenCharacterIndex,
  rule: number,
  bias: number,
  text: Letters,
): { readonly span: Span; readonly cues: readonly WeightedCue[] } {
  const letters = lettersOf(text);
  const found = occurrences(index, rule, letters);
  const stretch = evidenceStretch(shares(found, letters.length, bias));
  const cues = [...found]
    .filter(([, { weight }]) => weight > 0)
    .map(([cue, { weight }]) => ({ cue, weight }))
    .sort((a, b) => b.weight - a.weight || (a.cue < b.cue ? -1 : 1))
    .slice(0, STRONGEST);
  return { span: placeOf(stretch, letters, text.places), cues };
}

interface Occurrence {
  readonly weight: number;
  readonly starts: number[];
}

/** The rule's runs of characters in a text, with all places where they stand. */
function occurrences(index: OpenCharacterIndex, rule: number, text: string): ReadonlyMap<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  for (let start = 0; start < text.length; start++) {
    runsFrom(index, rule, text, start, (end, weight) => {
      const cue = text.slice(start, end);
      const known = found.get(cue);
      if (known) known.starts.push(start);
      else found.set(cue, { weight, starts: [start] });
    });
  }
  return found;
}

/**
 * What each character contributes: its share of the runs over it, and its share of the bias, which a stretch has to
 * outweigh. Summed and divided by the root of the length they give the score.
 */
function shares(found: ReadonlyMap<string, Occurrence>, length: number, bias: number): Float64Array {
  const values = new Float64Array(length).fill(Math.min(0, bias) / Math.sqrt(length));
  for (const [cue, { weight, starts }] of found) {
    const share = weight / (starts.length * cue.length);
    for (const start of starts) {
      for (let at = start; at < start + cue.length; at++) values[at] = (values[at] ?? 0) + share;
    }
  }
  return values;
}

/** The stretch with the largest sum (J. Kadane), the earliest of several; the largest single value where all are negative. */
export function evidenceStretch(values: Float64Array): Span {
  let best = Number.NEGATIVE_INFINITY;
  let span = { start: 0, end: 0 };
  let sum = 0;
  let start = 0;
  values.forEach((value, at) => {
    if (sum <= 0) {
      sum = 0;
      start = at;
    }
    sum += value;
    if (sum > best) {
      best = sum;
      span = { start, end: at + 1 };
    }
  });
  return span;
}

/** From places in the cue text to places in the normalised text, boundary marks at the ends left out. */
function placeOf(stretch: Span, text: string, places: Int32Array): Span {
  let { start, end } = stretch;
  while (start < end && text.charAt(start) === BOUNDARY) start++;
  while (end > start && text.charAt(end - 1) === BOUNDARY) end--;
  const from = places[start] ?? 0;
  return { start: from, end: end > start ? (places[end - 1] ?? from) + 1 : from };
}

/** Widens a stretch to whole phrases (文節) of the sentences that it lies in. Offsets in the normalised text. */
export function wholePhrases(span: Span, sentences: readonly Sentence[]): Span {
  let { start, end } = span;
  for (const { phrases } of sentences) {
    for (const phrase of phrases) {
      if (touches(phrase, span)) {
        start = Math.min(start, phrase.start);
        end = Math.max(end, phrase.end);
      }
    }
  }
  return { start, end };
}

/**
 * Tells the form of a stretch that was widened to whole phrases.
 *
 * @param sentences those that it touches
 * @param letters how many characters the turn has, normalised
 */
export function formOf(span: Span, sentences: readonly Sentence[], letters: number): EvidenceForm {
  const within = sentences.flatMap(({ phrases }) => phrases).filter((phrase) => touches(phrase, span));
  const length = Math.max(1, lengthOf(within));
  const last = within.at(-1);
  const final = sentences.at(-1)?.phrases.at(-1);
  return {
    letters,
    share: (span.end - span.start) / Math.max(1, letters),
    phrases: within.length,
    last: last?.functions ?? 0,
    final: final?.functions ?? 0,
    reachesEnd: last !== undefined && last === final,
    quoted: lengthOf(within.filter(isQuoted)) / length,
    disowned: lengthOf(within.filter(isDisowned)) / length,
  };
}

function isQuoted({ functions }: Phrase): boolean {
  return (functions & QUOTED) !== 0;
}

function isDisowned({ derived }: Phrase): boolean {
  return (derived & DISOWNED) !== 0;
}

function lengthOf(phrases: readonly Phrase[]): number {
  return phrases.reduce((sum, { start, end }) => sum + end - start, 0);
}
