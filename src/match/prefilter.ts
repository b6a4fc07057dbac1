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
  /** Ways that need no group: they are open to every text. */
  readonly openWays: Int32Array;
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
  const waysOf = ({ number, ways, node, crossesSentences }: CompiledPattern) =>
    (ways.find((groups) => groups.length === 0) ? [[]] : ways).map((groups) => {
      // Of the groups that a way needs, the one that the fewest texts will meet.
      const rarest = groups.reduce(
        (best, one) => ((costs[one] ?? 0) < (costs[best] ?? 0) ? one : best),
        groups[0] ?? -1,
      );
      return { pattern: number, groups, rarest, isOrdered: node.kind !== 'together', crossesSentences };
    });
  const all = patterns.flatMap(waysOf);
  const ways = [...all.filter((way) => !way.crossesSentences), ...all.filter((way) => way.crossesSentences)];
  const groups = [...new Set(ways.flatMap((way) => way.groups))];
  const stems = [...new Set(groups.flatMap((group) => stemGroups[group] ?? []))];
  const numberOf = new Map(stems.map((stem, number) => [stem, number]));
  const groupsOfStem = stems.map((): number[] => []);
  const waysOfStem = stems.map((): number[] => []);
  const tell = (group: number, lists: readonly number[][], value: number): void => {
    for (const stem of stemGroups[group] ?? []) lists[numberOf.get(stem) ?? -1]?.push(value);
  };
  for (const group of groups) tell(group, groupsOfStem, group);
  ways.forEach(({ rarest }, way) => {
    tell(rarest, waysOfStem, way);
  });
  return {
    stems: buildScanner(stems),
    groupsOfStem: packLists(groupsOfStem),
    waysOfStem: packLists(waysOfStem),
    groupsOfWay: packLists(ways.map((way) => way.groups)),
    patternOfWay: Int32Array.from(ways, ({ pattern }) => pattern),
    isOrdered: Uint8Array.from(ways, (way) => Number(way.isOrdered)),
    firstCrossingWay: all.filter((way) => !way.crossesSentences).length,
    openWays: Int32Array.from([...ways.keys()].filter((way) => ways[way]?.groups.length === 0)),
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

/** Some ways that stay within a segment may be met, or some that may reach into another. */
const WITHIN = 1;
const CROSSING = 2;

/**
 * One scan of the text notes where stems occur; only where one meets the rarest group of a way is it seen whether the other groups
 * are met as well, and in their order. Notes are used again from segment to segment: a mark tells of which they are.
 */
function filterOf(tables: FilterTables): PatternFilter {
  const { patternOfWay, firstCrossingWay, isOrdered, openWays } = tables;
  const { nodes, shorter, letters } = automatonOf(tables.stems);
  const { starts: wayStarts, values: ways } = tables.waysOfStem;
  const { starts: groupStarts, values: groups } = tables.groupsOfStem;
  const { starts: neededStarts, values: needed } = tables.groupsOfWay;
  const reachOf = (some: Int32Array): number =>
    some.reduce((reach, way) => reach | (way < firstCrossingWay ? WITHIN : CROSSING), 0);
  const openReach = reachOf(openWays);
  const reachOfStem = Uint8Array.from(wayStarts, (start, stem) =>
    reachOf(ways.subarray(start, wayStarts[stem + 1])),
  );
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

  /** The patterns that some of the stems allow to match within a segment, or else across them. */
  const met = (from: number, to: number, isCrossing: boolean): readonly number[] => {
    const mark = ++lastMark;
    const promising = Array.from(openWays).filter((way) => way >= firstCrossingWay === isCrossing);
    for (let index = from; index < to; index++) {
      const stem = stems[index] as number;
      const end = stemEnds[index] as number;
      const lastGroup = groupStarts[stem + 1] as number;
      for (let at = groupStarts[stem] as number; at < lastGroup; at++) {
        const group = groups[at] as number;
        if (groupMetIn[group] !== mark) firstEnd[group] = end;
        groupMetIn[group] = mark;
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
    let reached = -1;
    for (let at = neededStarts[way] as number; at < last; at++) {
      const group = needed[at] as number;
      if (groupMetIn[group] !== mark) return false;
      if (isOrdered[way] === 0) continue;
      if ((lastEnd[group] as number) <= reached) return false;
      reached = Math.max(reached, firstEnd[group] as number);
    }
    return true;
  };
  return (codes, ends, count) => {
    const candidates = new Map<number, number[]>();
    let turnReach = openReach;
    let state = 0;
    let at = 0;
    let sighted = 0;
    for (let segment = 0; segment < count; segment++) {
      const end = ends[segment] as number;
      const first = sighted;
      let reach = openReach;
      for (; at < end; at++) {
        state = nextState(nodes, state, letters[codes[at] as number] as number);
        for (let stem = longestEnding(nodes, state); stem >= 0; stem = shorter[stem] as number) {
          stems[sighted] = stem;
          stemEnds[sighted++] = at + 1;
          reach |= reachOfStem[stem] as number;
        }
      }
      turnReach |= reach;
      if ((reach & WITHIN) === 0) continue;
      for (const pattern of met(first, sighted, false)) {
        const known = candidates.get(pattern);
        if (known === undefined) candidates.set(pattern, [segment]);
        else if (known.at(-1) !== segment) known.push(segment);
      }
    }
    if ((turnReach & CROSSING) !== 0)
      for (const pattern of met(0, sighted, true)) candidates.set(pattern, []);
    return candidates.size > 0 ? candidates : null;
  };
}
