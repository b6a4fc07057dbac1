import { wordList, wordSet } from '../tables/tables.js';

/** Endings of descriptions such as 「キーボードの音」「子供の声」「大きく笑う」. */
const NOISE_ENDINGS = wordList('noise-endings');

/** Longer bracketed texts are speech or a stage direction. */
const LONGEST_MARK = 14;

const WORDS = wordSet('noise');

/** Opening brackets of marks, and what closes them. */
const CLOSING: ReadonlyMap<number, string> = new Map(
  ['()', '（）', '[]', '［］', '【】', '<>', '＜＞', '〈〉', '〔〕', '《》', '{}'].map((pair) => [
    pair.charCodeAt(0),
    pair.charAt(1),
  ]),
);

/** Corpora of speech tag fillers and broken words: 「(F えーと)」「(D こ)」. */
const TAGGED = /^[fd]\s?[\p{Script=Hiragana}\p{Script=Katakana}ー〜]+$/u;

/** AmiVoice marks a filler, 「%えーと%」; behind a number it is the per cent sign. */
const PERCENT_FILLER = /(?<![\d０-９何])([%％])[\p{Script=Hiragana}\p{Script=Katakana}ー〜]{1,14}\1/uy;

const PERCENT_SIGNS = new Set(['%'.charCodeAt(0), '％'.charCodeAt(0)]);

/** One past the noise mark that opens at `start`, or -1 where the bracket holds something else. */
export function endOfNoiseMark(text: string, start: number): number {
  const opening = text.charCodeAt(start);
  if (PERCENT_SIGNS.has(opening)) {
    PERCENT_FILLER.lastIndex = start;
    return PERCENT_FILLER.test(text) ? PERCENT_FILLER.lastIndex : -1;
  }
  const closing = CLOSING.get(opening);
  if (closing === undefined) {
    return -1;
  }
  const limit = Math.min(text.length, start + LONGEST_MARK + 2);
  for (let at = start + 1; at < limit; at++) {
    if (text.charAt(at) === closing) {
      return isNoise(text.slice(start + 1, at)) ? at + 1 : -1;
    }
  }
  return -1;
}

function isNoise(content: string): boolean {
  const words = content.trim().toLowerCase();
  return (
    words === '' ||
    WORDS.has(words) ||
    TAGGED.test(words) ||
    NOISE_ENDINGS.some((ending) => words.endsWith(ending))
  );
}
