import { createHash } from 'node:crypto';
import { foldWording } from './fold-wording.js';

/**
 * What each of the texts is known by wherever they stand: its words and those around it, punctuation and width aside. The same
 * words in the same neighbourhood are told apart by counting. 16 hexadecimal digits each.
 */
export function fingerprintsOfTexts(texts: readonly string[]): readonly string[] {
  return keysOfTexts(texts).map(hashOf);
}

/** The same for those of the texts that are asked for, by index: few turns of a call are spoken of. */
export function fingerprintReader(texts: readonly string[]): (index: number) => string | undefined {
  const keys = keysOfTexts(texts);
  return (index) => {
    const key = keys[index];
    return key === undefined ? undefined : hashOf(key);
  };
}

/** Different for each of the texts. */
function keysOfTexts(texts: readonly string[]): readonly string[] {
  const folded = texts.map(foldWording);
  const seen = new Map<string, number>();
  return folded.map((words, index) => {
    const key = `${folded[index - 1] ?? ''}\n${words}\n${folded[index + 1] ?? ''}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key}\n${times}`;
  });
}

/** What all the texts together are known by. */
export function fingerprintOfAll(texts: readonly string[]): string {
  return hashOf(texts.map(foldWording).join('\n'));
}

/** 64 bits tell some millions of texts apart. */
const DIGITS = 16;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, DIGITS);
