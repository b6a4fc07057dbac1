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
  shorterEnding,
  stringOf,
} from '../text/string-scanner.js';

/** What decides which of some patterns can match in a text at all; plain data. */
export interface FilterTables {
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

/** Tables for the patterns of a rule set. */
export type PrefilterTables = Readonly<Record<PatternUse, FilterTables>>;

/** Numbers of the patterns that may match. */
export interface Candidates {
  /** For each segment the patterns that stay inside of one; null where there are none. */
  readonly bySegment: readonly (ReadonlySet<number> | null)[];
  /** Patterns that may reach from one segment into another. */
  readonly crossing: ReadonlySet<number>;
}

/**
 * Tells what may match in a turn, given as UTF-16 code units and the ends of its first `count` segments; null where nothing may.
 * Both arrays are read before it returns.
 */
export type PatternFilter = (codes: Uint16Array, ends: Int32Array, count: number) => Candidates | null;

export type Prefilter = Readonly<Record<PatternUse, PatternFilter>>;

export function buildPrefilter({ rules, patterns, stemGroups }: RuleSet): PrefilterTables {
  const useOf = new Map<number, Role>();
  for (const { rule, any } of rules) for (const { number } of any) useOf.set(number, rule.speaker);
  const of = (use: PatternUse): FilterTables =>
    buildFilter(
      patterns.filter(({ number }) => (useOf.get(number) ?? 'context') === use),
      stemGroups,
    );
  return { staff: of('staff'), caller: of('caller'), context: of('context') };
}

export function prefilterOf({ staff, caller, context }: PrefilterTables): Prefilter {
  return { staff: filterOf(staff), caller: filterOf(caller), context: filterOf(context) };
}

function buildFilter(patterns: readonly CompiledPattern[], stemGroups: RuleSet['stemGroups']): FilterTables {
  const stems: string[] = [];
  const numbers = new Map<string, number>();
  const groupsOfStem: number[][] = [];
  const waysOfStem: number[][] = [];
  const knownGroups = new Set<number>();
  const groupsOfWay: (readonly number[])[] = [];
  const patternOfWay: number[] = [];
  const isOrdered: number[] = [];
  const stemNumbers = (group: number): readonly number[] =>
    (stemGroups[group] ?? []).map((stem) => {
      let number = numbers.get(stem);
      if (number === undefined) {
        number = stems.push(stem) - 1;
        numbers.set(stem, number);
        groupsOfStem.push([]);
        waysOfStem.push([]);
      }
      return number;
    });
  const addWays = ({ number, ways, node }: CompiledPattern): void => {
    for (const groups of ways) {
      const way = patternOfWay.push(number) - 1;
      isOrdered.push(node.kind === 'together' ? 0 : 1);
      groupsOfWay.push(groups);
      for (const group of groups.filter((one) => !knownGroups.has(one))) {
        knownGroups.add(group);
        for (const stem of stemNumbers(group)) groupsOfStem[stem]?.push(group);
      }
      for (const stem of stemNumbers(rarest(groups, stemGroups))) waysOfStem[stem]?.push(way);
    }
  };
  const isAlways = ({ ways }: CompiledPattern) => ways.some((groups) => groups.length === 0);
  const filtered = patterns.filter((one) => !isAlways(one));
  const always = patterns.filter(isAlways);
  for (const pattern of filtered.filter((one) => !one.crossesSentences)) addWays(pattern);
  const firstCrossingWay = patternOfWay.length;
  for (const pattern of filtered.filter((one) => one.crossesSentences)) addWays(pattern);
  return {
    stems: buildScanner(stems),
    groupsOfStem: packLists(groupsOfStem),
    waysOfStem: packLists(waysOfStem),
    groupsOfWay: packLists(groupsOfWay),
    patternOfWay: Int32Array.from(patternOfWay),
    isOrdered: Uint8Array.from(isOrdered),
    firstCrossingWay,
    always: numbersOf(always.filter((one) => !one.crossesSentences)),
    alwaysCrossing: numbersOf(always.filter((one) => one.crossesSentences)),
  };
}

/** Of the groups that a way needs, the one that the fewest texts will meet. */
function rarest(groups: readonly number[], stemGroups: RuleSet['stemGroups']): number {
  const cost = (group: number) => commonness(stemGroups[group] ?? []);
  return groups.reduce((best, group) => (cost(group) < cost(best) ? group : best));
}

function numbersOf(patterns: readonly CompiledPattern[]): Int32Array {
  return Int32Array.from(patterns, ({ number }) => number);
}

/**
 * One scan of the text notes where stems occur in a segment, and the ways whose rarest group is met; only then it is seen
 * whether their other groups are met as well, and in their order. Notes are used again from segment to segment: a mark tells
 * of which they are.
 */
function filterOf(tables: FilterTables): PatternFilter {
  const { patternOfWay, firstCrossingWay, isOrdered } = tables;
  const { nodes, ending, letters } = automatonOf(tables.stems);
  const { starts: wayStarts, values: ways } = tables.waysOfStem;
  const { starts: groupStarts, values: groups } = tables.groupsOfStem;
  const { starts: neededStarts, values: needed } = tables.groupsOfWay;
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const stemSeenIn = new Int32Array(wayStarts.length);
  const wayMetIn = new Int32Array(patternOfWay.length);
  const groupMetIn = new Int32Array(groupCount);
  /** Where the first stem of a group ends and the last one ends. */
  const groupFirstEnd = new Int32Array(groupCount);
  const groupLastEnd = new Int32Array(groupCount);
  let lastMark = 0;

  const meetWays = (
    stem: number,
    mark: number,
    turnMark: number,
    found: number[],
    crossing: number[],
  ): void => {
    const last = wayStarts[stem + 1] as number;
    for (let at = wayStarts[stem] as number; at < last; at++) {
      const way = ways[at] as number;
      const isCrossing = way >= firstCrossingWay;
      if (wayMetIn[way] === (isCrossing ? turnMark : mark)) continue;
      wayMetIn[way] = isCrossing ? turnMark : mark;
      (isCrossing ? crossing : found).push(way);
    }
  };
  const noteGroups = (mark: number, { stems, ends }: Sightings, first: number): void => {
    for (let index = first; index < stems.length; index++) {
      const stem = stems[index] as number;
      const end = ends[index] as number;
      const last = groupStarts[stem + 1] as number;
      for (let at = groupStarts[stem] as number; at < last; at++) {
        const group = groups[at] as number;
        if (groupMetIn[group] !== mark) {
          groupMetIn[group] = mark;
          groupFirstEnd[group] = end;
        }
        groupLastEnd[group] = end;
      }
    }
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
      if ((groupLastEnd[group] as number) <= reached) return false;
      reached = Math.max(reached, groupFirstEnd[group] as number);
    }
    return true;
  };
  /** The patterns of those ways that the stems from `first` on allow. */
  const patternsOf = (
    met: readonly number[],
    sightings: Sightings,
    first: number,
    always: Int32Array,
  ): ReadonlySet<number> | null => {
    if (met.length === 0 && always.length === 0) return null;
    const mark = ++lastMark;
    noteGroups(mark, sightings, first);
    const patterns = new Set(always);
    for (const way of met) if (isMet(way, mark)) patterns.add(patternOfWay[way] as number);
    return patterns.size > 0 ? patterns : null;
  };

