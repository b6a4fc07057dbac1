import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/judge.js';
import { type JudgeModel, NO_MODEL } from '../../src/judge/judge-model.js';
import { createTracer } from '../../src/judge/trace.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import type { Decision } from '../../src/model/judgement.js';
import { loadRules } from '../../src/run/load-rules.js';
import { folderWith } from '../cli/run-genchi.js';
import { call } from '../score/transcripts.js';
import { modelOf, scoreOf } from './models.js';

const ruleText = (id: string, speaker: string, match: string, rest = '') => `id: ${id}
severity: warning
speaker: ${speaker}
title: { ja: 題 }
message: { ja: 文。 }
match:
${match}
${rest}why: { ja: 理由 }
examples:
  flag: [はい。]
  pass: [いいえ。]
`;

const folder = folderWith({
  'r/caller/apology-demand.yaml': ruleText(
    'caller/apology-demand',
    'caller',
    `  any:
    - { name: 謝れと命じる, pattern: '謝る:command', sample: 謝れ。 }
    - { name: 頭を下げさせる, pattern: '頭 .. 下げる:command', sample: 頭を下げろ。 }
  except: ['口先 .. 謝る']
  veto: [quoted]`,
    `grade:
  - { when: [頭を下げさせる], to: error }
  - { only: [謝れと命じる], to: info }
`,
  ),
  'r/staff/plea.yaml': ruleText(
    'staff/plea',
    'staff',
    `  any: ['許す:request']`,
    `context:
  require: { earlier: caller/apology-demand }
  unless: { later: staff/thanks }
  escalate: { when: { earlier: caller/apology-demand, count: 2 }, to: error }
`,
  ),
  'r/staff/thanks.yaml': ruleText('staff/thanks', 'staff', `  any: [感謝]`),
  'r/flow/first.yaml': ruleText(
    'flow/first',
    'caller',
    '  on: [caller/apology-demand]',
    'context: { once: call }\n',
  ),
});
const ruleSet = loadRules([join(folder, 'r')], null);
const tokenize = await loadTokenizer();

function judged(model: JudgeModel, ...lines: readonly string[]): readonly Decision[] {
  return createJudge({ ruleSet, tokenize, model })(call(lines));
}
const told = (decisions: readonly Decision[]) =>
  decisions.map(({ turn, rule, outcome, severity }) => `${turn} ${rule} ${outcome} ${severity}`);

describe('a rule of which nothing was learned', () => {
  it.each([
    ['caller 謝れ。', ['1 caller/apology-demand found info', '1 flow/first found warning']],
    ['caller 頭を下げろ、謝れ。', ['1 caller/apology-demand found error', '1 flow/first found warning']],
    ['caller 口先だけで謝れ。', []],
    ['caller 謝れと言われました。', []],
    ['caller 謝ってもらえますか。', []],
    ['staff 謝れ。', []],
  ])('is decided by its patterns exactly as written: %s', (line, expected) => {
    expect(told(judged(NO_MODEL, line))).toEqual(expected);
  });

  it('is believed without reserve where a pattern stands', () => {
    const [decision] = judged(NO_MODEL, 'caller 謝れ。');
    expect(decision).toMatchObject({ probability: 1, pattern: '謝れと命じる' });
  });
});

describe('conditions on the call', () => {
  const demand = 'caller 謝れ。';
  const plea = 'staff 許してください。';
  it.each([
    [[plea], '1 staff/plea context warning'],
    [[demand, plea], '2 staff/plea found warning'],
    [[demand, demand, plea], '3 staff/plea found error'],
    [[demand, plea, 'staff 感謝します。'], '2 staff/plea context warning'],
  ])('decide, hit beside miss: %j', (lines, expected) => {
    expect(told(judged(NO_MODEL, ...lines))).toContain(expected);
  });

  it('are named where they rule a decision out', () => {
    const failedOf = (...lines: string[]) =>
      judged(NO_MODEL, ...lines).find(({ rule }) => rule === 'staff/plea')?.failed;
    expect(failedOf(plea)).toEqual({ kind: 'require', index: 0 });
    expect(failedOf(demand, plea, 'staff 感謝します。')).toEqual({ kind: 'unless', index: 0 });
    expect(failedOf(demand, plea)).toBeNull();
  });

  it('name the turns that they rest on, sorted', () => {
    const decisions = judged(NO_MODEL, demand, demand, plea);
    expect(decisions.find(({ rule }) => rule === 'staff/plea')?.context).toEqual([
      { turn: 1, rule: 'caller/apology-demand' },
      { turn: 2, rule: 'caller/apology-demand' },
    ]);
  });

  it('let a rule that is found once a call stand on the first fitting turn only', () => {
    const flow = judged(NO_MODEL, demand, 'staff はい。', demand).filter(({ rule }) => rule === 'flow/first');
    expect(flow.map(({ turn, outcome, failed }) => [turn, outcome, failed?.kind])).toEqual([
      [1, 'found', undefined],
      [3, 'context', 'once'],
    ]);
  });
});

