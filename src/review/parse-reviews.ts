import type { Problem } from '../model/problem.js';
import { type CallRecord, REVIEW_MARKS, REVIEW_STATUSES, type ReviewRecord } from '../model/review.js';
import { RULE_ID, type RuleId } from '../model/rule.js';

/** What a file of reviews holds. */
export interface ParsedReviews {
  readonly records: readonly ReviewRecord[];
  readonly problems: readonly Problem[];
}

/** Reads JSON Lines of reviews; a faulty line costs only itself, and a file without a single review is told of once. @param file as the user knows it */
export function parseReviews(text: string, file: string): ParsedReviews {
  const records: ReviewRecord[] = [];
  const problems: Problem[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const record = recordOf(line);
      if (typeof record !== 'string') records.push(record);
      else {
        const values = { field: record };
        problems.push({ code: 'review-line', file, line: index + 1, column: null, arguments: values });
      }
    });
  const isOther = records.length === 0 && problems.length > 1;
  const whole: Problem = { code: 'review-none-within', file, line: null, column: null, arguments: {} };
  return { records, problems: isOther ? [whole] : problems };
}

/** The record, or what is wrong with the line. */
function recordOf(line: string): ReviewRecord | string {
  try {
    return reviewRecordOf(JSON.parse(line));
  } catch {
    return 'JSON';
  }
}

/** A value that was JSON as a review, or the field that is wrong with it. */
export function reviewRecordOf(value: unknown): ReviewRecord | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '{…}';
  const fields = value as Readonly<Record<string, unknown>>;
  const { kind, fingerprint, rule } = fields;
  if (typeof fingerprint !== 'string' || fingerprint === '') return 'fingerprint';
  const origin = originOf(fields);
  if (kind === 'call') {
    const status = REVIEW_STATUSES.find((one) => one === fields.status);
    return status === undefined ? 'status' : { kind, fingerprint, status, ...origin };
  }
  if (kind !== 'finding') return 'kind';
  if (typeof rule !== 'string' || !new RegExp(RULE_ID).test(rule)) return 'rule';
  const mark = REVIEW_MARKS.find((one) => one === fields.mark);
  if (mark === undefined) return 'mark';
  const evidence = typeof fields.evidence === 'string' ? { evidence: fields.evidence } : {};
  return { kind, fingerprint, rule: rule as RuleId, mark, ...evidence, ...origin };
}

function originOf(
  fields: Readonly<Record<string, unknown>>,
): Omit<CallRecord, 'kind' | 'fingerprint' | 'status'> {
  const names = ['reviewer', 'comment', 'at', 'file', 'call'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}
