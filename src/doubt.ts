import type { CueScorer, TurnScores } from './cues/score-cues.js';
import { FEWEST_TURNS, isAccusing } from './cues/second-look.js';
import { normaliseInPlace } from './language/normalise.js';
import type { BeliefIn, BelievedMatch, ReadTurn } from './match/evaluate.js';
import type { TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { RuleId } from './model/rule.js';
import type { Role, Span } from './model/transcript.js';

/**
 * By the letters of a sentence from which on, how far below the beginning of what cues find both scores have to lie
 * (docs/cues.md). The shorter a sentence, the less its words can tell.
 */
const DOUBTS = [
  { letters: 20, shortOf: 0.5 },
  { letters: 12, shortOf: 1.5 },
] as const;
const LEAST_DOUBT = Math.min(...DOUBTS.map(({ shortOf }) => shortOf));
/** So far above that beginning one score has to lie where nothing else is found in the call. */
const ALONE = 2.5;

/**
 * How far patterns of a turn are believed. Not at all where the weighed words of the whole turn speak against their rule,
 * and those of the match's own sentences as well: in a long turn much else is said. The shortest sentences are left to the
 * patterns: cues know too few of their words to say no. In a call where nothing else is found, words have to speak for the
 * rule, if it is one of those that a second look is taken at: these are fitted to what stands around.
 *
 * @param candidates the rules whose patterns may match; null: any
 * @param scores of the whole turn by `scorer`, which has scored nothing since
 */
export function beliefIn(
  { rules }: RuleSet,
  candidates: readonly number[] | null,
  role: Role,
  matcher: TurnMatcher,
  scorer: CueScorer,
  scores: TurnScores,
): BeliefIn {
  const mayNeedCompany = (rule: RuleId): boolean => isAccusing(rule) && scorer.looksAt(rule);
  const ofTurn = new Map(
    [...(candidates ?? rules.keys())].flatMap((number): [RuleId, number][] => {
      const rule = rules[number]?.rule.id;
      if (rule === undefined) return [];
      const shortOf = scores.shortOf(rule);
      return shortOf > (mayNeedCompany(rule) ? -ALONE : LEAST_DOUBT) ? [[rule, shortOf]] : [];
    }),
  );
  return (rule, span) => {
    const turn = ofTurn.get(rule);
    if (turn === undefined) return 'anywhere';
    const { start, end } = wholeSentences(matcher, span);
    const letters = normaliseInPlace(matcher.normalised.text.slice(start, end), []);
    const shortOf = Math.min(turn, scorer.score(letters, role).shortOf(rule));
    const most = DOUBTS.find((doubt) => end - start >= doubt.letters)?.shortOf ?? Number.POSITIVE_INFINITY;
    if (shortOf > most) return 'nowhere';
    return shortOf > -ALONE && mayNeedCompany(rule) ? 'in company' : 'anywhere';
  };
}

/** The sentences that a match stands in; offsets in the normalised text. */
function wholeSentences(matcher: TurnMatcher, span: Span): Span {
  const sentences = matcher
    .sentencesAround(span)
    .filter(({ start, end }) => start < span.end && span.start < end);
  return { start: sentences[0]?.start ?? span.start, end: sentences.at(-1)?.end ?? span.end };
}

/**
 * The turns of a call without the matches that need company, where there is none. Short calls say nothing of that. What
 * cues say of such a turn remains.
 *
 * @param sureTurns the turns, 0-based, on which something that accuses is surely found; asked for only where it matters
 */
export function withoutLonely(
  turns: readonly ReadTurn[],
  sureTurns: () => readonly number[],
): readonly ReadTurn[] {
  if (turns.length < FEWEST_TURNS || !turns.some(needsCompany)) return turns;
  const sure = sureTurns();
  return turns.map((turn, index) => {
    if (!needsCompany(turn) || sure.some((other) => other !== index)) return turn;
    const left = [...turn.matches].flatMap(([rule, matches]): [number, readonly BelievedMatch[]][] => {
      const believed = matches.filter((match) => !match.needsCompany);
      return believed.length > 0 ? [[rule, believed]] : [];
    });
    return { ...turn, matches: new Map(left) };
  });
}

function needsCompany({ matches }: ReadTurn): boolean {
  for (const ofRule of matches.values()) if (ofRule.some((match) => match.needsCompany)) return true;
  return false;
}
