import type { ShardRecord } from '../model/shard.js';

/** The record of a shard in a JSON report; null where the value is none. */
export function parseShardRecord(value: unknown): ShardRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const { count, parts, ahead, settings } = value as Readonly<Record<string, unknown>>;
  if (!isNumber(count) || typeof settings !== 'string' || !Array.isArray(parts)) return null;
  if (typeof ahead !== 'number' || !Number.isInteger(ahead) || ahead < 0) return null;
  if (parts.length === 0 || !parts.every((part): part is number => isNumber(part) && part <= count))
    return null;
  return { count, parts: [...new Set(parts)].sort((left, right) => left - right), ahead, settings };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
