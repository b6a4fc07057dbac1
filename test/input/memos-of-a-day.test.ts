import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { makeDocument, paragraph, table } from './document.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';

const options = { sides: shippedSides() };
const memo = linesOf((text, isStaff) => `${isStaff ? '受' : '患'})${text}`);
const typed = linesOf((text, isStaff) => `${isStaff ? '担当' : '先方'}\t${text}`);

async function callsIn(content: string | Uint8Array, file = 'a.txt') {
  const { transcripts, problems } = await read(content, { file, ...options });
  expect(problems).toEqual([]);
  return transcripts;
}

describe('text: memos of a day that their numbers part', () => {
  const rule = '－－－－－－－－－－－－－';
  test.each([
    ['in circles, with a time', '①９：４５ごろ　初診の方', '②１４：１０　早川様　ID 20331'],
    ['in circles', '① 初診の方（女性）', '② 早川様　薬の数'],
    ['in black circles', '❶10:20 桑田様', '❷15:05 匿名'],
    ['in brackets', '（1）9:45　初診の方', '（2）14:10　早川様'],
    ['numbers with 件目', '1件目　9:45　初診の方', '2件目　14:10　早川様'],
    ['with No.', 'No.1　9:45　初診の方', 'No.2　14:10　早川様'],
  ])('%s', async (_, first, second) => {
    const text = `6月12日（木）電話メモ　担当：今野\n受=受付　患=患者さん\n\n${first}\n${memo}\n→ 折り返し済み\n\n${rule}\n\n${second}\n${memo}\n→ 6/14 予約\n\n※明日は8時出勤\n`;
    expect((await callsIn(text)).map(spoken)).toEqual([turns, turns]);
  });

  test('a time tells where the first words do not', async () => {
    const own = memo.replace('はい、窓口でございます。', 'みどり堂です');
    const text = `①９：４５ごろ　初診の方\n${own}\n\n②１４：１０　早川様\n${own}\n`;
    expect(await callsIn(text)).toHaveLength(2);
  });

  test('points that somebody tells are none', async () => {
    const lines = memo.split('\n');
    const listed = [...lines.slice(0, 5), '①お名前\n②お電話番号', ...lines.slice(5)].join('\n');
    expect(await callsIn(listed)).toHaveLength(1);
  });

  test('chapters of one call are none', async () => {
    const lines = memo.split('\n');
    const chapters = ['①本人確認', ...lines.slice(0, 4), '', '②用件の確認', ...lines.slice(4)].join('\n');
    expect(await callsIn(chapters)).toHaveLength(1);
  });
});

describe('documents: forms with a number each, one behind the other', () => {
  test.each([
    ['電話連絡記録　№37', '電話連絡記録　№38'],
    ['入電票 No.104', '入電票 No.105'],
    ['苦情受付簿　#8', '苦情受付簿　#9'],
    ['相談カード　第12号', '相談カード　第13号'],
  ])('%s', async (first, second) => {
    const form = (title: string, time: string) => [
      title,
      `令和6年10月8日（火）　${time}　　受：前川（教頭）`,
      ...typed.split('\n'),
      '対応結果：解決。学年で共有する。',
      '（校長印）　　　　（教頭印）',
    ];
    const document = makeDocument(
      ...[...form(first, '8:10～8:16'), ...form(second, '16:20～16:31')].map(paragraph),
    );
    expect((await callsIn(document, 'a.docx')).map(spoken)).toEqual([turns, turns]);
  });

  test('the table of a new form opens a call', async () => {
    const form = (time: string, name: string) => [
      paragraph('電話対応記録'),
      table([
        ['受付日時', `令和6年5月20日（月）${time}`, '受付者', '前川'],
        ['相手方', `${name}様（男性）、奥様`, '区分', '☑問合せ　□苦情'],
      ]),
      paragraph('【会話内容】'),
      ...typed.split('\n').map(paragraph),
    ];
    const document = makeDocument(...form('9時08分', '桑田'), ...form('13時40分', '早川'));
    expect((await callsIn(document, 'a.docx')).map(spoken)).toEqual([turns, turns]);
  });
});

test('documents: the fields of a form with two names in one are no turn', async () => {
  const head = table([
    ['受付日時', '令和6年5月20日（月）9時08分', '受付者', '前川→石田'],
    ['相手方', '桑田様（男性・高齢）、奥様', '区分', '☑問合せ　□苦情'],
    ['件名', '受取の予約', '', ''],
  ]);
  const document = makeDocument(paragraph('電話対応記録'), head, ...typed.split('\n').map(paragraph));
  expect((await callsIn(document, 'a.docx')).map(spoken)).toEqual([turns]);
});

test('stamps below a call are nobody’s', async () => {
  for (const stamps of ['（校長印）　　（教頭印）', '印　　　印', '【課長印】【係長印】', '確認印']) {
    expect((await callsIn(`${memo}\n${stamps}\n`)).map(spoken)).toEqual([turns]);
  }
  expect(SAID).toHaveLength(8);
});
