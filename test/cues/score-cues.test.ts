import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceAt, scaleOf } from '../../src/cues/cue-model.js';
import { cueText, lettersOf } from '../../src/cues/cue-text.js';
import { cuesOf } from '../../src/cues/features.js';
import { compileCues } from '../../src/cues/score-cues.js';
import type { RuleId } from '../../src/model/rule.js';
import { lettersIn, modelOf, normalised } from './models.js';

const letters = fc.constantFrom('謝', 'れ', 'よ', '。', '頭');
const cue = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
const weighted = fc.uniqueArray(fc.record({ cue, weight: fc.integer({ min: -3, max: 3 }) }), {
  selector: (entry) => entry.cue,
});

describe('scoring a turn by the cues of all rules at once', () => {
  it('gives each rule the sum over its distinct cues, whatever the other rules are', () => {
    fc.assert(
      fc.property(
        fc.array(weighted, { maxLength: 4 }),
        fc.string({ unit: letters, maxLength: 30 }),
        (rules, text) => {
          const models = rules.map((cues, i) => modelOf(cues, { rule: `caller/r${i}`, threshold: -1000 }));
          const read = lettersOf(cueText(lettersIn(text)));
          const present = cuesOf(read);
          const expected =
            read === ''
              ? []
              : rules.map((cues) => {
                  const sum = cues.reduce(
                    (total, { cue, weight }) => total + (present.has(cue) ? weight : 0),
                    0,
                  );
                  return expect.closeTo(-1 + sum * scaleOf(read.length), 9);
                });
          const hits = compileCues({ models, looks: [] }).score(lettersIn(text), 'caller').hits;
          expect(hits.map(({ score }) => score)).toEqual(expected);
        },
      ),
    );
  });

  it('nothing of one turn is left for the next', () => {
    const scorer = compileCues({ models: [modelOf([{ cue: '謝れ', weight: 9 }])], looks: [] });
    const first = scorer.score(lettersIn('謝れよ'), 'caller').hits;
    expect(scorer.score(lettersIn('もしもし'), 'caller').hits).toEqual([]);
    expect(scorer.score(lettersIn('謝れよ'), 'caller').hits).toEqual(first);
  });

  it('a rule of callers is silent on what staff say', () => {
    const scorer = compileCues({ models: [modelOf([{ cue: '謝れ', weight: 9 }])], looks: [] });
    expect(scorer.score(lettersIn('謝れよ'), 'staff').hits).toEqual([]);
  });

  it('tells how far a score lies below where the cues of its rule begin to find', () => {
    const cues = [
      { cue: 'お礼', weight: -9 },
      { cue: '謝れ', weight: 9 },
    ];
    const scorer = compileCues({ models: [modelOf(cues, { threshold: 0, lookFrom: -2 })], looks: [] });
    const plain = compileCues({ models: [modelOf(cues, { threshold: 0 })], looks: [] });
    const { rule } = modelOf([]);
    const shortOf = (text: string, of = scorer, id: RuleId = rule) =>
      of.score(lettersIn(text), 'caller').shortOf(id);
    expect(shortOf('お礼です')).toBeGreaterThan(0);
    expect(shortOf('謝れよ')).toBeLessThan(0);
    expect(shortOf('お礼です', plain)).toBeGreaterThan(shortOf('お礼です'));
    expect(shortOf('お礼です', scorer, 'caller/without-cues')).toBe(Number.NEGATIVE_INFINITY);
  });

  it('shows the words that carry the score, and the strongest cues first', () => {
    const model = modelOf([
      { cue: '謝れ', weight: 9 },
      { cue: '謝', weight: 4 },
      { cue: '今日', weight: -1 },
    ]);
    const scorer = compileCues({ models: [model], looks: [] });
    const text = lettersIn('今日は雨ですけど、とにかく謝れよな。');
    const [hit] = scorer.score(text, 'caller').hits;
    expect(normalised(text.original).text.slice(hit?.span.start, hit?.span.end)).toBe('謝れ');
    expect(hit?.cues).toEqual([
      { cue: '謝れ', weight: 9 },
      { cue: '謝', weight: 4 },
    ]);
  });

  it('reads the confidence off the curve, flat beyond its ends', () => {
    const curve = modelOf([]).confidence;
    expect([-1, 0, 1, 2, 9].map((score) => confidenceAt(curve, score))).toEqual([0.6, 0.6, 0.75, 0.9, 0.9]);
    expect(confidenceAt([], 1)).toBe(0);
  });
});
