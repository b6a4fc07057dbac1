import { automatonOf, longestEnding, nextState } from '../text/string-scanner.js';
import type { FilterTables, PatternUse, PrefilterTables } from './prefilter-tables.js';

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

/** The filters of a rule set's tables. */
export function prefilterOf({ staff, caller, context }: PrefilterTables): Prefilter {
  return { staff: filterOf(staff), caller: filterOf(caller), context: filterOf(context) };
}

/**
 * One scan of the text notes where stems occur in a segment, and the ways whose rarest group is met; only then it is seen
 * whether their other groups are met as well, and in their order. Notes are used again from segment to segment: a mark tells
 * of which they are.
 */
function filterOf(tables: FilterTables): PatternFilter {
  const { nodes, shorter, letters } = automatonOf(tables.stems);
  const { meetWays, patternsOf } = createWayNotes(tables);
  const seenIn = new Int32Array(tables.waysOfStem.starts.length);
  let lastMark = 0;

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
      const ways: number[] = [];
      for (; at < end; at++) {
        state = nextState(nodes, state, letters[codes[at] as number] as number);
        for (let stem = longestEnding(nodes, state); stem >= 0; stem = shorter[stem] as number) {
          sightings.stems.push(stem);
          sightings.ends.push(at + 1);
          if (seenIn[stem] === mark) continue;
          seenIn[stem] = mark;
          meetWays(stem, mark, turnMark, ways, crossingWays);
        }
      }
      const found = patternsOf(ways, sightings, first, tables.always);
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

interface WayNotes {
  /** Adds the ways whose rarest group a stem meets to `found` or `crossing`, each once a mark. */
  readonly meetWays: (
    stem: number,
    mark: number,
    turnMark: number,
    found: number[],
    crossing: number[],
  ) => void;
  /** The patterns of those of some ways that the sightings from `first` on allow, and those of `always`; null where there are none. */
  readonly patternsOf: (
    ways: readonly number[],
    sightings: Sightings,
    first: number,
    always: Int32Array,
  ) => ReadonlySet<number> | null;
}

function createWayNotes(tables: FilterTables): WayNotes {
  const { patternOfWay, firstCrossingWay, isOrdered } = tables;
  const { starts: wayStarts, values: waysOfStems } = tables.waysOfStem;
  const { starts: groupStarts, values: groups } = tables.groupsOfStem;
  const { starts: neededStarts, values: needed } = tables.groupsOfWay;
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const wayMetIn = new Int32Array(patternOfWay.length);
  const groupMetIn = new Int32Array(groupCount);
  /** Where the first stem of a group ends and the last one ends. */
  const firstEnd = new Int32Array(groupCount);
  const lastEnd = new Int32Array(groupCount);
  let lastMark = 0;

  const noteGroups = (mark: number, { stems, ends }: Sightings, first: number): void => {
    for (let index = first; index < stems.length; index++) {
      const stem = stems[index] as number;
      const end = ends[index] as number;
      const last = groupStarts[stem + 1] as number;
      for (let at = groupStarts[stem] as number; at < last; at++) {
        const group = groups[at] as number;
        if (groupMetIn[group] !== mark) {
          groupMetIn[group] = mark;
          firstEnd[group] = end;
        }
        lastEnd[group] = end;
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
      if ((lastEnd[group] as number) <= reached) return false;
      reached = Math.max(reached, firstEnd[group] as number);
    }
    return true;
  };
  return {
    meetWays: (stem, mark, turnMark, found, crossing) => {
      const last = wayStarts[stem + 1] as number;
      for (let at = wayStarts[stem] as number; at < last; at++) {
        const way = waysOfStems[at] as number;
        const isCrossing = way >= firstCrossingWay;
        if (wayMetIn[way] === (isCrossing ? turnMark : mark)) continue;
        wayMetIn[way] = isCrossing ? turnMark : mark;
        (isCrossing ? crossing : found).push(way);
      }
    },
    patternsOf: (ways, sightings, first, always) => {
      if (ways.length === 0 && always.length === 0) return null;
      const mark = ++lastMark;
      noteGroups(mark, sightings, first);
      const patterns = new Set(always);
      for (const way of ways) if (isMet(way, mark)) patterns.add(patternOfWay[way] as number);
      return patterns.size > 0 ? patterns : null;
    },
  };
}

const NONE: ReadonlySet<number> = new Set();
