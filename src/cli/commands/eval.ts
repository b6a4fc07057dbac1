import { Command } from 'commander';
import { findingsOf } from '../../judge/analyse.js';
import type { Judge } from '../../judge/judge.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { learnedUnseen } from '../../learn/cross-validation.js';
import type { RuleSet } from '../../model/compiled.js';
import type { Decision } from '../../model/judgement.js';
import { areFaults, type Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { Transcript } from '../../model/transcript.js';
import { partSentence } from '../../report/score-parts.js';
import { labelByReviews } from '../../review/labels.js';
import type { AnalysisSetup } from '../../run/analysis-setup.js';
import { withFitThreads } from '../../run/fit-threads.js';
import { readLabelledCalls } from '../../run/labelled-calls.js';
import { judgeOfPrepared, loadPrepared } from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { rulesToLearn } from '../../run/rules-to-learn.js';
import { baselineOf, compareScores } from '../../score/compare.js';
import { type JudgedCall, judgedCall } from '../../score/predictions.js';
import { type Deviation, scoreCalls } from '../../score/score-calls.js';
import { withoutControlsButBreaks } from '../../text/control-characters.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import { readReviews } from '../check/review-files.js';
import { withAllFaults } from '../settings/all-faults.js';
import { setupOf } from '../settings/check-setup.js';
import { collect, languageOption, oneOf, reviewsOption } from '../settings/options.js';
import { addReadingOptions, type ReadingOptions, readingOf } from '../settings/reading-options.js';
import { ruleNamed } from '../settings/report-filter.js';
import { readScoreBaseline } from '../settings/score-baseline.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { fileOutput } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';
import { EVAL_FORMATS, type EvalFormat, type Evaluation, formatEvaluation } from '../words/eval-format.js';

interface EvalOptions extends ReadingOptions {
  readonly format: EvalFormat;
  readonly output?: string;
  readonly baseline?: string;
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly cues: boolean;
  readonly misses: boolean;
  readonly errors?: boolean;
  readonly calibration?: boolean;
  readonly crossValidate?: boolean;
  readonly reviews?: readonly string[];
  readonly lang?: Language;
}

/** `genchi eval`: precision, recall and F1 against labelled calls. */
export function evalCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('eval')
    .description(
      'precision, recall and F1 with 95 % intervals against labelled calls; lists misses and false alarms',
    )
    .argument('<gold...>', 'labelled calls (native JSON Lines)')
    .option(
      '-f, --format <name>',
      `output format: ${EVAL_FORMATS.join(', ')}`,
      oneOf(EVAL_FORMATS),
      'terminal',
    )
    .option('-o, --output <file>', 'write there, whole or not at all (default: standard output)')
    .option(
      '--baseline <file>',
      'compare with an earlier result (eval --format json): what got better and worse',
    )
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect)
    .option('--only <id|group>', 'only these rules; repeatable', collect)
    .option('--no-cues', 'patterns alone')
    .option('--no-misses', 'without the list of misses and false alarms')
    .option('--errors', 'with each miss and false alarm what spoke for it and against it')
    .option('--cross-validate', 'learn anew without the file that is measured (takes minutes)')
    .option('--calibration', 'how often findings of each confidence are right')
    .addOption(reviewsOption)
    .addOption(languageOption);
  return addReadingOptions(command).action(async (gold: string[], options: EvalOptions) => {
    const settings = { ...options, scorecard: null };
    finish(await withAllFaults(settings, () => runEval(gold, options, streams)));
  });
}

