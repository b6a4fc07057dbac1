import type { CueScorer, TurnScores } from './cues/score-cues.js';
import { normaliseInPlace } from './language/normalise.js';
import type { TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { RuleId } from './model/rule.js';
import type { Role, Span } from './model/transcript.js';

/** Whether a match of a rule's pattern is not believed; offsets in the normalised text. */
export type IsDoubted = (rule: RuleId, span: Span) => boolean;

/** Letters from which on a sentence has enough cues to be judged by. */
const LONG_SENTENCE = 25;

/**
 * A pattern is not believed where the weighed words of the whole turn speak strongly against its rule, and those of the
 * match's own sentences as well: in a long turn much else is said. Short sentences are left to the patterns: cues know too
 * few of their words to say no.
 *
 * @param scores of the whole turn by `scorer`, which has scored nothing since
 */
export function doubtOf(
  { rules }: RuleSet,
  role: Role,
  matcher: TurnMatcher,
  scorer: CueScorer,
  scores: TurnScores,
): IsDoubted {
  const doubted = new Set(rules.map(({ rule }) => rule.id).filter(scores.speakAgainst));
  return (rule, span) => {
    if (!doubted.has(rule)) return false;
    const sentences = matcher
      .sentencesAround(span)
      .filter(({ start, end }) => start < span.end && span.start < end);
    const start = sentences[0]?.start ?? span.start;
    const end = sentences.at(-1)?.end ?? span.end;
    if (end - start < LONG_SENTENCE) return false;
    const letters = normaliseInPlace(matcher.normalised.text.slice(start, end), []);
    return scorer.score(letters, role).speakAgainst(rule);
  };
}
