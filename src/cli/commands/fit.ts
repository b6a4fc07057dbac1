import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { JudgeModel } from '../../judge/judge-model.js';
import { MODEL_FOLDER } from '../../judge/load-model.js';
import { MODEL_FILE_ENDING, writeRuleModel } from '../../judge/rule-model-file.js';
import { writeScoreModel } from '../../judge/score-model-file.js';
import { layerFile, writeSharedLayer } from '../../judge/shared-layer-file.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { crossValidate } from '../../learn/cross-validation.js';
import { exampleCalls } from '../../learn/example-calls.js';
import { LEARN_DEFAULTS, learn } from '../../learn/learn.js';
import { inLongerTurns } from '../../learn/longer-turns.js';
import { writeModelCard } from '../../learn/model-card.js';
import { homophonesIn, noisyCopies, partlySpoiled } from '../../learn/noise.js';
import { type ParsedWordings, parseWordings } from '../../learn/wordings.js';
import type { RuleSet } from '../../model/compiled.js';
import { areFaults, type Problem, UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import { modelOf } from '../../run/analysis-setup.js';
import { withFitThreads } from '../../run/fit-threads.js';
import { readLabelledCalls } from '../../run/labelled-calls.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { rulesToLearn } from '../../run/rules-to-learn.js';
import type { ScoreResult } from '../../score/score-calls.js';
import { statOf } from '../../storage/path-stat.js';
import { once } from '../../text/once.js';
import { runFitReviews } from '../check/fit-reviews.js';
import { runFitSpeakers } from '../check/fit-speakers.js';
import { withAllFaults } from '../settings/all-faults.js';
import { setupOf } from '../settings/check-setup.js';
import { collect, languageOption } from '../settings/options.js';
import { addReadingOptions, type ReadingOptions, readingOf } from '../settings/reading-options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { tellProblem } from '../streams/tell-problems.js';
import { writeTable } from '../streams/write-table.js';
import { formatFit } from '../words/fit-format.js';

interface FitCommandOptions extends ReadingOptions {
  readonly speakers?: boolean;
  readonly reviews?: string | true;
  readonly rule?: readonly string[];
  readonly out?: string;
  readonly targetPrecision: number;
  readonly rules?: readonly string[];
  readonly wordings?: readonly string[];
  readonly noise?: boolean;
  readonly lang?: Language;
  readonly progress: boolean;
}

/** `genchi fit`: learns from labelled calls how rules are weighed, and measures it on calls that were not learned from. */
export function fitCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('fit')
    .description(
      'learn the weights of the rules from labelled calls; prints cross-validated precision and recall',
    )
    .argument('[gold...]', 'labelled calls (native JSON Lines); with --reviews the calls that were reviewed')
    .option(
      '--speakers',
      'fit who of a call is staff instead; prints how often it is right on calls without names',
    )
    .option(
      '--reviews [file]',
      'teach what reviewers corrected (default: reviews.jsonl beside the calls); tells before and after, writes nothing worse',
    )
    .option('--rule <id>', 'only this rule; repeatable (default: all that have labels enough)', collect)
    .option(
      '--out <dir>',
      'write what was learned into DIR/model, or speakers.tsv into DIR (default: only measure)',
    )
    .option(
      '--target-precision <p>',
      'what the thresholds aim at, 0.5 to 0.99',
      parsePrecision,
      LEARN_DEFAULTS.targetPrecision,
    )
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect)
    .option(
      '--wordings <file>',
      'a list of wordings to learn from as well (docs/judgement.md); repeatable',
      collect,
    )
    .option(
      '--noise',
      'learn also from copies of calls, and from wordings, that are spoiled as recognisers do',
    )
    .addOption(languageOption)
    .option('--no-progress', 'no progress on standard error');
  return addReadingOptions(command).action(async (gold: string[], options: FitCommandOptions) => {
    const settings = { ...options, scorecard: null };
    finish(await withAllFaults(settings, () => runFit(gold, options, streams)));
  });
}

