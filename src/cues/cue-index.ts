import { type NumberLists, packLists } from '../text/number-lists.js';
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
  /** For each cue the rules that weigh it, as indices in the list that was compiled, ascending. */
  readonly rules: NumberLists;
  /** The weight that belongs to each entry of `rules`, in units of the last digit of a file, so that sums are exact. */
  readonly weights: Int32Array;
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
  const lists = [...postings.values()];
  return {
    cues: buildScanner([...postings.keys()]),
    rules: packLists(lists.map((list) => list.map(({ rule }) => rule))),
    weights: Int32Array.from(lists.flat(), ({ weight }) => Math.round(weight * WEIGHT_UNITS)),
  };
}

/** An index ready to be searched. */
export interface OpenCueIndex extends Omit<CueIndex, 'cues'> {
  readonly automaton: Automaton;
}

export function openCueIndex({ cues, rules, weights }: CueIndex): OpenCueIndex {
  return { automaton: automatonOf(cues), rules, weights };
}

/** Calls `onCue` with each cue of the rule that begins at `start` and ends before `end`, and its weight, the shortest first. */
export function cuesFrom(
  { automaton, rules, weights }: OpenCueIndex,
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
    const last = rules.starts[cue + 1] ?? 0;
    for (let posting = rules.starts[cue] ?? 0; posting < last; posting++) {
      if (rules.values[posting] === rule) onCue(at + 1, (weights[posting] ?? 0) / WEIGHT_UNITS);
    }
  }
}
