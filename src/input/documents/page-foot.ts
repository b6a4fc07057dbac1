import type { Block } from './document-calls.js';

/** Lines by which a page shows how it is built, and how many of them may be its foot. */
const LEAST_LINES = 6;
const MOST_OF_FOOT = 0.3;

/**
 * The blocks of a page without the lines at its end that stand elsewhere in its tree than anything before: the owner's name, links, the
 * help of the program that wrote it. What is said stands at one place of the tree, or at a few that return.
 */
export function withoutFoot(blocks: readonly Block[]): readonly Block[] {
  const paths = blocks.map((block) => ('line' in block ? (block.path ?? '') : null));
  const counts = new Map<string, number>();
  for (const path of paths) if (path !== null) counts.set(path, (counts.get(path) ?? 0) + 1);
  const returning = [...counts.values()].filter((count) => count >= LEAST_LINES);
  if (returning.length === 0) return blocks;
  const last = paths.findLastIndex((path) => path === null || (counts.get(path) ?? 0) >= LEAST_LINES);
  const foot = blocks.length - 1 - last;
  const isFoot = foot > 0 && foot <= MOST_OF_FOOT * blocks.length;
  return isFoot &&
    paths.slice(0, last).every((path) => path === null || !paths.slice(last + 1).includes(path))
    ? blocks.slice(0, last + 1)
    : blocks;
}
