import type { NameForm } from './name-form.js';

/** A place where a name in kana or letters stands; the group `data` holds it. */
export interface KanaContext {
  /** With the flags d and g. */
  readonly pattern: RegExp;
  /** Forms that the word must have, by the readings of names; null: none, the place says enough. */
  readonly forms: ReadonlySet<NameForm> | null;
  /** Of the first of several words. */
  readonly isFirst?: true;
}

const FAMILY: ReadonlySet<NameForm> = new Set<NameForm>(['family', 'whole']);
const ANY_NAME: ReadonlySet<NameForm> = new Set<NameForm>(['family', 'given', 'whole']);
const WHOLE: ReadonlySet<NameForm> = new Set<NameForm>(['whole']);

const KATAKANA = '[ァ-ヴー]{2,8}(?:[\\s　・＝][ァ-ヴー]{2,8}){0,3}';
const HIRAGANA = '(?![のもとをにでへ])[ぁ-ん]{2,7}?(?:[\\s　・][ぁ-ん]{2,7}?)?';
const LATIN = '[A-Za-zＡ-Ｚａ-ｚ]{2,15}';
const NAMED = '(?:は|が|、|：|:)?[\\s　]?';
const ENDS =
  '(?=です|でお願い|で登録|で申|でござい|と(?:申|言|い|なり|読|書)|に(?:なり|なって|して)|様|さん|[。、]|$)';

/** Names in kana and letters: only between a beginning and words that stand after names. The lists are open. */
export const KANA_CONTEXTS: readonly KanaContext[] = [
  // わたなべと申します
  {
    pattern:
      /(?:^|[\s　、。「（]|(?<=[\p{Script=Han}ァ-ヴー])[のは]|わたくし|わたし)(?<data>[ぁ-ん]{2,8}?)(?:と申し|ともうし|といいま|と言いま)/dgu,
    forms: null,
  },
  // わたなべさん
  {
    pattern:
      /(?:^|[\s　、。「（]|(?<=[\p{Script=Han}ァ-ヴー])の)(?<data>[ぁ-ん]{2,7}?)(?:さん|様|さま)(?![んっ])/dgu,
    forms: FAMILY,
  },
  // はい、わたなべです
  {
    pattern: /(?:^|[\s　、。「]|はい|もしもし)(?<data>[ぁ-ん]{3,8}?)(?:です(?![かよね])|でございます)/dgu,
    forms: FAMILY,
  },
  // えー、ワタナベケンジです: a family name alone is too often a brand
  {
    pattern:
      /(?:^|[\s　、。「]|はい|もしもし|えー?っ?とー?|えー|あのー?)(?<data>[ァ-ヴ][ァ-ヴー]{4,11})(?:です(?![かよね])|でございます|と申|ともうし|と言いま|といいま)/dgu,
    forms: WHOLE,
  },
  // フリガナはワタナベ ケンジです
  {
    pattern: new RegExp(
      `(?:フリガナ|ふりがな|振り仮名|読み(?:方|仮名|がな)|カタカナで)${NAMED}(?<data>${KATAKANA})${ENDS}`,
      'dgu',
    ),
    forms: null,
  },
  // 名字はわたなべです
  {
    pattern: new RegExp(
      `(?:名字|苗字|姓|名前|氏名|フルネーム|フリガナ|ふりがな|振り仮名|読み(?:方|仮名|がな))(?:は|が|、|：|:)[\\s　]?(?<data>${KATAKANA}|${HIRAGANA})${ENDS}`,
      'dgu',
    ),
    forms: ANY_NAME,
  },
  // ローマ字でYAMADA TARO
  {
    pattern: new RegExp(
      `(?:ローマ字|英字|アルファベット|氏名|名前)(?:表記)?(?:で|は|が)?${NAMED}(?<data>${LATIN}[\\s　・]${LATIN})`,
      'dgu',
    ),
    forms: null,
  },
  // グエン・ヴァン・アン様
  {
    pattern:
      /(?<![ァ-ヴー])(?<data>(?!クーリング)[ァ-ヴー]{2,10}(?:[・＝][ァ-ヴー]{2,10}){1,3})(?=[\s　]?(?:様|さま|さん|氏|殿|と申|ともうし|と言いま|といいま))/dgu,
    forms: null,
  },
  // マリア・サントスです
  {
    pattern:
      /(?:^|[、。「]|はい|もしもし|わたくし|わたし|私は?)[\s　]?(?<data>[ァ-ヴー]{2,10}(?:[・＝][ァ-ヴー]{2,10}){1,3})(?=です(?![かよね])|でございます)/dgu,
    forms: ANY_NAME,
    isFirst: true,
  },
  // 金さん: elsewhere it is money
  {
    pattern: /(?:^|[\s　、。「]|はい)(?<data>[金黄張])(?=様|さま|さん|氏|と申|といいま|と言いま)/dgu,
    forms: null,
  },
];

/** The reading of a name that stands right before it: 鈴木一郎(スズキイチロウ). */
export const READING_BEHIND = /^[\s　]?[（(〈](?<data>[ァ-ヴーぁ-ん][ァ-ヴーぁ-ん\s　・]{1,15})[）)〉]/d;
