import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const SAID = [
  'お電話ありがとうございます。窓口の森田でございます。',
  '先週頼んだ品がまだ届かないんですけど。',
  'ご心配をおかけしております。受付番号をお願いいたします。',
  '二五一四です。',
  'ありがとうございます。ただいまお調べいたします。',
  'お願いします。',
  '明日の午前中にお届けの予定でございます。',
  'もう少し早く分かればよかったのに。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const name = (index: number, staff = 'オペレーター', caller = 'お客様') => (index % 2 === 0 ? staff : caller);
const options = { sides: shippedSides() };

/** Lines of a print: 24 letters of speech, the rest on the next line below the words. */
function printed(rows: readonly (readonly [string, string, string])[]): readonly string[] {
  const pad = (text: string, width: number) => text + ' '.repeat(width - [...text].length * 2);
  return rows.flatMap(([time, who, text]) =>
    (text.match(/.{1,24}/gu) ?? []).map((part, index) =>
      index === 0 ? `  ${time}   ${pad(who, 16)}${part}` : `${' '.repeat(26)}${part}`,
    ),
  );
}

describe('a print in columns', () => {
  const LONG = [
    ...SAID,
    '天候の影響で予定が変わりまして、お知らせが遅れて申し訳ございません。',
    '発送の前の日に、必ず電子メールでお知らせしてもらえると助かるんですけど。',
    '承知いたしました。発送の前の日にお客様へお知らせを差し上げるよう手配いたします。',
  ];
  const clock = (index: number) => `00:${String(index * 4 + 10)}`;
  const rows = LONG.map(
    (text, index) => [clock(index), name(index, 'オペレーター', '寄附者'), text] as const,
  );

  test('lines that go on without a name are joined within words, over pages', async () => {
    const lines = printed(rows);
    const page = (part: readonly string[], number: number) => [
      '                    社外秘　受付窓口',
      '',
      ...part,
      '',
      `                  ${number} / 2`,
    ];
    const text = [...page(lines.slice(0, 6), 1), ...page(lines.slice(6), 2)].join('\n');
    const { transcripts } = await read(text, { file: 'a.txt', ...options });
    expect(spoken(transcripts[0]).map(([, said]) => said)).toEqual(LONG);
    expect(spoken(transcripts[0]).map(([role]) => role)).toEqual(
      LONG.map((_, index) => (index % 2 === 0 ? 'staff' : 'caller')),
    );
  });

  test('a name that stands once opens a turn where all have times', async () => {
    const text = printed([...rows, ['01:30', '統括', '統括の石田でございます。']]).join('\n');
    const { transcripts } = await read(text, { file: 'a.txt', ...options });
    expect(transcripts[0]?.turns.at(-1)?.text).toBe('統括の石田でございます。');
  });

  test('a long vowel is part of a name and no dash', async () => {
    const text = SAID.map((said, index) => `${name(index, 'オペレーター', 'カスタマー')}   ${said}`).join(
      '\n',
    );
    const { transcripts } = await read(text, { file: 'a.txt' });
    expect(transcripts[0]?.turns[0]?.speaker).toBe('オペレーター');
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('lines that end as their writer wants keep their ends', async () => {
    const text =
      'オペレーター：はい。\nお待たせいたしました。\n担当の森田です。\nお客様：届きません。\nまだです。\n';
    const { transcripts } = await read(text, { file: 'a.txt' });
    expect(transcripts[0]?.turns[0]?.text).toBe('はい。\nお待たせいたしました。\n担当の森田です。');
  });

  test('names and values behind one space are a head', async () => {
    const head =
      '  整理番号 2408042600            作成 お客様相談室\n  通話日 2024.08.04              担当 吉田\n\n';
    const { transcripts } = await read(head + printed(rows).join('\n'), { file: 'a.txt', ...options });
    expect(transcripts[0]).toMatchObject({ id: '2408042600', agent: '吉田', date: '2024-08-04' });
  });
});

test('the foot of a page is no part of the last turn', async () => {
  const said = SAID.map((text, index) => `<div><span>${name(index)}</span><p>${text}</p></div>`).join('');
  const page = `<!DOCTYPE html><html><body><header>通話詳細</header><main>${said}</main><footer>スマイル商事 品質管理部 内線 3321</footer></body></html>`;
  const { transcripts } = await read(page, { file: 'a.html' });
  expect(spoken(transcripts[0])).toEqual(turns);
});

describe('events in JSON Lines', () => {
  const events = [
    { event: 'start', call_id: 'K-7', at: '2026-11-10T10:07:00', agent: '内田' },
    ...SAID.map((said, index) => ({
      event: 'utt',
      call_id: 'K-7',
      t: index * 3,
      who: name(index, 'op', 'cust'),
      said,
    })),
    { event: 'end', call_id: 'K-7', reason: 'hangup' },
  ];

  test('tell of the call and are no problem', async () => {
    const text = events.map((event) => JSON.stringify(event)).join('\n');
    const { transcripts, problems } = await read(text, { file: 'a.ndjson' });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]).toMatchObject({ id: 'K-7', agent: '内田', date: '2026-11-10T10:07:00' });
    expect(transcripts[0]?.durationMs).toBe(21_000);
  });

  test('alone are told', async () => {
    const { problems } = await read(JSON.stringify(events[0]), { file: 'a.ndjson' });
    expect(problems.map(({ code }) => code)).toEqual(['json-not-a-call']);
  });
});

describe('line feeds that a program wrote otherwise', () => {
  const dialogue = (feed: string) => SAID.map((said, index) => `${name(index)}：${said}`).join(feed);

  test.each([
    ['two characters in a cell', 'a.csv', `通話ID,会話\nC1,"${dialogue('\\n')}"\n`],
    ['an element in a cell', 'a.csv', `通話ID,会話\nC1,"${dialogue('<br>')}"\n`],
    ['escaped twice in JSON', 'a.json', JSON.stringify({ id: 'C1', transcript: dialogue('\\n') })],
  ])('%s', async (_, file, text) => {
    const { transcripts } = await read(text, { file });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('within what is said, and no path', async () => {
    const rows = ['職員,"はい。\\nお待ちください。"', '客,C:\\new に置きました。'];
    const { transcripts } = await read(['話者,発話', ...rows].join('\n'), { file: 'a.csv' });
    expect(spoken(transcripts[0]).map(([, text]) => text)).toEqual([
      'はい。 \nお待ちください。',
      'C:\\new に置きました。',
    ]);
  });
});

describe('ids and dates', () => {
  const csv = SAID.map((text, index) => `${name(index)},${text}`).join('\n');

  test('a number behind the date of a file is no time at night', async () => {
    const { transcripts } = await read(`話者,発話\n${csv}`, { file: 'GM_20261119_0007.csv' });
    expect(transcripts[0]?.date).toBe('2026-11-19');
  });

  test('a name that every folder has tells with its folder', async () => {
    const { transcripts } = await read(`話者,発話\n${csv}`, { file: 'export/2404163134/memo.csv' });
    expect(transcripts[0]?.id).toBe('2404163134/memo');
  });

  test('a talk by the clock, its date before the day it was saved', async () => {
    const talk = SAID.map(
      (text, index) => `15:0${index < 2 ? 1 : 2}\t${name(index, '相談窓口（木村）', '高橋')}\t${text}`,
    );
    const head = ['[LINE] 相談窓口とのトーク履歴', '保存日時：2024/12/01 09:12', '', '2024/04/06(土)'];
    const { transcripts } = await read([...head, ...talk].join('\n'), { file: 'talk.txt', ...options });
    expect(transcripts[0]).toMatchObject({ date: '2024-04-06T15:01:00', durationMs: 60_000 });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('names in objects beside what is said', async () => {
    const value = {
      interaction: { contactNo: 'N-77', begin: '2024-08-02T10:43:47' },
      turns_: SAID.map((phrase, index) => ({ who: name(index, 'agent', 'customer'), phrase })),
    };
    const { transcripts } = await read(JSON.stringify(value), { file: 'a.json' });
    expect(transcripts[0]).toMatchObject({ id: 'N-77', date: '2024-08-02T10:43:47' });
  });
});
