import type { Token } from '../../model/token.js';
import { readTable } from '../tables/tables.js';

/** By kanji: what stands in for a verb that the dictionary lacks while the text is cut, and the kana that show the verb. */
const BY_KANJI = new Map(
  readTable('stand-ins').map(([kanji = '', standIn = '', kana = '']) => [
    kanji.charCodeAt(0),
    { standIn, kana },
  ]),
);

/** The text with stand-ins for the verbs that the dictionary lacks; the same string, and length, where there is none. */
export function putStandIns(text: string): string {
  let changed = '';
  let copied = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const row = BY_KANJI.get(text.charCodeAt(at));
    if (row?.kana.includes(text.charAt(at + 1))) {
      changed += text.slice(copied, at) + row.standIn;
      copied = at + 1;
    }
  }
  return copied === 0 ? text : changed + text.slice(copied);
}

/** The tokens of a text in which stand-ins stood, with the surfaces and dictionary forms of `text`. */
export function takeStandIns(tokens: readonly Token[], text: string): readonly Token[] {
  return tokens.map((token) => {
    const surface = text.slice(token.start, token.end);
    if (surface === token.surface) {
      return token;
    }
    let base = '';
    for (let at = 0; at < token.base.length; at++) {
      const character = token.base.charAt(at);
      base += token.surface.charAt(at) === character && at < surface.length ? surface.charAt(at) : character;
    }
    return { ...token, surface, base };
  });
}
