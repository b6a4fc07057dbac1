import { normalise } from '../language/normalise/normalise.js';

const SHORTEST = 2;
/** The longest runs of characters that are learned. */
const LONGEST = 4;

/** A turn as the cues see it: its normalised words between `^` and `$`, without space. */
export function cueTextOf(text: string): string {
  return `^${normalise(text, []).text.replace(/[\s^$]+/g, '')}$`;
}

/** The runs of characters of a cue text, each once. */
export function runsIn(cueText: string): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let start = 0; start < cueText.length; start++) {
    const most = Math.min(LONGEST, cueText.length - start);
    for (let length = SHORTEST; length <= most; length++) runs.add(cueText.slice(start, start + length));
  }
  return runs;
}

/** Nods and the like are said by both sides: shorter turns tell as little as their few cues. */
const SHORT_TURN = 20;

/** What the sum of weights in a turn is multiplied with: long turns have more cues, not more to say about the speaker. */
export function turnScale(cueText: string): number {
  return 1 / Math.sqrt(Math.max(SHORT_TURN, cueText.length));
}

/** True for a run that a cue file can hold. */
export function isCue(run: string): boolean {
  return run.length >= SHORTEST && run.length <= LONGEST && !/\s/.test(run);
}
