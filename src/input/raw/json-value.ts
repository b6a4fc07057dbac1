/** An object of JSON, its members unknown yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object of JSON, false for a list and null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, else one without members: for fields that may be missing. */
export function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list, else an empty one. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text, numbers too; null for anything else. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** The value as a number that is finite and not negative; null for anything else. */
export function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

/** `startMs` and `endMs` as far as they are known; for spreading into a segment. */
export function times(startMs: number | null, endMs: number | null): { startMs?: number; endMs?: number } {
  const start = startMs === null ? null : Math.round(startMs);
  const end = endMs === null ? null : Math.round(endMs);
  if (start !== null) return end === null ? { startMs: start } : { startMs: start, endMs: end };
  return end === null ? {} : { endMs: end };
}