describe('a rule that was taught', () => {
  const rule = modelOf(
    [
      { feature: '詫', weight: 9 },
      { feature: '冗談', weight: -9 },
    ],
    [{ feature: '詫び:nominal', weight: 3 }],
    { gate: -3 },
  );
  const model = (weights: Record<string, number>, least = 0.5): JudgeModel => ({
    rules: [rule],
    layers: [],
    scores: [scoreOf({ weights, leastAlone: least, leastBlunt: least })],
  });
  const views = { characters: 1, words: 0.2 };

  it('is found by its words where no pattern stands', () => {
    const [decision] = judged(model(views), 'caller 詫びの一つもないのか。');
    expect(decision).toMatchObject({ outcome: 'found', pattern: null });
    expect(decision?.cues[0]).toEqual({ cue: '詫', weight: 9 });
  });

  it('is told as unlikely below the least that is believed', () => {
    const [decision] = judged(model(views, 0.99), 'caller 詫びの一つもないのか。');
    expect(decision).toMatchObject({ outcome: 'unlikely', least: 0.99 });
  });

  it('is believed from another probability on in a call than alone', () => {
    const score = scoreOf({ weights: views, least: 0.5, leastAlone: 0.99, leastBlunt: 0.99 });
    const outcomeIn = (...turns: readonly string[]) =>
      judged({ rules: [rule], layers: [], scores: [score] }, 'caller 詫びの一つもないのか。', ...turns)[0];
    expect(outcomeIn()).toMatchObject({ outcome: 'unlikely', least: 0.99 });
    expect(outcomeIn('staff はい。')).toMatchObject({ outcome: 'found', least: 0.5 });
  });

  it('is believed from another probability on where the turn is blunt', () => {
    const scores = [scoreOf({ weights: views, leastAlone: 0.99, leastBlunt: 0.5 })];
    const outcomeOf = (text: string) => judged({ rules: [rule], layers: [], scores }, `caller ${text}`)[0];
    expect(outcomeOf('詫びの一つもないのか。')).toMatchObject({ outcome: 'found', least: 0.5 });
    expect(outcomeOf('詫びの一つもないんですか。')).toMatchObject({ outcome: 'unlikely', least: 0.99 });
    const long = `${'昨日の夜からずっと待ってて、'.repeat(6)}詫びの一つもないのか。`;
    expect(outcomeOf(long)).toMatchObject({ outcome: 'unlikely', least: 0.99 });
  });

  it('can be spoken against where a pattern stands, and by an exception', () => {
    const weights = { ...views, pattern: 2, 'ruled out': -5 };
    const outcome = (text: string) => judged(model(weights), `caller ${text}`)[0]?.outcome;
    expect(outcome('謝れ。')).toBe('found');
    expect(outcome('冗談冗談、謝れなんて冗談。')).not.toBe('found');
    expect(outcome('口先だけで謝れ、詫びろ。')).not.toBe('found');
  });

  it('has parts that add up to its log odds', () => {
    const weights = {
      ...views,
      bias: -0.4,
      pattern: 2,
      'pattern caller/apology-demand 謝れと命じる': 0.3,
      letters: 0.2,
    };
    const scored: JudgeModel = {
      rules: [rule],
      layers: [],
      scores: [scoreOf({ weights, slope: 1.3, offset: -0.2 })],
    };
    for (const decision of judged(scored, 'caller 詫びろ、謝れ。', 'staff はい。', 'caller 謝れ。')) {
      if (decision.parts.length === 0) continue;
      const sum = decision.parts.reduce((total, { weight }) => total + weight, 0);
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(decision.probability, 9);
    }
  });

  it('is weighed by the call around in a call, and by itself in a short one', () => {
    const around = { ...views, another: 3 };
    const scored: JudgeModel = {
      rules: [rule],
      layers: [],
      scores: [scoreOf({ weights: around, means: { another: 0.5 } })],
    };
    const line = 'caller 詫びの一つもないのか。';
    const rest = ['staff はい。', 'caller 電気のことです。', 'staff はい。', 'caller 住所です。'];
    const probability = (...lines: string[]) => judged(scored, ...lines)[0]?.probability ?? 0;
    expect(probability(line, ...rest)).toBeLessThan(probability(line));
    expect(probability(line, ...rest, line)).toBeGreaterThan(probability(line));
  });
});

