import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/judge.js';
import type { Decision } from '../../src/model/judgement.js';
import type { Turn } from '../../src/model/transcript.js';
import { callOfTurn, shippedJudgement } from '../shipped.js';

const options = await shippedJudgement();
const judge = createJudge(options);

/** What is told at length of a matter, without anything that a rule looks for: about three hundred letters. */
const MATTER = [
  '先週の水曜日に駅前の店舗で冷蔵庫を購入した者なんですけれども',
  '配送の方が昨日の午前中に来られまして台所まで運んでくださったんですね',
  'そのときに扉の開く向きについて説明があったんですが',
  '説明書を読みましても左から開けるようにするやり方が載っておりません',
  '家族とも相談したんですが台所が狭くて右から開けるのは難しいんです',
  '部品を取り寄せれば向きを変えられると聞いたことがあります',
  'こちらの店舗で取り扱いがあるかどうかを教えていただけませんか',
  '平日は夕方の六時を過ぎないと家に戻れないものですから',
  '土曜日か日曜日の午前中に来ていただけると助かります',
  '型番は扉の内側の銀色のシールに書いてあるものでよろしいですか',
];
const ACT = 'ぶっ殺すぞてめえ';

function found(
  text: string,
  more: Partial<Turn> = {},
  by = judge,
): readonly { readonly rule: string; readonly words: string }[] {
  const call = callOfTurn('caller', text);
  const decisions: readonly Decision[] = by({
    ...call,
    turns: call.turns.map((turn) => ({ ...turn, ...more })),
  });
  return decisions
    .filter(({ outcome }) => outcome === 'found')
    .map(({ rule, evidence }) => ({ rule, words: text.slice(evidence.start, evidence.end) }));
}

/** The matter with something put between its sentences. */
const told = (at: number, act: string, mark = '。'): string =>
  [...MATTER.slice(0, at), act, ...MATTER.slice(at)].join(mark) + mark;

describe('a long turn', () => {
  it('says nothing by its length', () => {
    expect(found(MATTER.join('。'))).toEqual([]);
    expect(found(MATTER.join(''))).toEqual([]);
  });

  it.each([0, 5, 10])('says all that the act says by itself that stands behind %i of 10 sentences', (at) => {
    const alone = found(ACT);
    expect(alone.map(({ rule }) => rule)).toEqual(['caller/harm-threat', 'caller/abusive-language']);
    expect(found(told(at, ACT))).toEqual(alone);
  });

  it('is heard without marks as well', () => {
    expect(found(told(5, ACT, '')).map(({ rule }) => rule)).toContain('caller/harm-threat');
  });

  it('is not cut within what is quoted', () => {
    const quoted = `昨日のドラマで犯人が「${MATTER[3]}。${ACT}。${MATTER[5]}」と叫んでいたんです`;
    expect(found(told(3, quoted))).toEqual([]);
  });

  it('keeps stage directions out of what is said', () => {
    const direction = `(${ACT}と書かれた紙がある)`;
    const text = told(3, direction);
    const start = text.indexOf(direction);
    const narration = [{ start, end: start + direction.length }];
    expect(found(text, { narration })).toEqual([]);
    expect(found(text)).not.toEqual([]);
  });

  it('heeds exceptions that stand in another part', () => {
    const apology = 'この度は申し訳ございませんでした。';
    const excused = `お客様のお気持ちに沿えませんでした。平日の八時半から五時まで承っております。またのお電話をお待ちしております。${apology}`;
    const byStaff = { role: 'staff' } as const;
    expect(found(apology, byStaff)).not.toEqual([]);
    expect(found(excused, byStaff).map(({ rule }) => rule)).not.toContain('staff/premature-apology');
  });

  it('says by patterns alone what they find in the whole of it', () => {
    const { judgeTables: _, ...byPatterns } = options;
    const patternsAlone = createJudge(byPatterns);
    const alone = found(ACT, {}, patternsAlone);
    expect(alone).not.toEqual([]);
    expect(found(told(3, ACT), {}, patternsAlone)).toEqual(alone);
  });
});
