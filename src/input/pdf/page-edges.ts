import { isPageNumber, withoutPage } from '../dialogue/page-furniture.js';
import type { PrintedLine } from './printed-lines.js';

/** Lines at the top and at the foot of a page that may come again on the next one. */
const EDGE_LINES = 4;
/** Of a page's height: what stands nearer to its edges is put there by the program that prints. */
const OUTERMOST = 0.045;
/** Of a page's height: the room of heads and feet. */
const OUTER = 0.13;

/** What opens two pages alike may be said twice: はい。 */
const ENDS_AS_SPEECH = /[。？！?!」]\s*$/;

/** A page's lines from above to below, and its height. */
export interface PageOfLines {
  readonly lines: readonly PrintedLine[];
  readonly height: number;
  /** True where something besides the lines stands on the page. */
  readonly hasTables: boolean;
}

/**
 * The pages without what stands at their edges and is no part of the text: numbers of pages, heads that come again (the first is kept), feet, what a
 * browser prints around a page.
 */
export function withoutEdges(pages: readonly PageOfLines[]): readonly (readonly PrintedLine[])[] {
  const tops = pages.map(({ lines }) => new Set(lines.slice(0, EDGE_LINES).map(bare)));
  const feet = pages.map(({ lines }) => new Set(lines.slice(-EDGE_LINES).map(bare)));
  return pages.map(({ lines, height, hasTables }, page) => {
    const isFurniture = lines.map((line, at) => {
      const isTop = at < EDGE_LINES;
      const isFoot = at >= lines.length - EDGE_LINES;
      const isOuter = line.y < OUTER * height || line.y > (1 - OUTER) * height;
      if (line.y < OUTERMOST * height || line.y > (1 - OUTERMOST / 2) * height) return true;
      if (isOuter && isPageNumber(line.text)) return true;
      if (!isOuter || ENDS_AS_SPEECH.test(line.text)) return false;
      if (isTop && tops[page - 1]?.has(bare(line)) === true) return true;
      const others = [feet[page - 1], feet[page + 1]];
      return isFoot && others.some((other) => other?.has(bare(line)) === true);
    });
    // A page of which nothing else is left is printed to its edges.
    return !hasTables && isFurniture.every(Boolean)
      ? lines
      : lines.filter((_, at) => isFurniture[at] !== true);
  });
}

/** A line by what it says on every page. */
function bare({ text }: PrintedLine): string {
  return withoutPage(text)
    .replace(/[\d０-９]+\s*[/／]\s*[\d０-９]+$|[-‐–—−\s]*[\d０-９]+[-‐–—−\s]*$/u, '')
    .trim();
}
