import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise/normalise.js';
import {
  type CallState,
  judge,
  judgeAll,
  narrationOf,
  turnsByRule,
  turnsBySpeaker,
} from '../../src/match/conditions.js';
import type { TurnMatcher } from '../../src/match/turn-matcher.js';
import type { CompiledCondition, CompiledPattern } from '../../src/model/compiled.js';
import type { RuleId, TurnWindow } from '../../src/model/rule.js';
import type { Role, Turn } from '../../src/model/transcript.js';

const THREAT: RuleId = 'caller/harm-threat';
const OTHER: RuleId = 'caller/brawl';
const PATTERN: CompiledPattern = {
  number: 0,
  name: '警察',
  source: '警察',
  node: { kind: 'atoms', atoms: [0] },
  ways: [[]],
  crossesSentences: false,
};

const asked = (name: string) => (): never => {
  throw new Error(`a condition asked for ${name}`);
};

/** A turn in which `PATTERN` matches or does not; conditions ask for nothing else. */
const matcher = (says: boolean): TurnMatcher => ({
  normalised: normalise('', []),
  positions: asked('positions'),
  sentencesAround: asked('sentences'),
  readings: asked('readings'),
  clausesAround: asked('clauses'),
  matches: () => (says ? [{ start: 0, end: 1 }] : []),
  isRuledOut: asked('exceptions'),
});

/**
 * A call, a letter a turn: `c` the caller, `s` staff; a capital letter carries a threat and says the pattern.
 *
 * @param startsMs when each turn begins, where the call has times
 */
function call(letters: string, startsMs: readonly number[] = []): CallState {
  const turns = [...letters].map((letter, index): Turn => {
    const role: Role = letter.toLowerCase() === 'c' ? 'caller' : 'staff';
    const startMs = startsMs[index];
    return {
      role,
      speaker: role,
      text: '',
      narration: [],
      segments: [{ start: 0, line: null, column: null, ...(startMs === undefined ? {} : { startMs }) }],
    };
  });
  const isMarked = (turn: number): boolean => /[A-Z]/.test(letters[turn] ?? '');
  return carrying((turn) => (isMarked(turn) ? [THREAT] : []), {
    turns,
    matcherAt: (turn) => matcher(isMarked(turn)),
  });
}

/** A call whose turns carry rules. */
function carrying(
  rulesOn: (turn: number) => readonly RuleId[],
  { turns, matcherAt }: Pick<CallState, 'turns' | 'matcherAt'>,
  utteranceAt: CallState['utteranceAt'] = (turn) => ({ first: turn, last: turn }),
): CallState {
  return {
    turns,
    utteranceAt,
    matcherAt,
    rulesOn,
    turnsWith: turnsByRule(turns, rulesOn),
    turnsOf: turnsBySpeaker(turns),
  };
}

const any = (turns: number): TurnWindow => ({ turns, role: null });
const of = (role: Role, turns: number): TurnWindow => ({ turns, role });
const findings = (
  where: 'earlier' | 'later' | 'same',
  window: TurnWindow | null = null,
  count = 1,
): CompiledCondition => ({ kind: 'findings', where, rules: new Set([THREAT]), window, count });

