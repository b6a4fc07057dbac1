import { describe, expect, it } from 'vitest';
import { decideCall, type WeighedRule } from '../../src/judge/decide.js';
import { normalise } from '../../src/language/normalise/normalise.js';
import type { TurnMatcher } from '../../src/match/turn-matcher.js';
import type { CompiledCondition, CompiledPattern, CompiledRule } from '../../src/model/compiled.js';
import type { RuleId } from '../../src/model/rule.js';
import type { Role } from '../../src/model/transcript.js';
import { call } from '../score/transcripts.js';

const pattern = (number: number, name: string): CompiledPattern => ({
  number,
  name,
  source: name,
  node: { kind: 'atoms', atoms: [number] },
  ways: [[]],
  crossesSentences: false,
});

/** A rule of callers that stands wherever it is weighed, with what `changes` says. */
function rule(
  id: RuleId,
  {
    once = false,
    speaker = 'caller',
    ...changes
  }: Partial<CompiledRule> & { once?: boolean; speaker?: Role } = {},
): CompiledRule {
  return {
    rule: {
      id,
      severity: 'warning',
      speaker,
      once,
      file: `${id}.yaml`,
      title: { ja: id },
      message: { ja: id },
      why: { ja: id },
      instead: [],
      basis: [],
      where: [],
      any: [],
      except: [],
      grade: [],
      veto: [],
      cueVeto: [],
      narrated: [],
      on: [],
      require: [],
      unless: [],
      escalate: null,
      flag: [],
      pass: [],
    },
    any: [],
    except: [],
    grade: [],
    veto: 0,
    cueVeto: 0,
    on: new Set(),
    require: [],
    unless: [],
    escalate: null,
    ...changes,
  };
}

interface Weighed extends Partial<WeighedRule> {
  readonly id: RuleId;
}

const unasked = (): never => {
  throw new Error('nobody asks for this');
};
/** A turn in which the patterns of these names match. */
const matcher = (names: readonly string[]): TurnMatcher => ({
  normalised: normalise('', []),
  positions: unasked,
  sentencesAround: unasked,
  readings: unasked,
  clausesAround: unasked,
  matches: ({ name }) => (names.includes(name) ? [{ start: 0, end: 1 }] : []),
  isRuledOut: unasked,
});

/** Decides a call, `c` or `s` a turn; `weighed` by turn. */
function decided(
  rules: readonly CompiledRule[],
  letters: string,
  weighed: readonly (readonly Weighed[])[],
  matching: readonly string[] = [],
) {
  const transcript = call([...letters].map((letter) => `${letter === 'c' ? 'caller' : 'staff'} はい。`));
  return decideCall(
    { rules, atoms: [], patterns: [], stemGroups: [], lexicon: [] },
    transcript,
    transcript.turns.map(() => () => matcher(matching)),
    transcript.turns.map((_, turn) =>
      (weighed[turn] ?? []).map(({ id, ...changes }) => ({
        number: rules.findIndex((one) => one.rule.id === id),
        span: { start: 0, end: 2 },
        pattern: null,
        patterns: [],
        probability: 0.9,
        least: 0.5,
        parts: [],
        cues: [],
        trigger: null,
        ...changes,
      })),
    ),
  );
}

const A: RuleId = 'caller/harm-threat';
const B: RuleId = 'caller/brawl';
const C: RuleId = 'caller/time-lock';
const earlier = (...rules: readonly RuleId[]): CompiledCondition => ({
  kind: 'findings',
  where: 'earlier',
  rules: new Set(rules),
  window: null,
  count: 1,
});
const onTurn = (...rules: readonly RuleId[]): CompiledCondition => ({
  ...earlier(...rules),
  kind: 'findings',
  where: 'same',
  rules: new Set(rules),
  window: null,
  count: 1,
});
const YES: CompiledCondition = { kind: 'all', conditions: [] };
const NO: CompiledCondition = { kind: 'any', conditions: [] };

describe('the least that is believed', () => {
  it.each([
    [0.49, 'unlikely'],
    [0.5, 'found'],
    [0.51, 'found'],
  ])('%d of 0.5: %s', (probability, outcome) => {
    expect(decided([rule(A)], 'c', [[{ id: A, probability }]])).toMatchObject([{ outcome, failed: null }]);
  });
});

describe('conditions of a rule: truth table', () => {
  it.each<[string, readonly CompiledCondition[], readonly CompiledCondition[], string, unknown]>([
    ['none', [], [], 'found', null],
    ['required', [YES], [], 'found', null],
    ['required in vain', [NO], [], 'context', { kind: 'require', index: 0 }],
    ['the second required in vain', [YES, NO], [], 'context', { kind: 'require', index: 1 }],
    ['the first of two in vain', [NO, NO], [], 'context', { kind: 'require', index: 0 }],
    ['unless, and it does not hold', [], [NO], 'found', null],
    ['unless, and it holds', [], [YES], 'context', { kind: 'unless', index: 0 }],
    ['unless, and the second holds', [], [NO, YES], 'context', { kind: 'unless', index: 1 }],
    ['unless, and both hold', [], [YES, YES], 'context', { kind: 'unless', index: 0 }],
    ['both speak against it', [NO], [YES], 'context', { kind: 'require', index: 0 }],
    ['both let it stand', [YES], [NO], 'found', null],
  ])('%s', (_, require, unless, outcome, failed) => {
    const [decision] = decided([rule(A, { require, unless })], 'c', [[{ id: A }]]);
    expect(decision).toMatchObject({ outcome, failed, context: [] });
  });
});

