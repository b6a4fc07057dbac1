import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read } from '../read.js';

const SAID = [
  'つつじ管理、夜間の受付でございます。',
  'あの、鍵をなくしてしまって、部屋に入れないんです。',
  'マンション名とお部屋番号をお願いいたします。',
  'グリーン荻の506、羽鳥です。',
  'ご本人様の確認のため、生年月日とお勤め先をお聞きしてもよろしいでしょうか。',
  '平成10年の3月8日で、勤め先は、えーと、さくら運輸です。',
  '夜間ですと鍵屋の出張になりまして、解錠に1万6500円、当日お支払いいただきます。',
  'えっ、そんなにかかるんですか。管理会社さんで合鍵って持ってないんですか。',
];
/** Cut at 24 characters, the rest set below. */
const cut = (text: string, indent: string) => (text.match(/.{1,24}/gu) ?? []).join(`\n${indent}`);
const typed = (signs: readonly [string, string], apart: string, indent = '　　') =>
  SAID.map((text, at) => `${signs[at % 2]}　${cut(text, indent)}`).join(apart);
const options = { file: 'a.txt', sides: shippedSides() };
const letters = (text: string) => text.replace(/\n/g, '');

describe('signs for the two speakers, in lines that are cut', () => {
  test.each<[string, string, readonly [string, string]]>([
    ['a legend with dots', '＝＝＝\n　●…当社　　○…入居者\n＝＝＝\n\n', ['●', '○']],
    ['words for sides', '反訳（●がうち、○が相手の方）\n\n', ['●', '○']],
    ['names before signs', '（当社→◆　先方→◇）\n', ['◆', '◇']],
    ['a legend without marks', '（○お客様　●オペレーター）\n\n', ['●', '○']],
    ['a line each', '凡例\n　●　職員\n　○　相手方\n\n', ['●', '○']],
    ['only one of two is a known name', '※■は管理会社、□は入居者\n\n', ['■', '□']],
  ])('%s', async (_, legend, signs) => {
    for (const apart of ['\n', '\n\n']) {
      const { transcripts, problems } = await read(legend + typed(signs, apart), options);
      expect(problems).toEqual([]);
      const told = transcripts[0]?.turns.map(({ role, text }) => [role, letters(text)]);
      expect(told).toEqual(SAID.map((text, at) => [at % 2 === 0 ? 'staff' : 'caller', text]));
      expect(transcripts[0]?.turns.some(({ guessed }) => guessed !== undefined)).toBe(false);
    }
  });

  test('an arrow from one word to another in the title of a call explains no sign', async () => {
    const memo = (title: string) =>
      `${title}\n----------\n${SAID.map((text, at) => `${at % 2 === 0 ? '店' : '客'}：${text}`).join('\n')}\n`;
    const { transcripts } = await read(
      `${memo('■3/3(月) 10:00　羽鳥様　受：野村')}\n${memo('■3/5(水) 11:00　受：野村→店長')}`,
      options,
    );
    expect(transcripts.map(({ turns }) => turns.length)).toEqual([SAID.length, SAID.length]);
  });

  test('the legend counts where it speaks against the words', async () => {
    const { transcripts } = await read(`○：店　●：お客さん\n\n${typed(['●', '○'], '\n\n')}`, options);
    expect(transcripts[0]?.turns[0]?.role).toBe('caller');
  });

  test('lines that a page cuts are no fields of the head above them', async () => {
    const head =
      '＝＝＝\n　通話録音　起こし\nハイツ荻　102号室　　10/17（金）10:40 着信　対応：永山\n　　●…当社　　○…入居者\n＝＝＝\n\n';
    const said = [
      '●　はい、つつじ管理でございます。',
      '○　上の階の者が、先月の終わりくらいから夜中に騒ぐんですよ、上\n　　の人が。',
      '●　二、三日しても変わらないようでしたら、また遠慮なくご連絡\n　　ください。',
      '○　はいはい、どうも。',
    ];
    const { transcripts } = await read(head + said.join('\n\n'), options);
    expect(transcripts[0]?.turns.map(({ role, text }) => [role, letters(text)])).toEqual(
      said.map((line, at) => [at % 2 === 0 ? 'staff' : 'caller', line.slice(2).replace(/\n　　/g, '')]),
    );
  });

  test('without a legend the words tell, and the guess is marked', async () => {
    const { transcripts } = await read(typed(['▼', '▲'], '\n\n'), options);
    expect(transcripts[0]?.turns.map(({ role }) => role).slice(0, 2)).toEqual(['staff', 'caller']);
    expect(transcripts[0]?.turns[0]?.guessed).toBeGreaterThan(0.9);
  });

  test('names in ＜＞ are no signs, and a list with two bullets is no dialogue', async () => {
    const named = SAID.map((text, at) => `＜${at % 2 === 0 ? '職員' : '客'}＞${text}`).join('\n');
    const { transcripts } = await read(named, options);
    expect(transcripts[0]?.turns[0]).toMatchObject({ speaker: '職員', text: SAID[0] });
    const list =
      '■目的\n○応対の質を上げる\n○苦情を減らす\n○記録を残す\n■方法\n○月に一度の研修\n○録音の聞き取り\n○振り返り';
    expect((await read(list, options)).transcripts).toEqual([]);
  });
});
