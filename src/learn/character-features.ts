import { LONGEST_RUN } from '../judge/judge-model.js';

/** What a run of 1, 2, 3, 4 characters counts: long runs repeat what the short ones within them say. */
const VALUES = [0, 1.6, 1.2, 0.8, 0.55];

/** Half of a surrogate pair at either end: no text that could be written to a file. */
const TORN = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/;

/** What a run counts. */
export function runValue(run: string): number {
  return VALUES[run.length] ?? 0;
}

/** Every run of up to `LONGEST_RUN` characters of a turn's letters, each once, with what it counts. */
export function characterFeatures(letters: string): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  for (let length = 1; length <= LONGEST_RUN; length++) {
    for (let start = 0; start + length <= letters.length; start++) {
      const run = letters.slice(start, start + length);
      if (!TORN.test(run)) features.set(run, runValue(run));
    }
  }
  return features;
}
