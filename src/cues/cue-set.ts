import type { CueModel } from './cue-model.js';
import type { SecondLook } from './second-look.js';

/** What lies beside rules to weigh what is said. */
export interface CueSet {
  /** Sorted by rule. */
  readonly models: readonly CueModel[];
  /** Sorted by group. */
  readonly looks: readonly SecondLook[];
}

/** No cues at all: patterns stand alone. */
export const NO_CUES: CueSet = { models: [], looks: [] };
