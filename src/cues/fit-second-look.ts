import { normaliseInPlace } from '../language/normalise.js';
import type { EvidenceForm } from '../model/evidence-form.js';
import { groupOf, type RuleId } from '../model/rule.js';
import type { Turn } from '../model/transcript.js';
import { roundWeight } from './cue-model.js';
import type { TrainingCall } from './labelled-turns.js';
import { fitRidge } from './ridge-logistic.js';
import type { CueHit, CueScorer } from './score-cues.js';
import {
  isAccusing,
  type KnownFinding,
  LOOK_FEATURES,
  type LookRow,
  lookConfidence,
  lookRows,
  type SecondLook,
  shifted,
  type WeighedHit,
} from './second-look.js';
import { lowestConfidence } from './thresholds.js';

/** The form of each hit's evidence on a turn; null where the rule's own exceptions and vetoes rule it out. */
export type ReadEvidence = (turn: Turn, hits: readonly CueHit[]) => readonly (EvidenceForm | null)[];

/** Rule ids per turn of a call. */
export type FindPatterns = (call: TrainingCall) => readonly (readonly string[])[];

export interface LookOptions {
  readonly targetPrecision: number;
  /** At most this share of a speaker's innocent turns may be flagged by the `staff/` or `caller/` rules. */
  readonly mostInnocent: number;
}

/** A measured call with the scorer of a fold that has not seen it. */
export interface UnseenCall {
  readonly call: TrainingCall;
  readonly fold: number;
  readonly scorer: CueScorer;
}

/** The second look of a group, and for each fold the one that has not seen it. */
export interface LookFit {
  readonly look: SecondLook;
  readonly foldLooks: readonly SecondLook[];
  /** What the look of its own fold says of each hit. */
  readonly judged: readonly JudgedHit[];
}

/** A hit of a call that was not fitted. */
interface LabelledHit {
  readonly rule: RuleId;
  readonly fold: number;
  readonly row: LookRow;
  readonly labelled: boolean;
  /** In a call where nobody is accused of anything. */
  readonly calm: boolean;
  /** A pattern finds the turn, whatever the cues say. */
  readonly pattern: boolean;
  /** A pattern finds the turn where findings are reported, whether or not it was regarded in fitting. */
  readonly foundAnyway: boolean;
  /** Names the turn, where nothing that accuses anybody stands on it; else null. */
  readonly innocent: string | null;
}

export interface JudgedHit extends LabelledHit {
  /** By the look of its own fold; 1 for a pattern. */
  readonly confidence: number;
  readonly stands: boolean;
}

/** What the hits of a group are counted against. */
interface GroupTotals {
  readonly labelled: number;
  readonly innocentTurns: number;
}

/** With fewer right or wrong hits a second look would be chance. */
const FEWEST_HITS = 40;
/** The shift of confidences is sought between these bounds, to well below the digits that are written. */
const MOST_SHIFT = 5;
const SHIFT_STEPS = 30;
/** Folds leave out whole kinds of calls, which is harsher than new calls are: of the shift found there half is right on these. */
const SHIFT_TAKEN = 0.5;
/** Of a pattern's finding. */
const PATTERN_CONFIDENCE = 0.95;
/** Holds back all weights but those of the bias and of what the cues say. */
const PENALTY = 5;
const FREE = new Set(['bias', 'confidence']);
const PENALTIES = LOOK_FEATURES.map((name) => (FREE.has(name) ? 0.01 : PENALTY));
/** Calm calls are so many times as frequent in life, beside tense ones, as among labelled calls. */
const CALM_CALLS = 10;

/**
 * Fits the second look of each group that has hits enough, sorted by group.
 *
 * @param findPatterns what patterns find: confidences depend on it, weights and thresholds do not
 */