async function runEval(
  gold: readonly string[],
  options: EvalOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const reading = await readingOf(options);
  const { language } = streams;
  const problems: Problem[] = [];
  const complain = (problem: Problem) => {
    problems.push(problem);
    streams.stderr.write(tellProblem(problem, language));
  };
  const baseline = options.baseline ? readScoreBaseline(options.baseline) : null;
  const { transcripts: all, problems: unread, paths } = await readLabelledCalls(gold, reading, streams);
  for (const problem of unread) complain(problem);
  const setup = setupOf(options, reading);
  const { ruleSet, judgeOf } = await judgementBy(setup, options.crossValidate === true);
  const reviewed = await readReviews(
    options.reviews,
    reading,
    gold,
    ruleSet.rules.map(({ rule }) => rule.id),
  );
  for (const problem of reviewed?.problems ?? []) complain(problem);
  // A call that nobody has been through, and that carries no labels, tells nothing.
  const transcripts = reviewed
    ? all.flatMap((one) => {
        const labelled = labelByReviews(one, reviewed.reviews).confirmed;
        return labelled ?? (one.turns.some(({ labels }) => labels) ? one : []);
      })
    : all;
  const isWanted = options.only
    ? ruleNamed(
        options.only,
        ruleSet.rules.map(({ rule }) => rule.id),
      )
    : () => true;
  const judge = await judgeOf(transcripts);
  const decided = new Map<string, readonly Decision[]>();
  const byFile = new Map<string, JudgedCall[]>();
  for (const transcript of transcripts) {
    const calls = byFile.get(transcript.file) ?? [];
    byFile.set(transcript.file, calls);
    const decisions = judge(transcript);
    if (options.errors) decided.set(callKey(transcript.file, transcript.id), decisions);
    calls.push(judgedCall(transcript, findingsOf(decisions)));
  }
  // Derived labels follow the same setting as the rule.
  const heldMinutes = setup.minutes?.['flow/held-long'];
  const scored = (calls: readonly JudgedCall[]) => scoreCalls(calls, heldMinutes, isWanted);
  const overall = scored([...byFile.values()].flat());
  const evaluation: Evaluation = {
    overall,
    files: [...byFile].map(([file, calls]) => ({ file, ...scored(calls) })),
    comparison: baseline
      ? compareScores(options.only ? baselineOf(baseline, isWanted) : baseline, overall)
      : null,
  };
  const text = formatEvaluation(evaluation, options.format, {
    misses: options.misses || options.errors === true,
    calibration: options.calibration ?? false,
    explain: options.errors ? (deviation) => explain(deviation, decided, language) : null,
  });
  if (options.output) {
    const output = fileOutput(options.output, [
      ...paths,
      ...(reviewed?.files ?? []),
      ...(options.baseline ? [options.baseline] : []),
    ]);
    await output.write(text);
    await output.close();
  } else streams.stdout.write(withoutCommands(withoutControlsButBreaks(text)));
  return areFaults(problems) ? EXIT.usage : EXIT.ok;
}

/** How calls are judged: by what ships and was taught, or cross-validated by what is learned from themselves. */
async function judgementBy(
  setup: AnalysisSetup,
  isCrossValidated: boolean,
): Promise<{
  readonly ruleSet: RuleSet;
  readonly judgeOf: (transcripts: readonly Transcript[]) => Judge | Promise<Judge>;
}> {
  const tokenize = createLazyTokenizer();
  if (isCrossValidated) {
    const { rules } = await rulesToLearn({ ...setup, cues: false }, tokenize);
    return {
      ruleSet: rules.ruleSet,
      judgeOf: (transcripts) => withFitThreads((work) => learnedUnseen(transcripts, rules, work)),
    };
  }
  const prepared = await loadPrepared(setup);
  return { ruleSet: prepared.ruleSet, judgeOf: () => judgeOfPrepared(prepared, tokenize) };
}

const callKey = (file: string, id: string): string => `${file}\n${id}`;

/** What was decided where a label was missed or a finding is wrong; null where the rule was out of the question. */
function explain(
  { file, call, turn, rule }: Deviation,
  decided: ReadonlyMap<string, readonly Decision[]>,
  language: Language,
): string | null {
  const decision = decided.get(callKey(file, call))?.find((one) => one.turn === turn && one.rule === rule);
  if (decision === undefined) return null;
  const sure = (100 * decision.probability).toFixed(0);
  const pattern = decision.pattern === null ? '' : ` [${decision.pattern}]`;
  return `${decision.outcome} ${sure} %${pattern} ${partSentence(decision.parts, language)}`.trimEnd();
}
