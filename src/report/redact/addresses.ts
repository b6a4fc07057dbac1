import type { Turn } from '../../model/transcript.js';
import { type PersonalSpan, spansOf } from './personal-data.js';

const DIGIT = '[0-9０-９〇零一二三四五六七八九十百]';
const NUMBER = `${DIGIT}{1,4}`;
const HYPHEN = '(?:[\\s　]?[-‐‑–−－ーｰのノ][\\s　]?)';
const SPACE = '[\\s　、]?';
const LETTERS = '[\\p{Script=Han}々ァ-ヶー]';

const PREFECTURE = '(?:北海道|東京都|京都府|大阪府|[\\p{Script=Han}]{2,3}県)';

/** Names of towns are in kanji or katakana, but for a few (the list is open). */
const PLACE =
  '(?:[\\p{Script=Han}々ァ-ヶー]{1,6}?|さいたま|つくば(?:みらい)?|いわき|むつ|うるま|あきる野|ひたちなか|かすみがうら|みどり|さくら|いすみ|ふじみ野|かほく|あわら|あま|いなべ|たつの|うきは|えびの)';
const CITY = `(?:${PREFECTURE}${SPACE})?(?:${PLACE}[市区郡町村]${SPACE}){1,3}`;

/** From the block number on; without it a town alone tells nobody where somebody lives. */
const CHOME = `${NUMBER}(?:丁目|ちょうめ|チョウメ)(?:の?${SPACE}${NUMBER}(?:番地?|${HYPHEN})?(?:の?${NUMBER})?(?:号(?!室)|${HYPHEN}${NUMBER})?)?`;
const BANCHI = `${NUMBER}番地(?:の?${NUMBER}(?!号室))?|${NUMBER}番${SPACE}${NUMBER}号`;
const BLOCK = `(?:${CHOME}|${BANCHI}|${NUMBER}(?:${HYPHEN}${NUMBER}){1,3})`;
const LONG_BLOCK = `(?:${CHOME}|${BANCHI}|${NUMBER}(?:${HYPHEN}${NUMBER}){2,3})`;

/** Words that houses are called by, before or after what tells them apart. The list is open. */
const HOUSE_WORD =
  '(?:マンション|ハイツ|コーポ|アパート|レジデンス|タワー|メゾン|メイゾン|ハイム|コート|ハウス|ヒルズ|テラス|ヴィラ|ビラ|カーサ|シャトー|シャトウ|エステート|ドミール|プレジール|フローラ|パレス|パーク|プラザ|ガーデン|フォレスト|ドエル|ドルフ|グラン|コンフォート|ライオンズ|アーバン|ロイヤル|サンライズ|リバーサイド|スカイ|ヴェルデ|ベルデ|グリーン|シティ|ルネ|ソレイユ|シャルム|フラット|荘|団地|寮|ビル)';
const HOUSE_NAME = `(?:第[一二三四五0-9]{1,2})?(?:${LETTERS}|[ぁ-んA-Za-zＡ-Ｚａ-ｚ]){0,10}${HOUSE_WORD}(?:${LETTERS}|[がぁ-んA-Za-z]){0,8}?(?:の?${NUMBER}号?棟|[A-ZＡ-Ｚ]棟)?`;
const ROOM = `(?:(?:${DIGIT.replace('百', '百千')}{2,6}|[A-Za-z]?-?[0-9０-９]{2,5})(?:号室?|号棟)|[A-Za-z]?[0-9０-９〇零一二三四五六七八九]{3,5})`;
const HOUSE = `${HOUSE_NAME}${SPACE}の?${SPACE}${ROOM}(?![0-9０-９円階月時分年万千百十])`;
const TAIL = `(?:${SPACE}の?(?:${HOUSE}|${HOUSE_NAME}|${SPACE}${ROOM}))?`;

const WITH_CITY = new RegExp(`${CITY}(?:${LETTERS}|[ぁ-ん]){0,12}?${SPACE}${BLOCK}${TAIL}`, 'gu');
const WITH_BLOCK = new RegExp(
  `(?<!${LETTERS})(?:${LETTERS}|(?<=\\p{Script=Han})が(?=[関丘浜原台])){2,10}?${SPACE}${LONG_BLOCK}${TAIL}`,
  'gu',
);
const ROOMS: readonly RegExp[] = [
  new RegExp(`(?<!${LETTERS})${HOUSE}`, 'gu'),
  /(?<![0-9０-９第〇一二三四五六七八九十百千])[0-9０-９〇一二三四五六七八九十百千]{2,6}号室/gu,
  /(?<![0-9０-９第])[1-9１-９][0-9０-９]?[0０][1-9１-９]号(?![線車機棟館室])/gu,
  /(?:部屋|部屋番号|お部屋)(?:番号)?[はがも、\s　]{0,3}(?<data>[0-9０-９〇一二三四五六七八九十百千]{2,5}(?:号室?)?)/dgu,
];

/** What stands between a word for addresses and the address. */
const CALLED = new RegExp(
  `(?:住所|お住まい|住まい|送り先|お届け先|届け先|実家|勤め先|引っ越し先|所在地|本籍)(?:は|が|を|の方は|[:：])?${SPACE}(?:えー?っ?と)?${SPACE}(?<data>${CITY}(?:${LETTERS}|[ぁ-ん]){0,10}?(?:${BLOCK}${TAIL})?)(?=です|でご|でお|に|で|から|$|[\\s　、。])`,
  'dgu',
);

const ASKS = /住所|お住まい|届け先|送り先|送付先|部屋番号|建物名|マンション名|番地/;
const ANSWER = new RegExp(
  `^(?:はい|えー?っ?と|ええと?|あの)?${SPACE}(?<data>(?:${CITY}(?:${LETTERS}|[ぁ-ん]){0,12}?(?:${BLOCK}${TAIL})?|${LETTERS}{2,10}?${SPACE}${BLOCK}${TAIL}|${BLOCK}${TAIL}|${HOUSE}|${ROOM}))(?=です|で|に|の|ね|と|$|[\\s　、。])`,
  'du',
);
/** After a postal code or a town that is not hidden itself: 1-2-3 メゾン101. */
const ASKED_REACH = 4;

/** Addresses with a block number, houses with a room, rooms; what answers a question for an address. */
export function findAddresses(turns: readonly Pick<Turn, 'text'>[]): readonly (readonly PersonalSpan[])[] {
  let askedAt = -ASKED_REACH - 1;
  return turns.map(({ text }, turn) => {
    const spans = /[0-9０-９〇零一二三四五六七八九十百]|住/.test(text)
      ? [WITH_CITY, WITH_BLOCK, ...ROOMS, CALLED].flatMap((pattern) => spansOf(text, pattern, 'address'))
      : [];
    if (turn - askedAt <= ASKED_REACH) {
      const data = ANSWER.exec(text)?.indices?.groups?.data;
      if (data) spans.push({ start: data[0], end: data[1], kind: 'address' });
    }
    if (ASKS.test(text)) askedAt = turn;
    return spans;
  });
}
