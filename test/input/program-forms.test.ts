import { expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';
import { makeWorkbook, textRow, twoSheets } from './workbook.js';

const options = { sides: shippedSides() };
const itemsOf = (make: (text: string, isStaff: boolean, index: number) => unknown) =>
  SAID.map((text, index) => make(text, index % 2 === 0, index));

test.each([
  [
    'a recogniser’s console',
    `Session started: 8f2c\nTRANSCRIBING: Text=はい Speaker ID=Unknown\n${linesOf((text, is) => `TRANSCRIBED: Text=${text} Speaker ID=Guest-${is ? 1 : 2}`)}\nCANCELED: Reason=EndOfStream\nSession stopped.`,
  ],
  [
    'a line of marks above each line of words',
    linesOf((text, is, at) => `start=${at}.2s stop=${at}.9s speaker_SPEAKER_0${is ? 0 : 1}\n  ${text}`),
  ],
  [
    'a name, a time in brackets and the words',
    `Agent: 三浦\nTranscript\n${linesOf((text, is, at) => `${is ? 'AGENT' : 'CUSTOMER'} [00:00:0${at}] ${text}`)}`,
  ],
  [
    'who takes part in a line, times now and then, and the meeting’s end',
    `参加者\n三浦, 森本\n\n文字起こし\n\n00:00:01\n\n${linesOf((text, is) => `${is ? '三浦' : '森本'}: ${text}\n`)}\n会議は 00:02:10 後に終了しました\n\nこれはコンピュータによって生成されました。`,
  ],
  [
    'a caller who is called by the telephone number too',
    linesOf((text, is, at) => `00:0${at} ${is ? '三浦' : '発信者 +819000001100'}: ${text}`),
  ],
  [
    'what Python prints of each',
    linesOf(
      (text, is, at) =>
        `{'start': ${at}.5, 'speaker': '${is ? 'op' : 'cu'}', 'text': '${text}', 'final': True}`,
    ),
  ],
])('text: %s', async (_, text) => {
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('text: a time behind the name is read to its end', async () => {
  const { transcripts } = await read(linesOf((text, is, at) => `${is ? 'OP' : 'CU'}（00:0${at}）：${text}`));
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[3]?.segments[0]?.startMs).toBe(3000);
});

const sheetOf = (rows: readonly (readonly string[])[]) =>
  makeWorkbook({ rows: rows.map((cells, index) => textRow(index + 1, cells)).join('') });

const columnsText = (left: string, right: string) =>
  [
    `受付者：三浦`,
    `${left}${'　'.repeat(20)}${right}`,
    ...SAID.map((text, index) => (index % 2 === 0 ? text : `${'　'.repeat(18)}${text}`)),
    '以上',
  ].join('\n');

test('text: two columns below the names of both sides', async () => {
  const { transcripts, problems } = await read(columnsText('【当方】', '【相手】'));
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.agent).toBe('三浦');
});

test('text: two columns that share lines, the sides the other way round', async () => {
  const text = [
    'お客様　　　　　　　　　　　　　　　窓口',
    '                                    はい、窓口でご',
    '                                    ざいます。',
    '返品したいんですけ                  承ります。お名',
    'ど。                                前をどうぞ。',
    '森です。                            ありがとうございます。',
    '早くしてください。                  ただいま。',
  ].join('\n');
  const { transcripts } = await read(text);
  expect(spoken(transcripts[0]).slice(0, 3)).toEqual([
    ['staff', 'はい、窓口でございます。'],
    ['caller', '返品したいんですけど。'],
    ['staff', '承ります。お名前をどうぞ。'],
  ]);
});

test.each([
  [
    'MongoDB',
    {
      callId: 'c-1',
      startedAt: { $date: '2026-04-01T01:00:00Z' },
      turns: itemsOf((said, is, at) => ({
        seq: { $numberInt: `${at}` },
        who: { kind: is ? 'op' : 'guest' },
        said,
      })),
    },
  ],
  [
    'DynamoDB',
    {
      Items: itemsOf((S, is, at) => ({
        M: {
          CallId: { S: 'c-1' },
          Speaker: { S: is ? 'AGENT' : 'CUSTOMER' },
          Text: { S },
          At: { N: `${at}` },
        },
      })),
    },
  ],
  [
    'Firestore',
    {
      fields: {
        callId: { stringValue: 'c-1' },
        lines: {
          arrayValue: {
            values: itemsOf((stringValue, is) => ({
              mapValue: {
                fields: { role: { stringValue: is ? 'agent' : 'customer' }, text: { stringValue } },
              },
            })),
          },
        },
      },
    },
  ],
])('JSON: values with the types of a database: %s', async (_, value) => {
  const { transcripts, problems } = await read(JSON.stringify(value), { file: 'a.json', ...options });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.id).toBe('c-1');
});