async function runFit(
  gold: readonly string[],
  options: FitCommandOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const reading = await readingOf(options);
  const { language } = streams;
  if (options.speakers) return runFitSpeakers(gold, options.out, reading, language, streams);
  if (options.reviews !== undefined) {
    const { reviews } = options;
    // "genchi fit --reviews calls/" means the calls.
    const isFolder = reviews !== true && (statOf(reviews)?.isDirectory() ?? false);
    return runFitReviews(
      isFolder ? [reviews, ...gold] : gold,
      { ...options, reviews: isFolder ? true : reviews },
      reading,
      language,
      streams,
    );
  }
  if (gold.length === 0) {
    const none = { code: 'input-none', file: null, line: null, column: null, arguments: {} };
    throw new UserError([none]);
  }
  const setup = { ...setupOf({ ...options, cues: true }, reading), cues: true };
  const tokenize = createLazyTokenizer();
  // A fault in these files is told before the work begins.
  const { rules } = await rulesToLearn(setup, tokenize);
  const { ruleSet } = rules;
  // Reading it takes long, and what is learned anew does not need it.
  const part = options.rule === undefined ? {} : { taught: new Set(options.rule) };
  const present = once(() => modelOf(setup, ruleSet, part));
  const { transcripts, problems } = await readLabelledCalls(gold, reading, streams);
  const complain = (some: readonly Problem[]) => {
    for (const problem of some) streams.stderr.write(tellProblem(problem, language));
  };
  complain(problems);
  const wordings = readWordings(options.wordings ?? [], ruleSet);
  complain(wordings.problems);
  const longer = inLongerTurns(wordings.calls, transcripts);
  const homophones = options.noise ? homophonesIn(transcripts, tokenize) : null;
  const request = {
    calls: [
      ...transcripts.map((transcript) => ({ transcript })),
      ...exampleCalls(ruleSet.rules.map(({ rule }) => rule)),
      ...wordings.calls,
      ...(homophones === null ? longer : partlySpoiled(longer, homophones, tokenize)),
      ...(homophones === null ? [] : noisyCopies(transcripts, homophones, tokenize)),
    ],
    ...rules,
    ...(options.rule === undefined ? {} : { only: options.rule, present: present() }),
    options: { targetPrecision: options.targetPrecision },
    onProgress: (done: number, total: number) => {
      if (options.progress && streams.stderr.isTTY === true)
        streams.stderr.write(`\r\u001b[K${done}/${total}`);
    },
  };
  const learned = await withFitThreads((work) => learn({ ...request, work }));
  if (options.progress && streams.stderr.isTTY === true) streams.stderr.write('\r\u001b[K');
  complain(learned.problems);
  if (learned.model.rules.length === 0) return EXIT.usage;
  const validation = crossValidate(transcripts, learned, rules);
  const model = withFigures(learned.model, validation.judged);
  streams.stdout.write(formatFit({ ...learned, model }, validation));
  if (options.out !== undefined) {
    // Before it is written over.
    const before = present();
    const folder = join(options.out, MODEL_FOLDER);
    for (const rule of model.rules)
      await writeTable(join(folder, `${rule.rule}${MODEL_FILE_ENDING}`), writeRuleModel(rule));
    for (const layer of options.rule === undefined ? model.layers : [])
      await writeTable(join(folder, layerFile(layer.speaker)), writeSharedLayer(layer));
    for (const score of model.scores)
      await writeTable(join(folder, `${score.group}${MODEL_FILE_ENDING}`), writeScoreModel(score));
    await writeTable(join(folder, 'card.md'), writeModelCard(model, validation.judged, before));
  }
  return areFaults([...problems, ...wordings.problems]) ? EXIT.usage : EXIT.ok;
}

/** The model with the out-of-fold figures of each rule in its record. */
function withFigures(model: JudgeModel, judged: ScoreResult): JudgeModel {
  return {
    ...model,
    rules: model.rules.map((rule) => {
      const figures = judged.rules.find((one) => one.rule === rule.rule);
      const { precision, recall } = figures ?? { precision: { value: 0 }, recall: { value: 0 } };
      return { ...rule, record: { ...rule.record, precision: precision.value, recall: recall.value } };
    }),
  };
}

/** @throws UserError where a file cannot be read */
function readWordings(files: readonly string[], ruleSet: RuleSet): ParsedWordings {
  const speakers = new Map<string, Role>(ruleSet.rules.map(({ rule }) => [rule.id, rule.speaker]));
  const parsed = files.map((file) => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      const missing = {
        code: 'input-missing',
        file,
        line: null,
        column: null,
        arguments: { name: file },
      };
      throw new UserError([missing], { cause });
    }
    return parseWordings(text, file, (rule) => speakers.get(rule) ?? null);
  });
  return {
    calls: parsed.flatMap(({ calls }) => calls),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

function parsePrecision(value: string): number {
  const precision = Number(value);
  if (!(precision >= 0.5 && precision <= 0.99))
    throw new InvalidArgumentError('expected a number from 0.5 to 0.99');
  return precision;
}
