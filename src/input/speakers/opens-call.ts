import { isSpokenJapanese } from '../../text/japanese.js';

/** Where somebody works, said with one's name: つばめ交通忘れ物センターです, 修理受付、曽我が承ります. */
const PLACE =
  '(?:センター|サービス|窓口|受付|会社|係|課|部|店|院|園|校|庁|役所|社|銀行|保険|クリニック|事務所|コール)(?:[、の][^。]{1,12})?(?:です|でございます|が承り)';
const NAMES_PLACE = new RegExp(PLACE, 'u');
/** What somebody says who takes a call or begins one, and nobody in its midst. */
const OPENS = new RegExp(
  `もしもし|お電話(?!番号)|お待たせ|でございます|と申します|お世話に|が承り(?:ます|ました)|${PLACE}`,
  'u',
);
/** Who takes over a call that is handed on begins much the same. */
const TAKES_OVER = /代わ|かわりまし|替わ|引き継|戻りまし|責任者|上司|上席/u;

/** True for words that open a call, or go on with one that was handed over. */
export function opensCall(line: string): boolean {
  return OPENS.test(line);
}

/** True for words that open a call and hand over none; お待たせいたしました alone is said after a hold. */
export function opensCallAnew(line: string): boolean {
  return !TAKES_OVER.test(line) && (line.includes('お待たせ') ? NAMES_PLACE : OPENS).test(line);
}

/** Lines of a call for which nobody is named. */
const LEAST_LINES = 6;
const OPENING_LINES = 3;
const LEAST_SPOKEN = 0.8;

/** True for lines that begin as a call does and are said, as far as their form tells: nothing but the words can tell who says them. */
export function readsAsCall(lines: readonly string[]): boolean {
  return (
    lines.length >= LEAST_LINES &&
    lines.slice(0, OPENING_LINES).some(opensCall) &&
    lines.filter(isSpokenJapanese).length >= LEAST_SPOKEN * lines.length
  );
}
