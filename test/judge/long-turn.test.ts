import { expect, it } from 'vitest';
import { evidenceReader } from '../../src/judge/evidence-reader.js';
import { learnedViews } from '../../src/judge/learned-views.js';
import { readEvidence } from '../../src/judge/read-evidence.js';
import { createTurnReader } from '../../src/judge/read-turns.js';
import { type LexiconHit, wordFeatures } from '../../src/judge/word-features.js';
import { analyseText } from '../../src/language/analyse-text.js';
import { createMatcher } from '../../src/match/turn-matcher.js';
import { callOfTurn, shippedJudgement } from '../shipped.js';

const options = await shippedJudgement();
const learned = learnedViews(options.judgeTables as NonNullable<typeof options.judgeTables>);
const { ruleSet, tokenize } = options;

/** The words of the lexicon that are handed to the readers of words, for each sentence of a long turn. */
function handedOut(sentences: number): number {
  const [turn] = callOfTurn('caller', 'お金を返してくれ。責任者を出せ。'.repeat(sentences / 2)).turns;
  if (turn === undefined) throw new Error('no turn');
  const sight = createTurnReader(createMatcher(ruleSet), tokenize)(turn);
  const scores = learned.scoreViews(sight.letters, turn.role);
  let handed = 0;
  const counted = {
    ...scores,
    doubtful: ['caller/presence-demand'] as const,
    knownWords: (...[sentence, lexicon]: Parameters<typeof scores.knownWords>) => {
      handed += lexicon.length;
      return scores.knownWords(sentence, lexicon);
    },
  };
  const read = readEvidence(
    evidenceReader(ruleSet, learned.lexicon, learned.rules),
    turn,
    sight,
    counted,
    learned.scoreViews,
  );
  expect(read.map(({ rule }) => rule)).toContain('caller/presence-demand');
  expect(handed).toBeGreaterThan(sentences);
  return handed / sentences;
}

it('a sentence of a long turn is given its own words of the lexicon, not those of the turn', () => {
  expect(handedOut(400)).toBeLessThan(2 * handedOut(40));
});

it('the features of a long turn are those of its sentences, each hit looked at once', () => {
  const { sentences } = analyseText('金を払え。'.repeat(200), [], tokenize);
  let looks = 0;
  const hits = sentences.map(
    ({ start }): LexiconHit => ({
      name: 'money',
      get span() {
        looks++;
        return { start, end: start + 1 };
      },
    }),
  );
  const features = wordFeatures(sentences, hits);
  expect([...features.keys()].filter((one) => one.startsWith('@'))).toEqual(
    expect.arrayContaining(['@money', '@money>command']),
  );
  expect(looks).toBeLessThan(10 * hits.length);
});
