// Invented calls for the intake fixtures: what is said and by whom, put together from pieces by a seeded generator.
import { createRandom } from './random.mjs';

const FIRMS = [
  ['みどり電力', '料金センター', '電気料金', '検針票'],
  ['あおば信用金庫', 'お客様センター', '口座の手続き', '通帳'],
  ['東湖市役所', '保険年金課', '保険料', '納付書'],
  ['さざなみ通販', 'サポート窓口', '注文した掃除機', '納品書'],
  ['北斗ケーブル', 'テクニカルサポート', 'インターネット', 'ルーター'],
  ['ひばり総合病院', '医事課', '診察の予約', '診察券'],
  ['くすのき不動産管理', '入居者窓口', '部屋の水漏れ', '契約書'],
  ['つばさ旅行', '予約デスク', 'ホテルの取り消し', '予約確認書'],
  ['白樺生命', '契約者センター', '保険の解約', '証券'],
  ['大川水道局', '営業課', '水道の開栓', '使用開始届'],
];
const STAFF = [
  '佐々木',
  '長谷川',
  '三浦',
  '岡本',
  '石井',
  '小川',
  '前田',
  '藤田',
  '後藤',
  '近藤',
  '村上',
  '遠藤',
  '青木',
  '坂本',
];
const CALLERS = [
  '柴田',
  '宮崎',
  '工藤',
  '横山',
  '宮本',
  '内田',
  '高木',
  '安藤',
  '谷口',
  '大野',
  '丸山',
  '今井',
  '河野',
  '藤本',
];

const OPENINGS = [
  'お電話ありがとうございます。{firm}{desk}、担当の{staff}でございます。',
  'はい、{firm}の{staff}でございます。',
  'お待たせいたしました。{firm}{desk}の{staff}が承ります。',
  '{firm}でございます。ご用件をお伺いいたします。',
];
const ISSUES = [
  'あの、{thing}のことで聞きたいことがあるんですけど。',
  'すみません、{thing}の件で電話しました。先週から全然連絡が来ないんです。',
  '{thing}なんだけどさ、前に聞いた話と違うじゃない。どうなってるの。',
  'もしもし、{paper}が届かないんですが、いつになったら届くんでしょうか。',
  '昨日もかけたんですよ。{thing}がおかしいって言ったのに、何も直ってないんです。',
];
const ASKS = [
  'ご不便をおかけしております。恐れ入りますが、お名前とご登録のお電話番号をお願いできますでしょうか。',
  'かしこまりました。確認いたしますので、{paper}のお客様番号をお教えいただけますか。',
  'さようでございますか。お調べいたしますので、ご契約者様のお名前をフルネームでお伺いしてもよろしいでしょうか。',
];
const ANSWERS = [
  '{caller}です。番号は手元にないんですよ。',
  '{caller}といいます。ええと、番号は今探しますね。',
  '名前は{caller}。番号なんか、そっちで分かるでしょう。',
];
const HOLDS = [
  'ありがとうございます。{caller}様ですね。少々お待ちくださいませ。',
  '{caller}様、ありがとうございます。ただいまお調べいたしますので、そのままお待ちいただけますでしょうか。',
];
const WAITS = [
  'はい。',
  '分かりました、待ってます。',
  '早くしてくださいよ、仕事中なんだから。',
  'ええ、お願いします。',
];
const RESULTS = [
  'お待たせいたしました。受付番号{key}で承っておりまして、{thing}は本日中に手続きが終わる予定でございます。',
  '大変お待たせいたしました。確認いたしましたところ、受付番号{key}の分が、まだ処理されておりませんでした。申し訳ございません。',
  'お待たせいたしました。{paper}は昨日発送しております。受付番号は{key}でございます。',
];
const REACTIONS = [
  'え、そうなんですか。じゃあ明日まで待てばいいんですね。',
  'それじゃ困るんですよ。こっちは急いでるんです。',
  'ああ、そういうことですか。それなら早く言ってほしかったです。',
  'またそれ。この前も同じことを言われたんですけど。',
];
const OFFERS = [
  '恐れ入ります。担当の部署に申し伝えまして、折り返しご連絡いたします。',
  'ご迷惑をおかけして申し訳ございません。明日の午前中までに、私からお電話を差し上げます。',
  'もしご不明な点がございましたら、{desk}までお問い合わせくださいませ。',
];
const ACCEPTS = [
  '分かりました。じゃあ、お願いします。',
  'もういいです。また電話します。',
  'はい、助かります。ありがとうございました。',
];
const CLOSINGS = [
  'お電話ありがとうございました。{staff}が承りました。失礼いたします。',
  'ほかにご不明な点はございませんか。お電話ありがとうございました。',
  'それでは失礼いたします。',
];
const HANDOVER = [
  ['staff', '責任者に代わりますので、少々お待ちくださいませ。'],
  ['senior', 'お電話代わりました。責任者の{senior}でございます。ご迷惑をおかけしております。'],
  ['caller', 'さっきの人にも言ったけど、ちゃんと説明してほしいんです。'],
  ['senior', 'ごもっともでございます。経緯を確認いたしまして、私からご説明いたします。'],
];

/** `count` calls: id, date, people and what they say, `[who, text]` with who `staff`, `caller` or `senior`. */
export function makeCalls(count, seed = 20_260_403) {
  const random = createRandom(seed);
  const { pick } = random;
  return Array.from({ length: count }, (_, index) => {
    const [firm, desk, thing, paper] = pick(FIRMS);
    const names = { staff: pick(STAFF), caller: pick(CALLERS), senior: '' };
    names.senior = pick(STAFF.filter((name) => name !== names.staff));
    const key = `${String.fromCharCode(65 + (index % 26))}${String(1000 + index * 37)}`;
    const fill = (text) =>
      text.replace(/\{(\w+)\}/g, (_, name) => ({ firm, desk, thing, paper, key, ...names })[name]);
    const callsFirst = random.chance(0.12);
    const turns = [
      ...(callsFirst ? [['caller', 'もしもし。']] : []),
      ['staff', pick(OPENINGS)],
      ['caller', pick(ISSUES)],
      ['staff', pick(ASKS)],
      ['caller', pick(ANSWERS)],
      ['staff', pick(HOLDS)],
      ['caller', pick(WAITS)],
      ['staff', pick(RESULTS)],
      ['caller', pick(REACTIONS)],
      ...(random.chance(0.15) ? HANDOVER : []),
      ['staff', pick(OFFERS)],
      ['caller', pick(ACCEPTS)],
      ['staff', pick(CLOSINGS)],
    ].map(([who, text]) => [who, fill(text)]);
    const day = 1 + (index % 28);
    const date = `2026-${String(1 + (index % 9)).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const time = `${String(9 + (index % 9)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`;
    let at = 0.4;
    const timed = turns.map(([who, text]) => {
      const start = at;
      const end = start + 0.6 + text.length * 0.12;
      at = end + 0.3 + random.below(12) / 10;
      return { who, text, start, end };
    });
    return { id: `C${String(index + 1).padStart(4, '0')}`, key, date, time, names, firm, turns: timed };
  });
}
