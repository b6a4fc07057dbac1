import type { CueScorer, TurnScores } from './cues/score-cues.js';
import { normaliseInPlace } from './language/normalise.js';
import type { IsDoubted } from './match/evaluate.js';
import type { TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { RuleId } from './model/rule.js';
import type { Role } from './model/transcript.js';

/**
 * By the letters of a sentence from which on, how far below the beginning of what cues find both scores have to lie
 * (docs/cues.md). The shorter a sentence, the less its words can tell.
 */
const DOUBTS = [
  { letters: 20, shortOf: 0.5 },
  { letters: 12, shortOf: 1.5 },
] as const;
const LEAST_DOUBT = Math.min(...DOUBTS.map(({ shortOf }) => shortOf));

/**
 * A pattern is not believed where the weighed words of the whole turn speak against its rule, and those of the match's own
 * sentences as well: in a long turn much else is said. The shortest sentences are left to the patterns: cues know too few
 * of their words to say no.
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
  const below = new Map(
    [...(candidates ?? rules.keys())].flatMap((number): [RuleId, number][] => {
      const rule = rules[number]?.rule.id;
      if (rule === undefined) return [];
      const shortOf = scores.shortOf(rule);
      return shortOf > LEAST_DOUBT ? [[rule, shortOf]] : [];
    }),
  );
  return (rule, span) => {
    const ofTurn = below.get(rule);
    if (ofTurn === undefined) return false;
    const sentences = matcher
      .sentencesAround(span)
      .filter(({ start, end }) => start < span.end && span.start < end);
    const start = sentences[0]?.start ?? span.start;
    const end = sentences.at(-1)?.end ?? span.end;
    const needed = DOUBTS.find(({ letters }) => end - start >= letters)?.shortOf ?? Number.POSITIVE_INFINITY;
    if (ofTurn <= needed) return false;
    const letters = normaliseInPlace(matcher.normalised.text.slice(start, end), []);
    return scorer.score(letters, role).shortOf(rule) > needed;
  };
}
