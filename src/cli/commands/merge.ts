import { Command } from 'commander';
import { reporterNames } from '../../report/reporter-loaders.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { type MergeOptions, mergeReports } from '../merge/merge-reports.js';
import { FAIL_ON, languageOption, oneOf, reviewsOption } from '../settings/options.js';
import { addTrendOptions } from '../settings/trend-options.js';
import type { ExitCode } from '../streams/exit-codes.js';

/** `genchi merge`: joins JSON reports of shards into one, in any output format. */
export function mergeCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('merge')
    .description(
      'join reports of shards into one, with the turns where the reports have them (--with-turns, JSON Lines)',
    )
    .argument('<reports...>', 'reports written by "genchi check -f json" or "-f jsonl"')
    .option(
      '-f, --format <name>',
      `output format: ${reporterNames.join(', ')} (default: by the file's ending, else json)`,
      oneOf(reporterNames),
    )
    .option('-o, --output <file>', 'write there, whole or not at all (default: standard output)')
    .option('--partial', 'join what is there although shards are missing, to be joined with the others later')
    .option(
      '--resume',
      'add what an earlier merge into the same -o lacks; write what there is while shards are missing',
    )
    .addOption(reviewsOption);
  return addTrendOptions(command)
    .option(
      '--fail-on <severity>',
      `exit 1 where a finding at or above stands: ${FAIL_ON.join(', ')} (default: error)`,
      oneOf(FAIL_ON),
    )
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .option('--quiet', 'findings only, no explanations and no summary')
    .action(async (reports: string[], options: MergeOptions) => {
      finish(await mergeReports(reports, options, streams));
    });
}
