import { expect, test } from 'vitest';
import { read, spoken } from './read.js';
import { linesOf, turns } from './said.js';

const div = (text: string) =>
  text
    .split('\n')
    .map((line) => `<div>${line || '<br/>'}</div>`)
    .join('');
const talk = linesOf((text, isStaff) => `${isStaff ? '●' : '○'}${text}`);
const note = (title: string, body: string) =>
  `<note><title>${title}</title><created>20251002T043011Z</created><content><![CDATA[<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>${body}</en-note>]]></content></note>`;
const enex = (...notes: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n<en-export>${notes.join('')}</en-export>`;

test('notes: a call each, called by its title; others are none', async () => {
  const legend = '●…自分　○…お客さん';
  const text = enex(
    note('返品の電話', div(`10/2 13:30\n${legend}\n\n${talk}\n\n棚を見る`)),
    note('買い物', div('牛乳\n卵')),
    note('もう一件', div(`${legend}\n\n${talk}`)),
  );
  const { transcripts, problems } = await read(text, { file: 'memo.enex' });
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['返品の電話', 'もう一件']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('articles within RSS and pages within JSON are notes too', async () => {
  const lines = linesOf((text, isStaff) => `${isStaff ? '担当' : 'お客様'}：${text}`);
  const item = `<item><title>返品</title><encoded><![CDATA[${div(lines)}]]></encoded></item>`;
  const rss = `<?xml version="1.0"?><rss><channel><title>電話</title>${item}${item.replace('返品', '交換')}</channel></rss>`;
  expect((await read(rss, { file: 'a.xml' })).transcripts.map(spoken)).toEqual([turns, turns]);
  const marked = linesOf((text, isStaff) => `${isStaff ? '●' : '○'}${text}`);
  const json = JSON.stringify({ notes: [{ title: '返品', body: div(`●＝当店　○＝お客様\n\n${marked}`) }] });
  const { transcripts } = await read(json, { file: 'a.json' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('a document type that declares anything is refused, its name alone is not', async () => {
  const declared = enex(note('a', div(talk))).replace(
    '<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">',
    '<!DOCTYPE en-export [<!ENTITY a "はい">]>',
  );
  const { transcripts, problems } = await read(declared, { file: 'a.enex' });
  expect(transcripts).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['xml-invalid']);
});

const quoted = (legend: string) =>
  `電話がありました。${legend}\n${linesOf((text, isStaff) => (isStaff ? text : `&gt; ${text}`))}`;

test.each(['（引用がお客様、地の文がわたし）', '引用：お客様です。', '(> はむこう、それ以外は自分)'])(
  'a chat: what is quoted is one speaker’s: %s',
  async (legend) => {
    const messages = [
      { user: 'U01', type: 'message', ts: '1759464600.0001', text: '明日の納品、よろしくお願いします' },
      { user: 'U02', type: 'message', ts: '1759465200.1142', text: quoted(legend) },
      { user: 'U01', type: 'message', ts: '1759465440.0003', text: 'ありがとう!' },
    ];
    const { transcripts } = await read(JSON.stringify(messages), { file: '2025-10-03.json' });
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
  },
);

test('a chat’s table: messages with a call each are calls, what is written between them is nobody’s', async () => {
  const call = linesOf((text, isStaff) => `${isStaff ? '三' : '森'}）${text}`);
  const rows = [
    [
      '2025-10-03 09:02',
      '411',
      '山内 誠',
      '[To:77]三浦さん\nおはようございます。今日の納品を積んでください。',
    ],
    ['2025-10-03 11:20', '477', '三浦 健', `[info][title]☎ 森さんより 受：三浦[/title]${call}[/info]`],
    ['2025-10-03 11:24', '411', '山内 誠', 'ありがとう。在庫あります。'],
    ['2025-10-03 15:11', '477', '三浦 健', `[info][title]☎ 森さん、二度め[/title]${call}[/info]`],
    ['2025-10-03 16:48', '411', '山内 誠', '届きました!'],
  ];
  const csv = [['日時', 'アカウントID', '名前', 'メッセージ'], ...rows]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\r\n');
  const speakers = new Map([['森', 'caller' as const]]);
  const { transcripts, problems } = await read(csv, { file: 'chat.csv', speakers });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
  expect(transcripts.map(({ agent }) => agent)).toEqual(['三浦 健', '三浦 健']);
});

test('a mail: what is quoted is one speaker’s, what the sender wrote the other’s', async () => {
  const head =
    'From: a@example.com\nTo: b@example.com\nSubject: memo\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n';
  const body = quoted('引用がお客様です。').replaceAll('&gt;', '>');
  const { transcripts } = await read(`${head}${body}\n`, { file: 'memo.eml' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});