const countDown = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('findings around a turn: hit beside miss', () => {
  it.each<[string, CompiledCondition, string, number, readonly number[] | null]>([
    // what, condition, call, turn from 0, turns from 1 that it rests on; null: it does not hold
    ['earlier', findings('earlier'), 'Cs', 1, [1]],
    ['earlier', findings('earlier'), 'cs', 1, null],
    ['the turn itself is not earlier', findings('earlier'), 'sC', 1, null],
    ['what comes later is not earlier', findings('earlier'), 'sC', 0, null],
    ['later', findings('later'), 'sC', 0, [2]],
    ['later', findings('later'), 'sc', 0, null],
    ['the turn itself is not later', findings('later'), 'cS', 1, null],
    ['what comes earlier is not later', findings('later'), 'Cs', 1, null],
    ['same', findings('same'), 'cC', 1, [2]],
    ['same', findings('same'), 'Cc', 1, null],
    ['same', findings('same'), 'cC', 0, null],
    ['without a window however far', findings('earlier'), 'Cscscscs', 7, [1]],
    ['the last turn of a window', findings('earlier', any(2)), 'Ccs', 2, [1]],
    ['one turn before a window', findings('earlier', any(2)), 'Cccs', 3, null],
    ['the last turn of a window to come', findings('later', any(2)), 'scC', 0, [3]],
    ['one turn after a window', findings('later', any(2)), 'sccC', 0, null],
    ['a window of one turn', findings('earlier', any(1)), 'cCs', 2, [2]],
    ['a window of one turn', findings('earlier', any(1)), 'Ccs', 2, null],
    ['turns of others take no room', findings('earlier', of('caller', 1)), 'Csss', 3, [1]],
    ['a nearer turn of the speaker does', findings('earlier', of('caller', 1)), 'Ccs', 2, null],
    ['within two of the speaker', findings('later', of('staff', 2)), 'cscSc', 0, [4]],
    ['three of the speaker', findings('later', of('staff', 2)), 'cscscS', 0, null],
    ['turns of others are not looked at', findings('earlier', of('staff', 3)), 'sCs', 2, null],
    ['twice', findings('earlier', null, 2), 'CsCs', 3, [3, 1]],
    ['once is not twice', findings('earlier', null, 2), 'CscS', 3, null],
    ['twice, and more turns are told', findings('earlier', null, 2), 'CCCs', 3, [3, 2, 1]],
    ['of many the nearest ten', findings('earlier'), `${'C'.repeat(12)}s`, 12, countDown(12, 3)],
    [
      'of many to come the nearest ten',
      findings('later'),
      `s${'C'.repeat(12)}`,
      0,
      countDown(11, 2).reverse(),
    ],
    ['as many as are asked for', findings('earlier', null, 12), `${'C'.repeat(13)}s`, 13, countDown(13, 2)],
    ['fewer than are asked for', findings('earlier', null, 12), `${'C'.repeat(11)}s`, 11, null],
    ['twice within a window', findings('earlier', any(2), 2), 'CCs', 2, [2, 1]],
    ['twice, but once within the window', findings('earlier', any(2), 2), 'CcCs', 3, null],
    ['the beginning of a call', findings('earlier', any(9)), 's', 0, null],
    ['the end of a call', findings('later', any(9)), 's', 0, null],
  ])('%s', (_, condition, letters, turn, expected) => {
    expect(judge(condition, call(letters), turn, null)).toEqual(
      expected === null
        ? { holds: false, turns: [] }
        : { holds: true, turns: expected.map((at) => ({ turn: at, rule: THREAT })) },
    );
  });

  it.each([
    ['earlier', null],
    ['later', null],
    ['earlier', of('caller', 3)],
    ['later', of('staff', 3)],
  ] as const)('are looked up, not searched for turn by turn: %s within %j', (where, window) => {
    let looks = 0;
    const rare = carrying(
      (turn) => {
        looks++;
        return turn === 0 || turn === 999 ? [THREAT] : [];
      },
      call('cs'.repeat(500)),
    );
    looks = 0;
    expect(judge(findings(where, window), rare, 500, null).holds).toBe(window === null);
    expect(looks).toBeLessThan(3);
  });

  it('are those of the rules that are named', () => {
    const named = (...rules: readonly RuleId[]): CompiledCondition => ({
      kind: 'findings',
      where: 'earlier',
      rules: new Set(rules),
      window: null,
      count: 1,
    });
    expect(judge(named(OTHER), call('Cs'), 1, null).holds).toBe(false);
    expect(judge(named(OTHER, THREAT), call('Cs'), 1, null).holds).toBe(true);
    const both = carrying((turn) => (turn === 0 ? [OTHER, THREAT] : []), call('Cs'));
    expect(judge(named(THREAT), both, 1, null).turns).toEqual([{ turn: 1, rule: THREAT }]);
    expect(judge(named(THREAT, OTHER), both, 1, null).turns).toEqual([{ turn: 1, rule: OTHER }]);
  });

  it.each<[RuleId | null, boolean]>([
    [THREAT, true],
    [OTHER, false],
    [null, false],
  ])('of the "same" rule where the trigger is %s', (trigger, holds) => {
    const condition: CompiledCondition = {
      kind: 'findings',
      where: 'earlier',
      rules: 'same',
      window: null,
      count: 1,
    };
    expect(judge(condition, call('Cc'), 1, trigger).holds).toBe(holds);
    expect(judge({ kind: 'all', conditions: [condition] }, call('Cc'), 1, trigger).holds).toBe(holds);
    expect(judge({ kind: 'any', conditions: [condition] }, call('Cc'), 1, trigger).holds).toBe(holds);
    expect(judge({ kind: 'not', conditions: [condition] }, call('Cc'), 1, trigger).holds).toBe(!holds);
  });
});

