/** 1 / 3, - 2 -, 3頁: the number of a page. */
const PAGE = /^[-–—\s]*(?:p\.?\s*)?\d{1,4}\s*(?:[/／]\s*\d{1,4}|頁|ページ)?[-–—\s]*$/i;
const NUMBER_ALONE = /^\d+$/;
/** Lines at the top of a text that may come again at the top of each page, and how far below a page's number they stand. */
const HEAD_LINES = 12;
const REACH = 8;

/** Lines that belong to the pages of a printed text and not to the dialogue, by their index: numbers of pages, and the head that comes again below them. */
export function pageFurniture(lines: readonly string[]): ReadonlySet<number> {
  const numbers = lines.flatMap((line, index) =>
    line !== '' && line.length < 16 && PAGE.test(line) && !NUMBER_ALONE.test(line) ? index : [],
  );
  const head = new Set(lines.slice(0, HEAD_LINES).filter((line) => line !== ''));
  const furniture = new Set(numbers);
  for (const number of numbers) {
    for (let index = number + 1; index <= number + REACH && index < lines.length; index++) {
      const line = lines[index] ?? '';
      if (line === '') continue;
      if (!head.has(line) || lines.indexOf(line) === index) break;
      furniture.add(index);
    }
  }
  return furniture;
}
