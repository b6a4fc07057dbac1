// @ts-check
import {
  digitStyle,
  kanaNumber,
  kanjiNumber,
  kanjiThousands,
  randomDigits,
  wide,
  withLuhn,
  withPersonalCheck,
} from './digits.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {'spoken' | 'written'} Style */

const LETTERS =
  'エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット'.split(
    ' ',
  );
const DAYS = 'ツイタチ フツカ ミッカ ヨッカ イツカ ムイカ ナノカ ヨウカ ココノカ トオカ'.split(' ');

/**
 * Makes what the frames leave open. What it makes for one slot holds for the whole line; groups are `slot.1` … .
 * @param {Random} random
 * @param {import('./pools.mjs').pools['tuning']} pool
 * @param {Style} style
 */
export function createValues(random, pool, style) {
  const spoken = style === 'spoken';
  /** Groups of digits. @param {readonly string[]} groups */
  const grouped = (groups) => {
    const { gap, say } = digitStyle(random, style);
    const parts = groups.map(say);
    return { whole: parts.join(gap), parts };
  };
  const phoneGroups = () => {
    // The exchange begins with 0 or 1, which no subscriber has: nobody is called by these numbers.
    const exchange = (/** @type {number} */ count) => `${random.below(2)}${randomDigits(random, count - 1)}`;
    const last = randomDigits(random, 4);
    return random.pick([
      () => [random.pick(['090', '080', '070', '050']), exchange(4), last],
      () => [random.pick(['090', '080', '070']), exchange(4), last],
      () => [random.pick(['03', '06']), exchange(4), last],
      () => [random.pick(['045', '052', '075', '092']), exchange(3), last],
      () => [random.pick(['0422', '0798', '0297']), exchange(2), last],
    ])();
  };
  const phone = () => {
    const groups = phoneGroups();
    if (!spoken && random.below(10) === 0)
      return { whole: `${groups[0]}(${groups[1]})${groups[2]}`, parts: groups };
    if (!spoken && random.below(12) === 0)
      return { whole: `+81-${groups[0]?.slice(1)}-${groups[1]}-${groups[2]}`, parts: groups };
    return grouped(groups);
  };
  const card = () => {
    const digits = withLuhn(random.pick(['4', '5', '35']).padEnd(2, '1') + randomDigits(random, 13));
    return grouped(digits.match(/.{4}/g) ?? []);
  };
  const account = () => {
    const digits = randomDigits(random, random.pick([7, 7, 7, 8]));
    const { say } = digitStyle(random, style);
    const parts = [digits.slice(0, 3), digits.slice(3)].map(say);
    return { whole: parts.join(''), parts };
  };
  const customer = () => {
    const digits = randomDigits(random, 8);
    const { say } = digitStyle(random, style);
    if (random.chance(0.5)) {
      return {
        whole: `${spoken ? random.pick(['ケーワイ', 'KY', 'ＫＹ']) : random.pick(['KY', 'ＫＹ'])}${random.pick(['-', '', 'の'])}${say(digits)}`,
        parts: [],
      };
    }
    const { gap } = digitStyle(random, style);
    return { whole: `C${say(digits.slice(0, 3))}${gap}${say(digits.slice(3, 7))}`, parts: [] };
  };
  const block = () => {
    const [chome, ban, go] = [1 + random.below(6), 1 + random.below(28), 1 + random.below(20)];
    const same = spoken
      ? random.pick([kanjiNumber, kanjiNumber, String])
      : random.pick([String, String, (/** @type {number} */ n) => wide(String(n))]);
    const [a, b, c] = [same(chome), same(ban), same(go)];
    return spoken
      ? random.pick([
          `${a}丁目${b}の${c}`,
          `${a}丁目${b}番${c}号`,
          `${a}の${b}の${c}`,
          `${a}丁目の${b}の${c}`,
          `${b}番地の${c}`,
          `${a}丁目${b}`,
        ])
      : random.pick([
          `${a}丁目${b}番${c}号`,
          `${a}-${b}-${c}`,
          `${a}丁目${b}-${c}`,
          `${a}−${b}−${c}`,
          `${b}番地${c}`,
          `${kanjiNumber(chome)}丁目${b}番${c}号`,
          `${b}-${c}`,
        ]);
  };
  const roomNumber = () => `${1 + random.below(12)}0${1 + random.below(9)}`;
  const room = () => {
    const digits = roomNumber();
    return spoken
      ? random.pick([
          `${kanjiThousands(Number(digits))}号室`,
          `${digits}号室`,
          `${[...digits].map((d) => '〇一二三四五六七八九'[Number(d)]).join('')}号室`,
          `${digits}号`,
        ])
      : random.pick([`${digits}号室`, `${wide(digits)}号室`, `${digits}号`]);
  };
  const house = () => {
    const name = random.pick(pool.houses);
    return random.pick([
      `${name}${spoken ? random.pick(['', 'の', ' ']) : random.pick(['', ' '])}${room()}`,
      `${name}${roomNumber()}`,
    ]);
  };
  const blockTail = () => block() + random.pick(['', '', ` ${house()}`, house()]);
  const birth = () => {
    const [month, day] = [1 + random.below(12), 1 + random.below(28)];
    const era = random.pick(['昭和', '昭和', '平成', '大正']);
    const year =
      era === '昭和' ? 3 + random.below(60) : era === '平成' ? 2 + random.below(28) : 5 + random.below(9);
    const western = (era === '昭和' ? 1925 : era === '平成' ? 1988 : 1911) + year;
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    const dayKana = DAYS[day - 1] ?? `${kanaNumber(day)}ニチ`;
    return spoken
      ? random.pick([
          `${era}${kanjiNumber(year)}年${kanjiNumber(month)}月${kanjiNumber(day)}日`,
          `${era}${kanjiNumber(year)}年の${kanjiNumber(month)}月${kanjiNumber(day)}日`,
          `${era === '昭和' ? 'ショウワ' : era === '平成' ? 'ヘイセイ' : 'タイショウ'}${kanaNumber(year)}ネン${kanaNumber(month)}ガツ${dayKana}`,
          `${era} ${year}年 ${month}月 ${day}日`,
          `千九百${kanjiNumber(Math.min(99, western - 1900))}年${kanjiNumber(month)}月${kanjiNumber(day)}日`,
          `${western}年${month}月${day}日`,
          `${era}${kanjiNumber(year)}年${kanjiNumber(month)}月${day <= 10 ? dayKana : `${kanjiNumber(day)}日`}`,
          `${kanjiNumber(month)}月${kanjiNumber(day)}日`,
        ])
      : random.pick([
          `${era}${year}年${month}月${day}日`,
          `${western}年${month}月${day}日`,
          `${western}/${two(month)}/${two(day)}`,
          `${western}-${two(month)}-${two(day)}`,
          `${western}.${month}.${day}`,
          `${western}${two(month)}${two(day)}`,
          `${era === '昭和' ? 'S' : era === '平成' ? 'H' : 'T'}${year}.${month}.${day}`,
          wide(`${western}年${month}月${day}日`),
          `${era}${kanjiNumber(year)}年${kanjiNumber(month)}月${kanjiNumber(day)}日`,
          `${month}月${day}日`,
        ]);
  };
  const latin = () => {
    const { reading } = random.pick(pool.given);
    const name = ROMAJI[reading] ?? 'hana';
    return random.pick([
      `${name}${random.below(90) + 10}`,
      `${name}_${random.pick(['n', 'k', 'mm'])}`,
      `${name}.${random.pick(['s', 'k', 'aoi'])}`,
      `${name}-${random.below(9)}${random.below(9)}`,
      `${random.pick(['my', 'the', 'ok'])}${name}`,
    ]);
  };
  const spelled = (/** @type {string} */ text) =>
    [...text]
      .map((unit) =>
        /[a-z]/.test(unit)
          ? (LETTERS[unit.charCodeAt(0) - 97] ?? unit)
          : unit === '.'
            ? 'ドット'
            : unit === '_'
              ? 'アンダーバー'
              : unit === '-'
                ? 'ハイフン'
                : unit,
      )
      .join(random.pick(['', ' ']));
  const mail = () => {
    const name = latin();
    const domain = random.pick([
      ['example', 'jp'],
      ['example', 'com'],
      ['mail', 'example', 'ne', 'jp'],
      ['example', 'co', 'jp'],
    ]);
    if (!spoken) return `${name}@${domain.join('.')}`;
    const at = random.pick(['アットマーク', ' アットマーク ', 'アット', ' アットマーク']);
    const dot = random.pick(['ドット', ' ドット ', 'ドット']);
    const place = random.pick([
      domain,
      ['イグザンプル', ...domain.slice(1)],
      ['ジーメール', 'ドコモ'].slice(0, 1).concat(['コム']),
    ]);
    const local = random.pick([name, name.replace(/\./g, dot), spelled(name), spelled(name)]);
    return `${local}${at}${place.join(dot)}`;
  };
  const accountName = () => (spoken ? random.pick([latin(), spelled(latin())]) : latin());
  const hiragana = (/** @type {string} */ katakana) =>
    katakana.replace(/[ァ-ヶ]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0x60));

  /** @type {Readonly<Record<string, () => {kind: string | null, whole: string, parts?: readonly string[]}>>} */
  const makers = {
    phone: () => ({ kind: 'phone', ...phone() }),
    card: () => ({ kind: 'card', ...card() }),
    account: () => ({ kind: 'account', ...account() }),
    symbol: () => ({ kind: 'account', whole: randomDigits(random, 5) }),
    postal: () => ({ kind: 'postal', ...grouped([randomDigits(random, 3), randomDigits(random, 4)]) }),
    address: () => ({ kind: 'address', whole: `${random.pick(pool.towns)}${blockTail()}` }),
    pc: () => ({ kind: 'address', whole: random.pick(pool.towns) }),
    addresstail: () => ({ kind: 'address', whole: blockTail() }),
    bldg: () => ({ kind: 'address', whole: house() }),
    room: () => ({ kind: 'address', whole: room() }),
    mail: () => ({ kind: 'mail', whole: mail() }),
    'account-name': () => ({ kind: 'account-name', whole: accountName() }),
    birth: () => ({ kind: 'birth', whole: birth() }),
    mynumber: () => ({
      kind: 'mynumber',
      ...grouped(withPersonalCheck(randomDigits(random, 11)).match(/.{4}/g) ?? []),
    }),
    customer: () => ({ kind: 'customer', ...customer() }),
    sei: () => ({ kind: 'name', whole: random.pick(pool.family).written }),
    mei: () => ({ kind: 'name', whole: random.pick(pool.given).written }),
    full: () => ({
      kind: 'name',
      whole: `${random.pick(pool.family).written}${random.pick(pool.given).written}`,
    }),
    fullsp: () => ({
      kind: 'name',
      whole: `${random.pick(pool.family).written}${random.pick(['　', ' '])}${random.pick(pool.given).written}`,
    }),
    kana: () => ({ kind: 'name', whole: random.pick(pool.family).reading }),
    kfull: () => ({
      kind: 'name',
      whole: `${random.pick(pool.family).reading}${random.pick(['', ' '])}${random.pick(pool.given).reading}`,
    }),
    hira: () => ({ kind: 'name', whole: hiragana(random.pick(pool.family).reading) }),
    yen: () =>
      innocent(
        random.pick([
          String(100 * (1 + random.below(99))),
          `${1 + random.below(99)},${randomDigits(random, 3)}`,
          `${1 + random.below(30)}万`,
          `${1 + random.below(9)},${randomDigits(random, 3)},${randomDigits(random, 3)}`,
          wide(String(1000 + random.below(8000))),
        ]),
      ),
    kyen: () =>
      innocent(
        random.pick([
          kanjiThousands(1100 + random.below(8000)),
          `${kanjiNumber(1 + random.below(80))}万`,
          `${kanjiNumber(1 + random.below(9))}万${kanjiThousands(1000 + random.below(8000))}`,
        ]),
      ),
    date: () =>
      innocent(
        random.pick([
          `${1 + random.below(12)}月${1 + random.below(28)}日`,
          `令和${1 + random.below(8)}年${1 + random.below(12)}月${1 + random.below(28)}日`,
          `202${random.below(7)}年${1 + random.below(12)}月${1 + random.below(28)}日`,
          `202${random.below(7)}/${1 + random.below(12)}/${1 + random.below(28)}`,
          `202${random.below(7)}-0${1 + random.below(9)}-1${random.below(9)}`,
        ]),
      ),
    kdate: () =>
      innocent(
        random.pick([
          `${kanjiNumber(1 + random.below(12))}月${kanjiNumber(1 + random.below(28))}日`,
          `令和${kanjiNumber(1 + random.below(8))}年${kanjiNumber(1 + random.below(12))}月${kanjiNumber(1 + random.below(28))}日`,
        ]),
      ),
    time: () =>
      innocent(
        random.pick([
          `${random.below(24)}時`,
          `午後${1 + random.below(11)}時${random.pick(['半', '15分', '40分'])}`,
          `${10 + random.below(10)}:${random.pick(['00', '30', '45'])}`,
        ]),
      ),
    ktime: () =>
      innocent(
        random.pick([
          `${kanjiNumber(1 + random.below(12))}時`,
          `午後${kanjiNumber(1 + random.below(11))}時半`,
          `${kanjiNumber(1 + random.below(12))}時十五分`,
        ]),
      ),
    small: () => innocent(String(2 + random.below(40))),
    num3: () => innocent(String(100 + random.below(900))),
    num5: () =>
      innocent(
        random.pick([
          String(10_000 + random.below(80_000)),
          `${10 + random.below(80)},${randomDigits(random, 3)}`,
          wide(String(1000 + random.below(8000))),
        ]),
      ),
    year: () =>
      innocent(
        random.pick([
          `20${10 + random.below(17)}`,
          `令和${2 + random.below(6)}`,
          `平成${2 + random.below(28)}`,
        ]),
      ),
    month: () => innocent(String(1 + random.below(12))),
    day: () => innocent(String(1 + random.below(28))),
    product: () => innocent(random.pick(pool.products)),
    station: () => innocent(random.pick(pool.stations)),
    place: () => innocent(random.pick(pool.places)),
    word: () => innocent(random.pick(pool.ordinary)),
    model: () =>
      innocent(
        random.pick([
          `WH-${randomDigits(random, 4)}`,
          `AB${randomDigits(random, 3)}X`,
          `E-${randomDigits(random, 3)}`,
          `KX${randomDigits(random, 5)}A`,
        ]),
      ),
  };
  return (/** @type {string} */ slot) => {
    const make = makers[slot];
    if (!make) throw new Error(`no such slot: ${slot}`);
    return make();
  };
}

const innocent = (/** @type {string} */ whole) => ({ kind: null, whole });

/** @type {Readonly<Record<string, string>>} */
const ROMAJI = {
  ケンタ: 'kenta',
  ハナコ: 'hanako',
  イチロウ: 'ichiro',
  ミサキ: 'misaki',
  ダイスケ: 'daisuke',
  ユミコ: 'yumiko',
  ショウタ: 'shota',
  ケイコ: 'keiko',
  タカシ: 'takashi',
  ナオキ: 'naoki',
  ヨウコ: 'yoko',
  カズヤ: 'kazuya',
  タイチ: 'taichi',
  サチコ: 'sachiko',
  コウヘイ: 'kohei',
  リナ: 'rina',
  テツヤ: 'tetsuya',
  ミホ: 'miho',
  ハルカ: 'haruka',
  マイ: 'mai',
};