describe('words around a turn: hit beside miss', () => {
  const says = (
    where: 'earlier' | 'later' | 'same',
    role: Role | null = null,
    window: TurnWindow | null = null,
  ): CompiledCondition => ({ kind: 'says', where, patterns: [PATTERN], role, window });
  it.each<[string, CompiledCondition, string, number, boolean]>([
    ['earlier', says('earlier'), 'Sc', 1, true],
    ['not earlier', says('earlier'), 'sc', 1, false],
    ['later', says('later'), 'cS', 0, true],
    ['not later', says('later'), 'Sc', 1, false],
    ['on the turn', says('same'), 'cS', 1, true],
    ['not on the turn', says('same'), 'Cs', 1, false],
    ['by the one who is asked for', says('earlier', 'staff'), 'Sc', 1, true],
    ['by the other', says('earlier', 'staff'), 'Cc', 1, false],
    ['further away by the one who is asked for', says('earlier', 'staff'), 'SCc', 2, true],
    ['within a window', says('earlier', null, any(2)), 'Scc', 2, true],
    ['beyond a window', says('earlier', null, any(2)), 'Sccc', 3, false],
    ['all turns take room in a window of nobody', says('earlier', 'staff', any(1)), 'Scc', 2, false],
    ['only theirs in a window of somebody', says('earlier', 'staff', of('staff', 1)), 'Scc', 2, true],
    ['nobody says what both must', says('earlier', 'staff', of('caller', 3)), 'SCc', 2, false],
  ])('%s', (_, condition, letters, turn, holds) => {
    expect(judge(condition, call(letters), turn, null)).toEqual({ holds, turns: [] });
  });

  it('are any of the patterns', () => {
    const other = { ...PATTERN, number: 1 };
    const state = {
      ...call('sc'),
      matcherAt: () => ({
        ...matcher(false),
        matches: (one: CompiledPattern) => (one === other ? [{ start: 0, end: 1 }] : []),
      }),
    };
    const condition = (patterns: readonly CompiledPattern[]): CompiledCondition => ({
      kind: 'says',
      where: 'earlier',
      patterns,
      role: null,
      window: null,
    });
    expect(judge(condition([PATTERN, other]), state, 1, null).holds).toBe(true);
    expect(judge(condition([PATTERN]), state, 1, null).holds).toBe(false);
    expect(judge(condition([]), state, 1, null).holds).toBe(false);
  });
});

