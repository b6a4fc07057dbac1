import { LONG_VOWEL } from './characters.js';
import { foldCharacters } from './fold.js';
import { finishBuffer, NO_GAP } from './folded-text.js';
import { normalise, spellingOf } from './normalise.js';

/** What may stand around the characters of a literal: nothing, marks, kanji and kana, and the partner of a quotation mark in it. */
const BEFORE = ['', '。', '言', 'の', 'ア', '「言'];
const BEHIND = ['', '。', '言', 'の', '、', '言」'];
/** Stands for whatever word goes on behind the literal. */
const SOME_LETTER = '言'.charCodeAt(0);

/**
 * The characters of a literal as they stand in normalised text: うるせー is うるせえ, 『 is 「. Null where they never stand
 * there, as fillers and words said twice do not.
 */
export function spellLiteral(literal: string): string | null {
  const spelt = spellFragment(literal);
  const isFound = BEFORE.some((before) =>
    BEHIND.some((behind) => normalise(before + literal + behind, []).text.includes(spelt)),
  );
  return spelt !== '' && isFound ? spelt : null;
}

/** One spelling, as `normalise` has it, of a part of a sentence: what begins or ends it may go on. */
function spellFragment(literal: string): string {
  const buffer = foldCharacters(literal, []);
  const { codes, starts, ends, gaps, length } = buffer;
  let write = 0;
  for (let read = 0; read < length; read++) {
    const code = codes[read] ?? 0;
    const isOpen = write === 0 && code === LONG_VOWEL;
    const next = read + 1 < length ? (codes[read + 1] ?? 0) : SOME_LETTER;
    const kept = isOpen ? code : spellingOf(code, codes, write, NO_GAP, next);
    if (kept === 0) continue;
    codes[write] = kept;
    starts[write] = starts[read] ?? 0;
    ends[write] = ends[read] ?? 0;
    gaps[write] = NO_GAP;
    write += 1;
  }
  buffer.length = write;
  return finishBuffer(buffer).text;
}
