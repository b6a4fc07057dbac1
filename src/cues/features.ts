import { LONGEST_CUE, scaleOf } from './cue-model.js';
import type { FeatureRows } from './feature-rows.js';

/** The cues that occur in labelled turns, numbered, and the turns as rows of their numbers. */
export interface FeatureTable {
  /** Cue by feature number. */
  readonly cues: readonly string[];
  readonly data: FeatureRows;
}

/** A cue seen in fewer turns says nothing of other calls. */
const FEWEST_TURNS = 2;

/** What a run of 1, 2, 3, 4 characters counts: long runs repeat what the short ones within them say. */
const VALUES = [1.6, 1.2, 0.8, 0.55];

/** Half of a surrogate pair at either end: no text that could be written to a file. */
const TORN = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/;

/** Every run of up to `LONGEST_CUE` characters, each once. */
export function cuesOf(text: string): ReadonlySet<string> {
  const cues = new Set<string>();
  for (let length = 1; length <= LONGEST_CUE; length++) {
    for (let start = 0; start + length <= text.length; start++) {
      const cue = text.slice(start, start + length);
      if (!TORN.test(cue)) cues.add(cue);
    }
  }
  return cues;
}

/** Numbers the cues of cue texts in the order of their first occurrence. */
export function tabulate(texts: readonly string[]): FeatureTable {
  const turns = new Map<string, number>();
  for (const text of texts) for (const cue of cuesOf(text)) turns.set(cue, (turns.get(cue) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [cue, count] of turns) if (count >= FEWEST_TURNS) numbers.set(cue, numbers.size);
  const starts = new Int32Array(texts.length + 1);
  const features: number[] = [];
  texts.forEach((text, row) => {
    for (const cue of cuesOf(text)) {
      const number = numbers.get(cue);
      if (number !== undefined) features.push(number);
    }
    starts[row + 1] = features.length;
  });
  const cues = [...numbers.keys()];
  return {
    cues,
    data: {
      starts,
      features: Int32Array.from(features),
      scales: Float64Array.from(texts, (text) => scaleOf(text.length)),
      values: Float64Array.from(cues, (cue) => VALUES[cue.length - 1] ?? 0),
    },
  };
}
