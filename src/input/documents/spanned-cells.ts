/** A cell of a document's table, and over how many rows and columns it goes. */
export interface SpannedCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Wider and longer spans are no table of what people said; together they bound what a page can ask for. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 5000;
/** A name or a time, which all rows of a cell share; words stand in their first row. */
const LONGEST_SHARED = 40;

/**
 * The rows of a table with every cell in its own column: a cell that goes over several rows is their common name or time, and empty below its words. Tables
 * without such cells stay.
 */
export function rowsWithSpans(rows: readonly (readonly SpannedCell[])[]): readonly (readonly string[])[] {
  if (!rows.some((cells) => cells.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)))
    return rows.map((cells) => cells.map(({ text }) => text));
  /** What stands in a column from rows above, and for how many rows more. */
  const above = new Map<number, { readonly text: string; left: number }>();
  return rows.map((cells) => {
    const row: string[] = [];
    const takeAbove = () => {
      for (let open = above.get(row.length); open && open.left > 0; open = above.get(row.length)) {
        open.left--;
        row.push(open.text);
      }
    };
    for (const { text, rowSpan, columnSpan } of cells) {
      takeAbove();
      const below = isShared(text) ? text : '';
      for (let column = 0; column < Math.min(columnSpan, MOST_COLUMNS); column++) {
        if (rowSpan > 1 && row.length < MOST_COLUMNS)
          above.set(row.length, { text: column === 0 ? below : '', left: Math.min(rowSpan, MOST_ROWS) - 1 });
        row.push(column === 0 ? text : '');
      }
    }
    takeAbove();
    return row;
  });
}

function isShared(text: string): boolean {
  return text.length <= LONGEST_SHARED && !/[。、？！?!\n]/.test(text);
}
