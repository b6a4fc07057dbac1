import type { LocalisedText, Rule, RuleExample, RuleId, TurnWindow } from './rule.js';
import type { SpokenWords } from './verdict.js';

/** What is looked for in a call: findings of rules, or words of one speaker. */
export interface Sought {
  /** Ids and globs of rules; a finding of any of them counts. */
  readonly rules: readonly string[];
  /** The rule that carries the patterns of `says`; null where there are none. */
  readonly says: RuleId | null;
  /** Only among the first or last turns; null: anywhere. */
  readonly place: { readonly from: 'first' | 'last'; readonly window: TurnWindow } | null;
  /** Within so many turns after the step before; null: anywhere after it. */
  readonly within: number | null;
  /** So many turns, at least, must carry it. */
  readonly count: number;
}

/** When an item is met: all steps are found one after another, or something is not found. */
export type Demand =
  | { readonly kind: 'steps'; readonly steps: readonly Sought[] }
  | { readonly kind: 'absent'; readonly sought: Sought };

/** What a person or the program decides about an item. */
export const ITEM_OUTCOMES = ['met', 'partly', 'missed', 'not-applicable', 'by-hand'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** The outcomes that examples of an item can state. */
export type ExampleOutcome = Exclude<ItemOutcome, 'by-hand'>;

/** One line of an evaluation form. */
export interface ScorecardItem {
  readonly id: string;
  readonly title: LocalisedText;
  /** The heading it stands under; null without. */
  readonly section: LocalisedText | null;
  readonly points: number;
  /** Where it is missed, the call fails whatever its points. */
  readonly isCritical: boolean;
  /** It applies only where one of these is found; empty: always. */
  readonly when: readonly Sought[];
  /** It does not apply where one of these is found. */
  readonly unless: readonly Sought[];
  /** Null for an item that a person judges by hand. */
  readonly demand: Demand | null;
  /** What earns a part of the points. */
  readonly partly: { readonly demand: Demand; readonly points: number } | null;
  /** What to do better; null without. */
  readonly advice: LocalisedText | null;
  readonly examples: readonly { readonly outcome: ExampleOutcome; readonly example: RuleExample }[];
  /** 1-based line in the file. */
  readonly line: number;
}

/** An evaluation form. */
export interface Scorecard {
  readonly file: string;
  readonly title: LocalisedText;
  /** From this share of the points on, in percent, a call passes; null: points alone fail no call. */
  readonly passPercent: number | null;
  readonly items: readonly ScorecardItem[];
  /** The patterns of its items, as rules that nothing reports. */
  readonly patterns: readonly Rule[];
}

/** What became of one item in one call. */
export interface ItemScore {
  readonly id: string;
  readonly outcome: ItemOutcome;
  readonly points: number;
  /** What could be had: 0 where the item does not apply or is judged by hand. */
  readonly most: number;
  /** The words it rests on: those found, or those that should not have been said. */
  readonly words: readonly SpokenWords[];
}

/** An evaluation form filled in for a call. */
export interface CallScore {
  readonly items: readonly ItemScore[];
  readonly points: number;
  readonly most: number;
  /** `points` of `most`, rounded to a whole number; null where nothing applies. */
  readonly percent: number | null;
  /** Ids of critical items that are missed. */
  readonly criticals: readonly string[];
  readonly isPassed: boolean;
}
