import type { JsonFormat } from './input-format.js';
import { nativeFormat } from './native.js';

/** The shapes of JSON, the telling ones first. */
export const jsonFormats = {
  json: nativeFormat,
} as const satisfies Readonly<Record<string, JsonFormat>>;

/** The shape that a value of JSON has; null where it is none of them. */
export function jsonFormatOf(value: unknown): JsonFormat | null {
  const formats: readonly JsonFormat[] = Object.values(jsonFormats);
  return formats.find((format) => format.sniff(value)) ?? null;
}
