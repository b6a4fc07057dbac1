import type { CompiledPattern, RuleSet } from '../model/compiled.js';
import type { Role } from '../model/transcript.js';
import { commonness } from '../text/commonness.js';
import { type NumberLists, packLists } from '../text/number-lists.js';
import {
  automatonOf,
  buildScanner,
  longestEnding,
  nextState,
  type ScannerTables,
} from '../text/string-scanner.js';

/** What decides which of some patterns can match in a text at all; plain data. */
interface FilterTables {
  readonly stems: ScannerTables;
  /** For each stem the groups that it stands in. */
  readonly groupsOfStem: NumberLists;
  /** For each stem the ways (of all patterns, numbered through) whose rarest group it stands in. */
  readonly waysOfStem: NumberLists;
  /** For each way the groups that it needs. */
  readonly groupsOfWay: NumberLists;
  readonly patternOfWay: Int32Array;
  /** For each way 1 where its groups must be met in their order, 0 where any will do. */
  readonly isOrdered: Uint8Array;
  /** Ways from this one on are those of patterns that may reach from one segment of a turn into another. */
  readonly firstCrossingWay: number;
  /** Patterns that may match in every segment, and those of them that may reach from one into another. */
  readonly always: Int32Array;
  readonly alwaysCrossing: Int32Array;
}

/** Patterns that find something in the turns of one speaker, and those of exceptions and conditions, which matter only then. */
type PatternUse = Role | 'context';

/** Tables that tell for the patterns of a rule set where they cannot match. */
export type PrefilterTables = Readonly<Record<PatternUse, FilterTables>>;

/** Builds the tables of a rule set: of every pattern the ways in which it can match, by the stems that they need. */
export function buildPrefilter({ rules, patterns, stemGroups }: RuleSet): PrefilterTables {
  const useOf = new Map<number, Role>();
  for (const { rule, any } of rules) for (const { number } of any) useOf.set(number, rule.speaker);
  const costs = stemGroups.map(commonness);
  const of = (use: PatternUse): FilterTables =>
    buildFilter(
      patterns.filter(({ number }) => (useOf.get(number) ?? 'context') === use),
      stemGroups,
      costs,
    );
  return { staff: of('staff'), caller: of('caller'), context: of('context') };
}

/** @param costs how common the groups are */
function buildFilter(
  patterns: readonly CompiledPattern[],
  stemGroups: RuleSet['stemGroups'],
  costs: readonly number[],
): FilterTables {
  const numbers = new Map<string, number>();
  const groupsOfStem: number[][] = [];
  const waysOfStem: number[][] = [];
  const stemsOfGroup = new Map<number, readonly number[]>();
  const groupsOfWay: (readonly number[])[] = [];
  const patternOfWay: number[] = [];
  const isOrdered: number[] = [];
  const stemNumber = (stem: string): number => {
    const number = numbers.get(stem) ?? numbers.size;
    if (number < numbers.size) return number;
    numbers.set(stem, number);
    groupsOfStem.push([]);
    waysOfStem.push([]);
    return number;
  };
  /** Whatever group a way needs is told to its stems. */
  const stemNumbers = (group: number): readonly number[] => {
    const known = stemsOfGroup.get(group);
    if (known !== undefined) return known;
    const own = (stemGroups[group] ?? []).map(stemNumber);
    stemsOfGroup.set(group, own);
    for (const stem of own) groupsOfStem[stem]?.push(group);
    return own;
  };
  const addWays = ({ number, ways, node }: CompiledPattern): void => {
    for (const groups of ways) {
      const way = patternOfWay.push(number) - 1;
      isOrdered.push(node.kind === 'together' ? 0 : 1);
      groupsOfWay.push(groups);
      for (const group of groups) stemNumbers(group);
      // Of the groups that a way needs, the one that the fewest texts will meet.
      const rarest = groups.reduce((best, one) => ((costs[one] ?? 0) < (costs[best] ?? 0) ? one : best));
      for (const stem of stemNumbers(rarest)) waysOfStem[stem]?.push(way);
    }
  };
  const isAlways = ({ ways }: CompiledPattern): boolean => ways.some((groups) => groups.length === 0);
  const crossing = patterns.filter((one) => one.crossesSentences);
  const within = patterns.filter((one) => !one.crossesSentences);
  const numbersOf = (some: readonly CompiledPattern[]): Int32Array =>
    Int32Array.from(some.filter(isAlways), ({ number }) => number);
  for (const pattern of within) if (!isAlways(pattern)) addWays(pattern);
  const firstCrossingWay = patternOfWay.length;
  for (const pattern of crossing) if (!isAlways(pattern)) addWays(pattern);
  return {
    stems: buildScanner([...numbers.keys()]),
    groupsOfStem: packLists(groupsOfStem),
    waysOfStem: packLists(waysOfStem),
    groupsOfWay: packLists(groupsOfWay),
    patternOfWay: Int32Array.from(patternOfWay),
    isOrdered: Uint8Array.from(isOrdered),
    firstCrossingWay,
    always: numbersOf(within),
    alwaysCrossing: numbersOf(crossing),
  };
}

/**
 * The patterns that may match in a turn, by number, each with the segments, ascending, where it may; one that may reach from one
 * segment into another has none of them.
 */
export type Candidates = ReadonlyMap<number, readonly number[]>;

/**
 * Tells what may match in a turn, given as UTF-16 code units and the ends of its first `count` segments; null where nothing may.
 * Both arrays are read before it returns.
 */
