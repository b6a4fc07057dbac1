import type { Problem } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { type FittableRule, fitProblems } from './fit-problems.js';
import { type FitOptions, fitRule, type RuleFit } from './fit-rule.js';
import { type TrainingCall, type TrainingData, trainingData } from './labelled-turns.js';
import { LOGISTIC_DEFAULTS } from './logistic.js';
import { type CueScorer, compileCues } from './score-cues.js';

/** What the thresholds aim at where nothing else is asked for. */
export const DEFAULT_TARGET_PRECISION = 0.9;

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
  const fits = rules.map((rule, done) => {
    request.onProgress?.(done, rules.length, rule.id);
    return fitRule(data, rule.id, rule.speaker satisfies Role, options);
  });
  request.onProgress?.(rules.length, rules.length, null);
  return { fits, folds: data.folds, foldOfCall: data.foldOfCall, problems };
}

/** One scorer a fold, to measure each call by models that have not seen it: `scorers[foldOfCall[call]]`. */
export function foldScorers({ fits, folds }: FitResult): readonly CueScorer[] {
  return Array.from({ length: folds }, (_, fold) =>
    compileCues(fits.flatMap((fit) => fit.foldModels[fold] ?? [])),
  );
}
