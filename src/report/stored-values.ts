/* What values of reports that are read back must be, whatever they stand for. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** True for a share of certainty, or where none is told. */
export function isConfidence(guessed: unknown): boolean {
  return guessed === undefined || typeof guessed === 'number';
}
