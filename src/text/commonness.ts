/**
 * A rough measure of how many texts contain one of some strings: a kana stands in nearly every sentence, and each further
 * character makes a string some ten times as rare.
 */
export function commonness(strings: readonly string[]): number {
  return strings.reduce((sum, string) => sum + (/^[ぁ-ん]/.test(string) ? 10 : 1) * 10 ** -string.length, 0);
}
