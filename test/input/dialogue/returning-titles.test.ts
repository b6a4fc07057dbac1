import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';

const SAID = [
  'はい、つきみ整骨院の久野でございます。',
  'もしもし、予約の日を変えられますか。',
  'お名前をお願いいたします。',
  '安西と申します。',
  '安西様ですね。十五日の十一時で承っております。',
  '次の週の同じ時間でお願いします。',
];
const OTHER = [
  'つきみ整骨院です。',
  '昨日の会計のことですが、二回分引かれています。',
  '確認いたします。少々お待ちください。',
  'レシートは手元にあります。',
  '申し訳ございません。一回分をお返しいたします。',
  'では明日伺います。',
];
const turnsOf = (said: readonly string[]) => said.map((text, at) => [at % 2 ? 'caller' : 'staff', text]);
const linesOf = (said: readonly string[], one = '久野', other = '相手') =>
  said.map((text, at) => `${at % 2 ? other : one}：${text}`);
const calls = async (lines: readonly string[], file = 'a.txt') => {
  const { transcripts } = await read(lines.join('\n'), { file, sides: shippedSides() });
  return transcripts;
};

describe('a title that returns with another number or date begins a call', () => {
  test.each([
    [
      '相談番号 2026-0417　予約の変更',
      '相談番号 2026-0431　会計',
      '相談番号 2026-0417',
      '相談番号 2026-0431',
    ],
    ['【録音②】予約', '【録音⑤】会計', '録音2', '録音5'],
    ['No.31 安西様 予約変更', 'No.34 会計の件', 'No. 31', 'No. 34'],
    ['10月2日　夕方　予約', '10月6日　朝　会計', '10月2日', '10月6日'],
    ['令和8年4月8日 14時03分', '令和8年4月21日 9時15分', '令和8年4月8日', '令和8年4月21日'],
    ['11/6（水）　10:20　安西様', '11/6（水）　19:45　会計', '11/6 10:20', '11/6 19:45'],
    ['◆11月6日　午前10時20分', '◆11月6日　午後7時45分', '11月6日 午前10時20分', '11月6日 午後7時45分'],
    ['１０：２０　安西様', '１９：４５　会計', '10:20', '19:45'],
    ['事例A　予約', '事例B　会計', '事例 A', '事例 B'],
    ['1　予約の変更', '2　会計の苦情', '1', '2'],
  ])('%s', async (first, second, id, otherId) => {
    const found = await calls([first, '', ...linesOf(SAID), '', second, ...linesOf(OTHER)]);
    expect(found.map((call) => call.id)).toEqual([id, otherId]);
    expect(found.map(spoken)).toEqual([turnsOf(SAID), turnsOf(OTHER)]);
  });

  test('each with its own recording, date and people above the turns', async () => {
    const head = (date: string, file: string, caller: string) => [
      ...[`反訳${file}　令和8年4月${date}日　10時30分から`, `録音ファイル　2026040${file}.m4a`],
      ...[`甲　${caller}（依頼者）`, '乙　つきみ整骨院　久野', ''],
    ];
    const numbered = (said: readonly string[]) =>
      said.map((text, at) => `${at + 1}\t${at % 2 ? '甲' : '乙'}　${text}`);
    const found = await calls([
      ...['反訳書', '', ...head('8', '1', '安西'), ...numbered(SAID), '（通話終了）', ''],
      ...[...head('21', '2', '富樫'), ...numbered(OTHER), '（通話終了）', '以上'],
    ]);
    expect(found.map(({ id, date }) => [id, date])).toEqual([
      ['反訳1', '2026-04-08T10:30:00'],
      ['反訳2', '2026-04-21T10:30:00'],
    ]);
    expect(found.map(({ recording }) => recording)).toEqual(['20260401.m4a', '20260402.m4a']);
    expect(found.map(({ turns }) => turns.length)).toEqual([SAID.length, OTHER.length]);
  });

  const RULE = '－－－－－－－－';
  const memos = [
    ...['■ 電話メモ　１１月', '（書いた人は名前をいれてください）', '', RULE],
    ...['１１／６（水）　１０：２０　安西様', '', ...linesOf(SAID), '', '※変更済み', '', RULE],
    ...['１１／６（水）　１３：００　業者より、かけ直すとのこと', '', RULE],
    ...['１１／６（水）　１９：４５　会計', '', ...linesOf(OTHER), '', '※返金'],
  ];
  test('of one day, below what the page is called, with a memo between that holds no call', async () => {
    const found = await calls(memos);
    expect(found.map(({ id }) => id)).toEqual(['11/6 10:20', '11/6 19:45']);
    expect(found.map(spoken)).toEqual([turnsOf(SAID), turnsOf(OTHER)]);
  });

  test.each([
    [
      'a.md',
      [
        '# 電話メモ',
        '',
        '---',
        '**11/6 10:20 安西様**',
        '',
        ...linesOf(SAID),
        '',
        '---',
        '**11/6 19:45 会計**',
        '',
        ...linesOf(OTHER),
      ].join('\n\n'),
    ],
    [
      'a.html',
      `<html><body>${memos.map((line) => (line === RULE ? '<hr>' : `<p>${line}</p>`)).join('')}</body></html>`,
    ],
  ])('also in %s', async (file, text) => {
    const found = await calls([text], file);
    expect(found.map(({ id }) => id)).toEqual(['11/6 10:20', '11/6 19:45']);
    expect(found.map(spoken)).toEqual([turnsOf(SAID), turnsOf(OTHER)]);
  });

  test('without a blank line above where what opens a call stands below each', async () => {
    const found = await calls(['10/2 予約', ...linesOf(SAID), '10/6 会計', ...linesOf(OTHER)]);
    expect(found.map(spoken)).toEqual([turnsOf(SAID), turnsOf(OTHER)]);
  });

  test('also on pages that break within a sentence, with a remark below the call', async () => {
    const top = ['つきみ整骨院　電話記録　部内限', ''];
    const [cut = '', ...rest] = linesOf(OTHER).toReversed();
    const found = await calls([
      ...[...top, '受付番号 7　予約', '', ...linesOf(SAID), '', '（要点）変更済み。', ''],
      ...['受付番号 9　会計', '', ...rest.toReversed(), cut.slice(0, 6), '', '- 1 -', ...top],
      ...[cut.slice(6), '', '（要点）返金。', '', '- 2 -'],
    ]);
    expect(found.map(({ turns }) => turns.length)).toEqual([SAID.length, OTHER.length]);
    expect(found[1]?.turns.at(-1)?.text.replace('\n', '')).toBe(OTHER.at(-1));
  });
});

