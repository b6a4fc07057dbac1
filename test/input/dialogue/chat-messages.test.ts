import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read } from '../read.js';

const SAID = [
  ['今日届いた弁当、足りないんだけど', 'caller'],
  ['申し訳ありません、お名前を頂けますか', 'staff'],
  ['竹原建設の現場、25頼んで22しかない', 'caller'],
  ['伝票では22になっておりますが、お電話でのご注文でしたか', 'staff'],
  ['昨日の夕方、25って言ったよ', 'caller'],
  ['私どもの聞き違いです、すぐにお持ちします', 'staff'],
] as const;
const OTHER = [
  ['来月に法事があるんですけど、仕出しってやってます？', 'caller'],
  ['はい、お一人様3,500円から承っております', 'staff'],
  ['15人で、うち2人は小学生なんです', 'caller'],
  ['お子様用は1,800円でございます', 'staff'],
] as const;
type Call = typeof SAID | typeof OTHER;
const typed = (call: Call, mark: string, names: readonly [string, string] = ['客', '弊']) =>
  call.map(([text, side]) => `${side === 'caller' ? names[0] : names[1]}${mark}${text}`).join('\n');
const options = { file: 'a.txt', sides: shippedSides() };
const calls = async (text: string) => {
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  return transcripts.map(({ turns }) => turns.map(({ text: words, role }) => [words, role]));
};

test('frames with a title of their own are a call each, whoever speaks first in them', async () => {
  const first = `三好 奈々\n2025年10月14日 12:21\n[To:44]店長\nクレームです。\n[info][title]入電 10/14　数量違い[/title]\n${typed(SAID, '）')}\n[/info]\n\n`;
  const second = `下田 徹\n2025年10月17日 15:47\n[info][title]法事の相談[/title]\n${typed(OTHER, '→', ['お客様', '当店'])}\n[hr]アレルギー：エビ　貼り紙済[/info]\n\n店長\n2025年10月17日 16:02\n了解`;
  expect(await calls(first + second)).toEqual([SAID, OTHER]);
});

test('frames without a title in which others speak are calls, parts of one call are not', async () => {
  const [one, other] = [typed(SAID, '）'), typed(OTHER, '→', ['お客様', '当店'])];
  expect(await calls(`[info]${one}[/info]\n[info]${other}[/info]`)).toEqual([SAID, OTHER]);
  const parts = `[info][title]前半[/title]${one}[/info]\n[info][title]後半[/title]${typed(OTHER, '）')}[/info]`;
  expect(await calls(parts)).toHaveLength(1);
});

test.each<[string, (name: string, time: string) => string]>([
  ['a date below the name', (name, time) => `${name}\n2025年10月14日 ${time}`],
  ['a time behind the name', (name, time) => `${name}  ${time} PM`],
  ['a date behind the name', (name, time) => `[${name}] 2025/10/14 ${time}`],
])('messages of a chat that hold a call each: %s', async (_, head) => {
  const text = [
    `${head('三好 奈々', '12:21')}\nクレームです。録音を聞いて打ちました。\n${typed(SAID, '：')}\n`,
    `${head('店長', '12:24')}\n了解。昨日受けたのは誰？\n`,
    `${head('三好 奈々', '12:30')}\nバイトの沢口さんです。\n`,
    `${head('下田 徹', '3:47')}\n${typed(OTHER, '：')}\n`,
    `${head('店長', '4:02')}\nOK\n`,
  ].join('\n');
  expect(await calls(text)).toEqual([SAID, OTHER]);
});
