import { isSpokenJapanese } from '../../text/japanese.js';
import { opensCall } from '../speakers/opens-call.js';
import type { Block } from './document-calls.js';

/** What stands under a heading of a document. */
export interface DocumentPart {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** 1-based, of the heading. */
  readonly line: number;
}

/** Lines that are said under each heading, and among the first of them one that opens a call. */
const LEAST_SAID = 4;
const OPENING_LINES = 2;
/**
 * The calls of a document that has a heading for each, of one level, whatever they say; null where a heading opens anything else, as the parts of one
 * call or a summary do.
 */
export function partsUnderHeadings(blocks: readonly Block[]): readonly DocumentPart[] | null {
  const levels = [...new Set(blocks.flatMap((block) => ('line' in block ? (block.level ?? []) : [])))];
  for (const level of levels.toSorted((left, right) => left - right)) {
    const starts = blocks.flatMap((block, index) => ('line' in block && block.level === level ? index : []));
    const [first = 0] = starts;
    const parts = starts.map((start, at) => {
      const own = blocks.slice(start, starts[at + 1] ?? blocks.length);
      const title = own[0] && 'line' in own[0] ? own[0].line.trim() : '';
      return { title, blocks: own, line: start + 1 };
    });
    const isApart = !blocks.slice(0, first).some((block) => 'line' in block && isSpokenJapanese(block.line));
    if (parts.length >= 2 && isApart && parts.every(holdsCall)) return parts;
  }
  return null;
}

function holdsCall({ blocks }: DocumentPart): boolean {
  const said = blocks
    .slice(1)
    .flatMap((block) => ('line' in block && isSpokenJapanese(block.line) ? block.line : []));
  return said.length >= LEAST_SAID && said.slice(0, OPENING_LINES).some(opensCall);
}
