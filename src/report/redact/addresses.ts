import type { Span } from '../../model/transcript.js';
import { type FindPersonalData, spansOf } from './spans.js';

const NUMBER = '[0-9０-９〇一二三四五六七八九十百]{1,4}';
const HYPHEN = '[-‐‑–−－ーの]';

/** Names of towns are in kanji or katakana, but for a few (the list is open). */
const PLACE =
  '(?:[\\p{Script=Han}ァ-ヶー]{1,6}?|さいたま|つくば(?:みらい)?|いわき|むつ|うるま|あきる野|ひたちなか|かすみがうら|みどり|さくら|いすみ|ふじみ野|かほく|あわら|あま|いなべ|たつの|うきは|えびの)';

/** From the block number on; without it a town alone tells nobody where somebody lives. */
const BLOCK = `${NUMBER}(?:丁目(?:${NUMBER}(?:番地?|${HYPHEN})?(?:${NUMBER})?(?:号|${HYPHEN}${NUMBER})?)?|番地(?:の?${NUMBER})?|番${NUMBER}号?|(?:${HYPHEN}${NUMBER}){1,3})`;

/** A house, and the room in it. */
const HOUSE =
  '(?:[\\s　]?[\\p{Script=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]{1,15}?(?:マンション|ハイツ|コーポ|アパート|レジデンス|タワー|荘|ビル)[\\p{Script=Han}]{0,3})?(?:[\\s　]?[0-9０-９]{1,4}号室?)?';

const PATTERNS: readonly RegExp[] = [
  /〒\s*[0-9０-９]{3}[-‐−－ー]?[0-9０-９]{4}/dg,
  new RegExp(
    `(?:北海道|東京都|京都府|大阪府|[\\p{Script=Han}]{2,3}県)?(?:${PLACE}[市区郡町村]){1,3}[\\p{Script=Han}ァ-ヶーぁ-ん]{0,8}?${BLOCK}${HOUSE}`,
    'gdu',
  ),
  new RegExp(
    `[\\p{Script=Han}ァ-ヶー]{1,6}?${NUMBER}丁目${NUMBER}(?:番地?|${HYPHEN})(?:${NUMBER}号?)?${HOUSE}`,
    'gdu',
  ),
];

const MAIL: readonly RegExp[] = [
  /(?<![\w.+\-ａ-ｚＡ-Ｚ０-９．＿－])[\w.+\-ａ-ｚＡ-Ｚ０-９．＿－]+\s?[@＠]\s?[\w\-ａ-ｚＡ-Ｚ０-９－]+(?:[.．][\w\-ａ-ｚＡ-Ｚ０-９－]+)+/dg,
  // As it is said: taro アットマーク example ドット jp
  /(?<![\w.+-])[\w.+-]+[\s、]?(?:アットマーク|あっとまーく|アット)[\s、]?[\w\-ァ-ヶー]+?(?:[\s、]?(?:ドット|どっと|\.|点)[\s、]?[\w\-ァ-ヶー]+?)+(?![\w\-ァ-ヶー])/dg,
];

/** Addresses with a block number, postal codes, mail addresses. */
export const findAddresses: FindPersonalData = (text): readonly Span[] =>
  [...PATTERNS, ...MAIL].flatMap((pattern) => spansOf(text, pattern));
