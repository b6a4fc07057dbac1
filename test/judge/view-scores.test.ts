import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf } from '../../src/judge/judge-model.js';
import { lettersOf, readLetters } from '../../src/judge/letters.js';
import { buildJudgeTables, viewScorerOf } from '../../src/judge/view-scores.js';
import { characterFeatures } from '../../src/learn/character-features.js';
import type { RuleId } from '../../src/model/rule.js';
import type { Role } from '../../src/model/transcript.js';
import { lettersIn, modelOf, normalised } from './models.js';

const letters = fc.constantFrom('謝', 'れ', 'よ', '。', '頭');
const run = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
const weighted = fc.uniqueArray(fc.record({ feature: run, weight: fc.integer({ min: -3, max: 3 }) }), {
  selector: ({ feature }) => feature,
});
const RULE = 'caller/apology-demand';

function scorerOf(...models: ReturnType<typeof modelOf>[]) {
  const score = viewScorerOf(buildJudgeTables({ rules: models, layers: [], scores: [] }));
  return (text: string, role: Role = 'caller') => score(lettersIn(text), role);
}

describe('the view of characters', () => {
  it('gives each rule the sum over its distinct runs, whatever the other rules are', () => {
    fc.assert(
      fc.property(
        fc.array(weighted, { maxLength: 4 }),
        fc.string({ unit: letters, minLength: 1, maxLength: 30 }),
        (rules, text) => {
          const models = rules.map((weights, i) => modelOf(weights, [], { rule: `caller/r${i}` }));
          const read = lettersOf(readLetters(lettersIn(text)));
          fc.pre(read !== '');
          const present = characterFeatures(read);
          const scores = scorerOf(...models)(text);
          rules.forEach((weights, i) => {
            const sum = weights.reduce(
              (total, { feature, weight }) => total + (present.has(feature) ? weight : 0),
              0,
            );
            const expected = -1 + sum * scaleOf(read.length);
            expect(scores.characters(`caller/r${i}` as RuleId)).toBeCloseTo(expected, 9);
          });
        },
      ),
    );
  });

  it('leaves a doubt about the rules whose score reaches their gate, and about no others', () => {
    const score = scorerOf(
      modelOf([{ feature: '謝れ', weight: 9 }], [], { gate: 0 }),
      modelOf([{ feature: '謝れ', weight: 9 }], [], { rule: 'caller/other', gate: 5 }),
    );
    expect(score('謝れよ').doubtful).toEqual([RULE]);
    expect(score('もしもし').doubtful).toEqual([]);
  });

  it('keeps nothing of one turn for the next, and is silent on what the other side says', () => {
    const score = scorerOf(modelOf([{ feature: '謝れ', weight: 9 }]));
    const first = score('謝れよ').characters(RULE);
    score('もしもし');
    expect(score('謝れよ').characters(RULE)).toBe(first);
    expect(score('謝れよ', 'staff').characters(RULE)).toBeNull();
  });

  it('shows the words that carry the score, and the strongest runs first', () => {
    const score = scorerOf(
      modelOf([
        { feature: '謝れ', weight: 9 },
        { feature: '謝', weight: 4 },
        { feature: '今日', weight: -1 },
      ]),
    );
    const text = '今日は雨ですけど、とにかく謝れよな。';
    const { span, cues } = score(text).explain(RULE);
    expect(normalised(text).text.slice(span.start, span.end)).toBe('謝れ');
    expect(cues).toEqual([
      { cue: '謝れ', weight: 9 },
      { cue: '謝', weight: 4 },
    ]);
  });
});

describe('the lexicon of a model', () => {
  it('is named by the features of its words', () => {
    const model = modelOf(
      [],
      [
        { feature: '@money', weight: 1 },
        { feature: '@fault:command', weight: 1 },
        { feature: '@law>polite', weight: 1 },
        { feature: '払う:command', weight: 1 },
      ],
    );
    expect(buildJudgeTables({ rules: [model], layers: [], scores: [] }).lexicon).toEqual([
      'fault',
      'law',
      'money',
    ]);
  });
});
