import { join } from 'node:path';
import { findingsOf } from '../../judge/analyse.js';
import { createJudge, type Judge } from '../../judge/judge.js';
import { MODEL_FOLDER } from '../../judge/load-model.js';
import { MODEL_FILE_ENDING, writeRuleModel } from '../../judge/rule-model-file.js';
import { writeScoreModel } from '../../judge/score-model-file.js';
import { buildJudgeTables, type JudgeTables } from '../../judge/view-scores.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { unseenJudge } from '../../learn/cross-validation.js';
import { exampleCalls } from '../../learn/example-calls.js';
import { learn } from '../../learn/learn.js';
import { textsIn } from '../../messages/report-text.js';
import { reviewTexts } from '../../messages/review-text.js';
import { areFaults, type Problem, UserError } from '../../model/problem.js';
import { groupOf, type Language } from '../../model/rule.js';
import type { Transcript } from '../../model/transcript.js';
import { labelByReviews } from '../../review/labels.js';
import type { Reviews } from '../../review/reviews.js';
import { modelOf } from '../../run/analysis-setup.js';
import { type Reading, readLabelledCalls } from '../../run/labelled-calls.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { rulesToLearn } from '../../run/rules-to-learn.js';
import { comparePaired, type PairedFigures } from '../../score/compare-paired.js';
import { isNoWorse } from '../../score/figures.js';
import { type JudgedCall, judgedCall } from '../../score/predictions.js';
import { setupOf } from '../settings/check-setup.js';
import type { LoadedConfig } from '../settings/config.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { tellProblem } from '../streams/tell-problems.js';
import { writeTable } from '../streams/write-table.js';
import { readReviews } from './review-files.js';

/** What `genchi fit --reviews` is asked for. */
export interface FitReviewsOptions {
  /** The file of reviews; true: those of the configuration or beside the calls. */
  readonly reviews: string | true;
  readonly rule?: readonly string[];
  readonly rules?: readonly string[];
  readonly out?: string;
  readonly targetPrecision: number;
}

/**
 * `genchi fit --reviews`: teaches the rules that reviewers corrected, starting from what they know. Each is compared on the
 * confirmed calls with itself before, taught without the call that is judged; one that did worse is not written.
 */
