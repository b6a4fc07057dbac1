import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { linesOf, SAID, turns } from '../said.js';

const options = { sides: shippedSides() };

async function spokenIn(text: string, file = 'a.txt') {
  const { transcripts, problems } = await read(text, { file, ...options });
  expect(problems).toEqual([]);
  return transcripts.map(spoken);
}

/** The lines of the dialogue with others before some of them, by the number of the turn. */
function withLines(lines: string, others: Readonly<Record<number, string>>): string {
  const given = lines.split('\n');
  const all = [...given, ''].flatMap((line, index) => [...(others[index] ? [others[index]] : []), line]);
  return all.join('\n');
}

const quoted = (staff: string, caller: string) =>
  linesOf((text, isStaff) => `${isStaff ? staff : caller}「${text}」`);
const named = (staff: string, caller: string) =>
  linesOf((text, isStaff) => `${isStaff ? staff : caller}：${text}`);

describe('records of recordings typed for a court', () => {
  const record = (head: string, staff: string, caller: string, below: string) => {
    const lines = linesOf((text, isStaff, index) => {
      const name = isStaff ? staff : caller;
      const [first, rest] = [text.slice(0, 15), text.slice(15)];
      const page = index === 3 ? '\n\n　　　　　- 1 -' : '';
      return `　${name}：${first}${rest === '' ? '' : `\n　　　　　${rest}`}${page}`;
    });
    return `反　訳　書\n\n${head}\n────────────\n${lines}\n\n${below}\n`;
  };

  test.each([
    [
      'letters spread over a column, speakers on lines of their own',
      record(
        '　件　　名：返品\n　話　　者：佐久間（株式会社みどり）\n　　　　　　戸田（契約者）\n　凡　　例：……は沈黙、■は聴取不能',
        '佐久間',
        '戸　田',
        '　以上、録音を聴取し反訳した。\n　　　　　反訳者　小野寺',
      ),
    ],
    [
      'a list of speakers and what signs mean',
      record(
        '録音ファイル：0001.mp3\n話者一覧\n　・岸本（弊社受付）\n　・早瀬（契約者）\n記号の説明：…は間、●は不明瞭',
        '岸本　',
        '早瀬　',
        '上記のとおり反訳した。\n反訳者　　中原',
      ),
    ],
    [
      'both on one line, a remark below',
      record(
        '日時：2025/06/01 10:00\n登場人物：甲野（受付担当）　乙川（通報者）\n※ 聞き取れない箇所は＊＊＊とした。',
        '甲野　',
        '乙川　',
        '以上は、録音媒体の内容を聴取し、これを反訳したものである。\n令和７年３月２０日\n　　反訳人　三上',
      ),
    ],
  ])('%s', async (_, text) => {
    const [call] = await spokenIn(text);
    expect(call?.map(([role, said]) => [role, said.replace(/\s/g, '')])).toEqual(turns);
  });
});

describe('a record below the last turn', () => {
  test.each([
    ['fields', '処理：翌日9時に訪問\n担当：大沢\n係長：\n課長：印'],
    ['numbered headings', '２．対応結果\n翌朝に訪問することで了承を得た。'],
    ['a heading in brackets', '（対応結果）\n翌朝に訪問する。'],
    ['the heads of a table', '\n課長\t係長\t担当\n\t\t大沢'],
    ['a field that tells the result', '対応結果　\n処理結果：登録済み'],
  ])('is told and not said: %s', async (_, below) => {
    expect(await spokenIn(`${named('職員', '市民')}\n${below}\n`)).toEqual([turns]);
  });

  test('somebody who comes in last speaks', async () => {
    const text = `${named('職員', '市民')}\n係長：お電話代わりました。\n`;
    expect(await spokenIn(text)).toEqual([[...turns, ['staff', 'お電話代わりました。']]]);
  });
});

