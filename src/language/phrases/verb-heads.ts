import type { Token } from '../../model/token.js';
import { endingLength } from '../endings/ending-search.js';
import { ANY, CONTINUATIVE, HONORIFIC_STEM, ICHIDAN, NOUN } from '../endings/ending-states.js';
import { formOfWord } from '../endings/word-forms.js';
import { wordSet } from '../tables/tables.js';
import type { Head } from './phrase-parts.js';

/** Reads a verb, the verbs compounded with it, and the する of お〜する. */
export function readVerbHead(
  text: string,
  tokens: readonly Token[],
  first: number,
  limit: number,
  isHonorific: boolean,
): Head {
  let last = first;
  const verb = tokens[first];
  if (verb === undefined) {
    return { last: first, tailStart: 0, state: ANY, isHonorific, isEmpty: false };
  }
  let form = formOfWord(verb);
  while (
    last + 1 < limit &&
    (form.state & (CONTINUATIVE | ICHIDAN)) !== 0 &&
    form.tailStart === tokens[last]?.end
  ) {
    const next = tokens[last + 1];
    if (next === undefined || next.pos !== '動詞' || next.posDetail1 === '接尾' || !isCompounding(next)) {
      break;
    }
    if (endingLength(text, tokens, last + 1, limit, form.tailStart, form.state) >= SHORTEST_KNOWN) {
      break;
    }
    last += 1;
    form = formOfWord(next);
  }
  while (isHonorific && last + 1 < limit && CAUSATIVE.has(tokens[last + 1]?.base ?? '')) {
    last += 1;
    form = { tailStart: tokens[last]?.end ?? form.tailStart, state: ICHIDAN };
  }
  const next = tokens[last + 1];
  if (isHonorific && last + 1 < limit && next !== undefined && isLightVerb(next)) {
    return { last: last + 1, ...formOfWord(next), isHonorific, isEmpty: false };
  }
  const isFramed = isHonorific && !isLightVerb(tokens[last] ?? verb);
  const state = isFramed ? form.state | HONORIFIC_STEM | NOUN : form.state;
  return { last, tailStart: form.tailStart, state, isHonorific, isEmpty: false };
}

/** From this length on an ending of the tables counts more than a verb that looks like the second of a compound. */
export const SHORTEST_KNOWN = 2;

/** 「お聞かせください」「お待たせいたしました」: the frame お〜する stands around the causative. */
const CAUSATIVE: ReadonlySet<string> = new Set(['せる', 'させる']);

/** Second verbs of compounds; auxiliaries (かねる, てる, くださる) belong to the tail. */
function isCompounding(token: Token): boolean {
  return COMPOUNDING.has(token.base);
}

const COMPOUNDING = wordSet('second-verbs');

/** True for する and its kin. */
export function isLightVerb(token: Token): boolean {
  return token.pos === '動詞' && token.posDetail1 !== '接尾' && LIGHT_VERBS.has(token.base);
}

/** Verbs that make a verbal noun a predicate. */
const LIGHT_VERBS = wordSet('light-verbs');
