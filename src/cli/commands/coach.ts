import { Command } from 'commander';
import { reportCoach } from '../../messages/report-coach.js';
import { textsIn } from '../../messages/report-text.js';
import { UserError } from '../../model/problem.js';
import type { ReporterName } from '../../report/reporter-loaders.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { endingOf } from '../../text/ending-of.js';
import type { CheckOptions } from '../check/check-options.js';
import { runCheck } from '../check/run-check.js';
import { collect, collectRecord, type FurtherReport, languageOption, oneOf } from '../settings/options.js';
import { addReadingOptions } from '../settings/reading-options.js';
import type { ExitCode } from '../streams/exit-codes.js';

const SHEETS_BY = ['call', 'agent'] as const;
type SheetsBy = (typeof SHEETS_BY)[number];

interface CoachOptions extends Omit<CheckOptions, 'output' | 'format'> {
  readonly output?: readonly string[];
  readonly by: SheetsBy;
  readonly projector?: string;
}

/** `genchi coach`: sheets to go through a call with the person who took it, and a page for a training room. */
export function coachCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('coach')
    .description(
      'write coaching sheets (.docx, .html), one page a call or a member of staff, and a page for a training room',
    )
    .argument('[paths...]', 'files, folders and globs; none: the inputs of the configuration')
    .option('-o, --output <file>', 'the sheets: .docx or .html, to print on A4; repeatable', collect)
    .option('--by <what>', 'a sheet for each call or each agent', oneOf(SHEETS_BY), 'call')
    .option('--projector <file>', 'a page (.html) to show in a training room: hear, guess, reveal')
    .option(
      '--record <file>',
      'record sheets of the calls under suspicion of customer harassment (.docx, .html, .md); repeatable',
      collectRecord,
    )
    .option('--scorecard <file>', 'score each call by an evaluation form (docs/scorecard.md)')
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect)
    .option('--no-cues', 'patterns alone');
  return addReadingOptions(command)
    .option('--redact', 'mask names, numbers and addresses in every output')
    .addOption(languageOption)
    .option('--no-progress', 'no progress on standard error')
    .action(async (paths: string[], options: CoachOptions) => {
      finish(await coach(paths, options, streams));
    });
}

/** @throws UserError where no output is named, or one of another kind */
async function coach(
  paths: readonly string[],
  { output = [], by, projector, record = [], ...options }: CoachOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const reports: readonly FurtherReport[] = [
    ...output.map((file) => ({ format: sheetFormat(file, by), file })),
    ...(projector === undefined ? [] : [{ format: 'projector', file: projector }]),
    ...record,
  ];
  const [first, ...others] = reports;
  if (!first) throw refused('coach-no-output', null);
  return runCheck(
    paths,
    {
      ...options,
      failOn: 'never',
      format: first.format as ReporterName,
      output: first.file,
      report: others,
    },
    streams,
    () => tellWritten(reports, streams),
  );
}

function tellWritten(reports: readonly FurtherReport[], streams: ProcessStreams): void {
  const text = textsIn(reportCoach, streams.language);
  for (const { file } of reports) streams.stdout.write(`${text('sheets-written', { file })}\n`);
}

function sheetFormat(file: string, by: SheetsBy): ReporterName {
  const ending = endingOf(file);
  if (ending === 'docx') return by === 'call' ? 'coach-docx' : 'coach-agents-docx';
  if (ending === 'html' || ending === 'htm') return by === 'call' ? 'coach-html' : 'coach-agents-html';
  throw refused('coach-ending', file);
}

function refused(code: string, file: string | null): UserError {
  return new UserError([{ code, file, line: null, column: null, arguments: {} }]);
}
