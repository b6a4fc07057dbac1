/** A place in a text: both 1-based, the column in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset. Lines end with CRLF, LF or CR. */
export function placeOfOffset(text: string, offset: number): TextPlace {
  let line = 1;
  let lineStart = 0;
  for (const match of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) {
    line++;
    lineStart = match.index + match[0].length;
  }
  return { line, column: offset - lineStart + 1 };
}

/** A line of a text without its ending. */
export interface TextLine {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * The lines of a text, whichever way they end; an ending at the very end opens no further line.
 *
 * @param firstLine 1-based, where the text begins in a longer one
 */
export function splitLines(text: string, firstLine = 1): readonly TextLine[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => ({ text: line, line: firstLine + index }));
}
