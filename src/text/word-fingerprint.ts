import { createHash } from 'node:crypto';
import { foldWording } from './fold-wording.js';

/**
 * What each of the texts is known by wherever they stand: its words and those around it, punctuation and width aside. The same
 * words in the same neighbourhood are told apart by counting. 16 hexadecimal digits each.
 */
export function fingerprintsOfTexts(texts: readonly string[]): readonly string[] {
  const folded = texts.map(foldWording);
  const seen = new Map<string, number>();
  return folded.map((words, index) => {
    const key = [folded[index - 1] ?? '', words, folded[index + 1] ?? ''].join('\n');
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return hashOf(`${key}\n${times}`);
  });
}

/** What all the texts together are known by. */
export function fingerprintOfAll(texts: readonly string[]): string {
  return hashOf(texts.map(foldWording).join('\n'));
}

/** 64 bits tell some millions of texts apart. */
const DIGITS = 16;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, DIGITS);
