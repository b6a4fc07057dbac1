import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { makeDocument, paragraph, table } from './document.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';

const options = { sides: shippedSides() };

/** The dialogue in one line, each turn as `make` writes it. */
const inALine = (make: (text: string, isStaff: boolean) => string, between = '') =>
  linesOf(make).replaceAll('\n', between);

describe('text: a call in one line whose names nothing else tells', () => {
  test.each([
    ['names in brackets', inALine((text, is) => `【${is ? '日野' : '正木様'}】${text}`)],
    ['letters and a sign', inALine((text, is) => `${is ? 'オ' : 'カ'}＞${text}`, ' ')],
    ['surnames and a colon', inALine((text, is) => `${is ? '日野' : '正木'}：${text}`, '　')],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('in a cell for each call', async () => {
    const rows = [1, 2].map(
      (day) =>
        `2024/05/0${day},日野,正木様,${inALine((text, is) => `【${is ? '日野' : '正木様'}】${text}`)},済`,
    );
    const { transcripts, problems } = await read(['日付,職員,家族,電話の内容,対応', ...rows].join('\n'), {
      ...options,
      file: 'a.csv',
    });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('but not words in brackets that stand there once', async () => {
    const text =
      '職員：【重要】のお知らせです。【至急】ではありません。\n客：はい。\n職員：以上です。\n客：どうも。';
    const { transcripts } = await read(text, options);
    expect(transcripts[0]?.turns[0]?.text).toBe('【重要】のお知らせです。【至急】ではありません。');
  });
});

describe('text: what stands above the first words and tells who speaks is told', () => {
  const below = linesOf((text, is) => `${is ? '甲' : '乙'}　${text}`);

  test.each([
    ['甲：つきみ管理センター　鶴田\n乙：３０２号室　宇野氏\n\n', below],
    ['甲：つきみ管理センター　鶴田\n乙：３０２号室　宇野氏\n', below],
  ])('%s', async (above, said) => {
    const { transcripts, problems } = await read(`${above}${said}`, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.fields.situation).toContain('つきみ管理センター');
  });

  test('numbers of telephones', async () => {
    const said = linesOf((text, is, at) => `[00:0${at}] ${is ? '着信' : '発信'}：${text}`);
    const { transcripts } = await read(`発信：080-****-7788\n着信：0120-000-111（窓口）\n\n${said}`, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('a name that does not return, above a blank line', async () => {
    const said = linesOf((text, is) => `${is ? '職員' : '相談者'}：${text}`);
    const { transcripts } = await read(`通訳会社：グローブ\n\n${said}`, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('while words that somebody says first are theirs', async () => {
    const said = linesOf((text, is) => `${is ? '職員' : '客'}：${text}`);
    const { transcripts } = await read(`職員：市民課です\n客：山田です\n${said}`, options);
    expect(spoken(transcripts[0]).slice(0, 2)).toEqual([
      ['staff', '市民課です'],
      ['caller', '山田です'],
    ]);
  });
});

test('text: each call of a page is read in the form it was typed in', async () => {
  const forms = [
    linesOf((text, is) => `${is ? '荒木' : 'お客様'}：${text}`),
    linesOf((text, is) => `${is ? '浜田' : '視聴者'}「${text}」`),
    linesOf((text, is) => `〈${is ? '窓口' : '緒方様'}〉${text}`),
  ];
  const text = forms.map((said, at) => `■5/${7 + at}　${'一二三'[at]}件目の電話\n${said}\n`).join('\n');
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['5/7', '5/8', '5/9']);
  expect(transcripts.map(spoken)).toEqual([turns, turns, turns]);
});

test('text: times under rules part calls of a day, also one typed in lines that are cut at a width', async () => {
  const cut = SAID.map(
    (text, at) => `${at % 2 === 0 ? '当' : '客'}）${text.slice(0, 6)}\n　　${text.slice(6)}`,
  ).join('\n');
  const arrows = linesOf((text, is) => `${is ? '当' : '客'}→${text}`);
  const letters = linesOf((text, is) => `${is ? 'O' : 'C'}　${text}`);
  const text = [
    `9:20　見積もり\n${arrows}`,
    `10:45　クレーム！（昨日の方）\n${arrows}`,
    `13:10　持込（C＝客 O＝うち）\n${letters}`,
    `16時すぎ　娘さん\n${cut}`,
  ].join('\n\n～～～～～～～～\n');
  const { transcripts, problems } = await read(`5/14(火)　くもり\n\n${text}\n`, options);
  expect(problems).toEqual([]);
  expect(transcripts.map((one) => spoken(one).map(([role, said]) => [role, said.replace('\n', '')]))).toEqual(
    [turns, turns, turns, turns],
  );
});

describe('voices that are on no side', () => {
  test('who interprets between two others says nothing for either', async () => {
    const lines = SAID.map((text, at) => `${at % 2 === 0 ? '職員' : '相談者'}：${text}`);
    const text = lines.flatMap((line) => [line, '電話通訳（英語）：One moment, please.']).join('\n');
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('nor does one who says so, and whose name tells nothing', async () => {
    const lines = SAID.map((text, at) => `${at % 2 === 0 ? '三浦' : 'リン'}　　${text}`);
    const between = [
      '陳　　　通訳センターの陳と申します。',
      '陳　　　返品されたいそうです。',
      '陳　　　お名前は森さんです。',
    ];
    const text = [
      between[0],
      ...lines.slice(0, 2),
      between[1],
      ...lines.slice(2, 4),
      between[2],
      ...lines.slice(4),
    ];
    const { transcripts } = await read(text.join('\n'), options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('but speaks for the one whose words are not written down', async () => {
    const text = linesOf((said, is) => `${is ? '職員' : '通訳'}：${said}`);
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('an announcement before staff answers is told, rows of a table too', async () => {
    const rows = SAID.map((text, at) => `${at % 2 === 0 ? 'operator' : 'customer'},${text}`);
    const text = ['speaker,utterance', 'ivr,この通話は録音しております。', ...rows].join('\n');
    const { transcripts } = await read(text, { ...options, file: 'a.csv' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

test('a table whose rows hold a call in a line each: a summary beside it that begins with a name is none', async () => {
  const said = inALine((text, is) => `${is ? '日野' : '客'}:${text}`, ' ');
  const rows = [1, 2].map((day) => `2024/8/${day},日野,お客様：手続き希望。担当：案内済み。,${said}`);
  const { transcripts } = await read(['日付,担当,要約,通話内容', ...rows].join('\n'), {
    ...options,
    file: 'a.csv',
  });
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

describe('a chat in which a program passes a call on line by line', () => {
  const said = SAID.map(
    (text, at) => `21:${10 + at}\t受電Bot\t【${at % 2 === 0 ? 'フロント' : '外線'}】${text}`,
  );
  const above =
    '[LINE] 夜勤連絡のトーク履歴\n保存日時：2024/07/11 08:00\n\n2024/07/10(水)\n20:58\t今井\t夜勤入ります\n';
  const colleagues = '21:19\t今井\t海側まだありますか\n21:20\t桑原\t[スタンプ]';

  test('what colleagues write between is nobody’s speech', async () => {
    const text = `${above}${[...said.slice(0, 5), colleagues, ...said.slice(5)].join('\n')}\n21:40\t桑原\t予約入れました\n`;
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns[0]?.segments[0]).toMatchObject({ line: 6, column: 19 });
  });

  test('a room speaks under its number, and a call in one message is a call', async () => {
    const first = linesOf((text, is) => `${is ? 'フロント' : 'お客様'}: ${text}`);
    const room = said.map((line) => line.replace('外線', '1203'));
    const text = `${above}21:01\t受電Bot\t☎着信 外線1\n21:01\t受電Bot\t"${first}"\n21:05\t今井\t了解\n21:09\t受電Bot\t☎着信 内線1203\n${room.join('\n')}\n`;
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(transcripts.map((one) => spoken(one).map(([, words]) => words.trim()))).toEqual([SAID, SAID]);
  });

  test('nor is a line with the program and the time above each', async () => {
    const heads = SAID.map(
      (text, at) => `受電Bot  21:${10 + at}\n${at % 2 === 0 ? '窓口' : 'お客様'}: ${text}\n`,
    );
    const { transcripts } = await read(`${heads.join('\n')}\n安西  21:40\n訪問済みです\n`, options);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('a notice of the program parts two calls', async () => {
    const text = `${above}${said.join('\n')}\n21:30\t受電Bot\t☎通話が終了しました\n${colleagues}\n${said.join('\n')}\n`;
    const { transcripts } = await read(text, options);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('but a talk in which those who speak write themselves is theirs', async () => {
    const text = SAID.map((line, at) => `21:${10 + at}\t${at % 2 === 0 ? '職員' : 'お客様'}\t${line}`).join(
      '\n',
    );
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

describe('markdown: calls under headings in several forms', () => {
  const list = linesOf((text, is) => `- **${is ? '館' : '利用者'}** ${text}`);
  const table = `| 時刻 | 誰 | 内容 |\n|---|---|---|\n${linesOf((text, is, at) => `| 10:0${at} | ${is ? '安西' : '木暮様'} | ${text} |`)}`;
  const fenced = `\`\`\`\n${linesOf((text, is) => `${is ? '住民課' : '南雲さん'}: ${text}`)}\n\`\`\``;

  test('a list, a table and words between fences', async () => {
    const text = `# 日報\n\n## 1. 図書館\n\n${list}\n\n> 所感: 良\n\n## 2. 水道\n\n${table}\n\n## 3. 住民課\n\n${fenced}\n`;
    const { transcripts, problems } = await read(text, { ...options, file: 'a.md' });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns, turns]);
    expect(transcripts.map(({ fields }) => fields.title)).toEqual(['1. 図書館', '2. 水道', '3. 住民課']);
    expect(transcripts[2]?.turns[0]?.segments[0]).toMatchObject({ line: 32, column: 6 });
  });

  test('words between fences are speech where the call stands nowhere else', async () => {
    const { transcripts } = await read(`# 電話\n\n${fenced}\n`, { ...options, file: 'a.md' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('and are none beside a call', async () => {
    const text = `# 電話\n\n${list}\n\n\`\`\`\nnpm run build\n\`\`\`\n`;
    const { transcripts } = await read(text, { ...options, file: 'a.md' });
    expect(transcripts.map(spoken)).toEqual([turns]);
  });
});

test('text: a numbered part of a report below the last turn is nobody’s speech, however wide its word is set', async () => {
  const said = linesOf(
    (text, is) =>
      `　　${is ? '乙' : '甲'}　　${text.slice(0, 7)}${text.length > 7 ? `\n　　　　　${text.slice(7)}` : ''}`,
  );
  const text = `１　件　　名　　返品\n２　申 出 人　　森（以下「甲」という。）\n３　応 接 者　　三浦（以下「乙」という。）\n４　内容\n${said}\n５　所　　見\n　　甲は終始落ち着いていた。\n６　処理方針　　返金の予定。\n`;
  const { transcripts } = await read(text, options);
  expect(spoken(transcripts[0]).map(([role, words]) => [role, words.replace('\n', '')])).toEqual(turns);
});

test('text: the number of what was received opens a call', async () => {
  const call = linesOf((text, is, at) => `0${at + 1} ${is ? '受' : '通'}：${text}`);
  const text = `受理番号 001\n受理者 小泉\n${call}\n\n受理番号 002\n受理者 郷田\n${call}\n`;
  const { transcripts } = await read(text, options);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

describe('word: a call typed as lines above one in a table', () => {
  const typed = SAID.map((text, at) => paragraph(`${at % 2 === 0 ? '当館' : '岩崎様'}　${text}`));
  const rows = SAID.map((text, at) => [String(at + 1), at % 2 === 0 ? '山根' : '堀内様', text, '']);
  const head = [paragraph('→ 板場へ連絡済'), paragraph('７／２２　10:05　苦情　受：山根')];

  test('are both read, each without the other’s words', async () => {
    const bytes = makeDocument(
      paragraph('７／９　14:20　人数変更　受：山根'),
      ...typed,
      ...head,
      table([['No.', '発言者', '発言', '備考'], ...rows]),
    );
    const { transcripts, problems } = await read(bytes, { ...options, file: 'a.docx' });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('while fields above a table are its head', async () => {
    const fields = ['日時：7月9日', '場所：フロント', '受：山根', '相手：堀内様'].map(paragraph);
    const bytes = makeDocument(...fields, table([['発言者', '発言'], ...rows.map((row) => row.slice(1, 3))]));
    const { transcripts } = await read(bytes, { ...options, file: 'a.docx' });
    expect(transcripts.map(spoken)).toEqual([turns]);
  });
});
