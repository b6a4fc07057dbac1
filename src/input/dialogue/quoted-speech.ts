/** Speech that stands in brackets. */
export interface Quote {
  readonly inner: string;
  readonly isOpen: boolean;
  readonly trailer: string;
  /** Offset of the trailer behind the opening bracket. */
  readonly trailerStart: number;
}

/** Speech in one pair of brackets, which may close on a later line; null where words follow the pair. */
export function readQuote(speech: string): Quote | null {
  const close = closingBracket(speech, 0);
  if (close === null) return { inner: speech.slice(1), isOpen: true, trailer: '', trailerStart: 0 };
  const behind = speech.slice(close + 1);
  const trailer = behind.trim();
  if (trailer !== '' && !/^[（([［].*[)）\]］]$/.test(trailer) && !/^[。.]$/.test(trailer)) return null;
  const isRemark = trailer !== '' && !/^[。.]$/.test(trailer);
  return {
    inner: speech.slice(1, close),
    isOpen: false,
    trailer: isRemark ? trailer : '',
    trailerStart: close + behind.indexOf(trailer),
  };
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
