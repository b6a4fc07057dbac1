/** Kana by the vowel they end in; small kana count with their vowel. */
const ROWS: readonly (readonly [vowel: string, kana: string])[] = [
  ['a', 'あかさたなはまやらわがざだばぱぁゃゎ'],
  ['i', 'いきしちにひみりぎじぢびぴぃ'],
  ['u', 'うくすつぬふむゆるぐずづぶぷぅゅ'],
  ['e', 'えけせてねへめれげぜでべぺぇ'],
  ['o', 'おこそとのほもよろをごぞどぼぽぉょ'],
];

const VOWELS: ReadonlyMap<number, string> = new Map(
  ROWS.flatMap(([vowel, kana]) => [...kana].map((character) => [character.charCodeAt(0), vowel] as const)),
);

/** The vowel that a hiragana ends in: a, i, u, e or o; undefined for other characters. */
export function vowelOf(code: number): string | undefined {
  return VOWELS.get(code);
}

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((one) => one.charCodeAt(0)));

const A = 'あ'.charCodeAt(0);
const I = 'い'.charCodeAt(0);
const U = 'う'.charCodeAt(0);
const E = 'え'.charCodeAt(0);
const RO = 'ろ'.charCodeAt(0);
const YO = 'よ'.charCodeAt(0);
const NO = 'の'.charCodeAt(0);
const TO = 'と'.charCodeAt(0);
const MO = 'も'.charCodeAt(0);
const DO = 'ど'.charCodeAt(0);
const GA = 'が'.charCodeAt(0);
const DA = 'だ'.charCodeAt(0);

/** なあ, まあ, さあ, はあ, じゃあ are words; elsewhere a drawn-out a is emphasis. */
const LENGTHENED_A = codesOf('なまさはゃ');
/** っつう, ちゅう, そうゆう, ふうん are words. */
const LENGTHENED_U = codesOf('つゅゆふ');
/** 「すみませーん」「でーす」「ずーっと」: the vowel is drawn out inside a word. */
const INSIDE_WORD = codesOf('んすっ');
/** Before よー these make 「だよー」, a particle; otherwise it is 「しよー」. */
const BEFORE_YO_PARTICLE = codesOf('だねすいるたかわなのんよてえれろ');
/** Before いー these end another word: 「もういーから」, 「がいーです」. */
const BEFORE_GOOD = codesOf('うがはもりとて');

/**
 * The kana that a long-vowel mark after `last` stands for, 0 where it is mere emphasis and falls away:
 * うるせー → うるせえ, だろー → だろう, すみませーん → すみません. `before` stands before `last`, `next` after the mark.
 */
export function spellLongVowel(before: number, last: number, next: number): number {
  switch (vowelOf(last)) {
    case 'a':
      return LENGTHENED_A.has(last) && !INSIDE_WORD.has(next) ? A : 0;
    case 'i':
      return last === I && (before === 0 || BEFORE_GOOD.has(before)) ? I : 0;
    case 'u':
      return LENGTHENED_U.has(last) && !(last === 0x3064 && INSIDE_WORD.has(next)) ? U : 0;
    case 'e':
      return INSIDE_WORD.has(next) || (last === E && before !== 0) ? 0 : E;
    case 'o':
      return isLengthenedO(before, last, next) ? U : 0;
    default:
      return 0;
  }
}

function isLengthenedO(before: number, last: number, next: number): boolean {
  if (INSIDE_WORD.has(next)) return false;
  switch (last) {
    case RO: {
      const vowel = vowelOf(before);
      return before === DA || (vowel !== 'e' && vowel !== 'i');
    }
    case YO:
      return before !== 0 && !BEFORE_YO_PARTICLE.has(before);
    case TO:
      return before === GA;
    case MO:
      return before === 0;
    case DO:
      return vowelOf(before) !== 'e';
    case NO:
      return false;
    default:
      return !NEVER_LENGTHENED.has(last);
  }
}

const NEVER_LENGTHENED = codesOf('をおぞぉ');

const SMALL_VOWELS: ReadonlyMap<number, number> = new Map(
  ['ぁあ', 'ぃい', 'ぅう', 'ぇえ', 'ぉお'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

/** Kana that a small vowel changes rather than draws out: ふぁ, てぃ, しぇ, とぅ. */
const GLIDES = codesOf('ふてでしじちとどうゔ');

/** The full-sized kana for a small vowel that merely draws out `last` (ねぇ → ねえ), otherwise 0. */
export function spellSmallVowel(last: number, code: number): number {
  const full = SMALL_VOWELS.get(code);
  return full !== undefined && !GLIDES.has(last) && vowelOf(last) !== undefined ? full : 0;
}

/** True for the small vowels ぁぃぅぇぉ. */
export function isSmallVowel(code: number): boolean {
  return SMALL_VOWELS.has(code);
}