export type PatternFilter = (codes: Uint16Array, ends: Int32Array, count: number) => Candidates | null;

export type Prefilter = Readonly<Record<PatternUse, PatternFilter>>;

/** The filters of a rule set's tables. */
export function prefilterOf({ staff, caller, context }: PrefilterTables): Prefilter {
  return { staff: filterOf(staff), caller: filterOf(caller), context: filterOf(context) };
}

/** A stem meets the rarest group of a way that stays within a segment, or of one that may reach into another. */
const WITHIN = 1;
const CROSSING = 2;

/**
 * One scan of the text notes where stems occur; only where one meets the rarest group of a way is it seen whether the other groups
 * are met as well, and in their order. Notes are used again from segment to segment: a mark tells of which they are.
 */
function filterOf(tables: FilterTables): PatternFilter {
  const { patternOfWay, firstCrossingWay, isOrdered, always, alwaysCrossing } = tables;
  const { nodes, shorter, letters } = automatonOf(tables.stems);
  const { starts: wayStarts, values: ways } = tables.waysOfStem;
  const { starts: groupStarts, values: groups } = tables.groupsOfStem;
  const { starts: neededStarts, values: needed } = tables.groupsOfWay;
  const reachOfStem = new Uint8Array(wayStarts.length);
  for (let stem = 0; stem + 1 < wayStarts.length; stem++)
    for (let at = wayStarts[stem] as number; at < (wayStarts[stem + 1] as number); at++)
      reachOfStem[stem] =
        (reachOfStem[stem] as number) | ((ways[at] as number) < firstCrossingWay ? WITHIN : CROSSING);
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const wayMetIn = new Int32Array(patternOfWay.length);
  const groupMetIn = new Int32Array(groupCount);
  /** Where the first stem of a group ends and the last one ends. */
  const firstEnd = new Int32Array(groupCount);
  const lastEnd = new Int32Array(groupCount);
  /** The stems of a turn in the order in which they end, and where. */
  const stems: number[] = [];
  const stemEnds: number[] = [];
  let lastMark = 0;

  /** The patterns of ways that some of the stems allow, of ways that stay within a segment or of those that may not. */
  const met = (from: number, to: number, isCrossing: boolean): readonly number[] => {
    const mark = ++lastMark;
    const promising: number[] = [];
    for (let index = from; index < to; index++) {
      const stem = stems[index] as number;
      const end = stemEnds[index] as number;
      const lastGroup = groupStarts[stem + 1] as number;
      for (let at = groupStarts[stem] as number; at < lastGroup; at++) {
        const group = groups[at] as number;
        if (groupMetIn[group] !== mark) {
          groupMetIn[group] = mark;
          firstEnd[group] = end;
        }
        lastEnd[group] = end;
      }
      const lastWay = wayStarts[stem + 1] as number;
      for (let at = wayStarts[stem] as number; at < lastWay; at++) {
        const way = ways[at] as number;
        if (wayMetIn[way] === mark || way >= firstCrossingWay !== isCrossing) continue;
        wayMetIn[way] = mark;
        promising.push(way);
      }
    }
    return promising.filter((way) => isMet(way, mark)).map((way) => patternOfWay[way] as number);
  };
  /** What a pattern names in a row stands in a row: after all that must stand before it, a stem must still end. */
  const isMet = (way: number, mark: number): boolean => {
    const last = neededStarts[way + 1] as number;
    const ordered = isOrdered[way] === 1;
    let reached = -1;
    for (let at = neededStarts[way] as number; at < last; at++) {
      const group = needed[at] as number;
      if (groupMetIn[group] !== mark) return false;
      if (!ordered) continue;
      if ((lastEnd[group] as number) <= reached) return false;
      reached = Math.max(reached, firstEnd[group] as number);
    }
    return true;
  };
  return (codes, ends, count) => {
    let candidates: Map<number, number[]> | null = null;
    let turnReach = 0;
    let state = 0;
    let at = 0;
    let sighted = 0;
    for (let segment = 0; segment < count; segment++) {
      const end = ends[segment] as number;
      const first = sighted;
      let reach = 0;
      for (; at < end; at++) {
        state = nextState(nodes, state, letters[codes[at] as number] as number);
        for (let stem = longestEnding(nodes, state); stem >= 0; stem = shorter[stem] as number) {
          stems[sighted] = stem;
          stemEnds[sighted++] = at + 1;
          reach |= reachOfStem[stem] as number;
        }
      }
      turnReach |= reach;
      if (always.length > 0) candidates = withSegment(candidates, always, segment);
      if ((reach & WITHIN) !== 0) candidates = withSegment(candidates, met(first, sighted, false), segment);
    }
    const crossing =
      (turnReach & CROSSING) === 0 ? alwaysCrossing : [...alwaysCrossing, ...met(0, sighted, true)];
    for (const pattern of crossing) {
      candidates ??= new Map();
      candidates.set(pattern, []);
    }
    return candidates;
  };
}

function withSegment(
  candidates: Map<number, number[]> | null,
  patterns: ArrayLike<number>,
  segment: number,
): Map<number, number[]> | null {
  let some = candidates;
  for (let index = 0; index < patterns.length; index++) {
    some ??= new Map();
    const pattern = patterns[index] as number;
    const known = some.get(pattern);
    if (known === undefined) some.set(pattern, [segment]);
    else if (known.at(-1) !== segment) known.push(segment);
  }
  return some;
}
