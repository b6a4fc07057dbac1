import type { CueScorer, TurnScores } from './cues/score-cues.js';
import { normaliseInPlace } from './language/normalise.js';
import type { IsDoubted } from './match/evaluate.js';
import type { TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { Role } from './model/transcript.js';

/** Letters from which on a sentence has enough cues to be judged by. */
const LONG_SENTENCE = 25;

/**
 * A pattern is not believed where the weighed words of the whole turn speak strongly against its rule, and those of the
 * match's own sentences as well: in a long turn much else is said. Short sentences are left to the patterns: cues know too
 * few of their words to say no.
 *
 * @param candidates the rules whose patterns may match; null: any
 * @param scores of the whole turn by `scorer`, which has scored nothing since
 */
export function doubtOf(
  { rules }: RuleSet,
  candidates: readonly number[] | null,
  role: Role,
  matcher: TurnMatcher,
  scorer: CueScorer,
  scores: TurnScores,
): IsDoubted {
  const doubted = new Set(
    [...(candidates ?? rules.keys())]
      .flatMap((number) => rules[number]?.rule.id ?? [])
      .filter(scores.speakAgainst),
  );
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
