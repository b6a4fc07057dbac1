import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createEvidenceReader } from '../../analyse.js';
import { exampleCalls } from '../../cues/example-calls.js';
import { DEFAULT_TARGET_PRECISION, fitCues } from '../../cues/fit-cues.js';
import { LOOK_FILE_NAME, writeSecondLook } from '../../cues/look-file.js';
import { CUE_FILE_ENDING, writeCueModel } from '../../cues/model-file.js';
import { type ParsedWordings, parseWordings } from '../../cues/wordings.js';
import { createLazyTokenizer } from '../../language/tokenize.js';
import type { RuleSet } from '../../model/compiled.js';
import { type Problem, UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import { type AnalysisSetup, cuesOf, rulesOf } from '../analysis-setup.js';
import { createPatternsAlone, crossValidate, patternFinder, trainingCalls } from '../cross-validation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { formatFit } from '../fit-format.js';
import { runFitSpeakers } from '../fit-speakers.js';
import { readLabelledCalls } from '../labelled-calls.js';
import { collect, languageOf, languageOption } from '../options.js';
import type { ProcessStreams } from '../process-streams.js';
import { addReadingOptions, type ReadingOptions, readingOf } from '../reading-options.js';
import { tellProblem } from '../tell-problems.js';
import { writeTable } from '../write-table.js';

interface FitCommandOptions extends ReadingOptions {
  readonly speakers?: boolean;
  readonly rule?: readonly string[];
  readonly out?: string;
  readonly targetPrecision: number;
  readonly rules?: readonly string[];
  readonly wordings?: readonly string[];
  readonly withPatterns?: boolean;
  readonly lang?: Language;
  readonly progress: boolean;
}

/** `genchi fit`: fits the weights of rules' cues to labelled calls and chooses their thresholds. */
export function fitCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('fit')
    .description(
      'fit the weights of the rules’ cues to labelled calls; prints cross-validated precision and recall',
    )
    .argument('<gold...>', 'labelled calls (native JSON Lines)')
    .option(
      '--speakers',
      'fit who of a call is staff instead; prints how often it is right on calls without names',
    )
    .option('--rule <id>', 'only this rule; repeatable (default: all that have labels enough)', collect)
    .option(
      '--out <dir>',
      'write <group>/<slug>.cues.tsv, or speakers.tsv, into this rule folder (default: only measure)',
    )
    .option(
      '--target-precision <p>',
      'what the thresholds aim at, 0.5 to 0.99',
      parsePrecision,
      DEFAULT_TARGET_PRECISION,
    )
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect)
    .option(
      '--wordings <file>',
      'a list of wordings to learn from as well (docs/cues.md); repeatable',
      collect,
    )
    .option(
      '--with-patterns',
      'thresholds for patterns and cues together; for calls that no rule author looked at',
    )
    .addOption(languageOption)
    .option('--no-progress', 'no progress on standard error');
  return addReadingOptions(command).action(async (gold: string[], options: FitCommandOptions) => {
    finish(await runFit(gold, options, streams));
  });
}

async function runFit(
  gold: readonly string[],
  options: FitCommandOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const reading = await readingOf(options);
  const language = languageOf(options.lang ?? reading.config.language, streams.environment);
  if (options.speakers) return runFitSpeakers(gold, options.out, reading, language, streams);
  const setup: AnalysisSetup = { rulePaths: options.rules ?? [], severities: {}, cues: false, read: {} };
  const ruleSet = rulesOf(setup);
  const tokenize = createLazyTokenizer();
  const patternsAlone = createPatternsAlone(ruleSet, tokenize);
  // A fault in these files is told before the work begins.
  const present = new Map(cuesOf(setup, ruleSet).models.map((model) => [model.rule, model]));
  const { transcripts, problems } = await readLabelledCalls(gold, reading, streams);
  const complain = (some: readonly Problem[]) => {
    for (const problem of some) streams.stderr.write(tellProblem(problem, language));
  };
  complain(problems);
  const wordings = readWordings(options.wordings ?? [], ruleSet);
  complain(wordings.problems);
  const fittable = ruleSet.rules.filter(({ on }) => on.size === 0);
  const fit = fitCues({
    calls: [
      ...(options.withPatterns
        ? trainingCalls(transcripts, patternsAlone)
        : transcripts.map((transcript) => ({ transcript }))),
      ...exampleCalls(ruleSet.rules.map(({ rule }) => rule)),
      ...wordings.calls,
    ],
    known: ruleSet.rules.map(({ rule }) => ({ id: rule.id, speaker: rule.speaker })),
    only: options.rule ?? fittable.map(({ rule }) => rule.id),
    options: { targetPrecision: options.targetPrecision },
    // Rules fitted without the others of their group are not what they will stand among.
    ...(options.rule === undefined
      ? {
          readEvidence: createEvidenceReader(ruleSet, tokenize),
          findPatterns: patternFinder(patternsAlone),
        }
      : {}),
    onProgress: (done, total, rule) => {
      if (options.progress && streams.stderr.isTTY === true) {
        streams.stderr.write(`\r\u001b[K${rule === null ? '' : `${done + 1}/${total} ${rule}`}`);
      }
    },
  });
  complain(fit.problems);
  if (fit.fits.length === 0) return EXIT.usage;
  streams.stdout.write(
    formatFit(fit, crossValidate(transcripts, fit, ruleSet, tokenize, patternsAlone), present),
  );
  if (options.out !== undefined) {
    for (const { model } of fit.fits)
      await writeTable(join(options.out, `${model.rule}${CUE_FILE_ENDING}`), writeCueModel(model));
    for (const { look } of fit.looks)
      await writeTable(join(options.out, look.group, LOOK_FILE_NAME), writeSecondLook(look));
  }
  return problems.length + wordings.problems.length > 0 ? EXIT.usage : EXIT.ok;
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
        file: null,
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
