import { endsAsSpeech } from './speech-endings.js';

/** 1 / 3, - 2 -, 3頁: the number of a page. */
const PAGE =
  /^[-–—－−―─ー~〜～\s]*(?:[pｐ][.．]?\s*|第\s*)?[\d０-９]{1,4}\s*(?:[/／]\s*[\d０-９]{1,4}|頁|ページ)?[-–—－−―─ー~〜～\s]*$/iu;
const NUMBER_ALONE = /^[\d０-９]+$/;
/** Lines at the top of a text that may come again at the top of each page, and how far below a page's number they stand. */
const HEAD_LINES = 12;
const REACH = 8;

/**
 * Lines that belong to the pages of a printed text and not to the dialogue, by their index: numbers of pages, and the head that comes again below them or
 * behind a form feed, the number of the page in it aside.
 */
export function pageFurniture(lines: readonly string[]): ReadonlySet<number> {
  const numbers = lines.flatMap((line, index) =>
    isPageNumber(line) && !NUMBER_ALONE.test(line) ? index : [],
  );
  const feeds = lines.flatMap((line, index) => (index > 0 && line.startsWith(FORM_FEED) ? index : []));
  if (numbers.length === 0 && feeds.length === 0) return NONE;
  const bare = lines.map(withoutPage);
  // Of lines that return among them the first counts: a short page is soon followed by the next.
  const tops = bare.slice(0, HEAD_LINES).map((line, index) => [line, index] as const);
  const head = new Map(tops.toReversed());
  const furniture = new Set(numbers);
  for (const before of [...numbers, ...feeds.map((index) => index - 1)]) {
    for (let index = before + 1; index <= before + REACH && index < lines.length; index++) {
      const line = bare[index] ?? '';
      if (line === '') continue;
      const first = head.get(line);
      if (first === undefined || first >= index) break;
      furniture.add(index);
    }
  }
  return furniture;
}

/** True for a line that is nothing but the number of a page. */
export function isPageNumber(line: string): boolean {
  return line !== '' && line.length < 16 && PAGE.test(line);
}

const FORM_FEED = '\f';
const LONGEST_HEAD_LINE = 300;
const NONE: ReadonlySet<number> = new Set();

/** Lines around and between the furniture of pages, by index, where the line above them is cut in the middle of a sentence. */
export function breaksWithinSpeech(
  lines: readonly string[],
  furniture: ReadonlySet<number>,
): ReadonlySet<number> {
  if (furniture.size === 0) return NONE;
  const breaks = new Set<number>();
  let last = '';
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (end < lines.length && (lines[end] === '' || furniture.has(end))) end++;
    const run = Array.from({ length: end - start }, (_, at) => start + at);
    if (last !== '' && !endsAsSpeech(last) && run.some((index) => furniture.has(index)))
      for (const index of run) breaks.add(index);
    last = lines[end] ?? '';
    start = end;
  }
  return breaks;
}

/** A line of a page's head without the number of the page: PAGE   2, 2頁, 2/5. */
export function withoutPage(line: string): string {
  if (line.length > LONGEST_HEAD_LINE) return line;
  return line
    .trim()
    .replace(
      /(?:\bpage|\bp\.|頁|ページ)[\s:：.]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?|\d{1,4}\s*(?:[/／]\s*\d{1,4}\s*)?(?:頁|ページ)/giu,
      '',
    );
}