describe('what a recogniser cut apart', () => {
  const folder = folderWith({
    'r/caller/demand.yaml': ruleText(
      'caller/demand',
      'caller',
      `  any:
    - { name: 払えと命じる, pattern: '払う:command', sample: 払え。 }`,
      `grade:
  - { when: [{ pattern: '今すぐ .. 払う' }], to: error }
`,
    ),
    'r/caller/repeat.yaml': ruleText(
      'caller/repeat',
      'caller',
      "  any: ['返す:command']",
      `context:
  require:
    - { said before: ['今すぐ .. 払う'], by: caller }
`,
    ),
    'r/caller/beside.yaml': ruleText(
      'caller/beside',
      'caller',
      "  any: ['出す:command']",
      'context: { require: { same turn: caller/demand } }\n',
    ),
    'r/flow/first.yaml': ruleText('flow/first', 'caller', '  on: [caller/demand, caller/beside]'),
  });
  const options = { ruleSet: loadRules([join(folder, 'r')], null), tokenize };
  const judge = createJudge(options);
  const found = (...lines: string[]) =>
    judge(call(lines))
      .filter(({ outcome }) => outcome === 'found')
      .map(({ rule, severity }) => `${rule} ${severity}`)
      .sort();

  it.each([
    [['caller 今すぐ金を払え。'], ['caller 今すぐ金を', 'caller 払え。']],
    [['caller 名前を出せ金を払え。'], ['caller 名前を出せ', 'caller 金を払え。']],
    [
      ['caller 今すぐ金を払え。', 'staff はい。', 'caller 返せ。'],
      ['caller 今すぐ金を', 'caller 払え。', 'staff はい。', 'caller 返せ。'],
    ],
    [['caller 今すぐ金を払え、早く返せ。'], ['caller 今すぐ金を払え、', 'caller 早く返せ。']],
  ])('is graded and has its conditions as in one turn: %j', (whole, parts) => {
    expect(found(...whole)).not.toEqual([]);
    expect(found(...parts)).toEqual(found(...whole));
  });

  it('is traced as in one turn', () => {
    const trace = createTracer(options);
    const traced = (...lines: string[]) =>
      (trace(call(lines), 'caller/demand')?.turns ?? []).map(({ patterns }) => patterns[0]?.matches.length);
    expect(traced('caller それを払', 'caller え。')).toEqual([1, 1]);
    expect(traced('caller 今すぐ金を', 'staff はい。', 'caller 払え。')).toEqual([0, undefined, 1]);
  });
});

describe('a trace', () => {
  const trace = createTracer({ ruleSet, tokenize });
  const patternsOf = (line: string) => trace(call([line]), 'caller/apology-demand')?.turns[0]?.patterns ?? [];

  it('tells the pattern that came nearest and what it lacked', () => {
    const [nearest] = patternsOf('caller 頭を下げません。');
    expect(nearest?.pattern.name).toBe('頭を下げさせる');
    expect(nearest?.miss).toMatchObject({ matchedSource: '頭', reason: { kind: 'functions' } });
  });

  it('tells what rules a match out', () => {
    expect(patternsOf('caller 口先だけで謝れ。')[0]?.matches[0]?.ruledOut).toMatchObject({
      kind: 'exception',
    });
    expect(patternsOf('caller 謝れと言われました。')[0]?.matches[0]?.ruledOut).toMatchObject({
      kind: 'veto',
    });
    expect(patternsOf('caller 謝れ。')[0]?.matches[0]?.ruledOut).toBeNull();
  });

  it('shows the decisions of the judgement, and null for a rule that there is not', () => {
    const turn = trace(call(['caller 謝れ。']), 'caller/apology-demand')?.turns[0];
    expect(turn?.decision).toMatchObject({ outcome: 'found', pattern: '謝れと命じる' });
    expect(trace(call(['caller 謝れ。']), 'caller/none')).toBeNull();
  });
});

it('a call of any length is told in as much as it is long: what a finding rests on is not told again in full each time', () => {
  const size = (rounds: number): number =>
    JSON.stringify(
      judged(
        NO_MODEL,
        ...Array.from({ length: rounds }, () => ['caller 謝れ。', 'staff 許してください。']).flat(),
      ),
    ).length / rounds;
  expect(size(400)).toBeLessThan(1.1 * size(40));
});
