import { OPS, type PDFPageProxy, Util } from 'unpdf/pdfjs';
import type { PrintedRule } from './printed-page.js';

/** Points: what is drawn thinner is a rule, whether as a line or as a narrow area. */
const THICKEST = 3;
/** Points: shorter ones are parts of letters, dashes, dots. */
const SHORTEST = 6;
/** A page with more is a drawing. */
const MOST_RULES = 20_000;

type Matrix = readonly number[];

/** Lines that are stroked, areas that are filled, and both: only strokes show the edges of a large area. */
const STROKES: ReadonlySet<number> = new Set([
  ...[OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke],
  ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

/** The rules of a page, in points from its upper left corner; empty where it has more than any table. */
export async function rulesDrawn(page: PDFPageProxy, toPage: Matrix): Promise<readonly PrintedRule[]> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const rules: PrintedRule[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = toPage;
  for (const [index, operation] of fnArray.entries()) {
    const given: unknown = argsArray[index];
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd)
      matrix = saved.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = times(matrix, given);
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = times(matrix, Array.isArray(given) ? given[0] : null);
    } else if (operation === OPS.constructPath && Array.isArray(given)) {
      const [how, [path] = []] = given as [number, (ArrayLike<number> | null)[]?];
      if (path) rules.push(...rulesOfPath(path, how, matrix));
    }
    if (rules.length > MOST_RULES) return [];
  }
  return rules;
}

function times(matrix: Matrix, further: unknown): Matrix {
  return Array.isArray(further) && further.length === 6
    ? (Util.transform([...matrix], further) as Matrix)
    : matrix;
}

/** Numbers that a step of a path takes: move, line, curve, quadratic curve, close. */
const TAKES = [2, 2, 6, 4, 0];

function rulesOfPath(path: ArrayLike<number>, how: number, matrix: Matrix): readonly PrintedRule[] {
  if (!STROKES.has(how) && !FILLS.has(how)) return [];
  const rules: PrintedRule[] = [];
  let corners: (readonly [number, number])[] = [];
  const end = () => {
    const edges = STROKES.has(how) ? corners.slice(1).map((to, at) => [corners[at] ?? to, to]) : [corners];
    for (const points of edges) {
      const rule = ruleAround(points);
      if (rule !== null) rules.push(rule);
    }
    corners = [];
  };
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 0;
    const count = TAKES[step] ?? 0;
    if (step === 0) end();
    const [first] = corners;
    if (step === 4 && first) corners.push(first);
    if (count > 0) corners.push(placed(matrix, path[at + count - 1] ?? 0, path[at + count] ?? 0));
    at += count + 1;
  }
  end();
  return rules;
}

function placed(matrix: Matrix, x: number, y: number): readonly [number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The points as a rule; null where they enclose an area, lie askew or are short. */
function ruleAround(points: readonly (readonly [number, number])[]): PrintedRule | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const [width, height] = [right - left, bottom - top];
  const isRule = Math.min(width, height) <= THICKEST && Math.max(width, height) >= SHORTEST;
  return isRule ? { left, right, top, bottom } : null;
}
