import { describe, expect, it } from 'vitest';
import { createLazyTokenizer } from '../../src/language/tokenize.js';
import { evidenceOf } from '../../src/report/build.js';
import { createNameFinder } from '../../src/report/redact/dictionary-names.js';
import { createRedactor } from '../../src/report/redact.js';
import { reporters } from '../../src/report/reporters.js';
import { displayWidth } from '../../src/text/width.js';
import { processorMs } from '../processor-time.js';
import { renderBytes } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

function redacted(text: string): string {
  const transcript = transcriptOf('a.txt', [['職員', text]]);
  return createRedactor()({ transcript, findings: [] }).transcript.turns[0]?.text ?? '';
}

describe('names by the dictionary', () => {
  const tokenize = createLazyTokenizer();
  const redact = createRedactor(createNameFinder(tokenize));
  const redactedBy = (text: string) =>
    redact({ transcript: transcriptOf('a.txt', [['客', text]]), findings: [] }).transcript.turns[0]?.text;

  it.each([
    ['田中を出せ。', '＊＊を出せ。'],
    ['さっきの古賀隆志が言ったんだよ。', 'さっきの＊＊＊＊が言ったんだよ。'],
    ['ナカムラに代われ。', '＊＊＊＊に代われ。'],
    ['佐藤はいないのか。佐藤だよ。', '＊＊はいないのか。＊＊だよ。'],
  ])('are hidden without an honorific: 「%s」', (text, hidden) => {
    expect(redactedBy(text)).toBe(hidden);
  });

  it.each([
    '録音は止めていただけませんか。',
    '誠意を見せろ。責任者を出せ。慰謝料を払え。',
    'マイナンバーとコールセンターの番号です。',
    '今月分はチャラにしろ。',
    'さくらが咲いた。',
  ])('leave 「%s」', (text) => {
    expect(redactedBy(text)).toBe(text);
  });

  it('ask for the tokens of a text once', () => {
    let asked = 0;
    const counted = createRedactor((text) => {
      asked += 1;
      return createNameFinder(tokenize)(text);
    });
    counted({ transcript: transcriptOf('a.txt', [['客', '田中を出せ。']]), findings: [] });
    expect(asked).toBe(1);
  });
});