describe('the place of a turn: hit beside miss', () => {
  const position = (from: 'first' | 'last', window: TurnWindow): CompiledCondition => ({
    kind: 'position',
    from,
    window,
  });
  it.each<[string, CompiledCondition, string, number, boolean]>([
    ['first of two', position('first', any(2)), 'csc', 0, true],
    ['second of two', position('first', any(2)), 'csc', 1, true],
    ['third of two', position('first', any(2)), 'csc', 2, false],
    ['last of two', position('last', any(2)), 'csc', 2, true],
    ['last but one of two', position('last', any(2)), 'csc', 1, true],
    ['last but two of two', position('last', any(2)), 'csc', 0, false],
    ['first of the caller after staff', position('first', of('caller', 1)), 'ssc', 2, true],
    ['second of the caller', position('first', of('caller', 1)), 'csc', 2, false],
    ['last of the caller before staff', position('last', of('caller', 1)), 'css', 0, true],
    ['last but one of the caller', position('last', of('caller', 1)), 'csc', 0, false],
  ])('%s', (_, condition, letters, turn, holds) => {
    expect(judge(condition, call(letters), turn, null)).toEqual({ holds, turns: [] });
  });
});

describe('what follows and what is told: hit beside miss', () => {
  it.each<[string, number, boolean]>([
    ['cs', 0, true],
    ['ccs', 0, true],
    ['cc', 0, false],
    ['cs', 1, false],
    ['sc', 1, false],
    ['ss', 0, true],
    ['s', 0, false],
  ])('staff after turn %s[%i]: %s', (letters, turn, holds) => {
    expect(judge({ kind: 'followed', role: 'staff' }, call(letters), turn, null).holds).toBe(holds);
  });

  it.each<[string, readonly string[], boolean]>([
    ['はい。（電話を切る）', ['電話を切る'], true],
    ['はい。（電話を切る音）', ['受話器', '電話を切る'], true],
    ['電話を切る。（沈黙）', ['電話を切る'], false],
    ['はい。（電話を切る）', [], false],
  ])('a stage direction of 「%s」 with %j: %s', (text, words, holds) => {
    const state = call('s');
    const at = text.indexOf('（');
    const [turn] = state.turns;
    const told = turn === undefined ? [] : [{ ...turn, text, narration: [{ start: at, end: text.length }] }];
    expect(judge({ kind: 'narrated', words }, { ...state, turns: told }, 0, null).holds).toBe(holds);
  });
});

describe('time that has gone by: hit beside miss', () => {
  const elapsed: CompiledCondition = { kind: 'elapsed', rules: new Set([THREAT]), minutes: 30 };
  const minute = 60_000;
  it.each<[string, string, readonly number[], boolean]>([
    ['exactly as long', 'Cs', [0, 30 * minute], true],
    ['a millisecond less', 'Cs', [0, 30 * minute - 1], false],
    ['from where the first finding stands', 'cCs', [0, 10 * minute, 30 * minute], false],
    ['from the first, not the last finding', 'CCs', [0, 20 * minute, 30 * minute], true],
    ['nothing found', 'cs', [0, 60 * minute], false],
    ['no times', 'Cs', [], false],
    ['no time of the turn', 'Cs', [0], false],
  ])('%s', (_, letters, startsMs, holds) => {
    expect(judge(elapsed, call(letters, startsMs), letters.length - 1, null).holds).toBe(holds);
  });

  it('counts for the rules that are named', () => {
    const other: CompiledCondition = { ...elapsed, rules: new Set([OTHER]) };
    expect(judge(other, call('Cs', [0, 60 * minute]), 1, null).holds).toBe(false);
  });
});

