import { expect, it } from 'vitest';
import { analyseSegment } from '../../src/language/analyse-text.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { someTouching, spanSearch } from '../../src/match/segment-reading.js';
import { createMatcher, matchTurn, readSegment } from '../../src/match/turn-matcher.js';
import { shiftSentences } from '../../src/model/sentence-places.js';
import type { NormalisedText } from '../../src/model/token.js';
import type { Span } from '../../src/model/transcript.js';
import { touches } from '../../src/text/stretches.js';
import { shippedRules } from '../shipped.js';

const tokenize = await loadTokenizer();
const ruleSet = shippedRules();
const SENTENCE = '責任者を出せ。';

/** Asks of each match in a turn of so many sentences whether its rule takes it back. @returns how often a segment was looked at */
function looksIn(sentences: number): number {
  const text = SENTENCE.repeat(sentences);
  const normalised: NormalisedText = {
    original: text,
    text,
    starts: Int32Array.from(text, (_, at) => at),
    ends: Int32Array.from(text, (_, at) => at + 1),
  };
  let looks = 0;
  const segments = new Proxy(
    Array.from(
      { length: sentences },
      (_, at): Span => ({
        start: at * SENTENCE.length,
        end: (at + 1) * SENTENCE.length,
      }),
    ),
    {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d/.test(key)) looks++;
        return Reflect.get(target, key);
      },
    },
  );
  const matcher = createMatcher(ruleSet, false);
  const reading = readSegment(matcher.atoms, SENTENCE, () =>
    analyseSegment(SENTENCE, new Uint8Array(SENTENCE.length), tokenize),
  );
  const turn = matchTurn(
    matcher,
    {
      normalised,
      segments,
      readSegment: () => reading,
      sentences: () =>
        Array.from({ length: sentences }, (_, at) => at * SENTENCE.length).flatMap((start) =>
          shiftSentences(reading.sentences(), start),
        ),
    },
    null,
  );
  const rule = ruleSet.rules.find((one) => one.rule.id === 'caller/presence-demand');
  const [pattern] = rule?.any.filter((one) => turn.matches(one).length > 0) ?? [];
  if (rule === undefined || pattern === undefined) throw new Error('no rule');
  const matches = turn.matches(pattern);
  expect(matches).toHaveLength(sentences);
  looks = 0;
  expect(matches.some((span) => turn.isRuledOut(rule, span))).toBe(false);
  for (const span of matches) turn.sentencesAround(span);
  return looks / sentences;
}

it('a match in a long turn is judged by what stands around it, without a look at all the turn', () => {
  const perMatch = looksIn(64);
  // The search by halves takes some steps more for each exception, never a multiple.
  expect(looksIn(1024)).toBeLessThan(perMatch * 2);
});

it('spans in any order are found by what they touch', () => {
  const spans = [0, 5, 2, 9, 4].map((start, at) => ({ start, end: start + 1 + (at % 3) }));
  const search = spanSearch(spans);
  for (let start = 0; start < 12; start++)
    for (let end = start; end < 13; end++)
      expect(someTouching(search, { start, end })).toBe(spans.some((one) => touches(one, { start, end })));
});
