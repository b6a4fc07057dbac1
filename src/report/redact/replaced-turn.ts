import type { Segment, Span, Turn } from '../../model/transcript.js';
import type { PersonalSpan } from './personal-data.js';

/** A turn with other words in some places, and where offsets of the old text are in the new one. */
export interface ReplacedTurn {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly narration: readonly Span[];
  /** The same stretch in the new text; what begins or ends inside of hidden words takes them in whole. */
  readonly spanOf: (span: Span) => Span;
}

/**
 * Puts a word in the place of each span. Segments are cut there, so that line and column of everything beside the words
 * stay those of the input file.
 *
 * @param spans sorted, without overlap
 */
export function replaceInTurn(
  { text, segments, narration }: Pick<Turn, 'text' | 'segments' | 'narration'>,
  spans: readonly PersonalSpan[],
  wordFor: (span: PersonalSpan) => string,
): ReplacedTurn {
  const edits: Edit[] = [];
  let replaced = '';
  let last = 0;
  for (const span of spans) {
    const word = wordFor(span);
    replaced += text.slice(last, span.start);
    edits.push({
      start: span.start,
      end: span.end,
      newStart: replaced.length,
      newEnd: replaced.length + word.length,
    });
    replaced += word;
    last = span.end;
  }
  const spanOf = ({ start, end }: Span): Span => ({
    start: moved(edits, start, 'start'),
    end: Math.max(moved(edits, start, 'start'), moved(edits, end, 'end')),
  });
  return {
    text: replaced + text.slice(last),
    segments: cutSegments(segments, edits),
    narration: narration.map(spanOf),
    spanOf,
  };
}

interface Edit extends Span {
  readonly newStart: number;
  readonly newEnd: number;
}

/** Where an offset of the old text is in the new one; inside of hidden words, their beginning or end. */
function moved(edits: readonly Edit[], offset: number, side: 'start' | 'end'): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = edits[middle]?.start ?? 0;
    if (side === 'start' ? start <= offset : start < offset) low = middle + 1;
    else high = middle;
  }
  const before = edits[low - 1];
  if (!before) return offset;
  if (offset >= before.end) return offset - before.end + before.newEnd;
  return side === 'start' ? before.newStart : before.newEnd;
}

function cutSegments(segments: readonly Segment[], edits: readonly Edit[]): readonly Segment[] {
  if (edits.length === 0) return segments;
  const cut: Segment[] = [];
  /** The first segment that begins behind the place in hand. */
  let next = 0;
  const at = (start: number, old: number): Segment | null => {
    const segment = segments[next - 1];
    if (!segment) return null;
    const column = segment.column === null ? null : segment.column + (old - segment.start);
    return { ...segment, start, column };
  };
  const add = (segment: Segment | null): void => {
    if (segment === null) return;
    if (cut.at(-1)?.start === segment.start) cut.pop();
    cut.push(segment);
  };
  for (const edit of edits) {
    for (; (segments[next]?.start ?? Number.POSITIVE_INFINITY) <= edit.start; next++) {
      const segment = segments[next];
      if (segment) add({ ...segment, start: moved(edits, segment.start, 'start') });
    }
    while ((segments[next]?.start ?? Number.POSITIVE_INFINITY) < edit.end) next++;
    // The last character of the word is where the last hidden one was: there evidence may end.
    if (edit.newEnd - edit.newStart > 1) add(at(edit.newEnd - 1, edit.end - 1));
    if (segments[next]?.start !== edit.end) add(at(edit.newEnd, edit.end));
  }
  for (const segment of segments.slice(next))
    add({ ...segment, start: moved(edits, segment.start, 'start') });
  return cut;
}