describe('redaction', () => {
  it.each([
    ['03-1234-5678におかけください。', '03-1234-5678'],
    ['０９０－１２３４－５６７８です。', '０９０－１２３４－５６７８'],
    ['電話は09012345678です。', '09012345678'],
    ['〇三の一二三四の五六七八です。', '〇三の一二三四の五六七八'],
    ['ゼロサンのイチニイサンヨンのゴーロクナナハチです。', 'ゼロサンのイチニイサンヨンのゴーロクナナハチ'],
    ['カードは4111 1111 1111 1111です。', '4111 1111 1111 1111'],
    ['市内の1234-5678です。', '1234-5678'],
    ['暗証番号は1234です。', '1234'],
    ['お客様番号は55512です。', '55512'],
    ['taro.yamada@example.co.jpへ送って。', 'taro.yamada@example.co.jp'],
    ['taroアットマークexampleドットjpです。', 'taroアットマークexampleドットjp'],
    ['〒132-0021です。', '〒132-0021'],
    ['東京都江戸川区中央一丁目4番1号に住んでいます。', '東京都江戸川区中央一丁目4番1号'],
    ['住所はさいたま市浦和区高砂3-15-1です。', 'さいたま市浦和区高砂3-15-1'],
    ['田中様でいらっしゃいますね。', '田中'],
    ['担当の佐藤でございます。', '佐藤'],
    ['山田花子と申します。', '山田花子'],
    ['阿部さんはいますか。', '阿部'],
  ])('hides in 「%s」 just %s', (text, secret) => {
    const hidden = redacted(text);
    expect(hidden).not.toContain(secret);
    const start = text.indexOf(secret);
    expect(hidden.slice(0, start)).toBe(text.slice(0, start));
    expect(hidden.slice(start + secret.length)).toBe(text.slice(start + secret.length));
    expect(hidden.slice(start, start + secret.length)).toMatch(/^[*＊\s]+$/);
  });

  it.each([
    'お客様、担当者さんに代わります。',
    '二〇二六年九月十四日の2026-09-14 10:30に、1,234,567円を3回お支払いですね。',
    '江戸川区役所の三番窓口です。',
    '同様の仕様で、奥様と皆様にも。',
    '利用者様と課長さんの件です。',
    '録音は止めていただけませんか。',
  ])('leaves 「%s」', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it.each(['a', '1', '一', '市', '市1-', 'の', 'ー', 'マンション', 'ゼロ', '様', '@', '田中 '])(
    'takes no time to speak of for a long text of %s',
    (piece) => {
      const started = processorMs();
      redacted(piece.repeat(20_000 / piece.length));
      expect(processorMs() - started).toBeLessThan(2000);
    },
  );

  it('hides a name wherever the call says it, once it was found', () => {
    const transcript = transcriptOf('a.txt', [
      ['客', '田中と申しますが。'],
      ['職員', '田中です、とおっしゃいましたか。'],
    ]);
    const { turns } = createRedactor()({ transcript, findings: [] }).transcript;
    expect(turns.map(({ text }) => text).join()).not.toContain('田中');
  });

  it('keeps lengths, columns and therefore the evidence', () => {
    const transcript = transcriptOf('a.txt', [['職員', '田中様の03-1234-5678ですが、録音は困ります。']]);
    const finding = found(transcript, 1, 'staff/startled-reaction', '録音は困ります');
    const call = createRedactor()({ transcript, findings: [finding] });
    const [before] = transcript.turns;
    const [after] = call.transcript.turns;
    expect(after?.text).toHaveLength(before?.text.length ?? 0);
    expect(displayWidth(after?.text ?? '')).toBe(displayWidth(before?.text ?? ''));
    expect(evidenceOf(call.transcript, finding)).toBe('録音は困ります');
  });

  it('calls speakers and agents by letters that stay the same in a run', () => {
    const redact = createRedactor();
    const call = (speaker: string) =>
      redact({
        transcript: transcriptOf('a.txt', [[speaker, 'はい。']], { agent: '佐藤', date: '2026-09-14' }),
        findings: [],
      }).transcript;
    expect(call('職員A').turns[0]?.speaker).toBe('職員A');
    expect(call('職員 鈴木').turns[0]?.speaker).toBe('職員 ●B');
    expect(call('鈴木').turns[0]?.speaker).toBe('●B');
    expect(call('職員A').fields).toEqual({ agent: '●A', date: '2026-09-14' });
  });

  it('hides what a dictionary knows as well', () => {
    const redact = createRedactor((text) => {
      const start = text.indexOf('はなこ');
      return start < 0 ? [] : [{ start, end: start + 3 }];
    });
    const transcript = transcriptOf('a.txt', [['職員', 'はなこの件です。']]);
    expect(redact({ transcript, findings: [] }).transcript.turns[0]?.text).toBe('＊＊＊の件です。');
  });

  it.each(Object.values(reporters).map((reporter) => [reporter.name, reporter] as const))(
    'leaves nothing in the %s report',
    async (_, reporter) => {
      const secrets = ['佐藤', '03-1234-5678', 'taro@example.jp'];
      const transcript = transcriptOf(
        'a.txt',
        [['職員 佐藤', '佐藤です。03-1234-5678か taro@example.jp へ。録音は困ります。']],
        { agent: '佐藤', title: '佐藤の電話 03-1234-5678' },
      );
      const findings = [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')];
      const calls = [...sampleCalls, { transcript, findings }].map(createRedactor());
      const trend = { by: 'staff', pseudonyms: false };
      const bytes = await renderBytes(reporter, { trend }, calls);
      const output = reporter.name === 'xlsx' ? await sharedStrings(bytes) : bytes.toString('utf8');
      for (const secret of secrets) expect(output).not.toContain(secret);
    },
  );
});

async function sharedStrings(bytes: Uint8Array): Promise<string> {
  const { readXlsx } = await import('hucre/xlsx');
  return JSON.stringify((await readXlsx(bytes)).sheets.map(({ rows }) => rows));
}
