import type { CompiledPattern, RuleSet } from '../model/compiled.js';
import type { Role } from '../model/transcript.js';
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
  /** For each group the ways (of all patterns, numbered through) that need it. */
  readonly waysOfGroup: NumberLists;
  /** For each way how many groups it needs. */
  readonly needed: Uint16Array;
  readonly patternOfWay: Int32Array;
  /** Groups from this one on are those of patterns that may reach from one segment of a turn into another. */
  readonly firstCrossingGroup: number;
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
  const groupsOfStem = new Map<string, number[]>();
  const waysOfGroup: number[][] = [];
  const needed: number[] = [];
  const patternOfWay: number[] = [];
  const addPatterns = (some: readonly CompiledPattern[]): void => {
    const groupNumbers = new Map<number, number>();
    const numberOf = (group: number): number => {
      let number = groupNumbers.get(group);
      if (number === undefined) {
        number = waysOfGroup.push([]) - 1;
        groupNumbers.set(group, number);
        for (const stem of stemGroups[group] ?? []) addTo(groupsOfStem, stem, number);
      }
      return number;
    };
    for (const pattern of some) {
      for (const groups of pattern.ways) {
        const way = patternOfWay.push(pattern.number) - 1;
        needed.push(groups.length);
        for (const group of groups) waysOfGroup[numberOf(group)]?.push(way);
      }
    }
  };
  const isAlways = ({ ways }: CompiledPattern) => ways.some((groups) => groups.length === 0);
  const filtered = patterns.filter((one) => !isAlways(one));
  const always = patterns.filter(isAlways);
  addPatterns(filtered.filter((one) => !one.crossesSentences));
  const firstCrossingGroup = waysOfGroup.length;
  addPatterns(filtered.filter((one) => one.crossesSentences));
  return {
    stems: buildScanner([...groupsOfStem.keys()]),
    groupsOfStem: packLists([...groupsOfStem.values()]),
    waysOfGroup: packLists(waysOfGroup),
    needed: Uint16Array.from(needed),
    patternOfWay: Int32Array.from(patternOfWay),
    firstCrossingGroup,
    always: numbersOf(always.filter((one) => !one.crossesSentences)),
    alwaysCrossing: numbersOf(always.filter((one) => one.crossesSentences)),
  };
}

function numbersOf(patterns: readonly CompiledPattern[]): Int32Array {
  return Int32Array.from(patterns, ({ number }) => number);
}

function addTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * One scan of the text counts for every way the groups that are met in the segment, or in the turn. The counters are used
 * again from segment to segment: a mark tells of which they are.
 */
function filterOf(tables: FilterTables): PatternFilter {
  const { needed, patternOfWay, firstCrossingGroup } = tables;
  const { starts: groupStarts, values: groups } = tables.groupsOfStem;
  const { starts: wayStarts, values: ways } = tables.waysOfGroup;
  const { nodes, ending, letters } = automatonOf(tables.stems);
  const stemSeenIn = new Int32Array(groupStarts.length);
  const groupMetIn = new Int32Array(wayStarts.length);
  const countedIn = new Int32Array(needed.length);
  const met = new Uint16Array(needed.length);
  let lastMark = 0;
  let found: Set<number> | null = null;
  let crossing: Set<number> | null = null;

  const meet = (group: number, mark: number): void => {
    const last = wayStarts[group + 1] as number;
    for (let at = wayStarts[group] as number; at < last; at++) {
      const way = ways[at] as number;
      const count = countedIn[way] === mark ? (met[way] as number) + 1 : 1;
      countedIn[way] = mark;
      met[way] = count;
      if (count !== needed[way]) continue;
      const pattern = patternOfWay[way] as number;
      if (group < firstCrossingGroup) found = (found ?? new Set()).add(pattern);
      else crossing = (crossing ?? new Set()).add(pattern);
    }
  };
  const meetStem = (stem: number, segmentMark: number, turnMark: number): void => {
    const last = groupStarts[stem + 1] as number;
    for (let at = groupStarts[stem] as number; at < last; at++) {
      const group = groups[at] as number;
      const mark = group < firstCrossingGroup ? segmentMark : turnMark;
      if (groupMetIn[group] === mark) continue;
      groupMetIn[group] = mark;
      meet(group, mark);
    }
  };
  return (codes, ends, count) => {
    const turnMark = ++lastMark;
    const bySegment: (ReadonlySet<number> | null)[] = [];
    let isSilent = tables.alwaysCrossing.length === 0;
    crossing = tables.alwaysCrossing.length === 0 ? null : new Set(tables.alwaysCrossing);
    let state = 0;
    let at = 0;
    for (let segment = 0; segment < count; segment++) {
      const end = ends[segment] as number;
      const mark = ++lastMark;
      found = tables.always.length === 0 ? null : new Set(tables.always);
      for (; at < end; at++) {
        state = nextState(nodes, state, letters[codes[at] as number] as number);
        for (let node = longestEnding(nodes, state); node !== 0; node = shorterEnding(nodes, node)) {
          const stem = stringOf(ending, node);
          if (stemSeenIn[stem] === mark) continue;
          stemSeenIn[stem] = mark;
          meetStem(stem, mark, turnMark);
        }
      }
      if (found !== null) isSilent = false;
      bySegment.push(found);
    }
    if (crossing !== null) isSilent = false;
    return isSilent ? null : { bySegment, crossing: crossing ?? NONE };
  };
}

const NONE: ReadonlySet<number> = new Set();
