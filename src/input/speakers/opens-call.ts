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
