/** A turn with its score by a model that has not seen it. */
export interface ScoredTurn {
  readonly score: number;
  readonly labelled: boolean;
  /** The rule's patterns find the turn, whatever its score. */
  readonly pattern: boolean;
  /** No rule of the kind that accuses anybody stands on it: a finding here troubles somebody innocent. */
  readonly innocent: boolean;
}
