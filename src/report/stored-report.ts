import { type Problem, UserError } from '../model/problem.js';
import type { ShardRecord } from '../model/shard.js';
import { SCHEMA_VERSION } from './json.js';
import { parseShardRecord } from './shard-record.js';
import type { StoredCall } from './stored-call.js';
import { isStoredCall } from './stored-call-check.js';
import { isStoredScorecard, type StoredScorecard } from './stored-score.js';
import { isRecord } from './stored-values.js';

/** What a JSON report holds. */
export interface StoredReport {
  /** Which parts of the input it is of; null where it is of the whole. */
  readonly shard: ShardRecord | null;
  readonly calls: readonly StoredCall[];
  readonly problems: readonly Problem[];
  /** Of the evaluation form, where calls were scored. */
  readonly scorecard?: StoredScorecard;
}

/**
 * Reads a JSON report back, to join reports of shards or to write another format.
 * @throws UserError where the text is no such report
 */
export function parseReport(text: string, file: string): StoredReport {
  const report = parseJsonOf(text, file);
  const { calls, problems, scorecard, shard } = checkHead(report, file);
  if (!Array.isArray(calls)) throw invalidReport(file, 'calls');
  const wrong = calls.findIndex((call) => !isStoredCall(call));
  if (wrong >= 0) throw invalidReport(file, `calls[${wrong}]`);
  return { shard, calls, ...parseTail({ problems, scorecard }, file) };
}

/** @throws UserError where the text is no JSON */
export function parseJsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidReport(file, error instanceof Error ? error.message : String(error));
  }
}

/**
 * What stands at the head of a report.
 * @throws UserError where it is none of ours
 */
export function checkHead(
  report: unknown,
  file: string,
): Readonly<Record<'calls' | 'problems' | 'scorecard', unknown>> & Pick<StoredReport, 'shard'> {
  if (!isRecord(report)) throw invalidReport(file, '{…}');
  if (report.schemaVersion !== SCHEMA_VERSION) throw invalidReport(file, `schemaVersion ≠ ${SCHEMA_VERSION}`);
  const shard = report.shard === undefined ? null : parseShardRecord(report.shard);
  if (report.shard !== undefined && shard === null) throw invalidReport(file, 'shard');
  const { calls, problems, scorecard } = report;
  return { calls, problems, scorecard, shard };
}

/**
 * What stands behind the calls of a report.
 * @throws UserError where the problems are no list
 */
export function parseTail(
  { problems, scorecard }: { readonly problems?: unknown; readonly scorecard?: unknown },
  file: string,
): Pick<StoredReport, 'problems' | 'scorecard'> {
  if (!Array.isArray(problems)) throw invalidReport(file, 'problems');
  return {
    problems: problems.filter(isRecord).map(problemOf),
    ...(isStoredScorecard(scorecard) ? { scorecard } : {}),
  };
}

/** What is told of a file that is no JSON report. */
export function invalidReport(file: string, reason: string): UserError {
  return new UserError([{ code: 'report-invalid', file, line: null, column: null, arguments: { reason } }]);
}

function problemOf({ file, line, message, remedy, warning }: Readonly<Record<string, unknown>>): Problem {
  return {
    code: 'report-problem',
    file: typeof file === 'string' ? file : null,
    line: typeof line === 'number' ? line : null,
    column: null,
    arguments: { message: String(message), remedy: String(remedy) },
    ...(warning === true ? { isWarning: true } : {}),
  };
}
