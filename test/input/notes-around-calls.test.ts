import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';

const options = { sides: shippedSides() };

const named = linesOf((text, isStaff) => `${isStaff ? '店' : '客'}：${text}`);

/** The dialogue with a line among its turns. */
function withLine(text: string, line: string, before: number): string {
  const lines = text.split('\n');
  return [...lines.slice(0, before), line, ...lines.slice(before)].join('\n');
}

async function turnsIn(text: string, file = 'a.txt') {
  const { transcripts, problems } = await read(text, { file, ...options });
  expect(problems).toEqual([]);
  return transcripts.map(spoken);
}

describe('text: what a writer notes among and below the turns is nobody’s', () => {
  test.each([
    ['what came of it', '→店長に報告、送料はこちらで持つ'],
    ['a star', '★ここで必ず復唱。急かさない。'],
    ['a box', '☑在庫は二箱あり'],
    ['two lines', '→店長に報告\n　返品伝票を起票'],
  ])('%s among them', async (_, note) => {
    expect(await turnsIn(withLine(named, note, 5))).toEqual([turns]);
    expect(await turnsIn(withLine(named.replaceAll('：', '）'), note, 5))).toEqual([turns]);
  });

  test('a sign that opens turns as well is no sign of a note', async () => {
    const signs = linesOf((text, isStaff) => `${isStaff ? '→店' : '←客'}：${text}`);
    const [call] = await turnsIn(withLine(signs, '→ご注文の控え', 5));
    expect(call?.map(([, text]) => text).join('')).toContain('ご注文の控え');
  });

  test('what staff lists in a turn of several lines is said', async () => {
    const chat = SAID.map((text, index) => {
      const more = index % 4 === 0 ? '\n・お名前\n・お電話番号' : '';
      return `${index % 2 === 0 ? '店' : '客'}：${text}${more}`;
    }).join('\n');
    const [call] = await turnsIn(chat);
    expect(call?.[4]?.[1]).toBe(`${SAID[4]}\n・お名前\n・お電話番号`);
  });

  test('points below stage directions', async () => {
    const lines = withLine(named, '（台帳を確認する）', 3);
    const below =
      '（相手が切るのを待ってから受話器を置く）\nここがポイント！\n・まずお詫び\n・言い訳をしない';
    const [call] = await turnsIn(`${lines}\n${below}`);
    expect(call?.at(-1)?.[1]).toBe(`${SAID[7]}\n（相手が切るのを待ってから受話器を置く）`);
  });

  test.each(['記入：江藤 6/3', '経過：18:20 に配達、謝罪', 'アンケート: 満足', '対応：店長'])(
    'the field %s',
    async (field) => {
      expect(await turnsIn(`${named}\n${field}\n`)).toEqual([turns]);
    },
  );
});

test('text: 「『…』 …」 begins with a name and goes on', async () => {
  const quoted = linesOf((text, isStaff) => `${isStaff ? '当方' : 'お客様'}「${text}」`);
  const first = 'お客様「『みどりの丘』っていうお菓子です。箱は捨てました。」';
  const [call] = await turnsIn(`${first}\n${quoted}`);
  expect(call?.[0]).toEqual(['caller', '『みどりの丘』っていうお菓子です。箱は捨てました。']);
});

describe('text: memos under the moments that Notepad sets', () => {
  const memo = linesOf((text, isStaff) => `${isStaff ? '受' : '患'}）${text}`);

  test.each([
    ['the same day', '9:04 2025/06/03', '15:47 2025/06/03', ['2025/06/03 9:04', '2025/06/03 15:47']],
    ['two days', '9:04 2025/06/03', '15:47 2025/06/04', ['2025/06/03', '2025/06/04']],
    ['午前 and 午後', '午前 9:04 2025/06/03', '午後 3:47 2025/06/03', undefined],
  ])('%s', async (_, first, second, ids) => {
    const text = `.LOG\n受付メモ\n\n${first}\n早川様　薬の数\n${memo}\n→ 夕方に配達\n\n${second}\n匿名\n${memo}\n\n16:02 2025/06/05\nトナー発注\n`;
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    if (ids) expect(transcripts.map(({ id }) => id)).toEqual(ids);
  });
});

