import type { Token } from '../../model/token.js';
import { ANY, NOUN } from '../endings/ending-states.js';
import { formOfWord } from '../endings/word-forms.js';
import { HONORIFIC_PREFIXES, readNounHead } from './noun-heads.js';
import type { Head } from './phrase-parts.js';
import { isFunctionWord } from './tail.js';
import { readVerbHead } from './verb-heads.js';

/** Reads the head that starts at token `first`; it ends before token `limit`. */
export function readHead(text: string, tokens: readonly Token[], first: number, limit: number): Head {
  let index = first;
  let isHonorific = false;
  while (index < limit - 1 && tokens[index]?.pos === '接頭詞') {
    isHonorific ||= HONORIFIC_PREFIXES.has(tokens[index]?.surface ?? '');
    index += 1;
  }
  const token = tokens[index];
  if (token === undefined) {
    return { last: first, tailStart: tokens[first]?.end ?? 0, state: NOUN, isHonorific, isEmpty: false };
  }
  if (isFunctionWord(token, ANY) && !isContentVerb(token)) {
    return { last: index, tailStart: token.start, state: ANY, isHonorific, isEmpty: true };
  }
  if (token.pos === '名詞') {
    return readNounHead(text, tokens, index, limit, isHonorific);
  }
  if (token.pos === '動詞') {
    return readVerbHead(text, tokens, index, limit, isHonorific);
  }
  return { last: index, ...formOfWord(token), isHonorific, isEmpty: false };
}

function isContentVerb(token: Token): boolean {
  return (token.pos === '動詞' || token.pos === '形容詞') && token.posDetail1 === '非自立';
}
