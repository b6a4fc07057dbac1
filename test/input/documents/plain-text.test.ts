import { describe, expect, test } from 'vitest';
import { read, spoken } from '../read.js';

const TURNS = [
  ['caller', '録音しているからな。'],
  ['staff', 'さようでございますか。'],
];

describe('the layouts of a text', () => {
  test.each([
    ['a name alone on a line', 'クレーマーA\n録音しているからな。\n職員A\nさようでございますか。\n'],
    ['a name and a full-width colon', 'お客様：録音しているからな。\n職員：さようでございますか。\n'],
    [
      'a name and a half-width colon',
      'customer: 録音しているからな。\r\nAgent 1: さようでございますか。\r\n',
    ],
    ['a name and brackets', '市民「録音しているからな。」\n担当者「さようでございますか。」\n'],
    ['a colon and brackets', '市民：「録音しているからな。」\n担当者：「さようでございますか。」\n'],
    ['lenticular brackets', '【相談者】録音しているからな。\n【窓口】さようでございますか。\n'],
    ['lenticular brackets on a line', '【相談者】\n録音しているからな。\n【窓口】\nさようでございますか。\n'],
    ['angle brackets', '＜利用者２＞ 録音しているからな。\n<オペレーター> さようでございますか。\n'],
    ['tabs', '客\t録音しているからな。\n係\tさようでございますか。\n'],
    ['times before the name', '[00:00:01] 客: 録音しているからな。\n[00:00:04] OP: さようでございますか。\n'],
    ['bare times before the name', '0:01 客：録音しているからな。\n0:04 OP：さようでございますか。\n'],
    ['times in a column', '00:00:01\t客\t録音しているからな。\n00:00:04\t係\tさようでございますか。\n'],
    ['times behind the name', '客 0:01\n録音しているからな。\n係 0:04\nさようでございますか。\n'],
    ['bold names', '**客**: 録音しているからな。\n\n**職員A：** さようでございますか。\n'],
    ['bullets', '・客：録音しているからな。\n・職員：さようでございますか。\n'],
    [
      'blank lines and comments',
      '# 表題\n\n客：録音しているからな。\n\n# 要点\n職員：さようでございますか。\n\n',
    ],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([TURNS]);
  });

  test('lines of one speaker are one turn, each line a segment with its place', async () => {
    const { transcripts } = await read('職員A\n　はい。\n\n承知しました。\n客：どうも\n  ありがとう\n');
    expect(transcripts[0]?.turns).toMatchObject([
      {
        text: 'はい。\n承知しました。',
        segments: [
          { start: 0, line: 2, column: 2 },
          { start: 4, line: 4, column: 1 },
        ],
      },
      {
        text: 'どうも\nありがとう',
        segments: [
          { start: 0, line: 5, column: 3 },
          { start: 4, line: 6, column: 3 },
        ],
      },
    ]);
  });

  test('brackets may close on a later line and hold brackets', async () => {
    const text = '客「前に「大丈夫だ」と\n「必ず」と聞いた」\n職員「はい」（電話を切る）\n';
    const { transcripts } = await read(text);
    expect(spoken(transcripts[0])).toEqual([
      ['caller', '前に「大丈夫だ」と\n「必ず」と聞いた'],
      ['staff', 'はい\n（電話を切る）'],
    ]);
    expect(transcripts[0]?.turns[1]?.segments[1]).toMatchObject({ line: 3, column: 7 });
  });

  test.each([
    ['a clock', '職員A\n時刻は10:30です。\n10：30に伺います。\nクレーマーA\nはい'],
    ['an address', '職員A\nhttps://example.jp/ です。\nクレーマーA\nはい'],
    ['a colon in another layout', '職員A\n必要なもの：印鑑\nクレーマーA\nはい'],
    ['a quotation', '職員A\n課長「大丈夫だ」と申しました\nクレーマーA\nはい'],
    ['short answers', '職員A\nはい\nそうです\nクレーマーA\nはい\nそうです\n'],
    ['a time in the words', 'クレーマーA\n10:30 客が来た。\n職員A\nはい'],
  ])('speech that looks like a speaker stays speech: %s', async (_, text) => {
    const { transcripts, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(transcripts[0]?.turns).toHaveLength(2);
  });

  test('comments keep their line and the number of the turn above', async () => {
    const { transcripts } = await read('# head\n客：あ\n# expect: caller/x\n職員：い\n#tail\n');
    expect(transcripts[0]?.comments).toEqual([
      { turn: 0, line: 1, text: 'head' },
      { turn: 1, line: 3, text: 'expect: caller/x' },
      { turn: 2, line: 5, text: 'tail' },
    ]);
  });

  test('a line of nothing but narration belongs to the turn above', async () => {
    const { transcripts } = await read('職員：失礼します。\n（電話を切る）\n客：もしもし\n');
    expect(spoken(transcripts[0])).toEqual([
      ['staff', '失礼します。\n（電話を切る）'],
      ['caller', 'もしもし'],
    ]);
    expect(transcripts[0]?.turns[0]?.narration).toEqual([{ start: 7, end: 14 }]);
  });

  test('lines before the first speaker are kept as fields', async () => {
    const { transcripts } = await read('通話記録\n日時：2026年4月1日\n客：あ\n職員：い\n');
    expect(transcripts[0]?.fields).toEqual({ situation: '通話記録', 日時: '2026年4月1日' });
  });
});

describe('several scenes in a file', () => {
  test('headings part calls and are no speech', async () => {
    const text = [
      ...[
        '1. 録音に動揺する場面',
        '状況設定：窓口への電話。',
        '悪い例',
        'クレーマーA',
        '録音してるぞ。',
        '職員A',
        '困ります。',
      ],
      ...['良い例', 'クレーマーA', '録音してるぞ。', '職員A', '承知しました。', ''],
      ...['【解説】', '録音を拒まないこと。', '', '2. ミスを認める場面', '状況設定', '書類の相談。'],
      ...['クレーマーA', '認めろ。', '職員A', '確認いたします。'],
    ].join('\n');
    const { transcripts, problems } = await read(text, { file: 'a/roleplay.txt' });
    expect(problems).toEqual([]);
    expect(transcripts.map(({ id }) => id)).toEqual(['roleplay', 'roleplay#2', 'roleplay#3']);
    expect(transcripts.map(({ turns }) => turns.map(({ text: words }) => words))).toEqual([
      ['録音してるぞ。', '困ります。'],
      ['録音してるぞ。', '承知しました。'],
      ['認めろ。', '確認いたします。'],
    ]);
    expect(transcripts[0]?.fields.title).toBe('1. 録音に動揺する場面');
  });
});

describe('speakers without a role', () => {
  test.each([
    ['colon', '職員：はい\n山田：認めろ\n佐藤：そうだ\n', '「山田」「佐藤」'],
    ['alone', '職員A\nはい\n山田\n認めろ\n職員A\nいいえ\n山田\nなぜ\n', '「山田」'],
    ['alone in blocks', '職員A\nはい\n\n山田\n認めろ\n\n職員A\nいいえ\n', '「山田」'],
    ['alone, none known', '鈴木\nはい\n山田\n認めろ\n鈴木\nいいえ\n山田\nなぜ\n', '「鈴木」「山田」'],
    ['label', '【鈴木】はい\n【山田】認めろ\n', '「鈴木」「山田」'],
    ['quote', '鈴木「はい」\n山田「認めろ」\n', '「鈴木」「山田」'],
  ])('are named with the option to add (%s)', async (_, text, names) => {
    const { transcripts, problems } = await read(text);
    expect(transcripts).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'speaker-unknown', arguments: { names, calls: '1' } });
    expect(problems[0]?.arguments.staffOption).toMatch(/^--speaker staff=(山田|鈴木)$/);
  });

  test('a mapping gives them one', async () => {
    const speakers = new Map([
      ['鈴木', 'staff'],
      ['ヤマダ', 'caller'],
    ] as const);
    const { transcripts } = await read('鈴木：はい\nﾔﾏﾀﾞ：認めろ\n', { speakers });
    expect(spoken(transcripts[0])).toEqual([
      ['staff', 'はい'],
      ['caller', '認めろ'],
    ]);
  });

  test('a text without any speaker is a problem', async () => {
    const { problems } = await read('今日は天気がいいので散歩に行きました。\n楽しかったです。\n');
    expect(problems).toMatchObject([{ code: 'text-without-speakers', line: 1 }]);
  });
});

describe('what is told and not said', () => {
  test.each([
    ['【客】もしもし\n[雑音]\n【職員】はい\n', ['もしもし\n[雑音]', 'はい']],
    ['客：もしもし\nナレーション：電話が鳴る\n職員：はい\n', ['もしもし', 'はい']],
  ])('%s', async (text, turns) => {
    const { transcripts, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(transcripts[0]?.turns.map(({ text: words }) => words)).toEqual(turns);
  });
});