describe('escalation and grades', () => {
  const escalate = (...when: readonly CompiledCondition[]) => ({ when, to: 'error' }) as const;
  it.each<[string, Partial<CompiledRule>, string]>([
    ['none', {}, 'warning'],
    ['its condition holds', { escalate: escalate(YES) }, 'error'],
    ['its condition does not', { escalate: escalate(NO) }, 'warning'],
    ['one of two does not', { escalate: escalate(YES, NO) }, 'warning'],
  ])('escalates where all conditions hold: %s', (_, changes, severity) => {
    expect(decided([rule(A, changes)], 'c', [[{ id: A }]])).toMatchObject([{ outcome: 'found', severity }]);
  });

  const [own, second, further] = [pattern(0, '甲'), pattern(1, '乙'), pattern(2, '丙')];
  const graded = (kind: 'when' | 'only', of: CompiledPattern): Partial<CompiledRule> => ({
    any: [own, second],
    grade: [{ kind, patterns: [of], to: 'info' }],
  });
  it.each<[string, Partial<CompiledRule>, readonly string[], readonly string[], string]>([
    ['one of its own patterns stands', graded('when', own), ['甲', '乙'], [], 'info'],
    ['another of its patterns stands', graded('when', own), ['乙'], ['甲'], 'warning'],
    ['a further pattern matches', graded('when', further), ['甲'], ['丙'], 'info'],
    ['a further pattern does not', graded('when', further), ['甲'], [], 'warning'],
    [
      'one of two stands',
      { any: [own, second], grade: [{ kind: 'when', patterns: [own, further], to: 'info' }] },
      ['甲'],
      [],
      'info',
    ],
    ['only one stands', graded('only', own), ['甲'], [], 'info'],
    ['not only one stands', graded('only', own), ['甲', '乙'], [], 'warning'],
    ['only by words', graded('only', own), [], [], 'warning'],
  ])('grades by what is said: %s', (_, changes, patterns, matching, severity) => {
    expect(decided([rule(A, changes)], 'c', [[{ id: A, patterns }]], matching)).toMatchObject([{ severity }]);
  });

  it('takes the first grade that holds, and escalation before all grades', () => {
    const grade = [
      { kind: 'when', patterns: [second], to: 'note' },
      { kind: 'when', patterns: [own], to: 'info' },
      { kind: 'only', patterns: [own], to: 'error' },
    ] as const;
    const both = { any: [own, second], grade };
    const severity = (changes: Partial<CompiledRule>, ...patterns: readonly string[]) =>
      decided([rule(A, { ...both, ...changes })], 'c', [[{ id: A, patterns }]])[0]?.severity;
    expect(severity({}, '甲', '乙')).toBe('note');
    expect(severity({}, '甲')).toBe('info');
    expect(severity({ escalate: escalate(YES) }, '甲')).toBe('error');
    expect(severity({ escalate: escalate(NO) }, '甲')).toBe('info');
  });
});

describe('what a decision rests on', () => {
  it('is told in the order of the call, each finding once, escalation among it', () => {
    const rules = [
      rule(A),
      rule(B),
      rule(C, {
        require: [earlier(A), earlier(B)],
        escalate: { when: [earlier(A)], to: 'error' },
      }),
    ];
    const decisions = decided(rules, 'cccc', [[{ id: A }, { id: B }], [{ id: A }], [{ id: B }], [{ id: C }]]);
    expect(decisions.find((one) => one.rule === C)?.context).toEqual([
      { turn: 1, rule: B },
      { turn: 1, rule: A },
      { turn: 2, rule: A },
      { turn: 3, rule: B },
    ]);
  });

  it('is also what escalated alone', () => {
    const rules = [rule(A), rule(C, { escalate: { when: [earlier(A)], to: 'error' } })];
    const [, decision] = decided(rules, 'cc', [[{ id: A }], [{ id: C }]]);
    expect(decision).toMatchObject({ severity: 'error', context: [{ turn: 1, rule: A }] });
  });

  it('leaves out what would have escalated where not all of it holds', () => {
    const rules = [rule(A), rule(C, { escalate: { when: [earlier(A), NO], to: 'error' } })];
    const [, decision] = decided(rules, 'cc', [[{ id: A }], [{ id: C }]]);
    expect(decision).toMatchObject({ rule: C, severity: 'warning', context: [] });
  });
});

