/** What was learned from labelled calls about who speaks how. */
export interface SideModel {
  /** Weights of runs of characters: above 0 for staff. */
  readonly cues: readonly SideCue[];
  /** Of a turn without any. */
  readonly bias: number;
  readonly calibration: Calibration;
  readonly fit: FitFigures;
}

export interface SideCue {
  readonly cue: string;
  readonly weight: number;
}

/** From the odds of turns to those of speakers. */
export interface Calibration {
  /** The odds of a speaker for staff are this times the sum of those of the turns through the root of their number. */
  readonly scale: number;
  /** How much it speaks for different sides that two speakers answer each other, by the logarithm of how often. */
  readonly contact: number;
}

/** What the model was fitted on and how it did on calls it had not seen. */
export interface FitFigures {
  readonly files: number;
  readonly calls: number;
  readonly turns: number;
  /** Calls and parts of calls that were measured, those of them that were decided, and those decided wrong. */
  readonly measured: number;
  readonly decided: number;
  readonly wrong: number;
}

/** Below this confidence a call stays unread. */
export const LEAST_CONFIDENCE = 0.9;
/** No turn counts for more than this, whatever stands in it: the odds of a turn are no better than the words. */
export const MOST_TURN_ODDS = 3;