test('text: the fields of a form stand above its turns in the same form', async () => {
  const head =
    '受付控\n\n受付\t令和6年5月8日 22時10分\n担当\t江藤\nお客様\t（匿名希望）女性\n受付番号\t―\n\n〔お話の内容〕\n';
  const typed = linesOf((text, isStaff) => `${isStaff ? '江藤' : 'お客様'}\t${text}`);
  const below = '〔次にすること〕\n・見本を送る（済 5/9）\n・寸法は未確認';
  const { transcripts, problems } = await read(`${head}${typed}\n${below}`, options);
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
  expect(transcripts[0]?.agent).toBe('江藤');
});

describe('text: what a chat tells of itself is nobody’s', () => {
  const clock = (index: number) => `13:${20 + index}:11`;
  const chat = (staff: string, caller: string, around: (time: string) => string) =>
    linesOf((text, isStaff, index) => `${around(clock(index))} ${isStaff ? staff : caller}: ${text}`);

  test.each([
    [
      'between stars',
      '(13:19:02) *** 江藤 がチャットに参加しました ***',
      '(13:30:02) *** 訪問者 77120934 が退出しました ***',
    ],
    [
      'in English',
      '(13:19:02) *** 江藤 joined the chat ***',
      '(13:30:02) *** 訪問者 77120934 has left the chat ***',
    ],
    ['bare', '(13:19:02) 江藤さんが入室しました', '(13:30:02) 訪問者 77120934さんが退室しました'],
    ['files', '(13:19:02) 江藤が担当に割り当てられました', '(13:30:02) 江藤さんが画像を送信しました'],
  ])('%s', async (_, first, last) => {
    const head =
      'チャットID: 2506.1.Ab\n開始日時: 2025-06-03 13:19:00\n訪問者: 訪問者 77120934\nページ: https://example.com/faq\n';
    const lines = chat('江藤', '訪問者 77120934', (time) => `(${time})`).split('\n');
    const text = [head, lines[0], first, ...lines.slice(1), last].join('\n');
    const [call] = await turnsIn(text);
    expect(call).toEqual(turns);
  });

  test('a program that tells who came is no speaker', async () => {
    const lines = chat('江藤', 'お客様', (time) => `[${time}]`).split('\n');
    const text = [...lines.slice(0, 1), '[13:20:30] システム: 江藤が参加しました', ...lines.slice(1)].join(
      '\n',
    );
    const { transcripts } = await read(text, options);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });
});

describe('text: calls below titles with a sign that also stands before speech', () => {
  const forms: readonly (readonly [string, (name: string, text: string, at: number) => string])[] = [
    ['a chat, time before the name', (name, text, at) => `[2025/10/07 9:${10 + at}] ${name}\n${text}\n`],
    ['a chat, time behind the name', (name, text, at) => `${name}  9:${10 + at}\n${text}\n`],
    ['names and colons', (name, text) => `${name}：${text}`],
  ];

  test.each(forms)('%s', async (_, form) => {
    const call = (caller: string) =>
      linesOf((text, isStaff, at) => form(isStaff ? '大野 聡(情シス)' : caller, text, at));
    const first = `●返品（営業2課）\n\n${call('村井 恵子')}\n→ 台帳に追記済\n\n`;
    const text = `チャット控え（10月）\n※コピー\n\n${first}●交換の件（総務）\n\n${call('諸橋 勇')}\n→ 発送済\n`;
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    expect(transcripts.map(({ id }) => id)).toEqual(['返品（営業2課）', '交換の件（総務）']);
  });

  test('where turns begin with the sign a line with one is no title', async () => {
    const signs = linesOf((text, isStaff) => `${isStaff ? '●' : '○'}${text}`);
    const { transcripts } = await read(`●が当社、○がお客様\n\n${signs}\n\n${signs}\n`, options);
    expect(transcripts).toHaveLength(1);
  });
});
