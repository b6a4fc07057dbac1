import { QUOTE_CLOSE, QUOTE_OPEN } from './characters.js';
import { HESITATION, NO_GAP, type TextBuffer } from './folded-text.js';

/**
 * Leaves out quotation marks without a partner: recognisers drop one of a pair, and a call cut into turns parts them. What such a
 * mark was to quote nobody knows, so it quotes nothing; speech says by と and って what it reports. Words do not run across the place.
 * Works in place, in time linear to the text.
 */
export function dropUnpairedQuotes(buffer: TextBuffer): void {
  const unpaired = unpairedQuotes(buffer);
  if (unpaired.length === 0) return;
  const { codes, starts, ends, gaps, length } = buffer;
  let next = 0;
  let write = unpaired[0] ?? 0;
  let gap = NO_GAP;
  for (let read = write; read < length; read++) {
    if (read === unpaired[next]) {
      gap = Math.max(gap, gaps[read] ?? NO_GAP, HESITATION);
      next += 1;
      continue;
    }
    codes[write] = codes[read] ?? 0;
    starts[write] = starts[read] ?? 0;
    ends[write] = ends[read] ?? 0;
    gaps[write] = Math.max(gap, gaps[read] ?? NO_GAP);
    gap = NO_GAP;
    write += 1;
  }
  buffer.length = write;
}

const NONE: readonly number[] = [];

/** Where quotation marks stand that open or close nothing, sorted. */
function unpairedQuotes({ codes, length }: TextBuffer): readonly number[] {
  let open: number[] | null = null;
  let closers: number[] | null = null;
  for (let at = 0; at < length; at++) {
    const code = codes[at];
    if (code === QUOTE_OPEN) {
      open ??= [];
      open.push(at);
    } else if (code === QUOTE_CLOSE && (open?.pop() ?? null) === null) {
      closers ??= [];
      closers.push(at);
    }
  }
  // A closer is left over only while none is open, so whatever stays open stands behind it.
  return [...(closers ?? NONE), ...(open ?? NONE)];
}
