/** Speech that stands in brackets. */
export interface Quote {
  readonly inner: string;
  readonly isOpen: boolean;
  /** What stands behind, each with its offset behind the opening bracket. */
  readonly trailers: readonly { readonly text: string; readonly start: number }[];
}

/** （少し間があって）, and behind it more in 「」. */
const TRAILER = /[\s　]*(?:([（(［[][^（()）［\][］]*[)）\]］])|「([^「」]*)」)[\s　]*/uy;

/**
 * Speech in one pair of brackets, which may close on a later line, or in several with stage directions between: 「…」（少し間があって）「…」. Null where
 * words follow.
 */
export function readQuote(speech: string): Quote | null {
  const close = closingBracket(speech, 0);
  if (close === null) return { inner: speech.slice(1), isOpen: true, trailers: [] };
  const trailers = trailersOf(speech, close + 1);
  return trailers && { inner: speech.slice(1, close), isOpen: false, trailers };
}

/** Null where words stand between the brackets or two quotes side by side. */
function trailersOf(speech: string, from: number): Quote['trailers'] | null {
  const trailers: { text: string; start: number }[] = [];
  const behind = speech.slice(from).trim();
  if (/^[。.]?$/.test(behind)) return trailers;
  if (/^[（([［][^「」]*[)）\]］]$/u.test(behind))
    return [{ text: behind, start: speech.indexOf(behind, from) - 1 }];
  let isDirection = false;
  for (let at = from; at < speech.length; at = TRAILER.lastIndex) {
    TRAILER.lastIndex = at;
    const [, direction, words] = TRAILER.exec(speech) ?? [];
    const text = direction ?? words;
    if (text === undefined || (words !== undefined && !isDirection)) return null;
    isDirection = direction !== undefined;
    // The offset counts from the first letter behind the opening bracket.
    trailers.push({ text, start: speech.indexOf(text, at) - 1 });
  }
  return trailers;
}

/** Offset of the bracket that closes the one opened before; `depth` 1 means it was opened on an earlier line. */
export function closingBracket(text: string, depth: number): number | null {
  let open = depth;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '「' || char === '『') open++;
    else if (char === '」' || char === '』') {
      open--;
      if (open === 0) return at;
    }
  }
  return null;
}

/** How many more brackets open than close. */
export function bracketBalance(text: string): number {
  let balance = 0;
  for (const char of text) {
    if (char === '「' || char === '『') balance++;
    else if (char === '」' || char === '』') balance--;
  }
  return balance;
}
