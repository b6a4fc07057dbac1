const LONGEST_DAY = 24;
const DAY =
  /^(?:[A-Z][a-z]{2}, )?(?:\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?|\d{1,2}\/\d{1,2}\/\d{4})\s?(?:\(?[月火水木金土日](?:曜日?)?\)?)?$/;
/** [LINE] 三浦とのトーク履歴, [LINE] Chat history with Miura: what LINE writes above a talk that is saved. */
const LINE_HISTORY = /^\uFEFF?\[LINE\].{0,80}(?:トーク|chat)/iu;
const LINES_ABOVE = 3;

/** True for a day and nothing else: 2026/02/28(土), 2026年2月28日 土曜日, Sat, 28/02/2026. */
export function isDay(text: string): boolean {
  return text.length <= LONGEST_DAY && DAY.test(text.normalize('NFKC'));
}

/**
 * Indices of the lines with a further day in a talk with one person that LINE saved: the talk goes on below, and nobody says them; the first day is the
 * talk's date. Empty for any other text, in which days may part calls.
 *
 * @param lines trimmed
 */
export function daysOfTalk(lines: readonly string[]): ReadonlySet<number> {
  if (!lines.slice(0, LINES_ABOVE).some((line) => LINE_HISTORY.test(line))) return NONE;
  const days = lines.flatMap((line, index) => (isDay(line) ? index : []));
  return new Set(days.slice(1));
}

const NONE: ReadonlySet<number> = new Set();
