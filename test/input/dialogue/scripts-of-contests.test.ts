import { describe, expect, test } from 'vitest';
import type { Utterance } from '../../../src/input/raw/raw-call.js';
import { saidByPeople } from '../../../src/input/speakers/events.js';
import { shippedSides } from '../../speakers/sides.js';
import { read } from '../read.js';

type Said = readonly (readonly [side: 'staff' | 'caller', text: string])[];
const CALLS: readonly Said[] = [
  [
    ['staff', 'お電話ありがとうございます。菓匠みやま、〇〇でございます。'],
    ['caller', '来週の水曜日にお饅頭を30個お願いしたいのですが。'],
    ['staff', 'ありがとうございます。来週の水曜日、12日でございますね。'],
    ['caller', '母の米寿のお祝いなんです。'],
    ['staff', 'それはおめでとうございます。焼き印をお入れすることができます。'],
    ['caller', 'あら、素敵。それはおいくらになりますか。'],
  ],
  [
    ['staff', 'お電話ありがとうございます。ひびき教室、〇〇でございます。'],
    ['caller', '水彩画の教室に通っている月岡ですが、次の回に出られなくなって。'],
    ['staff', '月岡様、いつもありがとうございます。'],
    ['caller', '代わりに妹を行かせてもいいでしょうか。'],
    ['staff', '会員の方以外は体験講座からのご参加をお願いしております。'],
    ['caller', 'そうですか、妹も習いたいと言っていたものですから。'],
  ],
];
interface Form {
  readonly titles: readonly [string, string];
  readonly page: (number: number) => string;
  readonly between: string;
  readonly caller?: string;
  readonly frame?: string;
}
const HEAD = '令和８年度　応対大会　台本（案）';

/** Two scripts on four pages, each page below the same head. */
function printed({ titles, page, between, caller = '模擬', frame = '－－－' }: Form): string {
  const scripts = CALLS.map((call, at) => {
    const turns = call.map(([side, text]) => `${side === 'staff' ? '競技者' : caller}${between}${text}`);
    const above = `${titles[at]}\n\n　競技者の役：店の社員\n　制限時間：３分\n\n${frame}　開始の合図の後、呼び出し音　${frame}\n`;
    const foot = (number: number) => `\n　　　${page(at * 2 + number)}\n${HEAD}\n`;
    return [
      above,
      ...turns.slice(0, 4),
      foot(1),
      ...turns.slice(4),
      `\n${frame}　終了　${frame}\n`,
      foot(2),
    ].join('\n');
  });
  return `${HEAD}\n\n${scripts.join('\n')}`;
}

const options = { file: 'a.txt', sides: shippedSides() };

describe('scripts with their number above, notes of each scene and the furniture of pages', () => {
  test.each<[string, Form]>([
    [
      'a tab',
      { titles: ['第１問　菓匠みやま', '第２問　ひびき教室'], page: (n) => `－　${n}　－`, between: '\t' },
    ],
    [
      'a colon',
      { titles: ['問題１　菓匠みやま', '問題２　ひびき教室'], page: (n) => `${n} / 4`, between: '：' },
    ],
    [
      'a name that is spread',
      {
        titles: ['【台本①】菓匠みやま', '【台本②】ひびき教室'],
        page: (n) => `〜${n}〜`,
        between: '　',
        caller: '模　擬',
      },
    ],
    [
      'rules of other signs',
      {
        titles: ['課題A　菓匠みやま', '課題B　ひびき教室'],
        page: (n) => `第${n}頁`,
        between: '：',
        frame: '＝＝＝',
      },
    ],
  ])('%s', async (_, form) => {
    const { transcripts, problems } = await read(printed(form), options);
    expect(problems).toEqual([]);
    expect(transcripts.map(({ turns }) => turns.map(({ role, text }) => [role, text]))).toEqual(CALLS);
    expect(transcripts[1]?.fields.situation).toContain('競技者の役：店の社員');
  });

  test('a name that opens each scene with a sentence speaks', async () => {
    const scenes = CALLS.map(
      (call, at) =>
        `場面${at + 1}\n交換：おつなぎいたします。\n${call.map(([side, text]) => `${side === 'staff' ? '担当' : '客'}：${text}`).join('\n')}\n`,
    );
    const { transcripts } = await read(scenes.join('\n'), {
      ...options,
      speakers: new Map([['交換', 'staff']]),
    });
    expect(transcripts.map(({ turns }) => turns[0]?.text)).toEqual([
      'おつなぎいたします。',
      'おつなぎいたします。',
    ]);
  });
});

describe('what a writer notes below a dialogue', () => {
  const said =
    CALLS[1]?.map(([side, text]) => `${side === 'staff' ? '学校' : '母'}：${text}`).join('\n') ?? '';
  test.each([
    ['【気づき】用件をまとめられた。'],
    ['良かった点：用件をまとめられた。\n改善点：名前を復唱していない。'],
    ['■気づき\n・用件をまとめられた。\n・復唱していない。次回は直す。'],
    ['申し送り　明日は担任が電話します。'],
  ])('%s', async (note) => {
    const { transcripts } = await read(`${said}\n${note}\n`, options);
    expect(transcripts[0]?.turns.at(-1)?.text).toBe(CALLS[1]?.at(-1)?.[1]);
    expect(transcripts[0]?.fields.situation).toBe(note);
  });
});

test('what a machine announces before staff answers is told, what a caller answers to it is said', async () => {
  const phrase = (purpose: string, text: string, at: number) => ({
    text,
    participantPurpose: purpose,
    startTimeMs: at * 4000,
  });
  const transcript = (purposes: readonly string[]) =>
    JSON.stringify({
      conversationId: 'c-1',
      transcripts: [
        {
          phrases: purposes.map((purpose, at) =>
            phrase(purpose, at === 0 ? 'この通話は録音しております。' : (CALLS[0]?.[at - 1]?.[1] ?? ''), at),
          ),
        },
      ],
    });
  const { transcripts, problems } = await read(
    transcript(['acd', 'internal', 'external', 'internal', 'external', 'internal', 'external']),
    { ...options, file: 'a.json' },
  );
  expect(transcripts[0]?.turns.map(({ text }) => text)).toEqual(CALLS[0]?.map(([, text]) => text));
  expect(problems.map(({ code }) => code)).toHaveLength(1);
  const said = (speaker: string): Utterance => ({
    speaker,
    text: 'はい',
    segments: [{ start: 0, line: null, column: null }],
  });
  const asked = ['bot', 'external', 'bot', 'external', 'internal', 'external', 'bot'].map(said);
  expect(saidByPeople(asked, () => false).utterances).toEqual(asked.slice(0, -1));
});