describe('not, any and all: truth tables', () => {
  const yes: CompiledCondition = findings('earlier');
  const no: CompiledCondition = findings('later');
  it.each<['not' | 'any' | 'all', readonly CompiledCondition[], boolean]>([
    ['not', [], true],
    ['not', [yes], false],
    ['not', [no], true],
    ['not', [yes, no], false],
    ['not', [no, yes], false],
    ['not', [no, no], true],
    ['any', [], false],
    ['any', [yes], true],
    ['any', [no], false],
    ['any', [no, yes], true],
    ['any', [yes, no], true],
    ['any', [no, no], false],
    ['all', [], true],
    ['all', [yes], true],
    ['all', [no], false],
    ['all', [yes, no], false],
    ['all', [no, yes], false],
    ['all', [yes, yes], true],
  ])('%s %#', (kind, conditions, holds) => {
    const state = call('Cs');
    expect(judge({ kind, conditions }, state, 1, null).holds).toBe(holds);
    expect(judge({ kind: 'not', conditions: [{ kind, conditions }] }, state, 1, null).holds).toBe(!holds);
    if (kind === 'all') expect(judgeAll(conditions, state, 1, null).holds).toBe(holds);
  });

  it('any rests on the first that holds, all on each, not on nothing', () => {
    const near = findings('earlier', any(1));
    const state = call('CCs');
    const turnsOf = (condition: CompiledCondition) =>
      judge(condition, state, 2, null).turns.map(({ turn }) => turn);
    expect(turnsOf({ kind: 'any', conditions: [no, near, yes] })).toEqual([2]);
    expect(turnsOf({ kind: 'all', conditions: [near, yes] })).toEqual([2, 2, 1]);
    expect(turnsOf({ kind: 'not', conditions: [no] })).toEqual([]);
    expect(judgeAll([near, no], state, 2, null)).toEqual({ holds: false, turns: [] });
  });
});

describe('the stage direction that a rule rests on', () => {
  it.each<[string, readonly string[], string | null]>([
    ['（ガチャ）', ['ガチャ'], '（ガチャ）'],
    ['（ガチャ）', ['受話器', 'ガチャ'], '（ガチャ）'],
    ['（ガチャ）', ['受話器'], null],
    ['（ため息）はい（ガチャ）', ['ガチャ'], '（ガチャ）'],
    ['（ガチャ）はい（受話器を置く）', ['受話器', 'ガチャ'], '（ガチャ）'],
    ['ガチャ', ['ガチャ'], null],
  ])('%s with %j', (text, words, told) => {
    const narration = [...text.matchAll(/（[^）]*）/g)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    }));
    const turn: Turn = { role: 'staff', speaker: '職員', text, narration, segments: [] };
    const span = narrationOf(turn, words);
    expect(span && text.slice(span.start, span.end)).toBe(told);
  });
});

describe('turns of one utterance', () => {
  const turns = call('cccsc').turns;
  /** Turns 1 to 3 are one utterance; the rule stands on the turns that are named. */
  const joined = (...marked: readonly number[]): CallState =>
    carrying(
      (turn) => (marked.includes(turn) ? [THREAT] : []),
      { turns, matcherAt: () => matcher(false) },
      (turn) => (turn < 3 ? { first: 0, last: 2 } : { first: turn, last: turn }),
    );
  const holds = (condition: CompiledCondition, state: CallState, turn: number) =>
    judge(condition, state, turn, null).holds;

  it('are the same turn, and neither earlier nor later than each other', () => {
    expect(judge(findings('same'), joined(0), 2, null)).toEqual({
      holds: true,
      turns: [{ turn: 1, rule: THREAT }],
    });
    expect(holds(findings('earlier'), joined(0), 2)).toBe(false);
    expect(holds(findings('later'), joined(2), 0)).toBe(false);
    expect(holds(findings('later'), joined(4), 0)).toBe(true);
  });

  it('do not count in windows around each other', () => {
    expect(holds(findings('later', any(2)), joined(4), 0)).toBe(true);
    expect(holds({ kind: 'position', from: 'first', window: any(1) }, joined(), 2)).toBe(true);
    expect(holds({ kind: 'position', from: 'last', window: any(2) }, joined(), 0)).toBe(false);
    expect(holds({ kind: 'position', from: 'last', window: any(3) }, joined(), 0)).toBe(true);
    expect(holds({ kind: 'followed', role: 'caller' }, joined(), 0)).toBe(true);
  });
});
