import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/judge.js';
import type { RuleModel, ScoreModel } from '../../src/judge/judge-model.js';
import { buildJudgeTables, withoutRules } from '../../src/judge/view-scores.js';
import { callOfTurn, shippedJudgement } from '../shipped.js';
import { modelOf, scoreOf } from './models.js';

const SAYINGS = [
  ['caller', '今すぐ謝れよ。全額返してください。払わないなら訴えるからな。'],
  ['caller', '返してください、録音しています。'],
  ['staff', 'えっ、録音されているんですか。困ります。'],
  ['staff', 'かしこまりました。'],
] as const;

const weighing = (rule: RuleModel['rule'], weights: Readonly<Record<string, number>>, word: string) =>
  modelOf(
    Object.entries(weights).map(([feature, weight]) => ({ feature, weight })),
    [
      { feature: '@money', weight: 0.5 },
      { feature: word, weight: 2 },
    ],
    { rule, speaker: rule.startsWith('staff') ? 'staff' : 'caller' },
  );

const KNOWN = {
  rules: [
    weighing('caller/apology-demand', { 謝れ: 4, 今: 0.5 }, '謝る:command'),
    weighing('caller/compensation-demand', { 返し: 3, 払わ: 1 }, '払う:negative'),
    weighing('staff/startled-reaction', { えっ: 5 }, '困る'),
  ],
  layers: [],
  scores: [scoreOf(), scoreOf({ group: 'staff', least: 0.4 })],
};

const ANEW = {
  // One that was known otherwise, one that was not known.
  rules: [
    weighing('caller/compensation-demand', { 返して: 6, 全額: 2 }, '返す:request'),
    weighing('caller/recording-declaration', { 録音: 5 }, '録音'),
  ],
  layers: [],
  scores: [scoreOf({ weights: { characters: 0.8, words: 1.3 } })],
};

const NONE_OF = { rules: [] as RuleModel[], layers: [], scores: [] as ScoreModel[] };

describe('what was learned anew', () => {
  it.each([
    ['some rules of some speakers', KNOWN, ANEW],
    ['nothing', KNOWN, NONE_OF],
    ['where nothing was known', NONE_OF, ANEW],
  ])('stands in place of what was known, as in one table of both: %s', async (_, known, anew) => {
    const { ruleSet, tokenize } = await shippedJudgement();
    const rules = new Set(anew.rules.map(({ rule }) => rule));
    const groups = new Set(anew.scores.map(({ group }) => group));
    const joined = {
      rules: [...known.rules.filter(({ rule }) => !rules.has(rule)), ...anew.rules],
      layers: [],
      scores: [...known.scores.filter(({ group }) => !groups.has(group)), ...anew.scores],
    };
    const together = createJudge({ ruleSet, tokenize, model: joined });
    const apart = createJudge({ ruleSet, tokenize, model: known, relearned: buildJudgeTables(anew) });
    const before = createJudge({ ruleSet, tokenize, model: known });
    const calls = SAYINGS.map(([role, text]) => callOfTurn(role, text));
    expect(calls.map(apart)).toEqual(calls.map(together));
    if (anew.rules.length > 0) expect(calls.map(apart)).not.toEqual(calls.map(before));
    expect(calls.flatMap(apart).length).toBeGreaterThan(1);
  });
});

describe('a learned rule that another stands in for', () => {
  it('is judged as if nothing had been learned of it, and the others as before', async () => {
    const { ruleSet, tokenize } = await shippedJudgement();
    const calls = SAYINGS.map(([role, text]) => callOfTurn(role, text));
    const whole = createJudge({ ruleSet, tokenize, model: KNOWN });
    for (const { rule } of KNOWN.rules) {
      const model = { ...KNOWN, rules: KNOWN.rules.filter((one) => one.rule !== rule) };
      const judgeTables = withoutRules(buildJudgeTables(KNOWN), new Set([rule]));
      const without = calls.map(createJudge({ ruleSet, tokenize, judgeTables }));
      expect(without).toEqual(calls.map(createJudge({ ruleSet, tokenize, model })));
      expect(without).not.toEqual(calls.map(whole));
    }
  });
});
