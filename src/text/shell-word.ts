/** A text as one word of a POSIX shell, quoted only where it must be. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
