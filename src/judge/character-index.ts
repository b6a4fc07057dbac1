import {
  type Automaton,
  automatonOf,
  buildScanner,
  childOf,
  type ScannerTables,
  stringOf,
} from '../text/string-scanner.js';
import { type RuleModel, WEIGHT_DIGITS } from './judge-model.js';

/** So many units of a weight in an index are 1. */
export const WEIGHT_UNITS = 10 ** WEIGHT_DIGITS;

/** The runs of characters of many rules in one automaton; plain data. */
export interface CharacterIndex {
  readonly runs: ScannerTables;
  /** The postings of run n, one a rule, are written from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Int32Array;
  /**
   * Two numbers a posting: the rule as an index in the list that was compiled, ascending, and the weight in units of
   * the last digit of a file, so that sums are exact.
   */
  readonly postings: Int32Array;
}

export function buildCharacterIndex(models: readonly Pick<RuleModel, 'characters'>[]): CharacterIndex {
  const postings = new Map<string, number[]>();
  models.forEach(({ characters }, rule) => {
    for (const { feature, weight } of characters.weights) {
      const units = Math.round(weight * WEIGHT_UNITS);
      const list = postings.get(feature);
      if (list) list.push(rule, units);
      else postings.set(feature, [rule, units]);
    }
  });
  // What many rules weigh is said often: told of side by side, it stays in the memory that is near.
  const runs = [...postings].sort(([, one], [, other]) => other.length - one.length);
  const starts: number[] = [];
  const numbers: number[] = [];
  for (const [, list] of runs) {
    starts.push(numbers.length);
    for (const one of list) numbers.push(one);
  }
  starts.push(numbers.length);
  return {
    runs: buildScanner(runs.map(([run]) => run)),
    starts: Int32Array.from(starts),
    postings: Int32Array.from(numbers),
  };
}

/** An index ready to be searched. */
export interface OpenCharacterIndex extends Omit<CharacterIndex, 'runs'> {
  readonly automaton: Automaton;
}

export function openCharacterIndex({ runs, starts, postings }: CharacterIndex): OpenCharacterIndex {
  return { automaton: automatonOf(runs), starts, postings };
}

/** Calls `onRun` with the end of each run of the rule that begins at `start`, and its weight, the shortest first. */
export function runsFrom(
  { automaton, starts, postings }: OpenCharacterIndex,
  rule: number,
  text: string,
  start: number,
  onRun: (end: number, weight: number) => void,
): void {
  const { nodes, letters } = automaton;
  let node = 0;
  for (let at = start; at < text.length; at++) {
    node = childOf(nodes, node, letters[text.charCodeAt(at)] ?? 0);
    if (node === 0) return;
    const run = stringOf(nodes, node);
    if (run < 0) continue;
    const last = starts[run + 1] ?? 0;
    for (let posting = starts[run] ?? 0; posting < last; posting += 2) {
      if (postings[posting] === rule) onRun(at + 1, (postings[posting + 1] ?? 0) / WEIGHT_UNITS);
    }
  }
}
