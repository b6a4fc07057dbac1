import type { PrintedRule, PrintedText } from './printed-page.js';

/** Points: rules that lie so near are one, and reach so far beyond their ends. */
const NEAR = 3;
/** A table that people read has no more columns and rows on a page. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 600;

/** A rule where it lies, and from where to where it goes. */
interface Edge {
  readonly at: number;
  readonly reaches: readonly (readonly [number, number])[];
}

/** The rules of one table: those down the page from left to right, those across it from above to below. */
export interface RuleGrid {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly Edge[];
  readonly rows: readonly Edge[];
}

/** Where a text stands in a grid, by the numbers of the rules around it. */
export interface GridPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The tables of a page by their rules, from above to below: at least two columns side by side. */
export function gridsOf(rules: readonly PrintedRule[]): readonly RuleGrid[] {
  const bands: PrintedRule[][] = [];
  let bottom = -Infinity;
  for (const rule of rules.toSorted((one, other) => one.top - other.top)) {
    const band = bands.at(-1);
    if (band && rule.top <= bottom + NEAR) band.push(rule);
    else bands.push([rule]);
    bottom = Math.max(bottom, rule.bottom);
  }
  return bands.flatMap((band) => {
    const isUpright = ({ left, right, top, bottom: end }: PrintedRule) => end - top > right - left;
    const columns = edgesOf(
      band.filter(isUpright).map((rule) => [(rule.left + rule.right) / 2, rule.top, rule.bottom]),
    );
    const level = band.filter((rule) => !isUpright(rule));
    const rows = edgesOf(
      [...level, ...endsOfUpright(band.filter(isUpright))].map((rule) => [
        (rule.top + rule.bottom) / 2,
        rule.left,
        rule.right,
      ]),
    );
    const isTable =
      columns.length >= 3 && columns.length <= MOST_COLUMNS && rows.length >= 2 && rows.length <= MOST_ROWS;
    return isTable ? [{ top: rows[0]?.at ?? 0, bottom: rows.at(-1)?.at ?? 0, columns, rows }] : [];
  });
}

/** Where the upright rules of a table begin and end: a page cuts a table without drawing a rule there. */
function endsOfUpright(upright: readonly PrintedRule[]): readonly PrintedRule[] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const rule of upright) {
    left = Math.min(left, rule.left);
    right = Math.max(right, rule.right);
    top = Math.min(top, rule.top);
    bottom = Math.max(bottom, rule.bottom);
  }
  return upright.length === 0 ? [] : [top, bottom].map((at) => ({ left, right, top: at, bottom: at }));
}

function edgesOf(given: readonly (readonly [number, number, number])[]): readonly Edge[] {
  const groups: { readonly at: number; readonly parts: (readonly [number, number])[] }[] = [];
  for (const [at, from, to] of given.toSorted(([one], [other]) => one - other)) {
    const group = groups.at(-1);
    if (group && at - group.at <= NEAR) group.parts.push([from, to]);
    else groups.push({ at, parts: [[from, to]] });
  }
  return groups.map(({ at, parts }) => ({ at, reaches: merged(parts) }));
}

function merged(parts: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const reaches: [number, number][] = [];
  for (const [from, to] of parts.toSorted(([one], [other]) => one - other)) {
    const last = reaches.at(-1);
    if (last && from <= last[1] + 2 * NEAR) last[1] = Math.max(last[1], to);
    else reaches.push([from, to]);
  }
  return reaches;
}

/** The rules around a text; null where it stands outside of the grid. */
export function placeIn(grid: RuleGrid, { x, y, width, size }: PrintedText): GridPlace | null {
  const [middleX, middleY] = [x + Math.min(width, size) / 2, y - size / 3];
  const [left, right] = around(grid.columns, middleX, middleY);
  const [top, bottom] = around(grid.rows, middleY, middleX);
  return left === null || right === null || top === null || bottom === null
    ? null
    : { left, right, top, bottom };
}

/** The numbers of the nearest edges on both sides of `at` that pass by `across`. */
function around(edges: readonly Edge[], at: number, across: number): readonly [number | null, number | null] {
  const passes = ({ reaches }: Edge) =>
    reaches.some(([from, to]) => across >= from - NEAR && across <= to + NEAR);
  let before: number | null = null;
  for (const [number, edge] of edges.entries()) {
    if (!passes(edge)) continue;
    if (edge.at > at) return [before, number];
    before = number;
  }
  return [before, null];
}
