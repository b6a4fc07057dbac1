import { Command } from 'commander';
import { LANGUAGES } from '../../model/rule.js';
import { reporterNames } from '../../report/reporter-loaders.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import type { CheckOptions } from '../check/check-options.js';
import { runCheck } from '../check/run-check.js';
import { addFindingOptions } from '../settings/finding-options.js';
import {
  collectReport,
  languageOption,
  oneOf,
  parseCount,
  parseShard,
  reviewsOption,
} from '../settings/options.js';
import { addReadingOptions } from '../settings/reading-options.js';
import { addTrendOptions } from '../settings/trend-options.js';
import type { ExitCode } from '../streams/exit-codes.js';

/** `genchi check`: analyses transcripts and reports findings. */
export function checkCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('check')
    .description('analyse transcripts and report findings; "-" reads standard input')
    .argument('[paths...]', 'files, folders and globs; none: the inputs of the configuration')
    .option(
      '-f, --format <name>',
      `output format: ${reporterNames.join(', ')} (default: terminal)`,
      oneOf(reporterNames),
    )
    .option('-o, --output <file>', 'write there, whole or not at all (default: standard output)')
    .option('--report <format:file>', 'a further report from the same run; repeatable', collectReport);
  return addTrendOptions(addReadingOptions(addFindingOptions(command, 'error')))
    .option('-j, --jobs <n>', 'threads (default: processors, where the work is large enough)', parseCount)
    .option(
      '--cache',
      "keep the results of each input in the user's cache folder and take them where nothing changed; they hold what was said",
    )
    .option('--cache-dir <dir>', 'the same in a folder of your own')
    .option(
      '--shard <i/n>',
      'only the I-th of N disjoint parts of the input; auto: as the array job of the scheduler says',
      parseShard,
    )
    .option(
      '--resume',
      'go on with a run that was cut off: results are kept beside the report until it is whole; they hold what was said',
    )
    .option(
      '--with-turns',
      'every turn in the JSON report: side, name, text, times (JSON Lines always has them)',
    )
    .option(
      '--guess-speakers',
      'infer from the words whose side a speaker is on where nothing else tells (the default); reports mark it',
    )
    .option('--no-guess-speakers', 'leave such calls unread')
    .option(
      '--headers <language>',
      'heads of columns in CSV and Excel: ja, or en for field names (default: en in CSV, --lang in Excel)',
      oneOf(LANGUAGES),
    )
    .option('--scorecard <file>', 'score each call by an evaluation form (docs/scorecard.md)')
    .addOption(reviewsOption)
    .option('--baseline <file>', 'report only findings that the file does not hold')
    .option('--update-baseline', 'write the findings of this run into that file')
    .option('--trace <id>', 'tell for each turn why the rule matched or did not')
    .option('--redact', 'mask names, numbers and addresses in every output')
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .option('--quiet', 'findings only, no explanations and no summary')
    .option('--no-progress', 'no progress on standard error')
    .action(async (paths: string[], options: CheckOptions) => {
      finish(await runCheck(paths, options, streams));
    });
}
