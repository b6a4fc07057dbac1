import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';

const options = { sides: shippedSides() };

async function callIn(text: string) {
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(transcripts).toHaveLength(1);
  return transcripts[0];
}

/** The text with a line below the sixth turn. */
const withLine = (text: string, line: string) => {
  const lines = text.split('\n');
  return [...lines.slice(0, 6), line, ...lines.slice(6)].join('\n');
};

describe('text: lines of their own that tell more than how something was said', () => {
  const remarks = [
    '（ここで看護の森さんに確認。入浴は中止でよいとのこと）',
    '（娘様、しばらく無言）',
    '　　(予約表確認)',
    '（保留　約40秒）',
    '　　＊控えはなし、伝票あり',
    '　　* 復唱してもらった',
  ];
  const forms = [
    ['quotes', linesOf((text, isStaff) => `${isStaff ? '私' : '娘さん'}「${text}」`)],
    ['colons', linesOf((text, isStaff) => `${isStaff ? '職員（森）' : 'ご家族'}：${text}`)],
    ['half brackets', linesOf((text, isStaff) => `${isStaff ? '受' : '患'})${text}`)],
    ['signs', `○＝相談者　●＝相談員\n\n${linesOf((text, isStaff) => `${isStaff ? '●' : '○'}${text}`)}`],
  ] as const;
  test.each(forms.flatMap(([form, text]) => remarks.map((remark) => [form, remark, text] as const)))(
    'among %s: %s',
    async (form, remark, text) => {
      const lines = text.split('\n');
      const own = [
        ...lines.slice(0, form === 'signs' ? 8 : 6),
        remark,
        ...lines.slice(form === 'signs' ? 8 : 6),
      ];
      expect(spoken(await callIn(own.join('\n')))).toEqual(turns);
    },
  );

  test('also where turns are cut at a width', async () => {
    const long = '箱を開けたときにはもう端のほうが割れていて中の緩衝材も足りないように見え';
    const named = linesOf((text, isStaff) => `${isStaff ? '受' : '患'})${text}`).split('\n');
    const cut = named.map((line, at) => (at === 3 ? `患)${long}\n　 ましたと言っているんです。` : line));
    const call = await callIn([...cut.slice(0, 6), '　　(予約表確認)', ...cut.slice(6)].join('\n'));
    expect(call?.turns).toHaveLength(SAID.length);
    expect(call?.turns.map(({ text }) => text).join('')).not.toContain('予約表確認');
  });

  test('stage directions stay where they stand', async () => {
    const named = linesOf((text, isStaff) => `${isStaff ? '職員' : 'お客様'}：${text}`);
    const call = await callIn(withLine(named, '（電話を切る）'));
    expect(call?.turns[5]?.text).toBe(`${SAID[5]}\n（電話を切る）`);
  });

  test('what a turn of several lines says in brackets is said', async () => {
    const chat = SAID.map(
      (text, at) =>
        `${at % 2 === 0 ? '店' : '客'}：${text}${at % 3 === 0 ? '\n（平日は9時から17時です）\n土日は休みです。' : ''}`,
    );
    const call = await callIn(chat.join('\n'));
    expect(call?.turns[0]?.text).toContain('土日は休みです。');
  });
});

describe('text: what stands above and below a talk in nearly its form', () => {
  test.each([
    '生徒　2年B組　早川　●●　／　電話の主　母親',
    '利用者　早川タツ様（201）／　続柄　長女',
    '患者　早川　／　かけてきた人　妻',
  ])('a head with wide spaces: %s', async (head) => {
    const typed = linesOf((text, isStaff) => `${isStaff ? '江藤' : '母'}\t「${text}」`);
    const call = await callIn(`電話の記録\n記録者　江藤　　　令和6年9月12日　8:50～9:02\n${head}\n${typed}`);
    expect(spoken(call)).toEqual(turns);
  });

  test.each([
    '処理：継続（文案を明日メール）\n●次回：3/13　午後に連絡\nPIO入力　未',
    '対応結果：助言のみ\n●担当：江藤\n○期限：月末',
    '処理結果：助言\n※記録済',
  ])('a record: %s', async (record) => {
    const signs = linesOf((text, isStaff) => `${isStaff ? '●' : '○'}${text}`);
    expect(spoken(await callIn(`○＝相談者　●＝相談員\n\n${signs}\n\n${record}`))).toEqual(turns);
  });
});
