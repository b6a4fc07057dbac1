import type { Segment } from '../../model/transcript.js';

/** A text whose characters are known by their places in the input. */
export interface PlacedText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

type Times = Pick<Segment, 'startMs' | 'endMs'>;

/** The stretch from `start` to `end`, its segments moved along and given the times. */
export function slicePlaced(
  { text, segments }: PlacedText,
  start: number,
  end: number,
  time: Times = {},
): PlacedText {
  const sliced: Segment[] = [];
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    const isBefore = next !== undefined && next.start <= start;
    const isBehind = segment.start >= end && sliced.length > 0;
    if (isBefore || isBehind) continue;
    const skipped = Math.max(0, start - segment.start);
    const column = segment.column === null ? null : segment.column + skipped;
    sliced.push({ ...segment, start: Math.max(0, segment.start - start), column, ...time });
  }
  return { text: text.slice(start, end), segments: sliced };
}

/** The text without white space around it. */
export function trimPlaced(placed: PlacedText, time: Times = {}): PlacedText {
  const { text, segments } = placed;
  const [only] = segments;
  // Nearly every cell of a large table.
  if (only && segments.length === 1 && text.trim().length === text.length) {
    return { text, segments: [{ ...only, ...time }] };
  }
  const start = text.length - text.trimStart().length;
  return slicePlaced(placed, start, Math.max(start, text.trimEnd().length), time);
}

/** Several texts one behind the other, `between` them. */
export function concatPlaced(parts: readonly PlacedText[], between: string): PlacedText {
  const segments: Segment[] = [];
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += between;
    for (const segment of part.segments) segments.push({ ...segment, start: text.length + segment.start });
    text += part.text;
  }
  return { text, segments };
}
