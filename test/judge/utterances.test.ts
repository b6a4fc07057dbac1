import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/judge.js';
import { inUtterances, readUtterance, utterancesOf } from '../../src/judge/utterances.js';
import type { Role, Transcript, Turn } from '../../src/model/transcript.js';
import { shippedJudgement } from '../shipped.js';
import { anyCharacter } from '../text/any-character.js';

const said = (role: Role, text: string, more: Partial<Turn> = {}): Turn => ({
  role,
  speaker: role,
  text,
  narration: [],
  segments: [{ start: 0, line: null, column: null }],
  ...more,
});
const timed = (startMs: number, endMs: number): Partial<Turn> => ({
  segments: [{ start: 0, line: null, column: null, startMs, endMs }],
});
const textsOf = (turns: readonly Turn[]): readonly string[] =>
  utterancesOf(turns).map(({ turn }) => turn.text);
const callOf = (turns: readonly Turn[]): Transcript => ({
  file: '-',
  id: 'a',
  turns,
  comments: [],
  fields: {},
});

describe('an utterance', () => {
  it('is what a recogniser cut apart where somebody paused', () => {
    expect(textsOf([said('caller', '誠意を'), said('caller', '見せろよ'), said('staff', 'はい')])).toEqual([
      '誠意を見せろよ',
      'はい',
    ]);
  });

  it.each([
    ['at a mark', [said('caller', '困ります。'), said('caller', '至急です')]],
    [
      'where somebody takes over',
      [said('staff', 'えっ怖い'), said('staff', 'お電話代わりました課長の森です')],
    ],
    ['where another speaks', [said('caller', '困ります'), said('staff', '至急です')]],
    [
      'where another of the same side speaks',
      [said('staff', '替わります'), said('staff', 'はい', { speaker: '上司' })],
    ],
    [
      'at a stage direction',
      [said('caller', '(泣く)', { narration: [{ start: 0, end: 4 }] }), said('caller', 'はい')],
    ],
    [
      'before a stage direction',
      [said('caller', 'はい'), said('caller', '(泣く)', { narration: [{ start: 0, end: 4 }] })],
    ],
    [
      'at a long silence',
      [said('caller', 'ええと', timed(0, 1000)), said('caller', 'はい', timed(6001, 7000))],
    ],
    ['before it grows long', [said('caller', 'あ'.repeat(60)), said('caller', 'い'.repeat(41))]],
  ])('ends %s', (_, turns) => {
    expect(textsOf(turns)).toEqual(turns.map(({ text }) => text));
  });

  it('goes on over a short silence, and up to its length', () => {
    expect(
      textsOf([said('caller', 'ええと', timed(0, 1000)), said('caller', 'はい', timed(6000, 7000))]),
    ).toHaveLength(1);
    expect(textsOf([said('caller', 'あ'.repeat(60)), said('caller', 'い'.repeat(40))])).toHaveLength(1);
  });

  it('keeps words in Latin letters apart, labels and times together', () => {
    const [one] = utterancesOf([
      said('caller', 'it is OK', { ...timed(0, 9), labels: [{ id: 'caller/a' }] }),
      said('caller', 'by me', {
        ...timed(9, 20),
        labels: [{ id: 'caller/b' }],
        optional: [{ id: 'caller/c' }],
      }),
    ]);
    expect(one?.turn.text).toBe('it is OK by me');
    expect(one?.turn.segments.map(({ start, endMs }) => [start, endMs])).toEqual([
      [0, 9],
      [9, 20],
    ]);
    expect(one?.turn.labels).toEqual([{ id: 'caller/a' }, { id: 'caller/b' }]);
    expect(one?.turn.optional).toEqual([{ id: 'caller/c' }]);
  });

  const turn = fc
    .tuple(fc.constantFrom<Role>('staff', 'caller'), fc.string({ unit: anyCharacter, maxLength: 60 }))
    .map(([role, text]) => said(role, text));

  it('holds each turn once, in order, and joining again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
        const utterances = utterancesOf(turns);
        const places = utterances.flatMap(({ first, starts, turn: whole }) =>
          starts.map((start, at) => whole.text.startsWith(turns[first + at]?.text ?? '?', start)),
        );
        expect(places).toEqual(turns.map(() => true));
        const joined = inUtterances(callOf(turns));
        expect(inUtterances(joined)).toBe(joined);
      }),
    );
  });

  it('gives what is read to the turn in which the most of it stands', () => {
    const [one] = utterancesOf([said('caller', 'あいう'), said('caller', 'えおかき')]);
    const read = (...spans: readonly (readonly [number, number])[]) =>
      one === undefined
        ? []
        : readUtterance(one, () => spans.map(([start, end]) => ({ span: { start, end } })));
    expect(read([1, 3], [1, 6], [2, 4], [4, 7])).toEqual([
      [{ span: { start: 1, end: 3 } }, { span: { start: 2, end: 3 } }],
      [{ span: { start: 0, end: 3 } }, { span: { start: 1, end: 4 } }],
    ]);
  });

  it('is judged as one, and what is found stands on its turn', async () => {
    const judge = createJudge(await shippedJudgement());
    const found = (...turns: readonly Turn[]) =>
      judge(callOf(turns)).flatMap(({ outcome, rule, turn: number }) =>
        outcome === 'found' ? [`${number} ${rule}`] : [],
      );
    const whole = found(said('caller', '今すぐここに責任者を連れてこい'));
    expect(whole).toContain('1 caller/presence-demand');
    const cut = found(said('caller', '今すぐここに責任者を'), said('caller', '連れてこい'));
    expect(cut.map((one) => one.slice(2))).toEqual(whole.map((one) => one.slice(2)));
  });
});
