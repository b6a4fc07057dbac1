import type { Span } from '../../model/transcript.js';
import { type FindPersonalData, spansOf } from './spans.js';

/** A digit as people write, as recognisers write, and as it is said. */
const DIGIT =
  '(?:[0-9０-９〇零一二三四五六七八九]|ゼロ|ぜろ|マル|まる|レイ|れい|イチ|いち|ニイ|にい|サン|さん|ヨン|よん|ゴー|ごお|ロク|ろく|ナナ|なな|ハチ|はち|キュウ|きゅう)';

/** What stands between groups of digits: hyphens of all kinds, spaces, brackets, and 「の」 when said. */
const GAP = '[-‐‑‒–—―−ー－()（）\\s　.．・のノ、]{0,2}';

/** Not a date, which has as many digits as a telephone number. */
const NO_DATE = '(?!(?:19|20)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9]))';

/** A number of things is not a telephone number. */
const NO_AMOUNT = '(?!\\s*(?:円|回|件|人|名|個|秒|分|ミリ|％|%))';

const PATTERNS: readonly RegExp[] = [
  // Telephone (9 to 11 digits, more with the country code) and cards (14 to 16), in groups or not.
  new RegExp(`(?<![0-9０-９])${NO_DATE}\\+?${DIGIT}(?:${GAP}${DIGIT}){8,18}(?![0-9０-９])${NO_AMOUNT}`, 'gd'),
  // A local number: 1234-5678, 123-4567.
  /(?<![0-9０-９-])[0-9０-９]{2,4}[-‐−－ー][0-9０-９]{4}(?![0-9０-９]|[-/.][0-9])/dg,
  // Any number that is called by what it opens.
  new RegExp(
    `(?:電話番号|携帯|暗証番号|セキュリティコード|口座番号|カード番号|会員番号|お客様番号|顧客番号|社員番号|職員番号|証券番号|マイナンバー|個人番号|免許証番号|受付番号)[はがをのに、:：\\s]{0,3}(?<data>${DIGIT}(?:${GAP}${DIGIT}){2,18})`,
    'gd',
  ),
];

/** Telephone, card, account and similar numbers. */
export const findNumbers: FindPersonalData = (text): readonly Span[] =>
  PATTERNS.flatMap((pattern) => spansOf(text, pattern));
