import { existsSync } from 'node:fs';
import { type Problem, UserError } from '../../model/problem.js';
import type { ReporterName } from '../../report/reporter-loaders.js';
import { joinProblems } from './joined-calls.js';
import { type JoinedShards, joinShards } from './joined-shards.js';
import { type OpenedReport, openReport } from './open-report.js';

/** What is joined, and where to. */
export interface ShardOptions {
  readonly format: ReporterName;
  readonly output?: string;
  readonly partial?: boolean;
  readonly resume?: boolean;
}

/**
 * The reports that are to be joined. With `--resume` what an earlier merge has joined already takes the place of its reports.
 *
 * @throws UserError where shards do not make a whole, unless a part is asked for
 */
export function openShards(
  files: readonly string[],
  { format, output, partial, resume }: ShardOptions,
): { readonly reports: readonly OpenedReport[]; readonly shards: JoinedShards } {
  if ((partial || resume) && (format !== 'json' || (resume && output === undefined))) {
    const option = resume ? '--resume' : '--partial';
    throw new UserError([
      { code: 'merge-part-format', file: null, line: null, column: null, arguments: { option } },
    ]);
  }
  const given = files.map(openReport);
  const before = resume && output !== undefined && existsSync(output) ? openReport(output) : null;
  const known = new Set(before?.shard?.parts);
  const isKnown = ({ shard }: OpenedReport) => shard?.parts.every((part) => known.has(part)) ?? false;
  const reports = before?.shard ? [before, ...given.filter((one) => !isKnown(one))] : given;
  const shards = joinShards(reports);
  if (shards.missing !== null && !partial && !resume) throw new UserError([shards.missing]);
  return { reports, shards };
}

/** The problems that the reports tell, known when their calls were read. */
export function problemsOf(reports: readonly OpenedReport[]): readonly Problem[] {
  return reports.some(({ shard }) => shard !== null)
    ? joinProblems(reports)
    : reports.flatMap((report) => report.tail().problems);
}
