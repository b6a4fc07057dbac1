import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';

/** A feature of a view with its weight. */
export interface WeightedFeature {
  readonly feature: string;
  readonly weight: number;
}

/** One view of a rule: the score of a turn is `bias + (sum of the weights of its distinct features) / sqrt(length of its letters)`. */
export interface ViewWeights {
  readonly bias: number;
  /** Sorted by feature, never 0. */
  readonly weights: readonly WeightedFeature[];
}

/** What a rule's model was fitted to and how well it does on calls that were not fitted, for those who read its file. */
export interface FitRecord {
  readonly files: number;
  readonly calls: number;
  /** Turns of the rule's speaker, and those of them with the label. */
  readonly turns: number;
  readonly labelled: number;
  /** Out of fold, in the whole judgement. */
  readonly precision: number;
  readonly recall: number;
}

/** What was learned of one rule. */
export interface RuleModel {
  readonly rule: RuleId;
  readonly speaker: Role;
  /** Runs of characters. */
  readonly characters: ViewWeights;
  /** Words, what their phrases do, and the lexicon. */
  readonly words: ViewWeights;
  /** Whether a layer of its speaker weighs its words; what `words` say is added. */
  readonly isLayered: boolean;
  /** Below this score of its characters a turn without a match of the rule is not looked at again. */
  readonly gate: number;
  readonly record: FitRecord;
}

/**
 * The words and runs of characters of a speaker's turns as a few units that all of his rules share: what one rule learned of a
 * word, all others know. With x the sum of the features' weights times `step` by the root of the length of the letters, a unit is
 * `max(0, bias + x)`, and a rule's score of the words `bias + the sum of its weights times the units`.
 */
export interface SharedLayer {
  readonly speaker: Role;
  /** The bias of each unit. */
  readonly units: readonly number[];
  /** Sorted by rule. */
  readonly rules: readonly LayeredRule[];
  /** What 1 of a feature's weights is. */
  readonly step: number;
  /** Sorted by feature. */
  readonly words: readonly LayeredFeature[];
  /** Sorted by feature: runs of characters, which say together with the words more than each by itself. */
  readonly characters: readonly LayeredFeature[];
}

/** What a rule makes of the units. */
export interface LayeredRule {
  readonly rule: RuleId;
  readonly bias: number;
  /** One a unit. */
  readonly weights: readonly number[];
}

/** What a word or a run of characters adds to the units. */
export interface LayeredFeature {
  readonly feature: string;
  /** One a unit. */
  readonly weights: Int8Array;
}

/** How the evidence of all rules of one group is weighed; the group is the first part of their ids. */
export interface ScoreModel {
  readonly group: string;
  /** From this probability on a decision is a finding in a call. */
  readonly least: number;
  /** The same where a turn is all that is known of a call: nothing around speaks for a finding or against it. */
  readonly leastAlone: number;
  /** The same where this turn is blunt (`blunt-turns.ts`). */
  readonly leastBlunt: number;
  /** By name of feature (`score-features.ts`). */
  readonly weights: Readonly<Record<string, number>>;
  /** What features of the call around are on the whole, so that an unknown one counts nothing. */
  readonly means: Readonly<Record<string, number>>;
  /** The log odds are stretched and moved so that a probability is the share that is right. */
  readonly slope: number;
  readonly offset: number;
}

/** All that is learned; plain data. */
export interface JudgeModel {
  /** Sorted by rule. */
  readonly rules: readonly RuleModel[];
  /** Sorted by speaker; each rule that is layered stands in one. */
  readonly layers: readonly SharedLayer[];
  /** Sorted by group. */
  readonly scores: readonly ScoreModel[];
}

/** The first part of the ids of models that are no rule's: whether a turn of a speaker carries any accusing label at all. */
export const ANY_GROUP = 'any';

/** The model that tells turns that accuse from innocent ones, whatever the rule: it has learned from all of them. */
export function anyRule(role: Role): RuleId {
  return `${ANY_GROUP}/${role}`;
}

export const NO_MODEL: JudgeModel = { rules: [], layers: [], scores: [] };

/** A run of characters is at most so many UTF-16 code units. */
export const LONGEST_RUN = 4;

/** Decimal digits of weights, biases and scores in a file. */
export const WEIGHT_DIGITS = 2;

/** What the sum of the weights of a view is multiplied with where the turn has so many letters. */
export function scaleOf(length: number): number {
  return length === 0 ? 0 : 1 / Math.sqrt(length);
}

/** A number as files of weights have it. */
export function roundWeight(value: number): number {
  const factor = 10 ** WEIGHT_DIGITS;
  // Adding 0 makes a negative zero a plain one.
  return Math.round(value * factor) / factor + 0;
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
