import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser } from '../src/analyse.js';
import { loadTokenizer } from '../src/language/tokenize.js';
import type { RuleSet } from '../src/model/compiled.js';
import type { Tokenize } from '../src/model/token.js';
import type { Transcript } from '../src/model/transcript.js';
import { loadRules } from '../src/rules/load.js';
import { createTracer } from '../src/trace-call.js';
import { modelOf } from './cues/models.js';

const RULE = 'caller/apology-demand';
/** 「花火」 is what people say who mean something else. */
const model = modelOf([
  { cue: '花火', weight: -40 },
  { cue: '絶対', weight: 40 },
]);

describe('doubt of what patterns find', () => {
  let ruleSet: RuleSet;
  let tokenize: Tokenize;

  beforeAll(async () => {
    ruleSet = loadRules();
    tokenize = await loadTokenizer();
  });

  const callOf = (texts: readonly string[]): Transcript => ({
    file: '',
    id: '',
    comments: [],
    fields: {},
    turns: texts.map((text) => ({
      role: 'caller',
      speaker: 'caller',
      text,
      narration: [],
      segments: [{ start: 0, line: null, column: null }],
    })),
  });
  const isFoundIn = (texts: readonly string[], models = [model]): boolean =>
    createAnalyser({ ruleSet, tokenize, cues: { models, looks: [] } })(callOf(texts)).findings.some(
      ({ rule, via }) => rule === RULE && via === 'pattern',
    );
  const isFound = (text: string, models = [model]): boolean => isFoundIn([text], models);

  it('takes a match away where the words of a long sentence speak against its rule', () => {
    const text = '花火大会の席のことで電話をしているんだけど、とにかく今すぐここで謝れよ。';
    expect(isFound(text)).toBe(false);
    expect(isFound(text, [])).toBe(true);
  });

  it('leaves the shortest sentences to the patterns', () => {
    expect(isFound('花火のことで謝れよ。')).toBe(true);
  });

  it('takes more to doubt a short sentence than a long one', () => {
    const weakly = [modelOf([{ cue: '花火', weight: -5 }])];
    const short = '花火のことで今すぐ謝れよ。';
    expect(isFound(short, weakly)).toBe(true);
    expect(isFound(short)).toBe(false);
    expect(isFound(`${'本当にもう何回も'.repeat(2)}${short}`, weakly)).toBe(false);
  });

  it('believes a match whose own sentence does not speak against it', () => {
    expect(isFound('花火大会の花火の席のことで電話をしているんですけどね。謝れよ。')).toBe(true);
    const others = '絶対に納得がいかないから、とにかく今すぐここで私に謝れよ。';
    expect(isFound(`花火大会の花火の席のことです。${others}`)).toBe(true);
  });

  it('does not touch rules without cues', () => {
    const text = '花火大会の席のことで電話をしているんだけど、とにかく今すぐここで謝れよ。';
    expect(isFound(text, [modelOf([], { rule: 'caller/harm-threat', bias: -9 })])).toBe(true);
  });

  describe('of what stands alone in its call', () => {
    const calm = ['もしもし。', '先週お願いした者です。', '番号は十二番です。', 'はい、そうです。'];
    const neither = [modelOf([{ cue: '花火', weight: -5 }], { lookFrom: -1 })];

    it('takes a match away that the words do not bear out', () => {
      expect(isFoundIn([...calm, '今すぐ謝れよ。'], neither)).toBe(false);
      expect(isFoundIn([...calm, '今すぐ謝れよ。'], [])).toBe(true);
    });

    it('believes one that they bear out', () => {
      const bearing = [modelOf([{ cue: '謝れ', weight: 20 }], { lookFrom: -1 })];
      expect(isFoundIn([...calm, '今すぐ謝れよ。'], bearing)).toBe(true);
    });

    it('believes one that has company in the call', () => {
      expect(isFoundIn([...calm, '殺すぞ。', '今すぐ謝れよ。'], neither)).toBe(true);
      expect(isFoundIn([...calm, '今すぐ謝れよ。', '確認します。'], neither)).toBe(false);
    });

    it('leaves rules without a second look alone', () => {
      expect(isFoundIn([...calm, '今すぐ謝れよ。'], [modelOf([{ cue: '花火', weight: -5 }])])).toBe(true);
    });

    it('judges no call of a few turns by what is missing in it', () => {
      expect(isFoundIn([...calm.slice(1), '今すぐ謝れよ。'], neither)).toBe(true);
    });

    it('is told by the trace', () => {
      const cues = { models: neither, looks: [] };
      const trace = createTracer(ruleSet, tokenize, cues)(callOf([...calm, '今すぐ謝れよ。']), RULE);
      const kinds = trace?.turns[4]?.patterns.flatMap(({ candidates }) =>
        candidates.map(({ ruledOut }) => ruledOut?.kind),
      );
      expect(kinds).toContain('alone');
    });
  });
});
