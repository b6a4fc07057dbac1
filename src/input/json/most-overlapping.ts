/** A stretch of time, in any unit, and what holds then. */
export interface Span<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** What holds for the greatest part of a time; where nothing does, of the nearest stretch. Null without any. */
export function mostOverlapping<T>(spans: readonly Span<T>[], start: number, end: number): T | null {
  let best: { readonly value: T; readonly overlap: number } | null = null;
  for (const span of spans) {
    // Negative where the two lie apart: the nearer, the greater.
    const overlap = Math.min(end, span.end) - Math.max(start, span.start);
    if (best === null || overlap > best.overlap) best = { value: span.value, overlap };
  }
  return best?.value ?? null;
}
