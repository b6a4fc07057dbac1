// YAML by its lines alone, where nothing else can be said of it.

/** Lines of a file, 0-based: the first, and the one behind the last. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/** The keys or items of the lines from `from` to `to`, by indentation; null where it does not line up. */
export function blocksOf(lines: readonly string[], from: number, to: number): readonly Block[] | null {
  const contents = lines
    .slice(from, to)
    .flatMap((line, index) =>
      isContent(line) ? [{ index: from + index, indent: line.search(/\S/), line }] : [],
    );
  const [first] = contents;
  if (first === undefined || contents.some(({ indent }) => indent < first.indent)) return null;
  // The items of a list may stand as far left as its key.
  const isStart = ({ indent, line }: (typeof contents)[number]) =>
    indent === first.indent && (isItem(first.line) || !isItem(line));
  const starts = contents.filter(isStart).map(({ index }) => index);
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

/** Indentation, dashes and a key, with the spaces behind. */
export const HEAD = /^\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s'"#@&*!|>%`{[-][^:'"]*):(?: +|$))?/;

export function isKey(line: string): boolean {
  return /:(?:\s|$)/.test(line);
}

export function isItem(line: string): boolean {
  return /^\s*-(?:\s|$)/.test(line);
}

export function isContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}
