/** A line of a stream, without its ending. */
export interface StreamLine {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** True where the line was longer than allowed; `text` is its beginning then. */
  readonly isCut: boolean;
}

/**
 * The lines of a text that arrives in pieces, LF or CRLF. Of a line longer than `longest` only the beginning
 * is kept, so that memory stays bounded whatever arrives.
 */
export async function* linesOf(chunks: AsyncIterable<string>, longest: number): AsyncGenerator<StreamLine> {
  let parts: string[] = [];
  let length = 0;
  let line = 1;
  const take = (part: string) => {
    if (length < longest) parts.push(part.slice(0, longest - length));
    length += part.length;
  };
  const finish = (): StreamLine => {
    const text = parts.join('').replace(/\r$/, '');
    const finished = { text, line, isCut: length > longest };
    parts = [];
    length = 0;
    line++;
    return finished;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      take(chunk.slice(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) take(chunk.slice(start));
  }
  if (length > 0) yield finish();
}

/** The whole text of a stream; null where it is longer than `longest` characters. */
export async function wholeText(chunks: AsyncIterable<string>, longest: number): Promise<string | null> {
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > longest) return null;
    parts.push(chunk);
  }
  return parts.join('');
}
