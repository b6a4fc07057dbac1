import type { Role } from './transcript.js';

/** Words and who says them. */
export interface Said {
  readonly speaker: string;
  readonly text: string;
}

/** The side that a speaker's words speak for. */
export interface GuessedSide {
  readonly role: Role;
  /** 0.5 to 1, calibrated: of so many guesses with 0.97, 97 in a hundred are right. */
  readonly confidence: number;
}

/** The sides of lines for which nobody is named. */
export interface TurnSides {
  /** In the order of the lines. */
  readonly roles: readonly Role[];
  /** How many of the lines are on the right side, as a share. */
  readonly confidence: number;
}

/** Judges by the words of a call whose side its speakers are on. */
export interface SideJudge {
  /**
   * The sides of the speakers that have none yet.
   *
   * @param said all that is said in the call, in order
   * @param told every speaker of the call; null where nothing else tells the side
   * @returns null where the words do not tell it surely enough
   */
  readonly guess: (
    said: readonly Said[],
    told: ReadonlyMap<string, Role | null>,
  ) => ReadonlyMap<string, GuessedSide> | null;
  /** The sides of the lines of a call for which nobody is named, each said by one; null where the words do not tell them surely enough. */
  readonly split: (texts: readonly string[]) => TurnSides | null;
  /** True where the words of both sides speak against the roles. */
  readonly looksSwapped: (said: readonly Said[], roles: ReadonlyMap<string, Role>) => boolean;
}