describe('where all speech stands in 「」', () => {
  test('what stands outside is told', async () => {
    const lines = withLines(quoted('私', '患者さん'), {
      3: '工程表を見て空きを確かめた。',
      6: 'ここで少し間があった',
      8: '受話器を置いたあと、院長に伝えた。',
    });
    const { transcripts } = await read(`四月二日のメモ\n\n${lines}`, { file: 'a.txt', ...options });
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(transcripts[0]?.fields.situation).toContain('工程表を見て空きを確かめた。');
  });

  test('what stands behind the bracket is no word of the turn', async () => {
    const lines = linesOf((text, isStaff, index) => {
      const behind = ['', 'と言ってため息をついた。', '　←必ず伺う', '', '　※ここまで3分'][index] ?? '';
      return `${isStaff ? '当方' : '先方'}「${text}」${behind}`;
    });
    expect(await spokenIn(lines)).toEqual([turns]);
  });

  test('a line without brackets goes on with a turn where turns have none', async () => {
    const lines = withLines(named('職員', '客'), { 3: 'お電話番号もお願いします。' });
    expect((await spokenIn(lines))[0]?.[2]?.[1]).toBe(`${SAID[2]}\nお電話番号もお願いします。`);
  });
});

describe('what devices do', () => {
  const log = (line: (clock: string, text: string, isStaff: boolean) => string) =>
    linesOf((text, isStaff, index) => line(`09:10:0${index}`, text, isStaff));

  test.each([
    [
      'signs for a side',
      withLines(
        log((clock, text, isStaff) => `${clock} [${isStaff ? '受付' : '客'}] ${text}`),
        {
          3: '09:10:02 [--] 保留 ON\n09:10:02 [--] 保留 OFF',
          8: '09:10:09 [--] 切断(相手先)',
        },
      ),
    ],
    [
      'a time and no side',
      withLines(
        log((clock, text, isStaff) => `[${clock}] ${isStaff ? 'オペレーター' : 'お客様'}: ${text}`),
        {
          0: '[09:09:58] 着信',
          4: '[09:10:03] 内線 204 へ転送',
          8: '[09:10:09] 通話が終了しました',
        },
      ),
    ],
    [
      'a device for a name',
      withLines(
        log((clock, text, isStaff) => `${clock} ${isStaff ? 'OP' : 'CU'}: ${text}`),
        {
          0: '09:09:58 CTI: 着信',
          4: '09:10:03 CTI: 保留',
          8: '09:10:09 CTI: 切断',
        },
      ),
    ],
    [
      'frames of signs',
      withLines(named('店', '客'), { 3: '-- 保留 40秒 --', 5: '＝＝ ここから電話を替わる ＝＝' }),
    ],
  ])('is nobody’s word: %s', async (_, text) => {
    expect(await spokenIn(text)).toEqual([turns]);
  });

  test('pieces of speech with times of their own go on with their turn', async () => {
    const lines = withLines(
      log((clock, text, isStaff) => `[${clock}] ${isStaff ? '職員' : '市民'}: ${text}`),
      { 3: '[09:10:02] 保留にいたしますので、お待ちください。' },
    );
    expect((await spokenIn(lines))[0]?.[2]?.[1]).toContain('お待ちください。');
  });
});

describe('remarks of a trainer', () => {
  test.each([
    ['with a sign', { 2: '★講師：まず共感の一言を。', 4: '　※ポイント：型番は復唱する。' }],
    ['with a trainer’s name', { 2: '講師：声を落ち着かせる。', 5: '講師：復唱しよう。' }],
    [
      'as notes',
      { 2: '【解説】ここで名前を聞く。', 5: 'トレーナーコメント：謝りすぎない\n　　ことが大事。' },
    ],
  ])('are nobody’s words in a role play: %s', async (_, remarks) => {
    const text = `電話応対研修　台本\n\n場面１　返品\n${withLines(named('OP', '客'), remarks)}`;
    expect(await spokenIn(text)).toEqual([turns]);
  });

  test('a sign before every name is part of the form', async () => {
    expect(await spokenIn(linesOf((text, isStaff) => `●${isStaff ? '職員' : '市民'}：${text}`))).toEqual([
      turns,
    ]);
  });
});

test('a page that is cut at its width below the names is joined', async () => {
  const long = ['明日の午前中でしたら、作業員がそちらへ伺えますがいかがでしょうか。', 'それでお願いします。'];
  const text = Array.from({ length: 4 }, () => long)
    .flat()
    .map((said, index) => {
      const name = index % 2 === 0 ? '職員：' : '市民：';
      const rest = said.slice(16);
      return `${name}${said.slice(0, 16)}${rest === '' ? '' : `\n　　　${rest}`}`;
    })
    .join('\n');
  const [call] = await spokenIn(text);
  expect(call?.map(([, said]) => said)).toEqual(Array.from({ length: 4 }, () => long).flat());
});