  return (codes, ends, count) => {
    const turnMark = ++lastMark;
    const bySegment: (ReadonlySet<number> | null)[] = [];
    const sightings: Sightings = { stems: [], ends: [] };
    const crossingWays: number[] = [];
    let isQuiet = true;
    let state = 0;
    let at = 0;
    for (let segment = 0; segment < count; segment++) {
      const end = ends[segment] as number;
      const mark = ++lastMark;
      const first = sightings.stems.length;
      const met: number[] = [];
      for (; at < end; at++) {
        state = nextState(nodes, state, letters[codes[at] as number] as number);
        for (let node = longestEnding(nodes, state); node !== 0; node = shorterEnding(nodes, node)) {
          const stem = stringOf(ending, node);
          sightings.stems.push(stem);
          sightings.ends.push(at + 1);
          if (stemSeenIn[stem] === mark) continue;
          stemSeenIn[stem] = mark;
          meetWays(stem, mark, turnMark, met, crossingWays);
        }
      }
      const found = patternsOf(met, sightings, first, tables.always);
      if (found !== null) isQuiet = false;
      bySegment.push(found);
    }
    const crossing = patternsOf(crossingWays, sightings, 0, tables.alwaysCrossing);
    return isQuiet && crossing === null ? null : { bySegment, crossing: crossing ?? NONE };
  };
}

/** Stems in the order in which they end, and where. */
interface Sightings {
  readonly stems: number[];
  readonly ends: number[];
}

const NONE: ReadonlySet<number> = new Set();
