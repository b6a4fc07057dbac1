import {
  type Automaton,
  automatonOf,
  buildScanner,
  childOf,
  type ScannerTables,
  stringOf,
} from '../text/string-scanner.js';
import { type CueModel, WEIGHT_DIGITS } from './cue-model.js';

/** So many units of a weight in an index are 1. */
export const WEIGHT_UNITS = 10 ** WEIGHT_DIGITS;

/** The cues of many rules in one automaton; plain data. */
export interface CueIndex {
  readonly cues: ScannerTables;
  /** The postings of cue n, one a rule, are written from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Int32Array;
  /**
   * Two numbers a posting: the rule as an index in the list that was compiled, ascending, and the weight in units of
   * the last digit of a file, so that sums are exact.
   */
  readonly postings: Int32Array;
}

export function buildCueIndex(models: readonly CueModel[]): CueIndex {
  const postings = new Map<string, { rule: number; weight: number }[]>();
  models.forEach((model, rule) => {
    for (const { cue, weight } of model.cues) {
      const list = postings.get(cue);
      if (list) list.push({ rule, weight });
      else postings.set(cue, [{ rule, weight }]);
    }
  });
  const starts: number[] = [];
  const numbers: number[] = [];
  for (const list of postings.values()) {
    starts.push(numbers.length);
    for (const { rule, weight } of list) numbers.push(rule, Math.round(weight * WEIGHT_UNITS));
  }
  starts.push(numbers.length);
  return {
    cues: buildScanner([...postings.keys()]),
    starts: Int32Array.from(starts),
    postings: Int32Array.from(numbers),
  };
}

/** An index ready to be searched. */
export interface OpenCueIndex extends Omit<CueIndex, 'cues'> {
  readonly automaton: Automaton;
}

export function openCueIndex({ cues, starts, postings }: CueIndex): OpenCueIndex {
  return { automaton: automatonOf(cues), starts, postings };
}

/** Calls `onCue` with each cue of the rule that begins at `start` and ends before `end`, and its weight, the shortest first. */
export function cuesFrom(
  { automaton, starts, postings }: OpenCueIndex,
  rule: number,
  text: string,
  start: number,
  onCue: (end: number, weight: number) => void,
): void {
  const { nodes, ending, letters } = automaton;
  let node = 0;
  for (let at = start; at < text.length; at++) {
    node = childOf(nodes, node, letters[text.charCodeAt(at)] ?? 0);
    if (node === 0) return;
    const cue = stringOf(ending, node);
    if (cue < 0) continue;
    const last = starts[cue + 1] ?? 0;
    for (let posting = starts[cue] ?? 0; posting < last; posting += 2) {
      if (postings[posting] === rule) onCue(at + 1, (postings[posting + 1] ?? 0) / WEIGHT_UNITS);
    }
  }
}
