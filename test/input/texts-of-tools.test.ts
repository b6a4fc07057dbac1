import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const SAID = [
  'お電話ありがとうございます。白樺文具、通販窓口でございます。',
  '頼んだ手帳がまだ届かないんですけど。',
  'ご迷惑をおかけしております。ご注文番号をお願いいたします。',
  '4471の20です。',
  'ありがとうございます。本日の午後にお届けの予定でございます。',
  'そうですか、じゃあ待ってます。',
];
const NAMES = ['真柴 涼', '03-5550-01**'] as const;
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const options = { sides: shippedSides() };
const minutes = (index: number) => `0:${String(index * 7 + 1).padStart(2, '0')}`;
const linesOf = (make: (name: string, time: string, text: string) => string) =>
  SAID.map((text, index) => make(NAMES[index % 2] ?? '', minutes(index), text)).join('\n');

describe('a name and a time, the words below', () => {
  const forms = {
    'two spaces': (name: string, time: string, text: string) => `${name}  ${time}\n${text}\n`,
    'name in brackets': (name: string, time: string, text: string) => `[${name}] 09:1${time}\n${text}\n`,
    'time in brackets': (name: string, time: string, text: string) => `${name} (0${time})\n${text}\n`,
    'time before': (name: string, time: string, text: string) => `0${time} ${name}\n${text}`,
    'three lines': (name: string, time: string, text: string) => `${name}\n${time}\n${text}`,
  };
  test.each(Object.entries(forms))('%s', async (_, make) => {
    const above =
      '手帳の件\nKEYWORDS\n手帳, 注文番号, お届け\nダウンロード\n2026/11/20 13:15\n0:00 / 0:42\n文字起こし\n\n';
    const { transcripts, problems } = await read(
      `${above}${linesOf(make)}\n\nコメントを追加\n送信\n`,
      options,
    );
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.map(({ speaker }) => speaker).slice(0, 2)).toEqual([...NAMES]);
    expect(transcripts[0]?.turns[2]?.segments[0]?.startMs).toBeDefined();
  });

  test('a list of who speaks above the dialogue makes no table of it', async () => {
    const numbered = SAID.map((text, index) => `Speaker ${(index % 2) + 1}  ${minutes(index)}\n${text}`);
    const text = `SPEAKERS\nSpeaker 1, Speaker 2\n\n${numbered.join('\n\n')}\n`;
    const { transcripts } = await read(text.replace('4471の20です。', '4,471の20です。'), options);
    expect(spoken(transcripts[0])).toHaveLength(SAID.length);
  });
});

test('names with spaces and remarks, times between, a notice below', async () => {
  const named = SAID.map((text, index) => `${index % 2 === 0 ? '真柴 涼' : '里見 (購買課)'}: ${text}`);
  const text = [
    '2026年11月10日',
    '参加者',
    '真柴 涼、里見 (購買課)',
    '',
    '00:00:00',
    ' ',
    ...named.slice(0, 4),
    '',
    '00:01:00',
    ' ',
    ...named.slice(4),
    '',
    '00:01:48 に会議が終了しました',
    '',
    'この文字起こしはコンピュータで生成されたものであり、誤りが含まれている可能性があります。',
  ].join('\n');
  const { transcripts } = await read(text, options);
  expect(spoken(transcripts[0])).toEqual(turns);
});