describe('the order of decisions', () => {
  it('is that of turns, then of evidence, then of ids', () => {
    const decisions = decided([rule(A), rule(B), rule(C)], 'cc', [
      [
        { id: A, span: { start: 4, end: 6 } },
        { id: C, span: { start: 1, end: 2 } },
        { id: B, span: { start: 4, end: 5 }, probability: 0.1 },
      ],
      [{ id: B }, { id: A, span: { start: 0, end: 9 } }],
    ]);
    expect(decisions.map((one) => `${one.turn} ${one.rule} ${one.outcome}`)).toEqual([
      `1 ${C} found`,
      `1 ${B} unlikely`,
      `1 ${A} found`,
      `2 ${B} found`,
      `2 ${A} found`,
    ]);
  });

  it.each<[string, Weighed, Partial<CompiledRule>, string]>([
    ['found', { id: A }, {}, 'found'],
    ['too unlikely', { id: A, probability: 0.4 }, {}, 'context'],
    ['ruled out by its own context', { id: A }, { require: [NO] }, 'context'],
  ])('lets a later rule see an earlier one that is %s', (_, weighed, changes, outcome) => {
    const rules = [rule(A, changes), rule(B, { require: [onTurn(A)] })];
    const decisions = decided(rules, 'c', [[weighed, { id: B }]]);
    expect(decisions.find((one) => one.rule === B)?.outcome).toBe(outcome);
  });

  it('hides a later rule from an earlier one', () => {
    const rules = [rule(A, { require: [onTurn(B)] }), rule(B)];
    const decisions = decided(rules, 'c', [[{ id: A }, { id: B }]]);
    expect(decisions.find((one) => one.rule === A)?.outcome).toBe('context');
  });
});

describe('a rule that is placed on findings of others', () => {
  const flow: RuleId = 'flow/repeated-demand';
  const placed = (changes: Partial<CompiledRule> = {}, speaker: Role = 'caller') =>
    rule(flow, { on: new Set([A, B]), speaker, ...changes });
  const flowOf = (...parameters: Parameters<typeof decided>) =>
    decided(...parameters).filter((one) => one.rule === flow);

  it('stands where one is found, with its evidence and as sure as it', () => {
    const span = { start: 3, end: 5 };
    const found = flowOf([rule(A), rule(C), placed()], 'ccc', [
      [{ id: C }],
      [{ id: A, span, probability: 0.7, least: 0.6, pattern: '甲' }],
      [{ id: A, probability: 0.1 }],
    ]);
    expect(found).toMatchObject([
      { turn: 2, evidence: span, probability: 0.7, least: 0.6, pattern: '甲', outcome: 'found' },
    ]);
  });

  it('stands on turns of its own speaker only', () => {
    const rules = [rule(A, { speaker: 'staff' }), placed()];
    expect(flowOf(rules, 's', [[{ id: A }]])).toEqual([]);
    expect(flowOf([rule(A, { speaker: 'staff' }), placed({}, 'staff')], 's', [[{ id: A }]])).toHaveLength(1);
  });

  it('stands once a turn, on the first finding whose conditions hold', () => {
    const same: CompiledCondition = {
      kind: 'findings',
      where: 'earlier',
      rules: 'same',
      window: null,
      count: 1,
    };
    const weighed = [
      [{ id: B }],
      [
        { id: A, span: { start: 0, end: 1 } },
        { id: B, span: { start: 4, end: 5 } },
      ],
    ];
    const evidence = (changes: Partial<CompiledRule>) =>
      flowOf([rule(A), rule(B), placed(changes)], 'cc', weighed).flatMap((one) =>
        one.turn === 2 ? [[one.outcome, one.evidence.start]] : [],
      );
    expect(evidence({})).toEqual([['found', 0]]);
    // Only the second was found before.
    expect(evidence({ require: [same] })).toEqual([['found', 4]]);
    expect(evidence({ require: [NO] })).toEqual([['context', 0]]);
    // The order of the words, not that of the rules.
    expect(
      flowOf([rule(B), rule(A), placed()], 'c', [weighed[1] ?? []]).map((one) => one.evidence.start),
    ).toEqual([0]);
  });

  it('is found on the first fitting turn only where it is found once a call', () => {
    const outcomes = (once: boolean) =>
      flowOf([rule(A), rule(flow, { on: new Set([A]), once, require: [earlier(A)] })], 'ccc', [
        [{ id: A }],
        [{ id: A }],
        [{ id: A }],
      ]).map(({ turn, outcome, failed, context }) => [
        turn,
        outcome,
        failed?.kind,
        failed?.index,
        context.length,
      ]);
    expect(outcomes(false)).toEqual([
      [1, 'context', 'require', 0, 0],
      [2, 'found', undefined, undefined, 1],
      [3, 'found', undefined, undefined, 2],
    ]);
    expect(outcomes(true)).toEqual([
      [1, 'context', 'require', 0, 0],
      [2, 'found', undefined, undefined, 1],
      [3, 'context', 'once', 0, 0],
    ]);
  });
});
