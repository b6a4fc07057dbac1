import { type Problem, UserError } from '../../model/problem.js';
import type { ShardRecord } from '../../model/shard.js';
import type { OpenedReport } from './open-report.js';

/** Several shards as one. */
export interface JoinedShards {
  /** The parts that are there; null where the reports are no shards, or all parts are there. */
  readonly record: ShardRecord | null;
  /** What is missing, as a problem; null where nothing is. */
  readonly missing: Problem | null;
}

/**
 * Looks whether reports are the shards of one run.
 *
 * @throws UserError where one is no shard while others are, is of another run or has a part that another has
 */
export function joinShards(reports: readonly Pick<OpenedReport, 'file' | 'shard'>[]): JoinedShards {
  const first = reports.find(({ shard }) => shard !== null);
  if (!first?.shard) return { record: null, missing: null };
  const { count, ahead, settings } = first.shard;
  const problems: Problem[] = [];
  const complain = (code: string, file: string, values: Readonly<Record<string, string>>) =>
    problems.push({ code, file, line: null, column: null, arguments: values });
  const owners = new Map<number, string>();
  for (const { file, shard } of reports) {
    if (shard === null) complain('merge-no-shard', file, { other: first.file });
    else if (shard.count !== count || shard.settings !== settings)
      complain('merge-shard-other', file, { other: first.file });
    else {
      const double = shard.parts.filter((part) => owners.has(part));
      const [one] = double;
      if (one !== undefined)
        complain('merge-shard-double', file, { parts: rangesOf(double), other: owners.get(one) ?? '' });
      for (const part of shard.parts) owners.set(part, file);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  const parts = [...owners.keys()].sort((left, right) => left - right);
  if (parts.length === count) return { record: null, missing: null };
  const absent = Array.from({ length: count }, (_, index) => index + 1).filter((part) => !owners.has(part));
  const values = { parts: rangesOf(absent), count: String(count) };
  return {
    record: { count, parts, ahead, settings },
    missing: { code: 'merge-shard-missing', file: null, line: null, column: null, arguments: values },
  };
}

/** Sorted numbers as people write them: `1-3,7`. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range && number === range.last + 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}
