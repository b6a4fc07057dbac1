/** A turn with its score by a model that has not seen it. */
export interface ScoredTurn {
  readonly score: number;
  readonly labelled: boolean;
  /** The rule's patterns find the turn, whatever its score. */
  readonly pattern: boolean;
  /** No rule of the kind that accuses anybody stands on it: a finding here troubles somebody innocent. */
  readonly innocent: boolean;
}

export interface ThresholdChoice {
  readonly threshold: number;
  /** Of patterns and cues together at the threshold, on the same turns. */
  readonly precision: number;
  readonly recall: number;
}

export interface ThresholdOptions {
  readonly targetPrecision: number;
  /** A false alarm on an innocent turn counts so many times. */
  readonly innocentWeight: number;
}

/** With fewer right findings than this above it a threshold is chance. */
const FEWEST_RIGHT = 3;

/**
 * The lowest threshold at which patterns and cues together still have the target precision; where none has, the
 * cues are to find nothing but what scores like the best labelled turns: the threshold of the best precision.
 */
export function chooseThreshold(turns: readonly ScoredTurn[], options: ThresholdOptions): ThresholdChoice {
  const sorted = turns.toSorted((a, b) => b.score - a.score);
  let right = 0;
  let wrong = 0;
  for (const turn of turns) {
    if (!turn.pattern) continue;
    if (turn.labelled) right++;
    else wrong += turn.innocent ? options.innocentWeight : 1;
  }
  const labelled = turns.filter((turn) => turn.labelled).length;
  const choice = (score: number): ThresholdChoice => ({
    threshold: score,
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, labelled),
  });
  const none = choice((sorted[0]?.score ?? 0) + 1);
  let best: ThresholdChoice | null = null;
  let cleanest = none;
  let byCues = 0;
  sorted.forEach((turn, i) => {
    if (!turn.pattern) {
      if (turn.labelled) right++;
      else wrong += turn.innocent ? options.innocentWeight : 1;
    }
    if (turn.labelled) byCues++;
    if (byCues < FEWEST_RIGHT || sorted[i + 1]?.score === turn.score) return;
    const here = choice(turn.score);
    if (here.precision >= options.targetPrecision) best = here;
    if (here.precision > cleanest.precision || (cleanest === none && here.precision >= none.precision)) {
      cleanest = here;
    }
  });
  return best ?? cleanest;
}