export function fitSecondLooks(
  calls: readonly UnseenCall[],
  folds: number,
  readEvidence: ReadEvidence,
  findPatterns: FindPatterns,
  options: LookOptions,
): readonly LookFit[] {
  const hits = calls.flatMap((call, number) => hitsOf(call, number, readEvidence, findPatterns));
  const groups = [...new Set(hits.map(({ rule }) => groupOf(rule)))].sort();
  return groups.flatMap((group) => {
    const own = hits.filter(({ rule }) => groupOf(rule) === group);
    const byCues = own.filter(({ pattern }) => !pattern);
    const right = byCues.filter(({ labelled }) => labelled).length;
    if (right < FEWEST_HITS || byCues.length - right < FEWEST_HITS) return [];
    const totals = Array.from({ length: folds }, (_, fold) => totalsOf(calls, group, fold));
    const learn = (without: number | null) =>
      learnLook(
        group,
        own.filter(({ fold }) => fold !== without),
        sumOf(totals.filter((_, fold) => fold !== without)),
        options,
      );
    const foldLooks = totals.map((_, fold) => learn(fold));
    const judged = own.map((hit): JudgedHit => {
      const look = foldLooks[hit.fold];
      if (hit.pattern || look === undefined) return { ...hit, confidence: 1, stands: hit.pattern };
      const confidence = lookConfidence(look.weights, hit.row);
      return { ...hit, confidence, stands: confidence >= look.least };
    });
    const besidePatterns = roundWeight(
      SHIFT_TAKEN * shiftOf(judged.filter(({ stands, foundAnyway }) => stands && !foundAnyway)),
    );
    return {
      look: { ...measured(learn(null), judged, sumOf(totals)), besidePatterns },
      foldLooks: foldLooks.map((look) => ({ ...look, besidePatterns })),
      judged,
    };
  });
}

/** All hits of a call with their labels; those that may stand or not are left out. */
function hitsOf(
  { call, fold, scorer }: UnseenCall,
  number: number,
  readEvidence: ReadEvidence,
  findPatterns: FindPatterns,
): readonly LabelledHit[] {
  const { turns } = call.transcript;
  const byPatterns = findPatterns(call);
  const known = turns.map((_, turn): readonly KnownFinding[] =>
    (call.patterns?.[turn] ?? []).map((rule) => ({ rule: rule as RuleId, confidence: PATTERN_CONFIDENCE })),
  );
  const hits = turns.map((turn, index): readonly WeighedHit[] => {
    const scored = scorer
      .score(normaliseInPlace(turn.text, turn.narration), turn.role)
      .hits.filter(({ rule }) => !known[index]?.some((one) => one.rule === rule));
    if (scored.length === 0) return [];
    const forms = readEvidence(turn, scored);
    return scored.flatMap((hit, i) => {
      const form = forms[i];
      return form ? { ...hit, form } : [];
    });
  });
  const rows = lookRows(known, hits);
  const calm = !turns.some(({ labels = [] }) => labels.some(({ id }) => isAccusing(id)));
  return turns.flatMap((turn, index) => {
    const labels = new Set((turn.labels ?? []).map(({ id }) => id));
    const optional = new Set((turn.optional ?? []).map(({ id }) => id));
    const isInnocent = optional.size === 0 && ![...labels].some(isAccusing);
    const innocent = isInnocent ? `${number} ${index}` : null;
    const found = [
      ...(known[index] ?? []).map(({ rule }) => ({ rule, row: [], pattern: true })),
      ...(hits[index] ?? []).map(({ rule }, i) => ({ rule, row: rows[index]?.[i] ?? [], pattern: false })),
    ];
    return found
      .filter(({ rule }) => labels.has(rule) || !optional.has(rule))
      .map((one) => ({
        ...one,
        fold,
        labelled: labels.has(one.rule),
        foundAnyway: byPatterns[index]?.includes(one.rule) ?? false,
        calm,
        innocent,
      }));
  });
}

