/** True where a text has hiragana, or is a sentence by its end: words as they are said, no code and no name in kanji. */
export function isSpokenJapanese(text: string): boolean {
  return /\p{Script=Hiragana}|[。？！]/u.test(text);
}

/** True where a text has any letter of Japanese. */
export function hasJapanese(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}
