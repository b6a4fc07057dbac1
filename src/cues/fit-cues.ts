import type { Problem } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { CueModel } from './cue-model.js';
import { withDismissed } from './dismissed.js';
import { type FittableRule, fitProblems } from './fit-problems.js';
import { cueModel, type LearnedRule, learnRule } from './fit-rule.js';
import { type TrainingCall, type TrainingData, trainingData } from './labelled-turns.js';
import { LOGISTIC_DEFAULTS, type LogisticOptions } from './logistic.js';
import { type CueScorer, compileCues } from './score-cues.js';
import { chooseThresholds, type ThresholdOptions } from './thresholds.js';

export interface FitOptions extends LogisticOptions, ThresholdOptions {}

/** What a rule's fit gave: the model, and for each fold the model that has not seen it. */
export interface RuleFit {
  readonly model: CueModel;
  /** By number of fold. Weights, threshold and curve of each come from the other folds alone. */
  readonly foldModels: readonly CueModel[];
}

/** What the thresholds aim at where nothing else is asked for. */
export const DEFAULT_TARGET_PRECISION = 0.95;

export const FIT_DEFAULTS: FitOptions = {
  ...LOGISTIC_DEFAULTS,
  targetPrecision: DEFAULT_TARGET_PRECISION,
  innocentWeight: 1,
};

export interface FitRequest {
  readonly calls: readonly TrainingCall[];
  /** All rules there are: a label that names another is a mistake. */
  readonly known: readonly FittableRule[];
  /** The rules to fit; left out, all that have labels enough. */
  readonly only?: readonly string[];
  readonly options?: Partial<FitOptions>;
  /** Called before each rule, and once at the end with `done === total`. */
  readonly onProgress?: (done: number, total: number, rule: RuleId | null) => void;
}

export interface FitResult {
  /** Sorted by rule. */
  readonly fits: readonly RuleFit[];
  readonly folds: number;
  /** The fold of each call of the request: its models have not seen the call. */
  readonly foldOfCall: readonly number[];
  /** Why a rule got no model, and labels that name no rule. */
  readonly problems: readonly Problem[];
}

/** Fits the cues of all rules that the labelled calls allow. The same calls in any order of files give the same models. */
export function fitCues(request: FitRequest): FitResult {
  const options = { ...FIT_DEFAULTS, ...request.options };
  const { rules, problems } = fitProblems(request.calls, request.known, request.only, options);
  if (rules.length === 0) return { fits: [], folds: 0, foldOfCall: request.calls.map(() => 0), problems };
  const data: TrainingData = trainingData(request.calls);
  const learned = rules.map((rule, done) => {
    request.onProgress?.(done, rules.length, rule.id);
    return learnRule(data, rule.id, rule.speaker, options);
  });
  request.onProgress?.(rules.length, rules.length, null);
  const fits = groups(withDismissed(learned)).flatMap((group) => finishGroup(data, group, options));
  return { fits, folds: data.folds, foldOfCall: data.foldOfCall, problems };
}

/** Rules are judged together by the first part of their id, in order. */
function groups(learned: readonly LearnedRule[]): readonly (readonly LearnedRule[])[] {
  const byGroup = new Map<string, LearnedRule[]>();
  for (const rule of learned) {
    const group = rule.rule.slice(0, rule.rule.indexOf('/'));
    byGroup.set(group, [...(byGroup.get(group) ?? []), rule]);
  }
  return [...byGroup.values()];
}

function finishGroup(
  data: TrainingData,
  group: readonly LearnedRule[],
  options: ThresholdOptions,
): readonly RuleFit[] {
  const choose = (without: number | null) =>
    chooseThresholds(
      group.map(({ scored }) => scored.filter(({ fold }) => fold !== without)),
      options,
    );
  const whole = choose(null);
  const byFold = Array.from({ length: data.folds }, (_, fold) => choose(fold));
  return group.flatMap((rule, i) => {
    const choice = whole[i];
    if (!choice) return [];
    return {
      model: cueModel(data, rule, rule.whole, choice, options.targetPrecision),
      foldModels: rule.byFold.flatMap((weights, fold) => {
        const foldChoice = byFold[fold]?.[i];
        return foldChoice ? cueModel(data, rule, weights, foldChoice, options.targetPrecision) : [];
      }),
    };
  });
}

/** One scorer a fold, to measure each call by models that have not seen it: `scorers[foldOfCall[call]]`. */
export function foldScorers({ fits, folds }: FitResult): readonly CueScorer[] {
  return Array.from({ length: folds }, (_, fold) =>
    compileCues(fits.flatMap((fit) => fit.foldModels[fold] ?? [])),
  );
}
