import type { Token } from '../../model/token.js';

/**
 * A verb that the dictionary lacks, the one of the same conjugation that stands in for it while the text is cut, and the
 * kana that show the verb: 録る is cut like 撮る.
 */
export type StandInRow = readonly [kanji: string, standIn: string, kana: string];

const STAND_INS: readonly StandInRow[] = [
  ['録', '撮', 'らりるれろっ'], // 録ってる
  ['曝', '晒', 'さしすせそ'], // 曝してやる
];

interface StandIn {
  readonly standIn: string;
  readonly kana: ReadonlySet<string>;
}

const BY_KANJI: ReadonlyMap<number, StandIn> = new Map(
  STAND_INS.map(([kanji, standIn, kana]) => [kanji.charCodeAt(0), { standIn, kana: new Set(kana) }]),
);

/** The text with stand-ins for the verbs that the dictionary lacks; the same string, and length, where there is none. */
export function putStandIns(text: string): string {
  let changed = '';
  let copied = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const row = BY_KANJI.get(text.charCodeAt(at));
    if (row?.kana.has(text.charAt(at + 1))) {
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
