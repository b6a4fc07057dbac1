import type { Token, Tokenize } from '../../model/token.js';
import type { Span } from '../../model/transcript.js';
import type { FindPersonalData } from './spans.js';

/** What a name is written with; a name in hiragana cannot be told from other words. */
const NAME = /^(?:[\p{Script=Han}々]+|[ァ-ヴー]+)$/u;
const KATAKANA = /^[ァ-ヴー]$/;

/** Words that IPADIC holds for names of persons and that calls use otherwise. The list is open. */
const NO_NAMES = new Set(['コール', 'スマート', 'マイ', 'チャラ', 'チャン', 'エル', 'ハナ', '海老', '繰上']);

/**
 * Names of persons without anything beside them that says so (田中を出せ, 古賀隆志), by what the dictionary says of each word.
 * A single character is a name only beside another one (林健太).
 */
export function createNameFinder(tokenize: Tokenize): FindPersonalData {
  return (text) => {
    const spans: Span[] = [];
    let run: Token[] = [];
    const close = (): void => {
      const [first] = run;
      const last = run.at(-1);
      if (first && last && last.end - first.start >= 2) spans.push({ start: first.start, end: last.end });
      run = [];
    };
    for (const token of tokenize(text)) {
      if (!isName(token, text)) close();
      else run.push(token);
    }
    close();
    return spans;
  };
}

function isName({ posDetail1, posDetail2, surface, start, end }: Token, text: string): boolean {
  if (posDetail1 !== '固有名詞' || posDetail2 !== '人名') return false;
  if (!NAME.test(surface) || NO_NAMES.has(surface)) return false;
  // マイナンバー, ルミエール: a piece of a longer word is no name.
  const isPiece = KATAKANA.test(text[start - 1] ?? '') || KATAKANA.test(text[end] ?? '');
  return !(isPiece && KATAKANA.test(surface[0] ?? ''));
}
