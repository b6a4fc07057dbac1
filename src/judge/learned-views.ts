import type { RuleId } from '../model/rule.js';
import type { ScoreModel } from './judge-model.js';
import { type JudgeTables, learnedRules, type ScoreViews, viewScorerOf } from './view-scores.js';

/** What was learned, ready to be asked about turns. */
export interface LearnedViews {
  readonly scores: readonly ScoreModel[];
  /** The rules that are weighed. */
  readonly rules: ReadonlySet<RuleId>;
  /** The sets of the lexicon that a view of words regards. */
  readonly lexicon: readonly string[];
  readonly scoreViews: ScoreViews;
}

/** What tables say of their rules. */
export function learnedViews(tables: JudgeTables): LearnedViews {
  return {
    scores: tables.scores,
    rules: learnedRules(tables),
    lexicon: tables.lexicon,
    scoreViews: viewScorerOf(tables),
  };
}

/**
 * What tables say of their rules after some were learned anew, of which `known` is asked no more. The answers are those of one
 * table of both; the large one need not be built again for few rules.
 */
export function relearnedViews(known: JudgeTables, anew: JudgeTables): LearnedViews {
  const rules = learnedRules(anew);
  const groups = new Set(anew.scores.map(({ group }) => group));
  return {
    scores: [...known.scores.filter(({ group }) => !groups.has(group)), ...anew.scores],
    rules: new Set([...learnedRules(known), ...rules]),
    lexicon: [...new Set([...known.lexicon, ...anew.lexicon])].sort(),
    scoreViews: relearnedScorer(known, anew, rules),
  };
}

function relearnedScorer(known: JudgeTables, anew: JudgeTables, relearned: ReadonlySet<RuleId>): ScoreViews {
  const scoreKnown = viewScorerOf(known);
  const scoreAnew = viewScorerOf(anew);
  const isKept = (rule: RuleId): boolean => !relearned.has(rule);
  return (letters, role) => {
    const before = scoreKnown(letters, role);
    const after = scoreAnew(letters, role);
    const of = (rule: RuleId) => (isKept(rule) ? before : after);
    // The features of both, numbered through.
    const features = known[role].words.count;
    return {
      doubtful: [...before.doubtful.filter(isKept), ...after.doubtful],
      characters: (rule) => of(rule).characters(rule),
      explain: (rule) => of(rule).explain(rule),
      knownWords: (sentence, lexicon) => [
        ...before.knownWords(sentence, lexicon),
        ...after.knownWords(sentence, lexicon).map((number) => number + features),
      ],
      words: (sentences) => {
        const wordsBefore = before.words(sentences.map((some) => some.filter((one) => one < features)));
        const wordsAfter = after.words(
          sentences.map((some) => some.flatMap((one) => (one < features ? [] : one - features))),
        );
        return {
          of: (rule) => (isKept(rule) ? wordsBefore : wordsAfter).of(rule),
          doubtful: () => [...wordsBefore.doubtful().filter(isKept), ...wordsAfter.doubtful()],
        };
      },
    };
  };
}
