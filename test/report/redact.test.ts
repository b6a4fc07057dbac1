import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/report/build.js';
import { placeOf } from '../../src/report/place.js';
import { parseCustomerPattern } from '../../src/report/redact/customer-patterns.js';
import { createRedactor } from '../../src/report/redact.js';
import { regionOf } from '../../src/report/region.js';
import { reporters } from '../../src/report/reporters.js';
import { processorMs } from '../processor-time.js';
import { partOf, sizeOf } from '../thoroughness.js';
import { nameDictionary } from './name-dictionary.js';
import { renderBytes } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

const patterns = ['KY-########', 'C###-####'].map(parseCustomerPattern);

function redactedTurns(turns: readonly (readonly [string, string])[]): readonly string[] {
  const transcript = transcriptOf('a.txt', turns);
  const call = createRedactor({ ...nameDictionary, patterns }).call({ transcript, findings: [] });
  return call.transcript.turns.map(({ text }) => text);
}

const redacted = (text: string) => redactedTurns([['客', text]])[0];

describe('redaction hides', () => {
  it.each([
    // Telephone, in every writing
    ['03-0234-5678におかけください。', '〔電話番号〕におかけください。'],
    ['０９０－０２３４－５６７８です。', '〔電話番号〕です。'],
    ['電話は09002345678です。', '電話は〔電話番号〕です。'],
    ['〇九〇の〇一二三の四五六七です', '〔電話番号〕です'],
    ['ゼロキュウゼロノゼロイチニサンノヨンゴーロクナナです', '〔電話番号〕です'],
    ['ぜろ きゅう ぜろ の ぜろ いち に さん の よん ご ろく なな です', '〔電話番号〕 です'],
    ['〇九〇ハイフン〇一二三ハイフン四五六七', '〔電話番号〕'],
    ['市内の0234-5678です。', '市内の〔電話番号〕です。'],
    ['+81-90-0234-5678です。', '〔電話番号〕です。'],
    // Numbers by their check digit, and by what they are called
    ['4111 1111 1111 1111です。', '〔カード番号〕です。'],
    ['五五五五五五五五五五五五四四四四って書いてある', '〔カード番号〕って書いてある'],
    ['普通1234567に振り込んで。', '普通〔口座番号〕に振り込んで。'],
    ['口座は一二三四五六七八です', '口座は〔口座番号〕です'],
    ['123456789018で照会して。', '〔個人番号〕で照会して。'],
    ['マイナンバーは一二三四の五六七八の九〇一八', 'マイナンバーは〔個人番号〕'],
    ['暗証番号は1234です。', '暗証番号は〔番号〕です。'],
    ['〒132-0021です。', '〒〔郵便番号〕です。'],
    // Numbers of customers by the patterns of the configuration
    ['KY-12345678です。', '〔お客様番号〕です。'],
    ['ケーワイの一二三四五六七八です', '〔お客様番号〕です'],
    ['Ｃ１２３−４５６７', '〔お客様番号〕'],
    // Addresses down to the room
    ['東京都江戸川区中央一丁目4番1号に住んでいます。', '〔住所〕に住んでいます。'],
    ['住所はさいたま市浦和区高砂3-15-1です。', '住所は〔住所〕です。'],
    ['横浜市港北区日吉本町二の三の四メゾン日吉101です', '〔住所〕です'],
    ['メゾン日吉101に住んでます', '〔住所〕に住んでます'],
    ['隣の三百二号室の人', '隣の〔住所〕の人'],
    // Names in kana, in letters, with rare characters and such as the dictionary lacks
    ['鈴木一郎(スズキイチロウ)様です。', '〔氏名1〕(〔氏名1〕)様です。'],
    ['フリガナはワタナベ ケンジです', 'フリガナは〔氏名1〕です'],
    ['名字はわたなべです', '名字は〔氏名1〕です'],
    ['ローマ字でYAMADA TAROと登録したはずです。', 'ローマ字で〔氏名1〕と登録したはずです。'],
    ['グエン・ヴァン・アン様ですね。', '〔氏名1〕様ですね。'],
    ['髙橋です。', '〔氏名1〕です。'],
    ['𠮷田です。', '〔氏名1〕です。'],
    ['受付の小鳥遊です。', '受付の〔氏名1〕です。'],
    ['娘の結愛が通っています。', '娘の〔氏名1〕が通っています。'],
    ['お前、大橋だな。', 'お前、〔氏名1〕だな。'],
    ['張さん、李と申します。', '〔氏名1〕さん、〔氏名2〕と申します。'],
    // Mail and accounts
    ['ヤマダ イチロー アットマーク ドコモ ドット エヌイー ドット ジェーピー', '〔メール〕'],
    ['記号が一二三四〇番号が一二三四五六七一です', '記号が〔口座番号〕番号が〔口座番号〕です'],
    ['taro.yamada@example.co.jpへ送って。', '〔メール〕へ送って。'],
    ['ティーエーアールオー アットマーク イグザンプル ドット コムです', '〔メール〕です'],
    ['ユーザーIDはtaro_1980です。', 'ユーザーIDは〔アカウント名〕です。'],
    // Dates of birth
    ['昭和55年3月3日生まれです。', '〔生年月日〕生まれです。'],
    ['生年月日は1980/03/03です。', '生年月日は〔生年月日〕です。'],
    ['生年月日はS55.3.3です。', '生年月日は〔生年月日〕です。'],
    ['誕生日はショウワゴジュウゴネンサンガツミッカです', '誕生日は〔生年月日〕です'],
    // Names
    ['田中様でいらっしゃいますね。', '〔氏名1〕様でいらっしゃいますね。'],
    ['担当の佐藤でございます。', '担当の〔氏名1〕でございます。'],
    ['はい市民課谷口でございます', 'はい市民課〔氏名1〕でございます'],
    ['山田花子と申します。', '〔氏名1〕と申します。'],
    ['さっきの古賀隆志が言ったんだよ。', 'さっきの〔氏名1〕が言ったんだよ。'],
    ['ナカムラに代われ。', '〔氏名1〕に代われ。'],
    ['さいとうと申します', '〔氏名1〕と申します'],
    ['小鳥遊様ですね', '〔氏名1〕様ですね'],
    ['平野という職員を代えてくれ。', '〔氏名1〕という職員を代えてくれ。'],
    ['スズキ ケンタです', '〔氏名1〕です'],
  ])('in 「%s」', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it.each([
    'お客様、担当者さんに代わります。',
    '二〇二六年九月十四日の2026-09-14 10:30に、1,234,567円を3回お支払いですね。',
    '昭和56年6月1日の基準です。',
    '江戸川区役所の三番窓口です。',
    '同様の仕様で、奥様と皆様にも。さようでございます。',
    '上司を出せ。責任者を出せ。ばあさんが待ってる。',
    '利用者様と課長さんの件です。',
    '型番はKX12345678Aです。',
    'マイナンバーとコールセンターの番号です。',
    '鈴木町駅から徒歩12分、千葉県産です。',
    '今月分はチャラにしろ。さくらが咲いた。',
    'クーリング・オフと申します。名前のままなんです。姓のみ伺います。',
    'あのーバンコクです。読みがなについては後ほど。許さん。お金さえ返せば。',
    '豊田に引っ越したら支所で手続きします。',
  ])('nothing in 「%s」', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('what both sides say of a number over several turns', () => {
    expect(
      redactedTurns([
        ['職員', 'お電話番号をお願いします。'],
        ['客', '〇九〇の'],
        ['職員', '〇九〇'],
        ['客', '〇一二三'],
        ['職員', 'はい、〇一二三、'],
        ['客', '四五六七です。'],
      ]),
    ).toEqual([
      'お電話番号をお願いします。',
      '〔電話番号〕の',
      '〔電話番号〕',
      '〔電話番号〕',
      'はい、〔電話番号〕、',
      '〔電話番号〕です。',
    ]);
  });

  it('answers to questions, which name nothing themselves', () => {
    expect(
      redactedTurns([
        ['職員', '生年月日をお願いいたします。'],
        ['客', '三月三日です。'],
        ['職員', 'お名前を伺えますか。'],
        ['客', 'やまもとです。'],
        ['職員', 'お部屋番号は。'],
        ['客', '302です。'],
      ]).filter((_, index) => index % 2 === 1),
    ).toEqual(['〔生年月日〕です。', '〔氏名1〕です。', '〔住所〕です。']);
  });

  it('one person by one pseudonym throughout a call, however called', () => {
    expect(
      redactedTurns([
        ['客', '田中と申します。'],
        ['職員', '田中一郎様ですね。鈴木に代わります。'],
        ['客', 'タナカです。田中花子は妻です。'],
      ]),
    ).toEqual([
      '〔氏名1〕と申します。',
      '〔氏名1〕様ですね。〔氏名2〕に代わります。',
      '〔氏名1〕です。〔氏名3〕は妻です。',
    ]);
  });
});

describe('redaction', () => {
  it.each(
    partOf([
      'a',
      '1',
      '一',
      '市',
      '市1-',
      'の',
      'ー',
      'マンション',
      'ゼロ',
      '様',
      '@',
      '田中 ',
      'に',
      '1月',
      '名前は',
      'エー',
      '一丁目',
      '090の',
      'マリア・',
      'フリガナはアイ ',
      'あの',
      '𠮷',
      '金さん',
    ]),
  )('takes time linear in the length of a text of %s', (piece) => {
    const timeOf = (length: number) => {
      const started = processorMs();
      redacted(piece.repeat(length / piece.length));
      return processorMs() - started;
    };
    const length = sizeOf(5000);
    timeOf(length);
    // Eight times the length: quadratic time would be 64 times as long.
    expect(timeOf(8 * length)).toBeLessThan(8 * timeOf(length) * 3 + sizeOf(400));
  });

  it('moves evidence along and keeps lines and columns of the file', () => {
    const text = '田中様の03-0234-5678ですが、録音は困ります。';
    const transcript = transcriptOf('a.txt', [['職員', text]]);
    const finding = found(transcript, 1, 'staff/startled-reaction', '録音は困ります');
    const name = { ...finding, evidence: { start: 1, end: 3 } };
    const call = createRedactor(nameDictionary).call({ transcript, findings: [finding, name] });
    const [after, inName] = call.findings;
    if (!after || !inName) throw new Error('findings are kept');
    expect(evidenceOf(call.transcript, after)).toBe('録音は困ります');
    expect(evidenceOf(call.transcript, inName)).toBe('〔氏名1〕様');
    expect(regionOf(call.transcript, after)).toEqual(regionOf(transcript, finding));
    const [before] = transcript.turns;
    const [turn] = call.transcript.turns;
    if (!before || !turn) throw new Error('turns are kept');
    const at = (word: string) => placeOf(turn, turn.text.indexOf(word));
    expect(at('ですが')).toEqual(placeOf(before, text.indexOf('ですが')));
    expect(at('〔電話')).toEqual(placeOf(before, text.indexOf('03')));
    expect(regionOf(call.transcript, inName)?.endColumn).toBe(regionOf(transcript, name)?.endColumn);
  });

  it('moves the words of a verdict along', () => {
    const transcript = transcriptOf('a.txt', [['客', '田中を出せ。困ってるんだ。']]);
    const words = { turn: 1, evidence: { start: 6, end: 12 } };
    const ground = { ...words, rule: null, types: [], points: 0 };
    const { verdict, complaints } = createRedactor(nameDictionary).call({
      transcript,
      findings: [],
      complaints: [words],
      verdict: { kind: 'complaint', types: [], grounds: [ground], responses: [] },
    });
    expect(complaints).toEqual([{ turn: 1, evidence: { start: 9, end: 15 } }]);
    expect(verdict?.grounds[0]?.evidence).toEqual({ start: 9, end: 15 });
  });

  it('calls speakers and agents by letters that stay the same in a run', () => {
    const { call } = createRedactor({ ...nameDictionary, staff: [['佐藤', 'サトー']] });
    const redact = (speaker: string, text = 'はい。') =>
      call({
        transcript: transcriptOf('a.txt', [[speaker, text]], { agent: '佐藤', date: '2026-09-14' }),
        findings: [],
      }).transcript;
    expect(redact('職員A').turns[0]?.speaker).toBe('職員A');
    expect(redact('職員 鈴木').turns[0]?.speaker).toBe('職員 ●B');
    expect(redact('鈴木').turns[0]?.speaker).toBe('●B');
    expect(redact('職員A', 'サトーの件です。').turns[0]?.text).toBe('●Aの件です。');
    expect(redact('職員A').fields).toEqual({ agent: '●A', date: '2026-09-14' });
  });

  it('hides names and numbers in paths, ids and problems, the same for the same', () => {
    const redactor = createRedactor(nameDictionary);
    const transcript = {
      ...transcriptOf('山田花子様/09002345678.wav.json', [['客', 'はい。']]),
      id: '09002345678',
    };
    const call = redactor.call({ transcript, findings: [] });
    expect(call.transcript.file).toMatch(/^●[A-Z]様\/●[A-Z]\.wav\.json$/);
    expect(call.transcript.file).toContain(call.transcript.id);
    const problem = redactor.problem({
      code: 'speaker-unknown',
      file: 'a/09002345678.json',
      line: 1,
      column: null,
      arguments: { names: '「Tanaka」「職員A」', calls: '1' },
    });
    expect(problem.file).toBe(`a/${call.transcript.id}.json`);
    expect(problem.arguments).toEqual({ names: expect.stringMatching(/^「●[A-Z]」「職員A」$/), calls: '1' });
  });

  it.each(Object.values(reporters).map((reporter) => [reporter.name, reporter] as const))(
    'leaves nothing in the %s report',
    async (_, reporter) => {
      const secrets = ['佐藤', '03-0234-5678', 'taro@example.jp', '四五六七', '昭和55', 'メゾン', 'サトウ'];
      const transcript = transcriptOf(
        'calls/佐藤_03-0234-5678.txt',
        [
          ['職員 佐藤', 'サトウです。03-0234-5678か taro@example.jp へ。録音は困ります。'],
          ['客', '昭和55年3月3日生まれ、メゾン日吉101、〇九〇の〇一二三の四五六七だ。'],
        ],
        { agent: '佐藤', title: '佐藤の電話 03-0234-5678' },
      );
      const findings = [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')];
      const { call } = createRedactor(nameDictionary);
      const calls = [...sampleCalls, { transcript, findings }].map(call);
      const trend = { by: 'staff', pseudonyms: false };
      const bytes = await renderBytes(reporter, { trend, withTurns: true }, calls);
      const output = reporter.name === 'xlsx' ? await sharedStrings(bytes) : bytes.toString('utf8');
      for (const secret of secrets) expect(output).not.toContain(secret);
    },
  );
});

async function sharedStrings(bytes: Uint8Array): Promise<string> {
  const { readXlsx } = await import('hucre/xlsx');
  return JSON.stringify((await readXlsx(bytes)).sheets.map(({ rows }) => rows));
}
