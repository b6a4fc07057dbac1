import type { ReviewRecord } from '../model/review.js';

/** The order in which a line of `reviews.jsonl` says things. */
const ORDER = [
  'kind',
  'call',
  'file',
  'rule',
  'evidence',
  'mark',
  'status',
  'comment',
  'reviewer',
  'at',
  'fingerprint',
] as const;

/** A review as a line of `reviews.jsonl`. */
export function reviewLine(record: ReviewRecord): string {
  const fields = new Map(Object.entries(record));
  const ordered = ORDER.flatMap((name) => (fields.has(name) ? [[name, fields.get(name)]] : []));
  return `${JSON.stringify(Object.fromEntries(ordered))}\n`;
}
