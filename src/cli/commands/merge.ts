import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { areFaults, UserError } from '../../model/problem.js';
import type { Language, Severity } from '../../model/rule.js';
import { compareText, countCall, failsRun, NO_COUNTS, summarise } from '../../report/build.js';
import { type ReporterName, reporterLoaders, reporterNames } from '../../report/reporter-loaders.js';
import { restoreCall, restoreRules } from '../../report/restored-call.js';
import { parseReport, type StoredReport } from '../../report/stored-report.js';
import { restoreScorecard } from '../../report/stored-score.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { FAIL_ON, languageOption, oneOf } from '../options.js';
import { fileOutput, standardOutput } from '../output.js';
import type { ProcessStreams } from '../process-streams.js';
import { isColorWanted, terminalWidth } from '../terminal.js';
import { TOOL_VERSION } from '../version.js';

interface MergeOptions {
  readonly format: ReporterName;
  readonly output?: string;
  readonly failOn: Severity | 'never';
  readonly lang?: Language;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** `genchi merge`: joins JSON reports of shards into one, in any output format. */
export function mergeCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('merge')
    .description('join JSON reports of shards into one; turns are known as far as the reports show them')
    .argument('<reports...>', 'reports written by "genchi check -f json"')
    .option('-f, --format <name>', `output format: ${reporterNames.join(', ')}`, oneOf(reporterNames), 'json')
    .option('-o, --output <file>', 'write there, whole or not at all (default: standard output)')
    .option(
      '--fail-on <severity>',
      `exit 1 where a finding at or above stands: ${FAIL_ON.join(', ')}`,
      oneOf(FAIL_ON),
      'error',
    )
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .option('--quiet', 'findings only, no explanations and no summary')
    .action(async (reports: string[], options: MergeOptions) => {
      finish(await merge(reports, options, streams));
    });
}

/** @throws UserError where a report cannot be read, or two hold the same call */
async function merge(
  files: readonly string[],
  options: MergeOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const stored = files.map(readReport);
  const problems = stored.flatMap((one) => one.problems);
  // Calls of one file keep their order; files come as in a run over all of them.
  const calls = stored.flatMap((one) => one.calls).toSorted((a, b) => compareText(a.file, b.file));
  refuseDoubles(calls.map(({ file, id }) => `${file} ${id}`));
  const scorecard = restoreScorecard(
    stored.find((one) => one.scorecard)?.scorecard,
    calls.flatMap(({ score }) => score ?? []),
  );
  const toTerminal = options.output === undefined && streams.stdout.isTTY === true;
  const reporter = await reporterLoaders[options.format]();
  const writer = reporter.open({
    language: streams.language,
    rules: restoreRules(calls),
    failOn: options.failOn,
    ...(scorecard ? { scorecard } : {}),
    toolVersion: TOOL_VERSION,
    color: isColorWanted(options.color, streams.environment, toTerminal),
    width: terminalWidth(streams.stdout, streams.environment),
    hyperlinks: toTerminal && streams.environment.TERM !== 'dumb',
    quiet: options.quiet ?? false,
    // Turns that no report has cannot be given.
    withTurns: calls.every(({ turns }) => typeof turns !== 'number'),
    folderUrl: `${pathToFileURL(process.cwd()).href}/`,
  });
  const output =
    options.output === undefined ? standardOutput(streams.stdout) : fileOutput(options.output, files);
  let counts = NO_COUNTS;
  let failed = false;
  try {
    await output.write(writer.head());
    for (const call of calls.map(restoreCall)) {
      counts = countCall(counts, call);
      failed ||= call.findings.some(({ severity }) => failsRun(severity, options.failOn));
      await output.write(writer.call(call));
    }
    await output.write(await writer.tail(summarise(counts, problems, 0)));
    await output.close();
  } catch (error) {
    output.abandon();
    throw error;
  }
  if (areFaults(problems)) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}

function readReport(file: string): StoredReport {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      [{ code: 'input-missing', file, line: null, column: null, arguments: { name: file } }],
      { cause },
    );
  }
  return parseReport(text, file);
}

/** The same shard given twice would count its calls twice. */
function refuseDoubles(keys: readonly string[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key))
      throw new UserError([
        { code: 'merge-double', file: null, line: null, column: null, arguments: { call: key } },
      ]);
    seen.add(key);
  }
}
