import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';

const options = { sides: shippedSides() };
const TURNS = [
  ['caller', 'お世話になっております。先日購入した棚の扉が閉まりません。交換できますか。'],
  ['staff', 'ご不便をおかけしております。北村家具サポートの江藤でございます。型番をお知らせいただけますか。'],
  ['caller', '型番はKT-20です。右の扉だけ浮いています。'],
  ['staff', 'ありがとうございます。蝶番の調整で直る場合がございます。手順書をお送りいたします。'],
  ['caller', '調整したら直りました。ありがとうございました。'],
] as const;
const CALLER = { name: '望月 沙也', address: 'mochizuki@example.com' };
const STAFF = { name: '江藤 亮', address: 'eto@kitamura.example.jp' };
const by = (role: string) => (role === 'staff' ? STAFF : CALLER);
const to = (role: string) => (role === 'staff' ? CALLER : STAFF);
const signed = (role: string, text: string, rule = '--') =>
  role === 'staff' ? `${text}\n\n${rule}\n北村家具株式会社　お客様サポート\nTEL 0000-11-2222` : text;

type Mail = (role: string, text: string, at: number) => string;
const thread = (make: Mail) => TURNS.map(([role, text], at) => make(role, text, at));
const gmail: Mail = (role, text, at) =>
  `${by(role).name} <${by(role).address}>\t2025年6月${at + 3}日 9:1${at}\nTo: ${to(role).address}\n\n${signed(role, text)}\n`;
const outlook =
  (
    [from, sent, whom, subject]: readonly [string, string, string, string],
    date: (at: number) => string,
  ): Mail =>
  (role, text, at) =>
    [
      `${from}${by(role).name} <${by(role).address}>`,
      `${sent}${date(at)}`,
      `${whom}${to(role).name}`,
      `${subject}${at > 0 ? 'RE: ' : ''}棚の扉`,
      '',
      signed(role, text, ''),
      '',
    ].join('\n');
const japanese = outlook(
  ['差出人: ', '送信日時: ', '宛先: ', '件名: '],
  (at) => `2025年6月${at + 3}日 9:1${at}`,
);
const wide = outlook(['差出人：', '送信日時：', '宛先：', '件名：'], (at) => `2025/06/0${at + 3} 9:1${at}`);
const english = outlook(
  ['From: ', 'Sent: ', 'To: ', 'Subject: '],
  (at) => `Tuesday, June ${at + 3}, 2025 9:1${at} AM`,
);

/** Each mail quotes all before it. */
function chain(count: number): string {
  return TURNS.slice(0, count).reduce((below, [role, text], at) => {
    const head = `2025年6月${at + 3}日(火) 9:1${at} ${by(role).name} <${by(role).address}>:`;
    const body = [text, '', ...(below === '' ? [] : below.split('\n'))];
    return [head, ...body.map((line) => `> ${line}`)].join('\n');
  }, '');
}

describe('a thread of mails', () => {
  test.each([
    ['Gmail', `棚の扉\nメッセージ 5 件\n\n${thread(gmail).join('\n')}`],
    ['Outlook, latest first', thread(japanese).toReversed().join('\n________________________________\n')],
    ['Outlook, wide', thread(wide).join('\n-----元のメッセージ-----\n')],
    ['Outlook, English', thread(english).toReversed().join('\n')],
    ['quotations', chain(5)],
  ])('is a turn a mail without signatures: %s', async (_, text) => {
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(TURNS);
    expect(new Set(transcripts[0]?.turns.map(({ speaker }) => speaker))).toEqual(
      new Set([CALLER.name, STAFF.name]),
    );
  });

  const mail = (text: string) =>
    [
      `From: "${CALLER.name}" <${CALLER.address}>`,
      'Date: Sat, 07 Jun 2025 09:14:00 +0900',
      'Subject: test',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=UTF-8',
      '',
      text,
      '',
    ].join('\n');

  test('a saved mail is the last turn of what it quotes', async () => {
    const { transcripts } = await read(mail(`${TURNS[4][1]}\n\n${chain(4)}`), { file: 'a.eml', ...options });
    expect(spoken(transcripts[0])).toEqual(TURNS);
  });

  test('in a folder of mails each thread stands once', async () => {
    const mails = [mail(chain(3)), mail(`${TURNS[4][1]}\n\n${chain(4)}`)];
    const text = mails.map((one) => `From a@example.com Sat Jun 07 09:14:00 2025\n${one}`).join('\n');
    const { transcripts } = await read(text, { file: 'a.mbox', ...options });
    expect(transcripts.map(spoken)).toEqual([TURNS]);
  });

  test('an answer of which nothing tells who wrote it is not left out without a word', async () => {
    const { transcripts, problems } = await read(`${TURNS[4][1]}\n\n${chain(4)}`, options);
    expect(transcripts).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  test('mails that pass on a call are none', async () => {
    const call = TURNS.map(([role, text]) => `${role === 'staff' ? '職員' : 'お客様'}：${text}`).join('\n');
    const asked = thread(japanese).slice(0, 2).join('\n');
    const { transcripts } = await read(`${japanese('staff', call, 4)}\n${asked}`, options);
    expect(spoken(transcripts[0]).slice(0, 2)).toEqual(TURNS.slice(0, 2));
    expect(transcripts[0]?.turns[0]?.speaker).toBe('お客様');
  });
});
