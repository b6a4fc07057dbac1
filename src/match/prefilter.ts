import type { RuleSet } from '../model/compiled.js';
import { type NumberLists, packLists } from '../text/number-lists.js';
import { buildScanner, type ScannerTables, scannerOf } from '../text/string-scanner.js';

/** What decides which patterns can match in a text at all; plain data. */
export interface PrefilterTables {
  readonly stems: ScannerTables;
  /** For each stem the groups that it stands in. */
  readonly groupsOfStem: NumberLists;
  /** For each group the patterns that need it. */
  readonly patternsOfGroup: NumberLists;
  /** For each pattern how many groups it needs. */
  readonly needed: Uint16Array;
  /** Patterns that need none and may always match. */
  readonly always: Int32Array;
}

/** Numbers of the patterns that may match in a text. */
export type Prefilter = (text: string) => readonly number[];

export function buildPrefilter({ patterns, stemGroups }: RuleSet): PrefilterTables {
  const groupsOfStem = new Map<string, number[]>();
  stemGroups.forEach((stems, group) => {
    for (const stem of stems) addTo(groupsOfStem, stem, group);
  });
  const patternsOfGroup = stemGroups.map((): number[] => []);
  for (const { number, needs } of patterns) for (const group of needs) patternsOfGroup[group]?.push(number);
  return {
    stems: buildScanner([...groupsOfStem.keys()]),
    groupsOfStem: packLists([...groupsOfStem.values()]),
    patternsOfGroup: packLists(patternsOfGroup),
    needed: Uint16Array.from(patterns, ({ needs }) => needs.length),
    always: Int32Array.from(patterns.filter(({ needs }) => needs.length === 0).map(({ number }) => number)),
  };
}

function addTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * One scan of the text counts for every pattern the groups that are met. The counters are used again from text to text: a
 * mark tells of which text they are.
 */
export function prefilterOf(tables: PrefilterTables): Prefilter {
  const { groupsOfStem, patternsOfGroup, needed } = tables;
  const always = [...tables.always];
  const scan = scannerOf(tables.stems);
  const stemSeenIn = new Int32Array(groupsOfStem.starts.length);
  const groupMetIn = new Int32Array(patternsOfGroup.starts.length);
  const countedIn = new Int32Array(needed.length);
  const met = new Uint16Array(needed.length);
  let current = 0;
  return (text) => {
    current++;
    let candidates = always;
    scan(text, (stem) => {
      if (stemSeenIn[stem] === current) return;
      stemSeenIn[stem] = current;
      const lastGroup = groupsOfStem.starts[stem + 1] as number;
      for (let at = groupsOfStem.starts[stem] as number; at < lastGroup; at++) {
        const group = groupsOfStem.values[at] as number;
        if (groupMetIn[group] === current) continue;
        groupMetIn[group] = current;
        const lastPattern = patternsOfGroup.starts[group + 1] as number;
        for (let place = patternsOfGroup.starts[group] as number; place < lastPattern; place++) {
          const pattern = patternsOfGroup.values[place] as number;
          const count = countedIn[pattern] === current ? (met[pattern] as number) + 1 : 1;
          countedIn[pattern] = current;
          met[pattern] = count;
          if (count === needed[pattern]) {
            if (candidates === always) candidates = [...always];
            candidates.push(pattern);
          }
        }
      }
    });
    return candidates;
  };
}
