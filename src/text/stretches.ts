/** A stretch of a text, half-open. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** True where two stretches share a character. */
export function touches(one: Stretch, other: Stretch): boolean {
  return one.start < other.end && other.start < one.end;
}
