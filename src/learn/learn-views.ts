import {
  ANY_GROUP,
  type RuleModel,
  roundWeight,
  type SharedLayer,
  type ViewWeights,
  type WeightedFeature,
} from '../judge/judge-model.js';
import { isAccusing } from '../judge/score-features.js';
import { groupOf, type RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { once } from '../text/once.js';
import { fitLayer } from './fit-layer.js';
import { type LinearModels, scoreView, strongestFeatures } from './fit-view.js';
import type { FitWork } from './fit-work.js';
import type { Folds } from './folds.js';
import { layerScores } from './layer-scores.js';
import type { SpeakerRows, TrainingRow } from './training-turns.js';
import { joinViews, type ViewRows } from './view-rows.js';

/** What was learned of the rules of one speaker, of all calls and for each fold of the calls without it. */
export interface LearnedViews {
  readonly whole: LearnedRules;
  readonly byFold: readonly LearnedRules[];
}

/** The models of rules, and the layer that weighs their words if they were learned anew all together. */
export interface LearnedRules {
  readonly rules: readonly RuleModel[];
  readonly layer: SharedLayer | null;
}

export interface ViewLimits {
  /** A rule keeps so many features a view. */
  readonly mostFeatures: number;
  /** What was learned of the rules before, by rule: what is learned is added to it. */
  readonly priors: ReadonlyMap<RuleId, RuleModel>;
  /** What layers there were before say of these rules' words, which are then learned one by one; null: they are learned together. */
  readonly layers: readonly SharedLayer[] | null;
}

/** No score reaches it: the model of any accusing label opens no turn by itself. */
const NEVER = 99;
/** At so many turns a labelled one the gate lets through. */
const OPENED_PER_LABEL = 5;
/** But not more than so large a share of the labelled turns needs: of rules whose characters tell nearly all, few turns are opened. */
const OPENED_LABELS = 0.985;
const FEWEST_LABELS = 50;
/** And so many of all turns. */
const OPENED_SHARE = 0.003;

/** Learns both views of all rules of a speaker. @param onFit called after each of the fits, of which there are `2 * (folds + 1)` */
export async function learnViews(
  role: Role,
  rules: readonly RuleId[],
  data: SpeakerRows,
  folds: Folds,
  { mostFeatures, priors, layers }: ViewLimits,
  work: FitWork,
  onFit: () => void,
): Promise<LearnedViews> {
  if (rules.length === 0) return { whole: NONE, byFold: Array.from({ length: folds.count }, () => NONE) };
  const { labels, importance } = targetsOf(data.rows, rules);
  const foldOf = (row: TrainingRow): number => folds.ofCall[row.call] ?? 0;
  const rowsWithout = (without: number | null): Int32Array =>
    Int32Array.from(data.rows.flatMap((row, number) => (foldOf(row) === without ? [] : number)));
  const joined = once(() => joinViews(data.words, data.characters));
  // What was learned before says the same in every fold.
  const before = {
    characters: once(() => knownBefore(data.characters, 'characters', rules, priors, [])),
    words: once(() => {
      const shared = (layers ?? []).map((one) => layerScores(joined(), one, rules));
      return knownBefore(data.words, 'words', rules, priors, shared);
    }),
  };
  const learn = async (view: ViewRows, without: number | null): Promise<LinearModels> => {
    const rows = rowsWithout(without);
    const { prior, offsets } = (view === data.characters ? before.characters : before.words)();
    const task = { data: view, rows, rules: rules.length, labels, importance, offsets };
    const learned = await work.fitView({ ...task, kept: null });
    onFit();
    const all = prior === null ? learned : added(learned, prior);
    return pruned(all, strongestFeatures(view, rows, all, mostFeatures));
  };
  const learnLayer = async (without: number | null): Promise<SharedLayer> => {
    const rows = rowsWithout(without);
    const layer = await fitLayer({ speaker: role, rules, data: joined(), rows, labels, importance }, work);
    onFit();
    return layer;
  };
  const learnBoth = async (without: number | null) => {
    const [characters, words, layer] = await Promise.all([
      learn(data.characters, without),
      layers === null ? null : learn(data.words, without),
      layers === null ? learnLayer(without) : null,
    ]);
    return { characters, words, layer };
  };
  const [whole, ...byFold] = await Promise.all([
    learnBoth(null),
    ...Array.from({ length: folds.count }, (_, fold) => learnBoth(fold)),
  ]);
  const unseen = data.rows.flatMap((row, number) => {
    const models = byFold[foldOf(row)];
    return row.isMeasured && models !== undefined
      ? [{ row, scores: scoreView(data.characters, models.characters, number) }]
      : [];
  });
  const turns = unseen.length;
  const facts = rules.map((rule, number) => {
    const carrying = unseen.filter(({ row }) => carries(row, rule));
    const labelled = carrying.length;
    if (isAny(rule)) return { labelled, gate: NEVER };
    const byScore = (some: typeof unseen) =>
      some.map(({ scores }) => scores[number] ?? 0).sort((a, b) => b - a);
    const ranked = byScore(unseen);
    const opened = Math.round(OPENED_PER_LABEL * labelled + OPENED_SHARE * turns);
    const cheap = ranked[Math.min(ranked.length - 1, opened)] ?? 0;
    const needed = byScore(carrying)[Math.floor(OPENED_LABELS * labelled)] ?? cheap;
    // What few turns need says nothing of others, nor do they close what was open before.
    const gate = labelled < FEWEST_LABELS ? cheap : Math.max(cheap, needed);
    return { labelled, gate: Math.min(gate, priors.get(rule)?.gate ?? gate) };
  });
  const modelsOf = ({ characters, words, layer }: Awaited<ReturnType<typeof learnBoth>>): LearnedRules => ({
    layer,
    rules: rules.map((rule, number) => ({
      rule,
      speaker: role,
      characters: viewWeights(data.characters, characters, number, rules.length),
      words: words === null ? NO_WEIGHTS : viewWeights(data.words, words, number, rules.length),
      isLayered: layers === null || priors.get(rule)?.isLayered === true,
      gate: roundWeight(facts[number]?.gate ?? 0),
      record: {
        files: folds.files,
        calls: folds.measured,
        turns,
        labelled: facts[number]?.labelled ?? 0,
        precision: 0,
        recall: 0,
      },
    })),
  });
  return { whole: modelsOf(whole), byFold: byFold.map(modelsOf) };
}

const NONE: LearnedRules = { rules: [], layer: null };
const NO_WEIGHTS: ViewWeights = { bias: 0, weights: [] };

/** What was learned of the rules before, as weights of the features here; null where there is none of any. */
function priorOf(
  { features, values }: ViewRows,
  view: 'characters' | 'words',
  rules: readonly RuleId[],
  priors: ReadonlyMap<RuleId, RuleModel>,
): LinearModels | null {
  if (!rules.some((rule) => priors.has(rule))) return null;
  const numbers = new Map(features.map((feature, number) => [feature, number]));
  const weights = new Float32Array(features.length * rules.length);
  const bias = new Float64Array(rules.length).fill(UNTAUGHT_BIAS);
  rules.forEach((rule, index) => {
    const prior = priors.get(rule)?.[view];
    if (prior === undefined) return;
    bias[index] = prior.bias;
    for (const { feature, weight } of prior.weights) {
      const number = numbers.get(feature);
      if (number !== undefined) weights[number * rules.length + index] = weight / (values[number] || 1);
    }
  });
  return { weights, bias };
}

/** Where nothing is known of a rule, its turns are taken to be few. */
const UNTAUGHT_BIAS = -2;

/** What was learned of the rules before, and the scores that rows have by it and by the layers; null where there is none of any. */
function knownBefore(
  view: ViewRows,
  name: 'characters' | 'words',
  rules: readonly RuleId[],
  priors: ReadonlyMap<RuleId, RuleModel>,
  shared: readonly Float32Array[],
): { readonly prior: LinearModels | null; readonly offsets: Float32Array | null } {
  const prior = priorOf(view, name, rules, priors);
  return { prior, offsets: prior === null ? null : offsetsOf(view, prior, shared, rules) };
}

function offsetsOf(
  view: ViewRows,
  prior: LinearModels,
  shared: readonly Float32Array[],
  rules: readonly RuleId[],
): Float32Array {
  const rows = view.scales.length;
  const offsets = new Float32Array(rows * rules.length);
  for (let row = 0; row < rows; row++) offsets.set(scoreView(view, prior, row), row * rules.length);
  for (const scores of shared)
    for (let at = 0; at < offsets.length; at++)
      offsets[at] = (offsets[at] as number) + (scores[at] as number);
  return offsets;
}

function added(one: LinearModels, other: LinearModels): LinearModels {
  return {
    weights: one.weights.map((weight, at) => weight + (other.weights[at] ?? 0)),
    bias: one.bias.map((weight, at) => weight + (other.bias[at] ?? 0)),
  };
}

/** Labels and how much they count, by `row * rules + rule`; what an annotator left open counts nothing. */
function targetsOf(
  rows: readonly TrainingRow[],
  rules: readonly RuleId[],
): { readonly labels: Uint8Array; readonly importance: Float32Array } {
  const labels = new Uint8Array(rows.length * rules.length);
  const importance = new Float32Array(rows.length * rules.length);
  rows.forEach((row, number) => {
    rules.forEach((rule, index) => {
      const at = number * rules.length + index;
      labels[at] = Number(carries(row, rule));
      importance[at] = tells(row, rule) ? row.importance : 0;
    });
  });
  return { labels, importance };
}

const isAny = (rule: string): boolean => groupOf(rule) === ANY_GROUP;

/** Whether the rule stands on a row; of the model of any accusing label, whether one does. */
function carries({ labels }: TrainingRow, rule: string): boolean {
  return isAny(rule) ? [...labels].some(isAccusing) : labels.has(rule);
}

/** Whether a row tells if the rule stands on it. */
export function tells(row: TrainingRow, rule: string): boolean {
  const { judged, optional, labels, ruledOut } = row;
  if (isAny(rule)) return carries(row, rule) || (judged === null && ![...optional].some(isAccusing));
  return (
    (judged === null || judged.has(rule)) && (labels.has(rule) || !(optional.has(rule) || ruledOut.has(rule)))
  );
}

function pruned({ weights, bias }: LinearModels, kept: Uint8Array): LinearModels {
  return { weights: weights.map((weight, at) => (kept[at] === 1 ? weight : 0)), bias };
}

function viewWeights(
  { features, values }: ViewRows,
  { weights, bias }: LinearModels,
  rule: number,
  rules: number,
): ViewWeights {
  const kept: WeightedFeature[] = [];
  features.forEach((feature, number) => {
    const weight = roundWeight((weights[number * rules + rule] ?? 0) * (values[number] ?? 0));
    if (weight !== 0) kept.push({ feature, weight });
  });
  return {
    bias: roundWeight(bias[rule] ?? 0),
    weights: kept.sort((a, b) => (a.feature < b.feature ? -1 : 1)),
  };
}