describe('one call stays one', () => {
  const half = SAID.length / 2;
  const parted = (first: string, second: string) => [
    ...[first, '', ...linesOf(SAID.slice(0, half)), '', second, '', ...linesOf(OTHER.slice(3).toReversed())],
  ];
  test.each([
    ['chapters', '1　本人確認', '2　手続き'],
    ['halves of a recording', '録音1（前半）', '録音2（後半）'],
    ['dates that somebody says', '10月2日でお願いします', '10月6日は空いてますか'],
    ['a title that returns as it was', '相談番号 12　予約', '相談番号 12　予約'],
    ['times of the recording', '10:02', '10:05'],
  ])('%s', async (_, first, second) => {
    expect(await calls(parted(first, second))).toHaveLength(1);
  });

  test('messages with a day and a time each', async () => {
    const said = ['お電話ありがとうございます。', 'つきみ整骨院です。', 'ご用件をどうぞ。'];
    const asked = ['もしもし。', '予約の件です。', '日を変えられますか。'];
    const text = [said, asked, said, asked].flatMap((lines, at) => [
      ...[`2026/11/06 10:2${at} ${at % 2 ? '安西' : '久野'}`, ...lines, ''],
    ]);
    expect(await calls(text)).toHaveLength(1);
  });

  test('dates within what is said, and a number in the record below', async () => {
    const [one = '', ...others] = linesOf(SAID);
    const text = ['受付番号 12　予約', '', one, '10月2日の予約です。', ...others, '', '受付番号 14　参照'];
    expect(await calls(text)).toHaveLength(1);
  });
});
