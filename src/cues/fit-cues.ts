import type { Problem } from '../model/problem.js';
import { groupOf, type RuleId } from '../model/rule.js';
import { type CueModel, roundWeight } from './cue-model.js';
import { type FittableRule, fitProblems } from './fit-problems.js';
import { cueModel, type LearnedRule, learnRule } from './fit-rule.js';
import {
  type FindPatterns,
  fitSecondLooks,
  type LookFit,
  type LookOptions,
  type ReadEvidence,
} from './fit-second-look.js';
import { type TrainingCall, type TrainingData, trainingData } from './labelled-turns.js';
import { LOGISTIC_DEFAULTS, type LogisticOptions } from './logistic.js';
import { type CueScorer, compileCues } from './score-cues.js';
import type { SecondLook } from './second-look.js';
import { chooseThresholds, type ThresholdOptions } from './thresholds.js';

export interface FitOptions extends LogisticOptions, ThresholdOptions, LookOptions {}

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
  mostInnocent: 1 / 1000,
};

export interface FitRequest {
  readonly calls: readonly TrainingCall[];
  /** All rules there are: a label that names another is a mistake. */
  readonly known: readonly FittableRule[];
  /** The rules to fit; left out, all that have labels enough. */
  readonly only?: readonly string[];
  readonly options?: Partial<FitOptions>;
  /** Reads what the second look needs to know; left out, none is fitted. */
  readonly readEvidence?: ReadEvidence;
  /** Tells which turns of a call patterns find, so that confidences hold beside them; left out, those that are regarded. */
  readonly findPatterns?: FindPatterns;
  /** Called before each rule, and once at the end with `done === total`. */
  readonly onProgress?: (done: number, total: number, rule: RuleId | null) => void;
}

export interface FitResult {
  /** Sorted by rule. */
  readonly fits: readonly RuleFit[];
  /** One a group with hits enough, sorted by group. */
  readonly looks: readonly LookFit[];
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
  if (rules.length === 0)
    return { fits: [], looks: [], folds: 0, foldOfCall: request.calls.map(() => 0), problems };
  const data: TrainingData = trainingData(request.calls);
  const learned = rules.map((rule, done) => {
    request.onProgress?.(done, rules.length, rule.id);
    return learnRule(data, rule.id, rule.speaker, options);
  });
  request.onProgress?.(rules.length, rules.length, null);
  const fits = groups(learned).flatMap((group) => finishGroup(data, group, options));
  const looks = secondLooks(request, fits, data, options);
  return {
    fits: fits.map((fit) => withLook(fit, looks)),
    looks,
    folds: data.folds,
    foldOfCall: data.foldOfCall,
    problems,
  };
}

function secondLooks(
  { calls, readEvidence, findPatterns = ({ patterns = [] }) => patterns }: FitRequest,
  fits: readonly RuleFit[],
  { folds, foldOfCall }: TrainingData,
  options: FitOptions,
): readonly LookFit[] {
  if (readEvidence === undefined) return [];
  const scorers = scorersByFold(fits, folds);
  const unseen = calls.flatMap((call, number) => {
    const fold = foldOfCall[number] ?? 0;
    const scorer = scorers[fold];
    return call.judged === undefined && scorer ? [{ call, fold, scorer }] : [];
  });
  return fitSecondLooks(unseen, folds, readEvidence, findPatterns, options);
}

/** The fit of a rule whose group has a second look with the figures after it; without one only the threshold decides. */
function withLook(fit: RuleFit, looks: readonly LookFit[]): RuleFit {
  const { rule } = fit.model;
  const own = looks.find(({ look }) => look.group === groupOf(rule));
  if (own === undefined) {
    const plain = (model: CueModel): CueModel => ({ ...model, lookFrom: null });
    return { model: plain(fit.model), foldModels: fit.foldModels.map(plain) };
  }
  const found = own.judged.filter((hit) => hit.rule === rule && hit.stands);
  const right = found.filter(({ labelled }) => labelled).length;
  const precision = roundWeight(right / Math.max(1, found.length));
  const recall = roundWeight(right / Math.max(1, fit.model.fit.labelled));
  return { ...fit, model: { ...fit.model, fit: { ...fit.model.fit, precision, recall } } };
}

/** Rules are judged together by the first part of their id, in order. */
function groups(learned: readonly LearnedRule[]): readonly (readonly LearnedRule[])[] {
  const byGroup = new Map<string, LearnedRule[]>();
  for (const rule of learned) {
    const group = groupOf(rule.rule);
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
export function foldScorers({ fits, looks, folds }: FitResult): readonly CueScorer[] {
  return scorersByFold(
    fits,
    folds,
    looks.map(({ foldLooks }) => foldLooks),
  );
}

function scorersByFold(
  fits: readonly RuleFit[],
  folds: number,
  looks: readonly (readonly SecondLook[])[] = [],
): readonly CueScorer[] {
  return Array.from({ length: folds }, (_, fold) =>
    compileCues({
      models: fits.flatMap((fit) => fit.foldModels[fold] ?? []),
      looks: looks.flatMap((foldLooks) => foldLooks[fold] ?? []),
    }),
  );
}
