import type { CompiledPattern, RuleSet } from '../model/compiled.js';
import { type NumberLists, packLists } from '../text/number-lists.js';
import { buildScanner, type ScannerTables, scannerOf } from '../text/string-scanner.js';

/** What decides which patterns can match in a text at all; plain data. */
export interface PrefilterTables {
  readonly stems: ScannerTables;
  /** For each stem the groups that it stands in. */
  readonly groupsOfStem: NumberLists;
  /** For each group the ways (of all patterns, numbered through) that need it. */
  readonly waysOfGroup: NumberLists;
  /** For each way how many groups it needs. */
  readonly needed: Uint16Array;
  readonly patternOfWay: Int32Array;
  /** Patterns that may match in every text. */
  readonly always: Int32Array;
}

/** Numbers of the patterns that may match in a text. */
export type Prefilter = (text: string) => ReadonlySet<number>;

export function buildPrefilter({ patterns, stemGroups }: RuleSet): PrefilterTables {
  const groupsOfStem = new Map<string, number[]>();
  stemGroups.forEach((stems, group) => {
    for (const stem of stems) addTo(groupsOfStem, stem, group);
  });
  const waysOfGroup = stemGroups.map((): number[] => []);
  const needed: number[] = [];
  const patternOfWay: number[] = [];
  const isAlways = ({ ways }: CompiledPattern) => ways.some((groups) => groups.length === 0);
  for (const pattern of patterns.filter((one) => !isAlways(one))) {
    for (const groups of pattern.ways) {
      const way = patternOfWay.push(pattern.number) - 1;
      needed.push(groups.length);
      for (const group of groups) waysOfGroup[group]?.push(way);
    }
  }
  return {
    stems: buildScanner([...groupsOfStem.keys()]),
    groupsOfStem: packLists([...groupsOfStem.values()]),
    waysOfGroup: packLists(waysOfGroup),
    needed: Uint16Array.from(needed),
    patternOfWay: Int32Array.from(patternOfWay),
    always: Int32Array.from(patterns.filter(isAlways), ({ number }) => number),
  };
}

function addTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * One scan of the text counts for every way the groups that are met. The counters are used again from text to text: a mark
 * tells of which text they are.
 */
export function prefilterOf(tables: PrefilterTables): Prefilter {
  const { groupsOfStem, waysOfGroup, needed, patternOfWay } = tables;
  const always = [...tables.always];
  const scan = scannerOf(tables.stems);
  const stemSeenIn = new Int32Array(groupsOfStem.starts.length);
  const groupMetIn = new Int32Array(waysOfGroup.starts.length);
  const countedIn = new Int32Array(needed.length);
  const met = new Uint16Array(needed.length);
  let current = 0;
  let candidates = new Set<number>();
  const meet = (group: number): void => {
    const last = waysOfGroup.starts[group + 1] as number;
    for (let at = waysOfGroup.starts[group] as number; at < last; at++) {
      const way = waysOfGroup.values[at] as number;
      const count = countedIn[way] === current ? (met[way] as number) + 1 : 1;
      countedIn[way] = current;
      met[way] = count;
      if (count === needed[way]) candidates.add(patternOfWay[way] as number);
    }
  };
  return (text) => {
    current++;
    candidates = new Set(always);
    scan(text, (stem) => {
      if (stemSeenIn[stem] === current) return;
      stemSeenIn[stem] = current;
      const last = groupsOfStem.starts[stem + 1] as number;
      for (let at = groupsOfStem.starts[stem] as number; at < last; at++) {
        const group = groupsOfStem.values[at] as number;
        if (groupMetIn[group] === current) continue;
        groupMetIn[group] = current;
        meet(group);
      }
    });
    return candidates;
  };
}