function totalsOf(calls: readonly UnseenCall[], group: string, ofFold: number): GroupTotals {
  let labelled = 0;
  let innocentTurns = 0;
  for (const { call, fold } of calls) {
    if (fold !== ofFold) continue;
    for (const { labels = [], optional = [] } of call.transcript.turns) {
      labelled += labels.filter(({ id }) => groupOf(id) === group).length;
      if (optional.length === 0 && !labels.some(({ id }) => isAccusing(id))) innocentTurns++;
    }
  }
  return { labelled, innocentTurns };
}

function sumOf(totals: readonly GroupTotals[]): GroupTotals {
  return {
    labelled: totals.reduce((sum, one) => sum + one.labelled, 0),
    innocentTurns: totals.reduce((sum, one) => sum + one.innocentTurns, 0),
  };
}

function learnLook(
  group: string,
  hits: readonly LabelledHit[],
  totals: GroupTotals,
  options: LookOptions,
): SecondLook {
  const byCues = hits.filter(({ pattern }) => !pattern);
  const weights = fitRidge(
    byCues.map(({ row }) => row),
    byCues.map(({ labelled }) => labelled),
    byCues.map(({ calm }) => (calm && isAccusing(`${group}/`) ? CALM_CALLS : 1)),
    PENALTIES,
  ).map(roundWeight);
  const least = roundWeight(leastConfidence(weights, hits, totals, options, isAccusing(`${group}/`)));
  const right = byCues.filter(({ labelled }) => labelled).length;
  const fit = {
    targetPrecision: options.targetPrecision,
    precision: 0,
    recall: 0,
    hits: byCues.length,
    right,
  };
  return { group, least, besidePatterns: 0, weights, fit };
}

/**
 * What the log odds of some hits have to be changed by, so that as many of them are right as their confidences say. What
 * patterns find is clear; of what is left for cues, less is right at the same score.
 */
function shiftOf(hits: readonly JudgedHit[]): number {
  const right = hits.filter(({ labelled }) => labelled).length;
  if (right < FEWEST_HITS || hits.length === right) return 0;
  let low = -MOST_SHIFT;
  let high = MOST_SHIFT;
  for (let step = 0; step < SHIFT_STEPS; step++) {
    const middle = (low + high) / 2;
    const expected = hits.reduce((sum, { confidence }) => sum + shifted(confidence, middle), 0);
    if (expected > right) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/**
 * The lowest confidence at which the findings of the group, patterns and cues together, have the target precision and
 * flag no more innocent turns than is allowed.
 */
function leastConfidence(
  weights: readonly number[],
  hits: readonly LabelledHit[],
  { innocentTurns }: GroupTotals,
  { targetPrecision, mostInnocent }: LookOptions,
  isAccusingGroup: boolean,
): number {
  let right = 0;
  let wrong = 0;
  const flagged = new Set<string>();
  const count = ({ labelled, innocent }: LabelledHit): void => {
    if (labelled) right++;
    else wrong++;
    if (innocent !== null && isAccusingGroup) flagged.add(innocent);
  };
  const byCues: { readonly hit: LabelledHit; readonly confidence: number }[] = [];
  for (const hit of hits) {
    if (hit.pattern) count(hit);
    else byCues.push({ hit, confidence: lookConfidence(weights, hit.row) });
  }
  return lowestConfidence(byCues, ({ hit }) => {
    count(hit);
    return right >= targetPrecision * (right + wrong) && flagged.size <= mostInnocent * innocentTurns;
  });
}

/** The look with what its kind achieves on calls that it has not seen. */
function measured(look: SecondLook, judged: readonly JudgedHit[], { labelled }: GroupTotals): SecondLook {
  const found = judged.filter(({ stands }) => stands);
  const right = found.filter((hit) => hit.labelled).length;
  return {
    ...look,
    fit: {
      ...look.fit,
      precision: roundWeight(right / Math.max(1, found.length)),
      recall: roundWeight(right / Math.max(1, labelled)),
    },
  };
}
