import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';
import { twoSheets } from './workbook.js';

const options = { sides: shippedSides() };
type Rows = readonly (readonly string[])[];
const csv = (rows: Rows) => rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

const timed: Rows = SAID.map((text, at) => [
  `${at + 1}`,
  `0:0${at}`,
  at % 2 === 0 ? 'OP' : '契約者',
  text,
  '',
]);
const head = ['No', '経過時間', '発話者', '発話内容', 'チェック'];

describe('rows of a table that nobody says', () => {
  test.each([
    '保留（00:52）',
    '内線204へ転送',
    '（上席に確認。返品可とのこと）',
    '※音声が途切れる',
    '↑ここで復唱',
  ])('among those of a talk: %s', async (remark) => {
    const rows = [...timed.slice(0, 5), ['6', '0:05', '', remark, ''], ...timed.slice(5)];
    const { transcripts, problems } = await read(csv([head, ...rows]), { file: 'a.csv', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(transcripts[0]?.fields.situation).toBe(remark);
  });

  test('an event where a speaker would stand ends no talk', async () => {
    const rows = [...timed.slice(0, 5), ['6', '0:05', '保留', '52秒', ''], ...timed.slice(5)];
    const { transcripts, problems } = await read(csv([head, ...rows]), { file: 'a.csv', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('a row without a name that may be said is not left out', async () => {
    const rows = [
      ...timed.slice(0, 5),
      ['6', '0:05', '', 'ええと、少しお待ちください。', ''],
      ...timed.slice(5),
    ];
    const { transcripts } = await read(csv([head, ...rows]), { file: 'a.csv', ...options });
    expect(transcripts[0]?.turns.map(({ text }) => text).join('')).toContain('少しお待ちください');
  });

  test.each(['↑結果：買替え（請求なし）　店長', '翌日に訪問して交換しました。', '済'])(
    'below a call and above the next: %s',
    async (note) => {
      const rows = (id: string) =>
        SAID.map((text, at) => [
          at === 0 ? id : '',
          at === 0 ? '10:15' : '',
          at % 2 === 0 ? '店' : '客',
          text,
          at === 0 ? '江藤' : '',
        ]);
      const columns = ['No', '時刻', '話者', '話した内容', '担当'];
      const blank = ['', '', '', '', ''];
      const table = [columns, ...rows('1841'), blank, ['', '', '', note, ''], blank, ...rows('1842')];
      const { transcripts, problems } = await read(csv(table), { file: 'a.csv', ...options });
      expect(problems).toEqual([]);
      expect(transcripts.map(spoken)).toEqual([turns, turns]);
    },
  );
});

describe('workbooks: a sheet in which no name comes twice holds no talk beside one that does', () => {
  test.each<[string, Rows]>([
    [
      'an evaluation',
      [
        ['応対品質モニタリングシート'],
        ['対象者', '江藤', '評価者', 'SV 岸'],
        ['No', '評価項目', '配点', '得点', 'コメント'],
        ['1', '名乗り', '3', '3', ''],
        ['2', '復唱', '3', '2', '復唱あり'],
        ['総評', '説明が丁寧。引き継ぎも良好です。'],
        ['本人コメント', '次回は一言添えるようにします。'],
      ],
    ],
    [
      'criteria',
      [
        ['評価項目', '5点', '3点', '1点'],
        ['名乗り', '社名・氏名を明るく名乗る', '名乗るが聞き取りにくい', '名乗らない'],
        ['共感', '「ご心配ですね」など気持ちに寄り添う一言がある', 'あいづちのみ', 'なし'],
      ],
    ],
    [
      'words',
      [
        ['用語', '意味'],
        ['復唱', '相手の言葉を繰り返すこと。'],
        ['後処理', '通話のあとに入力します。'],
      ],
    ],
    [
      'what to improve',
      [
        ['良かった点', '名乗りが明るいです。'],
        ['改善点', '保留の前に理由を伝えましょう。'],
      ],
    ],
  ])('%s', async (_, rows) => {
    for (const names of [
      ['評価', '書き起こし'],
      ['書き起こし', '評価'],
    ] as const) {
      const sheets = names.map((name) => ({ name, rows: name === '評価' ? rows : [head, ...timed] }));
      const [first, second] = sheets;
      if (!first || !second) throw new Error('two sheets');
      const { transcripts, problems } = await read(twoSheets(first, second), { file: 'a.xlsx', ...options });
      expect(problems).toEqual([]);
      expect(transcripts.map(spoken)).toEqual([turns]);
    }
  });
});

test('workbooks: a call of two turns beside a longer one is read', async () => {
  const columns = ['話者', '発言'];
  const long = SAID.map((text, at) => [at % 2 === 0 ? '担当者' : 'お客様', text]);
  const short = [
    ['担当者', 'はい、窓口でございます。'],
    ['お客様', '今から行くからな、待っていろよ。'],
  ];
  const book = twoSheets(
    { name: '通話1', rows: [columns, ...long] },
    { name: '通話2', rows: [columns, ...short] },
  );
  const { transcripts, problems } = await read(book, { file: 'a.xlsx', ...options });
  expect(problems.filter(({ isWarning }) => isWarning !== true)).toEqual([]);
  expect(transcripts.map(({ turns: own }) => own.length)).toEqual([SAID.length, 2]);
});

describe('a call that somebody passes on in a chat', () => {
  const chat = (staff: string, caller: string, below: string) => {
    const said = SAID.map((text, at) => `${at % 2 === 0 ? staff : caller}${text.replace(/。$/, '')}`).join(
      '\n',
    );
    return `[LINE] みどり堂とのトーク履歴\n保存日時：2025/06/23 21:15\n\n2025/06/12(木)\n09:02\t店長\tおはようございます！入荷です\n09:03\tみさき\t了解です\n11:48\tみさき\t"さっきの電話です↓\n${said}\n${below}"\n11:50\t店長\tありがとう！足りる？\n11:50\tみさき\t[スタンプ]\n11:52\tみさき\t[写真]\n`;
  };
  test.each([
    ['私→', '客→', '土曜11時、5000円税別で入れました'],
    ['私）', 'お客様）', '控えがないので折り返します\n店長お願いします'],
    ['こちら：', '先方：', '送料1800円、振込です'],
  ])('what is written below it is of the one who passes it on: %s', async (staff, caller, below) => {
    const text = chat(staff, caller, below);
    const { transcripts, problems } = await read(text, { file: 'a.txt', ...options });
    expect(problems.filter(({ isWarning }) => isWarning !== true)).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([
      turns.map(([role, words]) => [role, words?.replace(/。$/, '')]),
    ]);
  });
});
