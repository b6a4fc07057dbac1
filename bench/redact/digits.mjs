// @ts-check
/** @typedef {import('../random.mjs').Random} Random */

const KANA = ['ゼロ', 'イチ', 'ニ', 'サン', 'ヨン', 'ゴ', 'ロク', 'ナナ', 'ハチ', 'キュウ'];
const LONG_KANA = ['ゼロ', 'イチ', 'ニー', 'サン', 'ヨン', 'ゴー', 'ロク', 'ナナ', 'ハチ', 'キュー'];
const HIRAGANA = ['ぜろ', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];
const KANJI = [...'〇一二三四五六七八九'];
const KANJI_ZERO = [...'零一二三四五六七八九'];
const WIDE = [...'０１２３４５６７８９'];
const MARU = ['マル', ...KANJI.slice(1)];

/**
 * How one speaker writes or says groups of digits: a writing of digits and what stands between groups.
 * @param {Random} random
 * @param {'spoken' | 'written'} style
 */
export function digitStyle(random, style) {
  const written = style === 'written';
  const alphabet = written
    ? random.pick([null, null, null, null, WIDE, WIDE, KANJI])
    : random.pick([KANJI, KANJI, KANJI, KANJI_ZERO, KANA, LONG_KANA, HIRAGANA, MARU, null, null, WIDE]);
  const isWide = alphabet === WIDE;
  const gap = written
    ? random.pick(isWide ? ['－', '－', '', '‐'] : ['-', '-', '-', '', ' ', '−', 'ー'])
    : random.pick(['の', 'の', 'の', ' ', '', 'ノ', 'ー', 'ハイフン', '、', ' の ', 'のー']);
  // Kana without a break inside a group, or with one after each digit, as recognisers do.
  const between =
    !written && alphabet && (alphabet[0] ?? '').length > 1 ? random.pick(['', '', ' ', '、']) : '';
  return {
    gap,
    /** @param {string} digits */
    say: (digits) => [...digits].map((digit) => alphabet?.[Number(digit)] ?? digit).join(between),
  };
}

/** @param {Random} random @param {number} count */
export const randomDigits = (random, count) => Array.from({ length: count }, () => random.below(10)).join('');

/** A number with the last digit that Luhn's check asks for. @param {string} body */
export function withLuhn(body) {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

/** Eleven digits with the check digit of 行政手続における特定の個人を識別するための番号. @param {string} body */
export function withPersonalCheck(body) {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    return total + Number(digit) * (index < 6 ? index + 2 : index - 4);
  }, 0);
  const rest = sum % 11;
  return body + (rest <= 1 ? 0 : 11 - rest);
}

/** A number up to 99 as kanji are read: 三十五. @param {number} number */
export function kanjiNumber(number) {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? KANJI[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? KANJI[ones] : ''}`;
}

/** The same in kana. @param {number} number */
export function kanaNumber(number) {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? KANA[tens] : ''}${tens > 0 ? 'ジュウ' : ''}${ones > 0 ? KANA[ones] : ''}`;
}

/** Up to 9,999. @param {number} number */
export function kanjiThousands(number) {
  const thousands = Math.floor(number / 1000);
  const hundreds = Math.floor(number / 100) % 10;
  const part = (/** @type {number} */ digit, /** @type {string} */ unit) =>
    digit === 0 ? '' : `${digit > 1 ? KANJI[digit] : ''}${unit}`;
  return part(thousands, '千') + part(hundreds, '百') + kanjiNumber(number % 100);
}

/** @param {string} digits */
export const wide = (digits) => [...digits].map((digit) => WIDE[Number(digit)] ?? digit).join('');
