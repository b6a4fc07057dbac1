/** Words without what may change and say the same: width, white space, line breaks, punctuation and brackets. */
export function foldWording(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
}

/** True where two texts say the same words. */
export function isSameWording(left: string, right: string): boolean {
  return foldWording(left) === foldWording(right);
}
