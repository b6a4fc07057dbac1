import { describe, expect, test } from 'vitest';
import { roleOfKnownName } from '../../src/input/speakers/speakers.js';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

const options = { sides: shippedSides() };
const lines = (staff: string, caller: string) =>
  SAID.map((text, at) => `${at % 2 === 0 ? staff : caller}：${text}`);

async function callIn(given: readonly string[]) {
  const { transcripts, problems } = await read(given.join('\n'), options);
  expect(problems).toEqual([]);
  return spoken(transcripts[0]);
}

describe('whoever joins a call is on the side of the one they belong to', () => {
  test.each([
    ['相談者の息子', 'caller'],
    ['お客様のお父様', 'caller'],
    ['市民の妻', 'caller'],
    ['契約者のご主人', 'caller'],
    ['お客様の奥様', 'caller'],
    ['部屋の奥', null],
    ['電話の奥', null],
    ['店の主人', null],
    ['利用者の長女', 'caller'],
    ['患者の付き添い人', 'caller'],
    ['担当者の上司', 'staff'],
    ['オペレーターの先輩', 'staff'],
    ['職員の妻', null],
    ['市民の声', null],
    ['参加者の夫', 'caller'],
    ['同居の母', 'caller'],
    ['参加者の上司', null],
  ] as const)('%s: %s', (name, role) => {
    expect(roleOfKnownName(name)).toBe(role);
  });

  test.each(['水野の夫', '水野さんの息子', '水野さんの代理人'])('%s beside 水野', async (third) => {
    const named = lines('早川', '水野さん');
    const joined = [
      ...named.slice(0, 6),
      `${third}：すみません、代わります。どうして返せないんですか。`,
      ...named.slice(6),
    ];
    expect((await callIn(joined)).map(([role]) => role)).toEqual([
      ...turns.slice(0, 6).map(([role]) => role),
      'caller',
      ...turns.slice(6).map(([role]) => role),
    ]);
  });

  test.each([
    ['担当の江藤に代わります。', '江藤です。明日には着くと思います。'],
    ['責任者におつなぎいたします。', 'お電話代わりました、江藤です。'],
  ])('whoever a call is handed to: %s', async (handing, taking) => {
    const named = lines('早川', '水野（ゲスト）');
    const joined = [...named, `早川：${handing}`, `江藤：${taking}`, '水野（ゲスト）：分かりました。'];
    const said = await callIn(joined);
    expect(said.map(([role]) => role)).toEqual([...turns.map(([role]) => role), 'staff', 'staff', 'caller']);
  });

  test.each([
    [
      '責任者の方に代わりますって言われて待っていたんですよ。',
      '申し訳ございません、市民課長の田中でございます。',
    ],
    ['責任者の方に代わりますと言われました。', '申し訳ございません、市民課長の田中でございます。'],
    ['いつになったら上の人に代わりますか。', 'お電話代わりました、市民課長の田中でございます。'],
  ])('nobody is handed a call by words of one: %s', async (asking, taking) => {
    const call = await callIn([
      '担当：はい、市役所市民課でございます。',
      `客：${asking}`,
      `田中：${taking}`,
      '客：何度待たせるんですか。',
      '田中：大変申し訳ございません。すぐに確認いたします。',
    ]);
    expect(call.map(([role]) => role)).toEqual(['staff', 'caller', 'staff', 'caller', 'staff']);
  });
});

test.each([
  '早川 停止済み 文字起こし',
  '早川 健 が文字起こしを停止しました',
  'Ken Hayakawa stopped transcription',
  '早川 録画を終了しました',
])('what a meeting tells of itself is nobody’s: %s', async (notice) => {
  const named = SAID.map(
    (text, at) => `${at % 2 === 0 ? '早川 健' : '水野 (ゲスト)'}   0:${10 + at * 4}\n${text}`,
  );
  const start = notice.replace('停止', '開始').replace('終了', '開始').replace('stopped', 'started');
  expect(await callIn([start, ...named.slice(0, 4), notice, start, ...named.slice(4), notice])).toEqual(
    turns,
  );
});
