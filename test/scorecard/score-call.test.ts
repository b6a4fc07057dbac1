import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import type { RuleId } from '../../src/model/rule.js';
import type { Scorecard } from '../../src/model/scorecard.js';
import type { Role, Transcript } from '../../src/model/transcript.js';
import { parseScorecard } from '../../src/rules/parse/parse-scorecard.js';
import { scoreCall } from '../../src/scorecard/score-call.js';

const RULES: readonly RuleId[] = ['caller/threat', 'practice/warning', 'practice/end', 'staff/promise'];

function cardOf(items: string, head = ''): Scorecard {
  const { scorecard, problems } = parseScorecard('card.yaml', `title: 評価\n${head}items:\n${items}`, RULES);
  expect(problems).toEqual([]);
  if (!scorecard) throw new Error('no scorecard');
  return scorecard;
}

const transcript = (...roles: readonly Role[]): Transcript => ({
  file: 'a.txt',
  id: 'a',
  comments: [],
  fields: {},
  turns: roles.map((role) => ({
    role,
    speaker: role,
    text: 'はい、そうです。',
    narration: [],
    segments: [{ start: 0, line: null, column: null }],
  })),
});

const at = (turn: number, rule: RuleId): Finding => ({
  rule,
  turn,
  severity: 'note',
  speaker: 'staff',
  evidence: { start: 0, end: 2 },
  via: 'pattern',
  pattern: null,
  confidence: 1,
  cues: [],
  parts: [],
  context: [],
});

const score = (card: Scorecard, findings: readonly Finding[], said: readonly Finding[] = []) =>
  scoreCall(card, { transcript: transcript('caller', 'staff', 'caller', 'staff'), findings }, said);

describe('scoreCall', () => {
  it('gives the points of what is found and none for what is missed', () => {
    const card = cardOf(
      '  - { id: warned, title: 警告, points: 10, found: { rules: practice/warning } }\n' +
        '  - { id: ended, title: 終話, points: 30, found: { rules: practice/end } }\n',
    );
    expect(score(card, [at(2, 'practice/warning')])).toMatchObject({
      points: 10,
      most: 40,
      percent: 25,
      isPassed: true,
      items: [
        { outcome: 'met', words: [{ turn: 2 }] },
        { outcome: 'missed', words: [] },
      ],
    });
  });

  it('leaves an item out of points and of what could be had where it does not apply', () => {
    const card = cardOf(
      '  - { id: warned, title: 警告, points: 10, when: { rules: caller/* }, found: { rules: practice/warning } }\n' +
        '  - { id: calm, title: 約束, points: 5, absent: { rules: staff/promise } }\n',
    );
    expect(score(card, [])).toMatchObject({ points: 5, most: 5, items: [{ outcome: 'not-applicable' }, {}] });
    expect(score(card, [at(1, 'caller/threat')])).toMatchObject({ points: 5, most: 15 });
  });

  it('fails a call by a critical item whatever its points', () => {
    const card = cardOf(
      '  - { id: promise, title: 約束, points: 1, critical: true, absent: { rules: staff/* } }\n' +
        '  - { id: warned, title: 警告, points: 99, found: { rules: practice/warning } }\n',
      'pass: 50\n',
    );
    const found = [at(2, 'practice/warning'), at(4, 'staff/promise')];
    expect(score(card, found)).toMatchObject({ percent: 99, criticals: ['promise'], isPassed: false });
    expect(score(card, found.slice(0, 1))).toMatchObject({ criticals: [], isPassed: true });
  });

  it('fails a call below the share that passes, and not at it', () => {
    const card = cardOf(
      '  - { id: warned, title: 警告, points: 7, found: { rules: practice/warning } }\n' +
        '  - { id: ended, title: 終話, points: 3, found: { rules: practice/end } }\n',
      'pass: 70\n',
    );
    expect(score(card, [at(2, 'practice/warning')]).isPassed).toBe(true);
    expect(score(card, [at(2, 'practice/end')]).isPassed).toBe(false);
  });

  it('wants steps in their order and near enough', () => {
    const card = cardOf(
      '  - { id: order, title: 手順, in order: [{ rules: practice/warning }, { rules: practice/end, within: 1 turn }] }\n',
    );
    const outcome = (...found: readonly Finding[]) => score(card, found).items[0]?.outcome;
    expect(outcome(at(3, 'practice/warning'), at(4, 'practice/end'))).toBe('met');
    expect(outcome(at(2, 'practice/warning'), at(4, 'practice/end'))).toBe('missed');
    expect(outcome(at(2, 'practice/end'), at(3, 'practice/warning'))).toBe('missed');
  });

  it('tries later beginnings where the first leads nowhere', () => {
    const card = cardOf(
      '  - { id: order, title: 手順, in order: [{ rules: practice/warning }, { rules: practice/end, within: 1 turn }] }\n',
    );
    const found = [at(1, 'practice/warning'), at(3, 'practice/warning'), at(4, 'practice/end')];
    expect(score(card, found).items[0]?.outcome).toBe('met');
  });

  it('counts turns of one side from an end of the call', () => {
    const card = cardOf('  - { id: end, title: 終話, found: { rules: practice/end, last: 1 staff turn } }\n');
    expect(score(card, [at(4, 'practice/end')]).items[0]?.outcome).toBe('met');
    expect(score(card, [at(2, 'practice/end')]).items[0]?.outcome).toBe('missed');
  });

  it('gives a part of the points, and none for what a person judges', () => {
    const card = cardOf(
      '  - { id: warned, title: 警告, points: 10, found: { rules: practice/warning }, partly: { points: 4, found: { rules: practice/end } } }\n' +
        '  - { id: voice, title: 声, points: 10, by-hand: true }\n',
    );
    expect(score(card, [at(4, 'practice/end')])).toMatchObject({
      points: 4,
      most: 10,
      items: [{ outcome: 'partly' }, { outcome: 'by-hand', most: 0 }],
    });
  });
});

describe('parseScorecard', () => {
  it('tells all faults with their place', () => {
    const text = [
      'title: 評価',
      'items:',
      '  - { id: a, title: あ, found: { rules: practice/warnin } }',
      '  - { id: a, title: い }',
      '  - { id: b, title: う, found: { count: 2 } }',
      "  - { id: c, title: え, found: { says: ['((はい'] } }",
      '  - { id: d, title: お, points: 2, found: { rules: practice/end }, partly: { points: 2, absent: { rules: staff/* } } }',
    ].join('\n');
    const { problems } = parseScorecard('card.yaml', text, RULES);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['scorecard-rule', 3],
      ['scorecard-demand', 4],
      ['scorecard-double', 4],
      ['scorecard-nothing', 5],
      ['pattern-unclosed', 6],
      ['scorecard-partly', 7],
    ]);
    expect(problems[0]?.arguments.nearest).toBe('practice/warning');
  });

  it('names unknown keys', () => {
    const { problems } = parseScorecard('card.yaml', 'title: a\nitems:\n  - { id: a, titel: b }\n', RULES);
    expect(problems.map(({ code }) => code)).toContain('yaml-unknown-key');
  });
});
