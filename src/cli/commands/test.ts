import { Command } from 'commander';
import type { EncodingName } from '../../input/decoding/encodings.js';
import type { InputFormatName } from '../../input/formats.js';
import { textsIn } from '../../messages/report-text.js';
import { testTexts } from '../../messages/test-text.js';
import { areFaults, type Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { type SettingsOptions, withAllFaults } from '../settings/all-faults.js';
import { collectSpeaker, encodingOption, inputOption, languageOption, oneOf } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { tellProblem } from '../streams/tell-problems.js';
import { isColorWanted } from '../streams/terminal.js';
import { type TestFormatName, testFormatNames, testFormats } from '../testing/formats.js';
import { type LoadedTests, loadTests, type TestPlan } from '../testing/run-tests.js';
import type { TestedCall } from '../testing/test-scripts.js';
import { countFailed, type TestRun } from '../testing/test-suite.js';
import { updateFiles } from '../testing/update-files.js';
import { watchTests } from '../testing/watch.js';

interface TestOptions {
  readonly format: TestFormatName;
  readonly rules?: string | true;
  readonly scorecard?: string;
  readonly strict?: boolean;
  readonly labelled?: readonly string[];
  readonly update?: boolean;
  readonly watch?: boolean;
  readonly cues: boolean;
  readonly speaker?: ReadonlyMap<string, Role>;
  readonly input?: InputFormatName;
  readonly encoding?: EncodingName;
  readonly config?: string;
  readonly lang?: Language;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** `genchi test`: checks that scripts carry exactly what they are annotated with, and that rules' examples hold. */
export function testCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('test')
    .description('check that scripts carry what they expect, and that the examples of rules hold')
    .argument('[paths...]', 'scripts; none: the inputs and the own rules of the configuration')
    .option(
      '-f, --format <name>',
      `output format: ${testFormatNames.join(', ')}`,
      oneOf(testFormatNames),
      'terminal',
    )
    .option('--rules [path]', 'run the examples of all rules, or of a further rule file or folder')
    .option('--scorecard <file>', 'run the examples of an evaluation form')
    .option('--strict', 'with --rules: also what keeps rules from being read (docs/rule-language.md)')
    .option('--labelled <path...>', 'with --strict: labelled calls in which patterns may be found')
    .option('--update', 'write what is found into text and Markdown scripts as their expectations')
    .option('--watch', 'test again what changes')
    .option('--no-cues', 'patterns alone')
    .option('--speaker <role=name>', 'whose side a speaker is on; repeatable', collectSpeaker)
    .addOption(inputOption)
    .addOption(encodingOption)
    .addOption(languageOption)
    .option('--config <file>', 'configuration (default: nearest genchi.config.yaml upwards)')
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .option('--quiet', 'only what fails')
    .action(async (paths: string[], options: TestOptions) => {
      finish(await withAllFaults(settingsOf(paths, options), () => runTest(paths, options, streams)));
    });
}

/** What of the settings is tested. */
function settingsOf(paths: readonly string[], { config, rules, scorecard }: TestOptions): SettingsOptions {
  const asksForAll = paths.length === 0 && rules === undefined;
  const form = scorecard ?? (asksForAll ? undefined : null);
  return {
    ...(config === undefined ? {} : { config }),
    ...(typeof rules === 'string' ? { rules: [rules] } : {}),
    ...(form === undefined ? {} : { scorecard: form }),
  };
}

async function runTest(
  paths: readonly string[],
  options: TestOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const { language } = streams;
  const plan: TestPlan = {
    paths,
    rules: options.rules,
    strict: options.strict ?? false,
    labelled: options.labelled ?? [],
    scorecard: options.scorecard ?? null,
    config: options.config ?? null,
    setup: options,
    watch: options.watch ?? false,
  };
  const show = (run: TestRun) => {
    for (const problem of run.problems) streams.stderr.write(tellProblem(problem, language));
    streams.stdout.write(
      testFormats[options.format](run, {
        language,
        color: isColorWanted(options.color, streams.environment, streams.stdout.isTTY === true),
        quiet: options.quiet ?? false,
      }),
    );
  };
  if (options.watch) {
    await watchTests(plan, streams, language, show);
    return EXIT.ok;
  }
  const tests = await loadTests(plan, streams);
  if (options.update) return update(tests, language, streams);
  const scripts = await tests.testFiles(tests.files);
  const examples = tests.testExamples();
  const scorecard = await tests.testScorecard();
  const run: TestRun = {
    suites: [...scripts.suites, ...examples.suites, ...scorecard.suites],
    problems: [...tests.problems, ...scripts.problems],
  };
  show(run);
  if (areFaults(run.problems)) return EXIT.usage;
  return countFailed(run) > 0 ? EXIT.findings : EXIT.ok;
}

async function update(tests: LoadedTests, language: Language, streams: ProcessStreams): Promise<ExitCode> {
  const calls: TestedCall[] = [];
  const { problems } = await tests.testFiles(tests.files, (tested) => calls.push(tested));
  // A script that is not understood is left alone: its author's line would be lost.
  const faulty = new Set(problems.flatMap(({ file, isWarning }) => (isWarning ? [] : file)));
  const done = updateFiles(calls.filter(({ call }) => !faulty.has(call.transcript.file)));
  const all: readonly Problem[] = [...tests.problems, ...problems, ...done.problems];
  for (const problem of all) streams.stderr.write(tellProblem(problem, language));
  const word = textsIn(testTexts, language);
  for (const { file, lines } of done.updated) streams.stdout.write(`${word('updated', { file, lines })}\n`);
  if (done.updated.length === 0) streams.stdout.write(`${word('upToDate')}\n`);
  return areFaults(all) ? EXIT.usage : EXIT.ok;
}
