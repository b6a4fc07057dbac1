import { resolve } from 'node:path';
import { Command } from 'commander';
import { writeXlsx } from 'hucre';
import { textsIn } from '../../messages/report-text.js';
import { surveyTexts } from '../../messages/survey-text.js';
import { areFaults, type Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import { sidesOf } from '../../run/analysis-setup.js';
import { findInputs, MANIFEST_NAMES, pathsOfInputs } from '../../run/find-inputs.js';
import { inputFolders } from '../../run/input-folders.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { type Survey, surveyInputs } from '../../run/survey.js';
import { rulePathsOf } from '../settings/check-setup.js';
import { languageOption } from '../settings/options.js';
import { addReadingOptions, type ReadingOptions, readingOf } from '../settings/reading-options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { fileOutput } from '../streams/output.js';
import { leftOutProblems, tellGrouped } from '../streams/problem-groups.js';
import { tellProblem } from '../streams/tell-problems.js';
import { manifestCsv, manifestTable } from '../words/manifest-writer.js';
import { formatSurvey } from '../words/survey-format.js';

interface InputsOptions extends ReadingOptions {
  readonly writeManifest?: string | true;
  readonly lang?: Language;
}

/** `genchi inputs`: what of a folder can be read and how, and by what cause the rest cannot. */
export function inputsCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('inputs')
    .description('survey of transcripts: what can be read and how, and what keeps the rest from being read')
    .argument('[paths...]', 'files, folders and globs; none: the inputs of the configuration')
    .option(
      '--write-manifest [file]',
      `write a table of all calls, filled in as far as known, to correct (default: ${MANIFEST_NAMES[0]} in the first folder)`,
    )
    .option('--no-guess-speakers', 'infer no sides from the words');
  return addReadingOptions(command)
    .addOption(languageOption)
    .action(async (paths: string[], options: InputsOptions) => {
      finish(await runInputs(paths, options, streams));
    });
}

async function runInputs(
  paths: readonly string[],
  options: InputsOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const reading = await readingOf(options);
  const { config, folder } = reading;
  const { language } = streams;
  const named = paths.length > 0 ? paths : (config.inputs ?? []).map((glob) => resolve(folder, glob));
  if (named.length === 0) {
    const none = { code: 'input-none', file: null, line: null, column: null, arguments: {} };
    streams.stderr.write(tellProblem(none, language));
    return EXIT.usage;
  }
  const found = await findInputs(named, reading.read, reading.manifest, streams);
  const rulePaths = rulePathsOf({}, reading);
  const read = { ...found.read, sides: sidesOf({ rulePaths }) };
  const survey = await surveyInputs(found.files, read, streams);
  const problems: readonly Problem[] = [
    ...found.problems,
    ...leftOutProblems(found.leftOut),
    ...survey.problems,
  ];
  streams.stdout.write(formatSurvey({ ...survey, problems }, language));
  streams.stderr.write(tellGrouped(problems, language));
  if (options.writeManifest !== undefined) {
    const file = options.writeManifest === true ? usualManifest(named) : options.writeManifest;
    // The manifest that was read is what is written anew.
    await writeManifest(survey, file, pathsOfInputs({ ...found, tables: [] }));
    streams.stderr.write(`${textsIn(surveyTexts, language)('written', { file })}\n`);
  }
  const isUnread = areFaults(problems) || found.files.length === 0;
  return isUnread ? EXIT.usage : EXIT.ok;
}

/** Beside the inputs, where the next run finds it. */
function usualManifest(named: readonly string[]): string {
  return resolve(inputFolders(named)[0] ?? '.', MANIFEST_NAMES[0]);
}

async function writeManifest(survey: Survey, file: string, inputs: readonly string[]): Promise<void> {
  const output = fileOutput(file, inputs);
  if (/\.xlsx$/i.test(file)) {
    const rows = manifestTable(survey, file).map((row) => [...row]);
    await output.write(await writeXlsx({ sheets: [{ name: 'manifest', rows, freezePane: { rows: 1 } }] }));
  } else await output.write(manifestCsv(survey, file));
  await output.close();
}
