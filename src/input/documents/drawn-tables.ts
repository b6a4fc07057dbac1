/** A line of a table that is drawn with signs: │ 1 │ 職員 │ はい │, | 1 | agent | はい |. */
const ROW = /^\s*[|│┃║].*[|│┃║]\s*$/u;
const BORDERS = /[│┃║]/gu;
/** ├──┼──┤, +----+----+: what is drawn between rows. */
const RULE = /^\s*[+|\u2500-\u257f][-+=|\s\u2500-\u257f]*[+|\u2500-\u257f]\s*$/u;
const LEAST_ROWS = 4;
/** Of all lines so many are drawn. */
const LEAST_SHARE = 0.5;

/** The text of a drawn table as Markdown draws it, each character in its place; null for any other text. */
export function drawnTable(text: string): string | null {
  // No line feeds: each of many empty lines would be looked at from each before it.
  if (!/^[^\S\r\n]*[+|│┃║\u250c\u2554]/mu.test(text)) return null;
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const isRule = (line: string) => RULE.test(line);
  const rows = filled.filter((line) => ROW.test(line) && !isRule(line));
  const drawn = rows.length + filled.filter(isRule).length;
  if (rows.length < LEAST_ROWS || drawn < LEAST_SHARE * filled.length) return null;
  return lines
    .map((line) => {
      if (isRule(line)) return `|${'-'.repeat(Math.max(0, line.trimEnd().length - 2))}|`;
      return ROW.test(line) ? line.replace(BORDERS, '|') : line;
    })
    .join('\n');
}
