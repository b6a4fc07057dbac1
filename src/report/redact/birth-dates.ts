import type { Span, Turn } from '../../model/transcript.js';
import type { PersonalSpan } from './personal-data.js';

const KANA_DIGITS =
  '(?:イチ|ニー?|サン|ヨン|ヨ|シ|ゴー?|ロク|ナナ|シチ|ハチ|キュウ|ク|ジュウ|ジュー|ヒャク|セン|ゼロ|いち|にー?|さん|よん|よ|し|ご|ろく|なな|しち|はち|きゅう|く|じゅう|ひゃく|せん|ぜろ)';
const NUMBER = `(?:[0-9０-９]{1,4}|[〇零一二三四五六七八九十百千]{1,7}|${KANA_DIGITS}{1,8}|元)`;
const ERA =
  '(?:昭和|大正|明治|平成|令和|西暦|ショウワ|タイショウ|ヘイセイ|レイワ|セイレキ|しょうわ|たいしょう|へいせい|れいわ|せいれき|[SHTMR](?=[0-9]))';
const DAY =
  '(?:ツイタチ|フツカ|ミッカ|ヨッカ|イツカ|ムイカ|ナノカ|ヨウカ|ココノカ|トオカ|ハツカ|ついたち|ふつか|みっか|よっか|いつか|むいか|なのか|ようか|ここのか|とおか|はつか|一日|二日)';
const GAP = '[\\s　の、・]{0,2}';
const YEAR = `${ERA}?[\\s　]?${NUMBER}[\\s　]?(?:年|ネン|ねん)(?:生まれ)?`;
const MONTH = `${NUMBER}[\\s　]?(?:月|ガツ|がつ)`;
const DAY_OF_MONTH = `(?:${DAY}|${NUMBER}[\\s　]?(?:日|ニチ|にち))`;

/** Dates in every form, with a year or without. */
const DATES: readonly RegExp[] = [
  new RegExp(`(?:${YEAR}${GAP})?${MONTH}${GAP}${DAY_OF_MONTH}`, 'g'),
  /(?<![0-9０-９])(?:[SHTMRＳＨＴＭＲ昭大平令]\s?[0-9０-９]{1,2}|[12１２][0-9０-９]{3})[\s　]?[-/.．・／－年][\s　]?[0-9０-９]{1,2}[\s　]?[-/.．・／－月][\s　]?[0-9０-９]{1,2}日?(?![0-9０-９])/g,
  /(?<![0-9０-９])[12１２][0-9０-９]{3}[01０１][0-9０-９][0-3０-３][0-9０-９](?![0-9０-９])/g,
];

/** A part of a date, believed only as the answer to a question for a date of birth. */
const PARTS = new RegExp(`${YEAR}(?:${GAP}${MONTH})?|${MONTH}|${DAY_OF_MONTH}`, 'g');

const BEFORE = /(?:生年月日|誕生|バースデー|(?:お生まれ|生まれ)(?:は|の年|年月日)?|出生(?:日|年月日)?)/;
const AFTER =
  /^[\s　]?(?:に|の|日)?[\s　]?(?:お?生まれ|生(?:$|[の)）、。])|うまれ|が(?:お?誕生日|生年月日)|出生)/;
const ASKS = /生年月日|誕生日|お?生まれ(?:の年|はいつ|年|は)|出生年月日/;

/** How far before a date the word may stand, and how many turns a question reaches. */
const REACH = 24;
const ASKED_REACH = 3;

/** Other words beside a date that answers, and beside a part of one. */
const MOST_BESIDE = 24;
const MOST_BESIDE_PARTS = 8;
const LONGEST_ANSWER = 100;

/** Dates of birth: dates that words around them or a question in a turn before call so. */
export function findBirthDates(turns: readonly Pick<Turn, 'text'>[]): readonly (readonly PersonalSpan[])[] {
  let askedAt = -ASKED_REACH - 1;
  return turns.map(({ text }, turn) => {
    const isAsked = turn - askedAt <= ASKED_REACH;
    const spans = DATES.flatMap((pattern) => placesOf(text, pattern)).filter(
      (span) => isAnswer(text, span, isAsked, MOST_BESIDE) || isCalledBirth(text, span),
    );
    if (spans.length === 0 && isAsked) {
      spans.push(...placesOf(text, PARTS).filter((span) => isAnswer(text, span, true, MOST_BESIDE_PARTS)));
    }
    if (ASKS.test(text)) askedAt = turn;
    return spans.map((span) => ({ ...span, kind: 'birth' as const }));
  });
}

function placesOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
}

function isCalledBirth(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  return BEFORE.test(before.slice(before.lastIndexOf('。') + 1)) || AFTER.test(text.slice(end, end + 12));
}

/** A turn that answers says little beside the date. */
function isAnswer(text: string, { start, end }: Span, isAsked: boolean, most: number): boolean {
  if (!isAsked || text.length > LONGEST_ANSWER) return false;
  const other = (text.slice(0, start) + text.slice(end)).replace(/[\s　、。はいええとーあの]/g, '');
  return other.length <= most;
}