describe('what is written around a dialogue is no part of it', () => {
  const dialogue = SAID.map((text, index) => `${index % 2 === 0 ? '窓口' : '客'}：${text}`);

  test('a frame of a chat', async () => {
    const text = `お疲れさまです、窓口の真柴です。\n[info][title]11/12 手帳[/title]${dialogue.join('\n')}[/info]\nご確認をお願いします(bow)`;
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns[0]?.segments[0]).toMatchObject({ line: 2, column: 33 });
  });

  test('a frame with another in it that never closes', async () => {
    const text = `窓口の真柴です。\n[info][code]${dialogue.join('\n')}[/info]\nご確認ください。`;
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('messages of a chat with a call in a frame each', async () => {
    const message = (title: string, said: readonly string[]) =>
      `真柴 りえ\n株式会社みどり\n[info][title]${title}[/title]${said.join('\n')}[/info]\n折り返し済みです\n2026年5月11日 10:41\n\n`;
    const text = `${message('手帳の件', dialogue)}森 健\n[To:11]真柴さん\n了解です\n2026年5月11日 10:44\n\n${message('印鑑の件', dialogue)}`;
    const { transcripts } = await read(text, options);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    expect(transcripts.map(({ id }) => id)).toEqual(['手帳の件', '印鑑の件']);
    expect(transcripts[0]?.turns[0]?.segments[0]).toMatchObject({ line: 3, column: 29 });
  });

  test('a call that goes on in a second frame is one', async () => {
    const text = `[info][title]前半[/title]${dialogue.join('\n')}[/info]\n[info][title]後半[/title]${dialogue.slice(2).join('\n')}[/info]`;
    const { transcripts } = await read(text, options);
    expect(transcripts.map(spoken)).toEqual([[...turns, ...turns.slice(2)]]);
  });

  test('the mail that is answered, but not one that is passed on', async () => {
    const below = ['-----Original Message-----', 'From: 里見', 'Sent: Thursday', '', '電話はどうでしたか。'];
    const answered = await read([...dialogue, '', ...below].join('\n'), options);
    expect(spoken(answered.transcripts[0])).toEqual(turns);
    const passedOn = await read(['ご参考まで。', '', below[0], '', ...dialogue].join('\n'), options);
    expect(spoken(passedOn.transcripts[0])).toEqual(turns);
  });
});

test('a print with a head on each page, a turn across the break', async () => {
  const head = (page: number) =>
    `帳票ID：R-7　　　　作成日：2026/11/24\n通話番号：TK-31　　　　PAGE   ${page}\n-----------\n No  時間   話者    発話内容\n-----------\n`;
  const row = (index: number, text: string) =>
    ` ${index + 1}  00:0${index}  ${index % 2 === 0 ? '応対者' : 'お客様'}  ${text}`;
  const [first = '', ...rest] = SAID.slice(4);
  const text = `${head(1)}${SAID.slice(0, 4)
    .map((said, index) => row(index, said))
    .join(
      '\n',
    )}\n${row(4, first.slice(0, 12))}\n\n          - 1/2 -\n\f${head(2)}                     ${first.slice(12)}\n${rest
    .map((said, index) => row(index + 5, said))
    .join('\n')}\n-----------\n        *** 以　上 ***\n          - 2/2 -\n`;
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(transcripts).toHaveLength(1);
  expect(transcripts[0]?.id).toBe('TK-31');
  expect(spoken(transcripts[0]).map(([side, said]) => [side, said.replace('\n', '')])).toEqual(turns);
});

test('who took a call, told in the title, speaks in a play', async () => {
  const said = SAID.map((text, index) => `${index % 2 === 0 ? '真柴' : '飼い主'}「${text}」`);
  const { transcripts } = await read(
    `電話でのやりとり　11/17（火）11:05　受けた人：真柴\n\n${said.join('\n')}`,
  );
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.agent).toBe('真柴');
});

test('a record whose fields stand in its first row only is a call', async () => {
  const rows = (id: string) =>
    SAID.map((text, index) => {
      const record = index === 0 ? `*,${id},ハイツ小松,対応中` : ',,,';
      return `${record},${index + 1},${index % 2 === 0 ? '窓口' : 'お客様'},${text}`;
    });
  const head = '開始行,レコード番号,物件,状況,発話No,発話者,発話内容';
  const { transcripts } = await read([head, ...rows('218'), ...rows('219')].join('\n'), { file: 'a.csv' });
  expect(transcripts.map(({ id }) => id)).toEqual(['218', '219']);
  for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
});
