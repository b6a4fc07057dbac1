import { evidenceReader } from '../judge/evidence-reader.js';
import type { JudgedRules } from '../judge/judge.js';
import {
  ANY_GROUP,
  anyRule,
  type JudgeModel,
  type RuleModel,
  type ScoreModel,
  type SharedLayer,
} from '../judge/judge-model.js';
import { readEvidence } from '../judge/read-evidence.js';
import { createTurnReader, type LookAtTurn } from '../judge/read-turns.js';
import { layersOfRules } from '../judge/shared-layer.js';
import { inUtterances } from '../judge/utterances.js';
import { buildJudgeTables, type JudgeTables, learnedRules, viewScorerOf } from '../judge/view-scores.js';
import { createMatcher, type TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { Problem } from '../model/problem.js';
import { groupOf, type RuleId } from '../model/rule.js';
import { ROLES, type Role } from '../model/transcript.js';
import { once } from '../text/once.js';
import { checkRequest } from './check-request.js';
import { closeGates } from './close-gates.js';
import { type FitWork, fitHere } from './fit-work.js';
import { divide, type Folds } from './folds.js';
import { learnGroups } from './learn-groups.js';
import type { UnseenCall } from './learn-scores.js';
import { type LearnedRules, type LearnedViews, learnViews } from './learn-views.js';
import type { LeastOptions } from './least.js';
import { ruledOutByCall } from './ruled-out-by-call.js';
import { type RuledOutOfCall, readTrainingRows, type TrainingCall, wholeTurn } from './training-turns.js';

export interface LearnRequest extends JudgedRules {
  readonly calls: readonly TrainingCall[];
  /** The rules to learn; left out, all that have labels enough. */
  readonly only?: readonly string[];
  /**
   * What was learned before: the rules of `only` start from it, and how their groups weigh evidence stays. Left out, all is
   * learned anew.
   */
  readonly present?: JudgeModel;
  readonly options?: Partial<LearnOptions>;
  /** Who does the fits; left out, this thread. */
  readonly work?: FitWork;
  /** Called after each fit. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LearnOptions extends LeastOptions {
  /** A rule keeps so many features a view. */
  readonly mostFeatures: number;
}

export const LEARN_DEFAULTS: LearnOptions = {
  targetPrecision: 0.95,
  wrongAlone: 0.6,
  // Somebody may be in danger: better one question too many.
  otherTargets: { safety: 0.85 },
  mostInnocent: { inCalls: 0.003, alone: 0.001, blunt: 0.01 },
  // Callers who are right, and staff who speak properly, are many among those whose single turns are no blunt ones.
  highestAlone: { caller: 0.98, staff: 0.96 },
  mostFeatures: 5000,
};

/** What was learned. */
export interface LearnResult {
  readonly model: JudgeModel;
  /** For each fold what was learned without it. */
  readonly foldModels: readonly JudgeModel[];
  /** The same, ready to be used. */
  readonly foldTables: readonly JudgeTables[];
  /** The fold of each call of the request: its models have not seen the call. */
  readonly foldOfCall: readonly number[];
  /** Why a rule got no model, and labels that name no rule. */
  readonly problems: readonly Problem[];
}

const NOTHING_LEARNED: JudgeModel = { rules: [], layers: [], scores: [] };

/** Learns to judge from labelled calls. The same calls in any order of files give the same models. */
export async function learn(request: LearnRequest): Promise<LearnResult> {
  const {
    ruleSet,
    tokenize,
    prefilterTables: prefilter,
    literalTables: literals,
    work = fitHere(),
  } = request;
  const options = { ...LEARN_DEFAULTS, ...request.options };
  const { rules, problems } = checkRequest(request.calls, ruleSet, request.only, options);
  if (rules.length === 0)
    return {
      model: NOTHING_LEARNED,
      foldModels: [],
      foldTables: [],
      foldOfCall: request.calls.map(() => 0),
      problems,
    };
  const files = request.calls.map(({ transcript }) => transcript.file);
  // What is judged as one is learned as one.
  const joined = request.calls.map((call) => ({ ...call, transcript: inUtterances(call.transcript) }));
  const calls = [...joined.keys()]
    .sort((a, b) => compare(files[a] ?? '', files[b] ?? '') || a - b)
    .map((number) => joined[number] as TrainingCall);
  const folds = divide(calls);
  const steps = ROLES.length * 2 * (folds.count + 1);
  const priors = new Map((request.present?.rules ?? []).map((one) => [one.rule, one]));
  const lookAt = createTurnReader(createMatcher(ruleSet, true, { prefilter, literals }), tokenize);
  const learnable = new Set(rules.map(({ id }) => id));
  // It hangs on the call and its labels alone; of rules that the labels do not tell of nobody asks.
  const ruledOut = calls.map(({ transcript, judged = 'all' }) => {
    const opened = transcript.turns.map((turn) => once(() => lookAt(turn).open()));
    return ruledOutByCall(
      ruleSet,
      transcript,
      (turn) => (opened[turn] as () => TurnMatcher)(),
      (rule) => learnable.has(rule) && (judged === 'all' || judged.has(rule)),
    );
  });
  let done = 0;
  const step = () => request.onProgress?.(++done, steps);
  const learnRole = (role: Role): Promise<LearnedViews> => {
    const own = rules.filter(({ speaker }) => speaker === role).map(({ id }) => id);
    // Rules taught by themselves stand beside the model of any accusing label that is there.
    if (request.only === undefined && own.length > 0) own.push(anyRule(role));
    const reader = evidenceReader(
      ruleSet,
      ruleSet.lexicon.map(({ name }) => name),
      new Set(own),
    );
    const ownPriors = own.flatMap((rule) => priors.get(rule) ?? []);
    // Of a speaker without a rule to learn nothing is asked.
    const heard = own.length === 0 ? [] : calls;
    const rows = readTrainingRows(heard, ruledOut, role, lookAt, reader, ownPriors);
    const layers = request.only === undefined ? null : layersOf(request.present, own);
    return learnViews(role, own, rows, folds, { ...options, priors, layers }, work, step);
  };
  const byRole = await Promise.all(ROLES.map(learnRole));
  const whole = byRole.flatMap((one) => one.whole.rules).sort(byRule);
  // Of another speaker's turns nobody asks what was learned.
  const taught = new Set(rules.map(({ speaker }) => speaker));
  const anyKnown =
    request.only === undefined
      ? []
      : [...priors.values()].filter(
          ({ rule, speaker }) => groupOf(rule) === ANY_GROUP && taught.has(speaker),
        );
  const foldRules = Array.from({ length: folds.count }, (_, fold) =>
    [...byRole.flatMap((one) => one.byFold[fold]?.rules ?? []), ...anyKnown].sort(byRule),
  );
  const layersBy = (some: readonly (LearnedRules | undefined)[], models: readonly RuleModel[]) =>
    request.only === undefined
      ? some.flatMap((one) => one?.layer ?? [])
      : layersOf(
          request.present,
          models.flatMap(({ rule, isLayered }) => (isLayered ? rule : [])),
        );
  const layers = layersBy(
    byRole.map((one) => one.whole),
    whole,
  );
  const foldLayers = foldRules.map((models, fold) =>
    layersBy(
      byRole.map((one) => one.byFold[fold]),
      models,
    ),
  );
  const known = new Map((request.present?.scores ?? []).map((one) => [one.group, one]));
  const foldViews = foldRules.map((some, fold) =>
    buildJudgeTables({ rules: some, layers: foldLayers[fold] ?? [], scores: [] }),
  );
  const wanted = [...new Set(rules.map(({ id }) => groupOf(id)))].sort();
  const kept = request.only === undefined ? new Map<string, ScoreModel>() : known;
  // What is taught to a group that weighs evidence as before needs no more than its views.
  const isUnseenAsked = priors.size === 0 || wanted.some((group) => !kept.has(group));
  const unseen = isUnseenAsked ? readUnseen(ruleSet, lookAt, calls, ruledOut, folds, foldViews) : [];
  const groups = learnGroups({
    ruleSet,
    lookAt,
    calls,
    folds,
    unseen,
    groups: wanted,
    kept,
    options,
  });
  const numberOf = new Map(calls.map((call, number) => [call, number]));
  return {
    // Turns taught afterwards are few: they close nothing that was open before.
    model: {
      rules: priors.size > 0 ? whole : closeGates(whole, unseen, folds, groups.byFold),
      layers,
      scores: groups.whole,
    },
    foldModels: foldRules.map((some, fold) => ({
      rules: some,
      layers: foldLayers[fold] ?? [],
      scores: groups.byFold[fold] ?? [],
    })),
    foldTables: foldViews.map((tables, fold) => ({ ...tables, scores: groups.byFold[fold] ?? [] })),
    foldOfCall: joined.map((call) => folds.ofCall[numberOf.get(call) ?? 0] ?? 0),
    problems,
  };
}

/** What the layers of a model say of some rules. */
function layersOf(model: JudgeModel | undefined, rules: readonly RuleId[]): readonly SharedLayer[] {
  return layersOfRules(model?.layers ?? [], (rule) => rules.includes(rule));
}

/** Reads every turn by the models that have not seen its call. */
function readUnseen(
  ruleSet: RuleSet,
  lookAt: LookAtTurn,
  calls: readonly TrainingCall[],
  ruledOut: readonly RuledOutOfCall[],
  folds: Folds,
  foldTables: readonly JudgeTables[],
): readonly UnseenCall[] {
  const readers = foldTables.map((tables) => ({
    score: viewScorerOf(tables),
    reader: evidenceReader(ruleSet, tables.lexicon, learnedRules(tables)),
  }));
  return calls.map((one, call) => {
    const own = readers[folds.ofCall[call] ?? 0];
    return one.transcript.turns.map((turn, index) => {
      const row = wholeTurn(one, call, index, ruledOut[call]?.[index]);
      if (own === undefined) return { row, evidence: [] };
      const sight = lookAt(turn);
      return {
        row,
        evidence: readEvidence(own.reader, turn, sight, own.score(sight.letters, turn.role), own.score),
      };
    });
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRule = (a: { readonly rule: RuleId }, b: { readonly rule: RuleId }): number =>
  compare(a.rule, b.rule);
