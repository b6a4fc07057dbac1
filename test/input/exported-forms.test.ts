import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { makeWorkbook } from './workbook.js';

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

describe('who speaks, told otherwise', () => {
  const clock = (index: number) => `00:${String(index * 4 + 10)}`;

  test('by letters with the number of the turn, and a legend below', async () => {
    const rows = SAID.map(
      (text, n) => `${n % 2 === 0 ? 'O' : 'C'}-${String(Math.floor(n / 2) + 1).padStart(2, '0')}　${text}`,
    );
    const text = [...rows, '', '注）O：オペレータ　C：カスタマー　数字は発話順'].join('\n');
    const { transcripts } = await read(text, { file: 'a.txt' });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.map(({ speaker }) => speaker).slice(0, 2)).toEqual(['O', 'C']);
  });

  test('by a section for each speaker, merged by time', async () => {
    const section = (rest: number) =>
      SAID.flatMap((text, n) => (n % 2 === rest ? `${clock(n)}-${clock(n)} ${text}` : []));
    const text = ['# model=ja', '', '[ch0]', ...section(1), '', '[ch1]', ...section(0)].join('\n');
    const { transcripts } = await read(text, { file: 'a.txt', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('by names with times in full width on the line above', async () => {
    const wide = (n: number) =>
      String(n * 4 + 10).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? '');
    const text = SAID.map(
      (said, n) => `話者${n % 2 === 0 ? '１' : '２'}　（０：${wide(n)}－０：${wide(n)}）\n${said}`,
    ).join('\n\n');
    const { transcripts } = await read(text, { file: 'a.txt', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns[1]?.segments[0]?.startMs).toBe(14_000);
  });

  test('by an icon', async () => {
    const rows = SAID.map(
      (text, n) => `<tr><td>${clock(n)}</td><td><img src="x.svg" alt="${name(n)}"></td><td>${text}</td></tr>`,
    ).join('');
    const page = `<html><body><h2>通話ID CL-88</h2><dl><dt>応対者</dt><dd>榊原</dd></dl><table><tr><th>時間</th><th></th><th>内容</th></tr>${rows}</table></body></html>`;
    const { transcripts } = await read(page, { file: 'a.html' });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]).toMatchObject({ id: 'CL-88', agent: '榊原' });
  });

  test('by names in brackets at the beginning of captions', async () => {
    const cues = SAID.map(
      (text, n) =>
        `${n + 1}\n00:00:${10 + n * 4},000 --> 00:00:${12 + n * 4},000\n（${name(n, '田淵', '沖')}）${text}\n`,
    ).join('\n');
    const { transcripts } = await read(cues, { file: 'a.srt', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('behind links, in Markdown', async () => {
    const lines = SAID.map(
      (text, n) => `[${clock(n)}](https://example.jp/a?t=${n}) **${name(n, '酒井', 'ゲスト')}**: ${text}`,
    );
    const text = `# 部品\n\n## 要約\n\n- 受注 [00:40](https://example.jp/a)\n\n## 全文\n\n${lines.join('\n\n')}\n\n---\n*toolで作成*\n`;
    const { transcripts } = await read(text, { file: 'a.md', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns[1]?.segments[0]).toMatchObject({ line: 11, startMs: 14_000 });
  });

  test('below the signature of a mail that sends a call on', async () => {
    const quoted = SAID.map(
      (text, n) => `> 14:30:${10 + n * 4} ${name(n, '事務局', '居住者')}\n> ${text}\n>`,
    ).join('\n');
    const mail = `From: a@example.jp\nSubject: call\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n転送します。\n\n-- \n相川\n\n---- Forwarded message ----\nFrom: b@example.jp\n\n> 通話番号: R-3\n>\n${quoted}\n> このメールは自動送信です。返信はできません。\n`;
    const { transcripts } = await read(mail, { file: 'a.eml', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.id).toBe('R-3');
  });
});

describe('tables', () => {
  test('cells of a sheet that are joined downwards tell of each row', async () => {
    const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const head = `<row r="1">${cell('A1', 'No')}${cell('B1', '話者')}${cell('C1', '発言')}</row>`;
    const rows = SAID.map((text, n) => {
      const at = 2 * n + 2;
      const first = `${cell(`A${at}`, String(n + 1))}${cell(`B${at}`, name(n))}${cell(`C${at}`, text)}`;
      return `<row r="${at}">${first}</row><row r="${at + 1}">${cell(`C${at + 1}`, '続きです。')}</row>`;
    });
    const merged = SAID.flatMap((_, n) =>
      ['A', 'B'].map((column) => `<mergeCell ref="${column}${2 * n + 2}:${column}${2 * n + 3}"/>`),
    );
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${head}${rows.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>`;
    const workbook = makeWorkbook({ rows: '', others: { 'xl/worksheets/sheet2.xml': strToU8(sheet) } });
    const { transcripts } = await read(workbook, { file: 'a.xlsx' });
    expect(spoken(transcripts[0])).toEqual(
      turns.flatMap(([side, text]) => [
        [side, text],
        [side, '続きです。'],
      ]),
    );
  });

  test('a call in a cell beside columns that tell of it', async () => {
    const call = SAID.map((text, n) => `00:${10 + n} ${n % 2 === 0 ? 'OP' : 'CU'}：${text}`).join('\n');
    const rows = ['K-1,大石 悦子,修理,要約です。', 'K-2,児玉 淳,修理,別の要約です。'].map(
      (row) => `${row},"${call}"`,
    );
    const text = ['"通話検索結果"', '通話ID,オペレータ,スキル,要約,通話全文', ...rows].join('\n');
    const { transcripts } = await read(text, { file: 'a.csv' });
    expect(transcripts.map((transcript) => spoken(transcript))).toEqual([turns, turns]);
    expect(transcripts[0]).toMatchObject({ id: 'K-1', agent: '大石 悦子' });
  });

  test('rows without a name and a time go on with the one above, or are a remark at the end', async () => {
    const rows = SAID.flatMap((text, n) => [`${n + 1},00:${10 + n},${name(n)},${text}`]);
    const head = ['日付,2026/11/5,件名,予約', 'No,時間,話者,発言'];
    const ended = await read([...head, ...rows, ',,,総評：よくできました。'].join('\n'), { file: 'a.csv' });
    expect(spoken(ended.transcripts[0])).toEqual(turns);
    expect(ended.transcripts[0]?.fields.situation).toBe('総評：よくできました。');
    rows.splice(1, 0, ',,,担当いたします。');
    const joined = await read([...head, ...rows].join('\n'), { file: 'a.csv' });
    expect(joined.transcripts[0]?.turns[0]?.text).toBe(`${SAID[0]}\n担当いたします。`);
    expect(joined.transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
  });

  test('events of a log are nobody, and a list of files is no call', async () => {
    const rows = SAID.map((text, n) => `S1,${name(n, 'OPERATOR', 'USER')},${text}`);
    const text = ['ID,種別,発話内容', 'S1,EVENT,着信 050', ...rows, 'S1,EVENT,切断'].join('\n');
    const { transcripts } = await read(text, { file: 'a.csv' });
    expect(spoken(transcripts[0])).toEqual(turns);
    const list = await read('録音,テキスト,受電者\na.wav,a.txt,西岡\nb.wav,b.txt,西岡\n', { file: 'b.csv' });
    expect(list.problems).toMatchObject([{ code: 'table-without-speech', isWarning: true }]);
  });
});

describe('JSON', () => {
  test('words by any name within phrases, and items of another kind', async () => {
    const phrases = SAID.map((text, n) => ({
      start_at: n * 3.5,
      channel: n % 2 === 0 ? 1 : 0,
      words: (text.match(/.{1,3}/gu) ?? []).map((label) => ({ label, start_at: n * 3.5 })),
    }));
    const value = { call: { id: 'M-1', details: [{ speech: { language: 'ja', phrases } }] } };
    const one = await read(JSON.stringify(value), { file: 'a.json', ...options });
    expect(spoken(one.transcripts[0])).toEqual(turns);
    const lines = SAID.flatMap((content, n) => [
      {
        user_id: n % 2 === 0 ? '6020' : null,
        content,
        name: name(n, '三枝', '(050) 5555'),
        type: 'transcript',
      },
      ...(n === 3 ? [{ user_id: null, content: '質問', name: '', type: 'moment' }] : []),
    ]);
    const other = await read(JSON.stringify({ call_id: 'D-1', lines }), { file: 'b.json', ...options });
    expect(spoken(other.transcripts[0])).toEqual(turns);
  });

  test('results of a batch by the addresses of their recordings', async () => {
    const words = SAID.map((word, n) => ({
      word,
      startOffset: `${n * 4}s`,
      endOffset: `${n * 4 + 3}s`,
      speakerLabel: String(n % 2),
    }));
    const value = {
      results: {
        'gs://a/1.wav': { transcript: { results: [{ alternatives: [{ transcript: '', words }] }] } },
      },
    };
    const { transcripts } = await read(JSON.stringify(value), { file: 'a.json', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

test('numbered titles between rules part the calls of a text', async () => {
  const call = SAID.map((text, n) => `${n % 2 === 0 ? '宿' : '客'}｜${text}`).join('\n');
  const title = (n: number) => `==========\nNo.${n}　11月${n}日　受：丸岡\n----------\n`;
  const text = `電話記録\n凡例　宿＝当館　客＝お客様\n\n${title(1)}${call}\n　　（通話 約３分）\n\n${title(2)}${call}\n\n==========\n以上　２件\n`;
  const { transcripts } = await read(text, { file: 'a.txt', ...options });
  expect(transcripts.map(({ id }) => id)).toEqual(['No.1', 'No.2']);
  expect(transcripts.map((transcript) => spoken(transcript))).toEqual([turns, turns]);
});

describe('text that nobody says', () => {
  const LONG = Array.from(
    { length: 12 },
    (_, n) =>
      `${SAID.map((text, index) => text.replace(/。/g, `${'あいうえおかきくけこさし'[(n + index) % 12]}ことでした。`)).join('')}${n}番目の説明です。`,
  );

  test('is told where it is most of a file', async () => {
    const rows = LONG.map((text, n) => `${name(n)},${SAID[n % SAID.length]},${text}`);
    const { transcripts, problems } = await read(['話者,発話,メモ', ...rows].join('\n'), {
      file: 'a.csv',
      columns: { speaker: '話者', text: '発話' },
    });
    expect(transcripts).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'file-few-letters-said', isWarning: true }]);
  });

  test('is not, where the same words stand there several times', async () => {
    const value = {
      turns_: LONG.map((text, n) => ({
        who: name(n, 'agent', 'customer'),
        text,
        lexical: text,
        itn: text,
        masked: text,
      })),
    };
    const { problems } = await read(JSON.stringify(value), { file: 'a.json' });
    expect(problems).toEqual([]);
  });
});
