import { Command } from 'commander';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import type { Problem } from '../../model/problem.js';
import type { Language, RuleId } from '../../model/rule.js';
import type { Transcript } from '../../model/transcript.js';
import { applyReviews } from '../../review/apply-reviews.js';
import { analyseFiles } from '../../run/analyse-files.js';
import { findInputs, pathsOfInputs } from '../../run/find-inputs.js';
import { readLabelledCalls } from '../../run/labelled-calls.js';
import { analysisOfPrepared, loadPrepared, sidesOfPrepared } from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { groupedBy } from '../../text/grouped-by.js';
import { nearestName } from '../../text/nearest.js';
import { readReviews } from '../check/review-files.js';
import { withAllFaults } from '../settings/all-faults.js';
import { setupOf } from '../settings/check-setup.js';
import { collect, languageOption, reviewsOption } from '../settings/options.js';
import { addReadingOptions, type ReadingOptions, readingOf } from '../settings/reading-options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { fileOutput, type Output, standardOutput } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';
import { labelledLine, labelSheetHead, openLabelSheet } from '../words/label-sheet.js';
import { openReviewSheet } from '../words/review-sheet.js';

interface LabelOptions extends ReadingOptions {
  readonly output?: string;
  readonly from?: readonly string[];
  readonly rules?: readonly string[];
  readonly reviews?: readonly string[];
  readonly lang?: Language;
}

/** `genchi label`: findings as a spreadsheet to correct; reads the corrected one back as labelled calls. */
export function labelCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('label')
    .description(
      'findings as a spreadsheet (CSV, or Excel with lists to choose from) to correct; --from reads the corrected one back as labelled calls',
    )
    .argument('[paths...]', 'transcripts to label')
    .option(
      '--from <sheet>',
      'a corrected sheet (CSV or Excel): writes labelled calls (JSON Lines); repeatable',
      collect,
    )
    .option(
      '-o, --output <file>',
      'write there, whole or not at all (default: standard output); .xlsx for "genchi review import"',
    )
    .addOption(reviewsOption)
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect);
  return addReadingOptions(command)
    .addOption(languageOption)
    .action(async (paths: string[], options: LabelOptions) => {
      const settings = { ...options, scorecard: null };
      finish(await withAllFaults(settings, () => runLabel(paths, options, streams)));
    });
}

async function runLabel(
  paths: readonly string[],
  options: LabelOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const reading = await readingOf(options);
  const { language } = streams;
  let problems = 0;
  const complain = (problem: Problem) => {
    if (!problem.isWarning) problems++;
    streams.stderr.write(tellProblem(problem, language));
  };
  const prepared = await loadPrepared(setupOf({ ...options, cues: true }, reading));
  if (paths.length === 0 && !options.from) {
    complain({ code: 'input-none', file: null, line: null, column: null, arguments: {} });
    return EXIT.usage;
  }
  const wrongEnding = endingProblem(options);
  if (wrongEnding !== null) {
    complain(wrongEnding);
    return EXIT.usage;
  }
  const ids = prepared.ruleSet.rules.map(({ rule }) => rule.id);
  const open = (inputs: readonly string[]): Output =>
    options.output ? fileOutput(options.output, inputs) : standardOutput(streams.stdout);
  let output: Output;
  if (options.from) {
    const read = await readLabelledCalls(options.from, reading, streams);
    output = open(read.paths);
    const unlabelled = filesWithoutLabels(read.transcripts);
    for (const problem of read.problems) complain(problem);
    for (const file of unlabelled)
      complain({ code: 'label-no-labels', file, line: null, column: null, arguments: {} });
    for (const transcript of read.transcripts.filter(({ file }) => !unlabelled.includes(file))) {
      const unknown = unknownLabels(transcript, ids);
      for (const problem of unknown) complain(problem);
      if (unknown.length === 0) await output.write(labelledLine(transcript));
    }
  } else {
    const found = await findInputs(paths, reading.read, reading.manifest, streams);
    for (const problem of found.problems) complain(problem);
    const analyse = analysisOfPrepared(prepared, createLazyTokenizer());
    const reviewed = await readReviews(options.reviews, reading, paths, ids);
    for (const problem of reviewed?.problems ?? []) complain(problem);
    output = open([...pathsOfInputs(found), ...(reviewed?.files ?? [])]);
    const sheet = /\.xlsx$/i.test(options.output ?? '')
      ? openReviewSheet(new Map(prepared.ruleSet.rules.map(({ rule }) => [rule.id, rule])), language)
      : null;
    if (!sheet) await output.write(labelSheetHead);
    const rowsOf = openLabelSheet(reviewed?.reviews ?? null);
    const read = { ...found.read, sides: sidesOfPrepared(prepared) };
    for await (const outcome of analyseFiles(found.files, streams, read, analyse)) {
      if (outcome.kind === 'problem') complain(outcome.problem);
      else {
        const call = reviewed ? applyReviews(outcome.call, reviewed.reviews) : outcome.call;
        if (sheet) sheet.add(call);
        else await output.write(rowsOf(call));
      }
    }
    if (sheet) await output.write(await sheet.finish());
  }
  await output.close();
  return problems > 0 ? EXIT.usage : EXIT.ok;
}

/** Where the file to write has an ending of something else than what is written. */
function endingProblem({ output = '', from }: LabelOptions): Problem | null {
  const ending = /\.[a-z]+$/i.exec(output)?.[0] ?? '';
  const endings = from ? ['.jsonl', '.ndjson', '.json', '.txt'] : ['.csv', '.xlsx', '.txt'];
  if (ending === '' || endings.includes(ending.toLowerCase())) return null;
  const values = { ending, endings: (from ? ['.jsonl'] : ['.csv', '.xlsx']).join(' / ') };
  return { code: 'label-ending', file: output, line: null, column: null, arguments: values };
}

/** Files in which no turn has labels: they were never labelled, which is not the same as to hold nothing. */
function filesWithoutLabels(transcripts: readonly Transcript[]): readonly string[] {
  return [...groupedBy(transcripts, ({ file }) => file)]
    .filter(([, calls]) => calls.every(({ turns }) => turns.every(({ labels }) => labels === undefined)))
    .map(([file]) => file);
}

/** A label that names no rule is a slip of the pen; the call is left out until it is mended. */
function unknownLabels(transcript: Transcript, ids: readonly RuleId[]): readonly Problem[] {
  return transcript.turns.flatMap(({ labels, segments }) =>
    (labels ?? [])
      .filter(({ id }) => !ids.some((known) => known === id))
      .map(({ id }) => ({
        code: 'rule-unknown',
        file: transcript.file,
        line: segments[0]?.line ?? null,
        column: null,
        arguments: { name: id, nearest: nearestName(id, ids) ?? '' },
      })),
  );
}