test('JSON Lines: calls whose id stands in an object of each line run side by side', async () => {
  const lines = SAID.flatMap((message, at) =>
    ['c-1', 'c-2'].map((id) =>
      JSON.stringify({
        _id: `${id}-${at}`,
        _source: {
          '@timestamp': `2026-04-01T01:00:0${at}Z`,
          call: { id },
          speaker: at % 2 === 0 ? 'operator' : 'caller',
          message,
        },
      }),
    ),
  );
  const { transcripts } = await read(lines.join('\n'), { file: 'a.ndjson' });
  expect(transcripts.map(({ id }) => id)).toEqual(['c-1', 'c-2']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('JSON: remarks of several lines beside a call are no part of it', async () => {
  const body = linesOf((text, is, at) => `00:0${at} ${is ? '三浦' : '発信者 +819000001100'}: ${text}`);
  const comments = [
    { body: '通話: 090\n所要: 2分' },
    { body: `文字起こし:\n\n${body}` },
    { body: '折り返し済み。' },
  ];
  const value = { tickets: [1, 2].map((id) => ({ id, comments })) };
  const { transcripts } = await read(JSON.stringify(value), { file: 'a.json', ...options });
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('HTML: a name and a time that several rows share', async () => {
  const rows = [
    ['三浦', '客'].map((name, at) =>
      [0, 1].map(
        (part) =>
          `<tr>${part === 0 ? `<td rowspan="2">0:0${at}</td><td rowspan=2>${name}</td>` : ''}<td>${SAID[at * 2 + part]}</td></tr>`,
      ),
    ),
  ].flat(2);
  const html = `<html><table><tr><td colspan="3">担当：三浦</td></tr><tr><th>時刻</th><th>話者</th><th>内容</th></tr>${rows.join('')}${rows.join('')}</table></html>`;
  const { transcripts, problems } = await read(html, { file: 'a.html' });
  expect(problems).toEqual([]);
  const words = transcripts[0]?.turns.map(({ speaker, text }) => `${speaker}${text}`).join('');
  expect(words).toContain(`三浦${SAID[0]}`);
  expect(words?.replace(/三浦|客|\n/g, '')).toBe([...SAID.slice(0, 4), ...SAID.slice(0, 4)].join(''));
});

test('a sheet: two calls side by side, each with its header', async () => {
  const half = (index: number) => [index % 2 === 0 ? 'オペレーター' : '客', SAID[index] ?? '', ''];
  const rows = [
    ['事例A', '', '', '', '事例B'],
    ['話者', '発言', '評価', '', '話者', '発言', '評価'],
    ...SAID.map((_, index) => [...half(index), '', ...half(index)]),
  ];
  const { transcripts, problems } = await read(sheetOf(rows), { file: 'a.xlsx' });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('a sheet: a question and its answer side by side are one call', async () => {
  const rows = [
    ['話者', '発言', '話者', '発言'],
    ...[0, 2, 4, 6].map((at) => ['担当', SAID[at] ?? '', '客', SAID[at + 1] ?? '']),
  ];
  const { transcripts } = await read(sheetOf(rows), { file: 'a.xlsx' });
  expect(transcripts.length).toBeLessThan(2);
});

test('SRT: a colour for each speaker and no name', async () => {
  const cue = (text: string, is: boolean, at: number) =>
    `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n<font color="${is ? '#ffff00' : '#00ffff'}">${text}</font>\n`;
  const { transcripts, problems } = await read(linesOf(cue), { file: 'a.srt', ...options });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  // Words in a second colour here and there are no second speaker.
  const marked = linesOf((text, _, at) => cue(text, at !== 3, at));
  const { problems: told } = await read(marked, { file: 'a.srt', ...options, guessSpeakers: false });
  expect(told.map(({ code }) => code)).toEqual(['speaker-missing']);
});

test.each([
  ['│', '├──┼──┼────┤', ['│番│話者│発言│', '├──┼──┼────┤']],
  [
    '|',
    '+----+--------+------+',
    ['+----+--------+------+', '| id | speaker | text |', '+----+--------+------+'],
  ],
])('text: a table drawn with %s', async (border, rule, head) => {
  const rows = linesOf(
    (text, is, at) =>
      `${border} ${at + 7} ${border} ${is ? '職員' : '市民'} ${border} ${text} ${border}\n${rule}`,
  );
  const { transcripts, problems } = await read([...head, rows].join('\n'));
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('a table: JSON of a call in a cell', async () => {
  const cell = JSON.stringify(
    itemsOf((text, is, at) => ({ speaker: is ? 'agent' : 'customer', text, start: at })),
  );
  const row = (id: string) => `${id},三浦,"${cell.replaceAll('"', '""')}"`;
  const { transcripts, problems } = await read(
    ['call_id,agent,transcript_json', row('c-1'), row('c-2')].join('\n'),
    {
      file: 'a.csv',
    },
  );
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id, agent }) => [id, agent])).toEqual([
    ['c-1', '三浦'],
    ['c-2', '三浦'],
  ]);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('a sheet: a call in each row, a column for each turn with its number and speaker', async () => {
  const header = ['管理番号', ...SAID.map((_, at) => `${at + 1}.${at % 2 === 0 ? '受付' : '客'}`)];
  const rows = [header, ['B-1', ...SAID], ['B-2', ...SAID.slice(0, 6)]];
  const { transcripts, problems } = await read(sheetOf(rows), { file: 'a.xlsx' });
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['B-1', 'B-2']);
  expect(transcripts.map(spoken)).toEqual([turns, turns.slice(0, 6)]);
});

test('a workbook: a sheet for each side is one call', async () => {
  const side = (rest: number) => [
    ['開始', '終了', '発話'],
    ...SAID.flatMap((text, at) => (at % 2 === rest ? [[`${at}.5`, `${at}.9`, text]] : [])),
  ];
  const book = twoSheets({ name: 'オペレーター', rows: side(0) }, { name: 'お客様', rows: side(1) });
  const { transcripts, problems } = await read(book, { file: 'a.xlsx' });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

const page = (...titles: readonly string[]) =>
  `<html><body><h1>応対記録</h1>${titles
    .map((title) => `<h2>${title}</h2>${linesOf((text, is) => `<p>${is ? '窓口' : '客'}：${text}</p>`)}`)
    .join('')}</body></html>`;

test('a document: a call under each heading', async () => {
  const { transcripts, problems } = await read(page('森様　返品', '林様　苦情'), { file: 'a.html' });
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['森様　返品', '林様　苦情']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('a document: headings over the parts of one call', async () => {
  const [first, second] = [SAID.slice(0, 4), SAID.slice(4)].map((part, half) =>
    part.map((text, at) => `<p>${(at + half * 4) % 2 === 0 ? '窓口' : '客'}：${text}</p>`).join(''),
  );
  const html = `<html><body><h2>本人確認</h2>${first}<h2>用件</h2>${second}</body></html>`;
  const { transcripts } = await read(html, { file: 'a.html' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('text: quotes without names are nobody’s until the file says whose', async () => {
  const names = ['受付', '相談者'];
  const text = SAID.map((said, at) => `${at < 2 ? names[at] : ''}「${said}」`).join('\n');
  const { transcripts, problems } = await read(text, options);
  expect(transcripts).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['speaker-missing']);
  const few = SAID.map((said, at) => `${at === 4 ? '' : names[at % 2]}「${said}」`).join('\n');
  expect(spoken((await read(few, options)).transcripts[0])).toEqual(turns);
});

const SQL_ROWS = ['c-1', 'c-2'].flatMap((id, call) =>
  itemsOf((text, is, at) => ({ id: call * 10 + at, call: id, who: is ? 'operator' : 'customer', text })),
) as readonly { id: number; call: string; who: string; text: string }[];

test.each([
  [
    'MySQL, columns as the table is declared',
    `CREATE TABLE \`utt\` (\n  \`id\` int NOT NULL,\n  \`call_id\` varchar(20) DEFAULT NULL,\n  \`speaker\` varchar(9),\n  \`body\` text,\n  PRIMARY KEY (\`id\`)\n) ENGINE=InnoDB;\nINSERT INTO \`agents\` VALUES (1,'三浦');\nINSERT INTO \`utt\` VALUES ${SQL_ROWS.map(({ id, call, who, text }) => `(${id},'${call}','${who}','${text}')`).join(',')};\n`,
  ],
  [
    'a statement a row',
    SQL_ROWS.map(
      ({ id, call, who, text }) =>
        `INSERT INTO utt (id, call_id, speaker, body) VALUES (${id}, N'${call}', '${who}', '${text}');`,
    ).join('\n'),
  ],
  [
    'PostgreSQL',
    `COPY public.utt (id, call_id, speaker, body) FROM stdin;\n${SQL_ROWS.map(({ id, call, who, text }) => `${id}\t${call}\t${who}\t${text}`).join('\n')}\n\\.\n`,
  ],
])('a dump of a database: %s', async (_, text) => {
  const { transcripts, problems } = await read(text, { file: 'a.sql' });
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['c-1', 'c-2']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('a dump of a database: quotes and line feeds within words', async () => {
  const rows = itemsOf(
    (text, is, at) => `(${at},'${is ? 'op' : 'cu'}','${at === 2 ? "It''s\\n「\\'はい\\'」" : text}')`,
  );
  const { transcripts } = await read(`INSERT INTO t (id, speaker, text) VALUES ${rows.join(',\n')};`, {
    file: 'a.sql',
  });
  expect(transcripts[0]?.turns[2]?.text).toBe("It's\n「'はい'」");
  expect(transcripts[0]?.turns[2]?.segments[0]?.line).toBe(3);
});

test('TextGrid: a tier for each speaker', async () => {
  const tier = (name: string, rest: number) =>
    [
      `    item [${rest + 1}]:`,
      '        class = "IntervalTier" ',
      `        name = "${name}" `,
      '        xmin = 0 ',
      '        xmax = 9 ',
      '        intervals: size = 8 ',
      ...SAID.flatMap((text, at) => [
        `        intervals [${at + 1}]:`,
        `            xmin = ${at} `,
        `            xmax = ${at}.9 `,
        `            text = "${at % 2 === rest ? text : ''}" `,
      ]),
    ].join('\n');
  const text = `File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 9 \ntiers? <exists> \nsize = 2 \nitem []: \n${tier('オペレーター', 0)}\n${tier('顧客', 1)}\n`;
  const { transcripts, problems } = await read(text, { file: 'a.TextGrid' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[3]?.segments[0]?.startMs).toBe(3000);
});

test('ELAN: a tier for each speaker', async () => {
  const slots = SAID.flatMap((_, at) => [at * 1000, at * 1000 + 900]).map(
    (time, at) => `<TIME_SLOT TIME_SLOT_ID="ts${at}" TIME_VALUE="${time}"/>`,
  );
  const tier = (name: string, rest: number) =>
    `<TIER TIER_ID="${name}">${SAID.map((text, at) =>
      at % 2 === rest
        ? `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${at}" TIME_SLOT_REF1="ts${2 * at}" TIME_SLOT_REF2="ts${2 * at + 1}"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`
        : '',
    ).join('')}</TIER>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT><TIME_ORDER>${slots.join('')}</TIME_ORDER>${tier('OP', 0)}${tier('客', 1)}</ANNOTATION_DOCUMENT>`;
  const { transcripts, problems } = await read(xml, { file: 'a.eaf' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('Kaldi: the call, the speaker and the times in each line’s id, sorted by speaker', async () => {
  const lines = ['A01', 'A02'].flatMap((call) =>
    [0, 1].flatMap((rest) =>
      SAID.flatMap((text, at) =>
        at % 2 === rest ? [`${call}-${rest === 0 ? 'agent' : 'cust'}-00${at}000-00${at}250 ${text}`] : [],
      ),
    ),
  );
  const { transcripts, problems } = await read(lines.join('\n'), { file: 'text' });
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['A01', 'A02']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
  expect(transcripts[0]?.turns[1]?.segments[0]?.startMs).toBe(10_000);
});

test('JSON Lines: results of a recogniser that grow are said once, by the channel of the last', async () => {
  const lines = itemsOf((text, is, at) => [
    { type: 'U', results: [{ text: text.slice(0, 4) }] },
    {
      type: 'A',
      channel: is ? 0 : 1,
      utteranceid: `u${at}`,
      results: [{ text, starttime: at * 1000, endtime: at * 1000 + 900, tokens: [] }],
    },
  ]).flat();
  const { transcripts, problems } = await read(lines.map((line) => JSON.stringify(line)).join('\n'), {
    file: 'a.jsonl',
    ...options,
  });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('JSON: who speaks is an object of which one member is a side', async () => {
  const value = {
    通話情報: { 通話番号: 'N-1' },
    やりとり: itemsOf((ことば, is, at) => ({ 順: at, 話し手: { 区分: is ? '職員' : '相談者' }, ことば })),
  };
  const { transcripts } = await read(JSON.stringify(value), { file: 'a.json' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});
