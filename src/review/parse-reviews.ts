import type { Problem } from '../model/problem.js';
import { type CallRecord, REVIEW_MARKS, REVIEW_STATUSES, type ReviewRecord } from '../model/review.js';
import { RULE_ID, type RuleId } from '../model/rule.js';

/** What a file of reviews holds. */
export interface ParsedReviews {
  readonly records: readonly ReviewRecord[];
  readonly problems: readonly Problem[];
}

/** The same of lines. */
export interface ParsedLines extends ParsedReviews {
  /** The 1-based line of each record. */
  readonly lines: readonly number[];
}

/** Reads JSON Lines of reviews; a faulty line costs only itself, and a file without a single review is told of once. @param file as the user knows it */
export function parseReviews(text: string, file: string): ParsedLines {
  const records: ReviewRecord[] = [];
  const lines: number[] = [];
  const problems: Problem[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const record = recordOf(line);
      if (typeof record !== 'string') {
        records.push(record);
        lines.push(index + 1);
      } else {
        const values = { field: record };
        problems.push({ code: 'review-line', file, line: index + 1, column: null, arguments: values });
      }
    });
  const isOther = records.length === 0 && problems.length > 1;
  const whole: Problem = { code: 'review-none-within', file, line: null, column: null, arguments: {} };
  return { records, lines, problems: isOther ? [whole] : problems };
}

/** The record, or what is wrong with the line. */
function recordOf(line: string): ReviewRecord | string {
  try {
    return reviewRecordOf(JSON.parse(line));
  } catch {
    return 'JSON';
  }
}

/** A value that was JSON as a review, or the fields that are wrong with it. */
export function reviewRecordOf(value: unknown): ReviewRecord | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '{…}';
  const fields = value as Readonly<Record<string, unknown>>;
  const { kind, fingerprint, rule, evidence } = fields;
  const status = REVIEW_STATUSES.find((one) => one === fields.status);
  const mark = REVIEW_MARKS.find((one) => one === fields.mark);
  const hasFingerprint = typeof fingerprint === 'string' && fingerprint !== '';
  const hasRule = typeof rule === 'string' && new RegExp(RULE_ID).test(rule);
  const origin = originOf(fields);
  if (kind === 'call' && hasFingerprint && status) return { kind, fingerprint, status, ...origin };
  if (kind === 'finding' && hasFingerprint && hasRule && mark) {
    const words = typeof evidence === 'string' ? { evidence } : {};
    return { kind, fingerprint, rule: rule as RuleId, mark, ...words, ...origin };
  }
  const wrong = [
    kind === 'call' || kind === 'finding' ? null : 'kind',
    hasFingerprint ? null : 'fingerprint',
    kind === 'call' && !status ? 'status' : null,
    kind === 'finding' && !hasRule ? 'rule' : null,
    kind === 'finding' && !mark ? 'mark' : null,
  ];
  return wrong.filter((one) => one !== null).join(', ');
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
