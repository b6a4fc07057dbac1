import type { CompiledPattern, RuleSet } from '../model/compiled.js';
import type { Role } from '../model/transcript.js';
import { commonness } from '../text/commonness.js';
import { type NumberLists, packLists } from '../text/number-lists.js';
import { buildScanner, type ScannerTables } from '../text/string-scanner.js';

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
export type PatternUse = Role | 'context';

/** Tables for the patterns of a rule set. */
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
  const stems: string[] = [];
  const numbers = new Map<string, number>();
  const groupsOfStem: number[][] = [];
  const waysOfStem: number[][] = [];
  const knownGroups = new Map<number, readonly number[]>();
  const groupsOfWay: (readonly number[])[] = [];
  const patternOfWay: number[] = [];
  const isOrdered: number[] = [];
  const stemNumber = (stem: string): number => {
    let number = numbers.get(stem);
    if (number === undefined) {
      number = stems.push(stem) - 1;
      numbers.set(stem, number);
      groupsOfStem.push([]);
      waysOfStem.push([]);
    }
    return number;
  };
  /** Whatever group a way needs is told to its stems. */
  const stemNumbers = (group: number): readonly number[] => {
    const known = knownGroups.get(group);
    if (known !== undefined) return known;
    const own = (stemGroups[group] ?? []).map(stemNumber);
    knownGroups.set(group, own);
    for (const stem of own) groupsOfStem[stem]?.push(group);
    return own;
  };
  const addWays = ({ number, ways, node }: CompiledPattern): void => {
    for (const groups of ways) {
      const way = patternOfWay.push(number) - 1;
      isOrdered.push(node.kind === 'together' ? 0 : 1);
      groupsOfWay.push(groups);
      for (const group of groups) stemNumbers(group);
      for (const stem of stemNumbers(rarest(groups, costs))) waysOfStem[stem]?.push(way);
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
function rarest(groups: readonly number[], costs: readonly number[]): number {
  return groups.reduce((best, group) => ((costs[group] ?? 0) < (costs[best] ?? 0) ? group : best));
}

function numbersOf(patterns: readonly CompiledPattern[]): Int32Array {
  return Int32Array.from(patterns, ({ number }) => number);
}
