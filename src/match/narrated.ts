import type { Span, Turn } from '../model/transcript.js';

/**
 * The first stage direction of a turn that contains one of the words, such as （受話器を置く音） for 受話器を置く; null where
 * none does. Offsets in the text as given.
 */
export function narrationOf({ text, narration }: Turn, words: readonly string[]): Span | null {
  return (
    narration.find(({ start, end }) => {
      const told = text.slice(start, end);
      return words.some((word) => told.includes(word));
    }) ?? null
  );
}
