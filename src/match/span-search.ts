import type { Span } from '../model/transcript.js';
import { lowerBound } from '../text/sorted-numbers.js';
import { touches } from '../text/stretches.js';

/** Spans roughly in order, in which those that touch a stretch are found without a look at all others. */
export interface SpanSearch {
  readonly spans: readonly Span[];
  /** For each span the latest end of it and of all before it. */
  readonly latestEnds: Int32Array;
  /** For each span the earliest start of it and of all behind it. */
  readonly earliestStarts: Int32Array;
}

/** Prepares spans for searching; in whatever order they are the answers are right, only slower. */
export function spanSearch(spans: readonly Span[]): SpanSearch {
  if (spans.length === 0) return NOTHING;
  const latestEnds = new Int32Array(spans.length);
  const earliestStarts = new Int32Array(spans.length);
  let latest = 0;
  spans.forEach(({ end }, at) => {
    latest = Math.max(latest, end);
    latestEnds[at] = latest;
  });
  let earliest = Number.MAX_SAFE_INTEGER;
  for (let at = spans.length - 1; at >= 0; at--) {
    earliest = Math.min(earliest, (spans[at] as Span).start);
    earliestStarts[at] = earliest;
  }
  return { spans, latestEnds, earliestStarts };
}

const NOTHING: SpanSearch = {
  spans: [],
  latestEnds: new Int32Array(0),
  earliestStarts: new Int32Array(0),
};

/** Whether a span that touches a stretch is one for which `holds` says so. */
export function someTouching(
  { spans, latestEnds, earliestStarts }: SpanSearch,
  stretch: Span,
  holds: (span: Span) => boolean = () => true,
): boolean {
  let at = lowerBound(latestEnds, stretch.start + 1);
  for (; at < spans.length && (earliestStarts[at] as number) < stretch.end; at++) {
    const span = spans[at] as Span;
    if (touches(span, stretch) && holds(span)) return true;
  }
  return false;
}
