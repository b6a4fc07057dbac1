import type { FunctionSet } from './token.js';

/** What length and grammar say of the stretch of a turn that cues point to. */
export interface EvidenceForm {
  /** Characters of the whole turn, normalised. */
  readonly letters: number;
  /** How much of them the stretch takes, 0 to 1. */
  readonly share: number;
  /** How many phrases (文節) it has. */
  readonly phrases: number;
  /** Functions of its last phrase. */
  readonly last: FunctionSet;
  /** Functions of the last phrase of the sentence in which it ends. */
  readonly final: FunctionSet;
  /** Whether these are the same phrase. */
  readonly reachesEnd: boolean;
  /** How much of the stretch repeats or supposes somebody's words, 0 to 1. */
  readonly quoted: number;
  /** How much of it the speaker tells, supposes, denies or releases from, and does nothing by. */
  readonly disowned: number;
}