export async function runFitReviews(
  named: readonly string[],
  options: FitReviewsOptions,
  reading: Reading & LoadedConfig,
  language: Language,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const complain = (problem: Problem) => streams.stderr.write(tellProblem(problem, language));
  const setup = { ...setupOf({ ...options, cues: true }, reading), cues: true };
  const { rules: judged, known } = await rulesToLearn(setup, createLazyTokenizer());
  const { ruleSet } = judged;
  const told = options.reviews === true ? undefined : [options.reviews];
  const ids = ruleSet.rules.map(({ rule }) => rule.id);
  const read = await readReviews(told, reading, named, ids);
  if (read === null) throw refusal('review-none', {});
  for (const problem of read.problems) complain(problem);
  // The reviews know where the calls lay.
  const files = new Set(read.reviews.records.flatMap(({ file }) => file ?? []));
  const { transcripts, problems } = await readLabelledCalls(
    named.length > 0 ? named : [...files],
    reading,
    streams,
  );
  for (const problem of problems) complain(problem);
  const reviewed = transcripts.map((transcript) => labelByReviews(transcript, read.reviews));
  const confirmed = reviewed.flatMap((one) => one.confirmed ?? []);
  if (confirmed.length === 0) throw refusal('review-none-confirmed', {});
  const corrected = correctedRules(read.reviews);
  const taught = ids.filter((id) => corrected.has(id) && (options.rule ?? ids).includes(id));
  if (taught.length === 0) throw refusal('review-no-corrections', {});
  const examples = exampleCalls(ruleSet.rules.map(({ rule }) => rule));
  const learned = await learn({
    calls: [
      ...confirmed.map((transcript) => ({ transcript })),
      ...reviewed.flatMap(({ turns }) =>
        turns.map(({ transcript, rules }) => ({ transcript, judged: rules })),
      ),
      ...examples,
    ],
    ...judged,
    only: taught,
    present: modelOf(setup, ruleSet, { taught: new Set(taught) }),
    options: { targetPrecision: options.targetPrecision },
  });
  for (const problem of learned.problems) complain(problem);
  const rules = learned.model.rules.filter(({ rule }) => taught.includes(rule));
  if (rules.length === 0) return EXIT.usage;
  // What was learned before, with what was learned anew in its place.
  const judgeBy = (relearned?: JudgeTables): Judge =>
    createJudge({ ...judged, judgeTables: known, ...(relearned === undefined ? {} : { relearned }) });
  const judgeConfirmed = (judge: Judge): readonly JudgedCall[] =>
    confirmed.map((one) => judgedCall(one, findingsOf(judge(one))));
  const before = judgeBy();
  const figures = comparePaired(
    judgeConfirmed(before),
    judgeConfirmed(unseenJudge(confirmed, learned, judgeBy)),
    rules.map(({ rule }) => rule),
  );
  const after = judgeBy(buildJudgeTables(learned.model));
  const mistakes = (judge: Judge, rule: string) => mistakesOn(examples, judge, rule);
  const accepted = figures.filter(
    (one) => isNoWorse(one.before, one.after) && mistakes(after, one.rule) <= mistakes(before, one.rule),
  );
  const isAccepted = new Set(accepted.map(({ rule }) => rule));
  streams.stdout.write(formatFigures(figures, isAccepted, confirmed.length, language));
  if (options.out !== undefined) {
    const folder = join(options.out, MODEL_FOLDER);
    const written = rules.filter(({ rule }) => isAccepted.has(rule));
    for (const rule of written)
      await writeTable(join(folder, `${rule.rule}${MODEL_FILE_ENDING}`), writeRuleModel(rule));
    const groups = new Set(written.map(({ rule }) => groupOf(rule)));
    for (const score of learned.model.scores)
      if (groups.has(score.group))
        await writeTable(join(folder, `${score.group}${MODEL_FILE_ENDING}`), writeScoreModel(score));
  }
  if (accepted.length < figures.length) {
    const worse = figures.filter(({ rule }) => !isAccepted.has(rule)).map(({ rule }) => rule);
    complain(refusal('fit-review-worse', { rules: worse.join(', ') }).problems[0] as Problem);
  }
  return accepted.length === 0 || areFaults(problems) ? EXIT.usage : EXIT.ok;
}

/** The rules on which a person thought otherwise than they. */
function correctedRules({ records }: Reviews): ReadonlySet<string> {
  return new Set(
    records.flatMap((one) =>
      one.kind === 'finding' && (one.mark === 'wrong' || one.mark === 'missing') ? one.rule : [],
    ),
  );
}

/** Turns of the rule's own examples on which it is wrong. */
function mistakesOn(
  examples: readonly { readonly transcript: Transcript; readonly judged?: ReadonlySet<string> | 'all' }[],
  judge: Judge,
  rule: string,
): number {
  return examples
    .filter(({ judged }) => judged !== undefined && judged !== 'all' && judged.has(rule))
    .reduce((sum, { transcript }) => {
      const found = new Set(
        findingsOf(judge(transcript)).flatMap((one) => (one.rule === rule ? one.turn : [])),
      );
      return (
        sum +
        transcript.turns.filter(
          ({ labels = [] }, index) => labels.some(({ id }) => id === rule) !== found.has(index + 1),
        ).length
      );
    }, 0);
}

function formatFigures(
  figures: readonly PairedFigures[],
  isAccepted: ReadonlySet<string>,
  calls: number,
  language: Language,
): string {
  const text = textsIn(reviewTexts, language);
  const percent = (value: number) => (100 * value).toFixed(1);
  const points = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)}`;
  const words = ({ precision, recall, f1 }: PairedFigures['before']) =>
    text('figures', { precision: percent(precision.value), recall: percent(recall.value), f1: percent(f1) });
  const lines = figures.flatMap(({ rule, before, after, interval: [low, high] }) => [
    '',
    rule,
    `  ${text('before')} ${words(before)}`,
    `  ${text('after')} ${words(after)}`,
    `  ${text('difference', { points: points(after.f1 - before.f1), low: points(low), high: points(high) })}`,
    `  ${text(!isAccepted.has(rule) ? 'refused' : low > 0 ? 'better' : 'perhaps')}`,
  ]);
  return `${[text('measured', { calls }), ...lines].join('\n')}\n`;
}

function refusal(code: string, values: Readonly<Record<string, string>>): UserError {
  return new UserError([{ code, file: null, line: null, column: null, arguments: values }]);
}
