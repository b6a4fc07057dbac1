import { confidenceOf, fitConfidence } from './confidence-curve.js';
import type { LearnedRule } from './fit-rule.js';
import { findingKey, isAccusing, isStanding, type KnownFinding, weighAgain } from './second-look.js';

/** Below this confidence no threshold lies, so nothing weaker takes part in the second look. */
const FAINTEST = 0.4;
/** Of a pattern's finding, for the second look. */
const PATTERN_CONFIDENCE = 0.95;

/**
 * Marks the turns that the second look takes from each rule, as it will when calls are checked: thresholds are chosen for
 * what is left.
 */
export function withDismissed(learned: readonly LearnedRule[]): readonly LearnedRule[] {
  const curves = learned.map(({ scored }) => fitConfidence(scored));
  const byCall = new Map<number, { readonly findings: KnownFinding[]; readonly turns: number }>();
  learned.forEach(({ rule, scored }, number) => {
    const curve = curves[number];
    if (!curve || !isAccusing(rule)) return;
    for (const { score, pattern, place } of scored) {
      const confidence = pattern ? PATTERN_CONFIDENCE : confidenceOf(curve, score);
      if (confidence < FAINTEST) continue;
      const call = byCall.get(place.call) ?? { findings: [], turns: place.turns };
      byCall.set(place.call, call);
      call.findings.push({ turn: place.turn, rule, via: pattern ? 'pattern' : 'cues', confidence });
    }
  });
  const dismissed = new Map<number, ReadonlySet<string>>();
  for (const [call, { findings, turns }] of byCall) {
    const keys = [...weighAgain(findings, turns)].flatMap(([key, left]) => (isStanding(left) ? [] : key));
    if (keys.length > 0) dismissed.set(call, new Set(keys));
  }
  return learned.map((one) => ({
    ...one,
    scored: one.scored.map((turn) =>
      dismissed.get(turn.place.call)?.has(findingKey(turn.place.turn, one.rule))
        ? { ...turn, dismissed: true }
        : turn,
    ),
  }));
}
