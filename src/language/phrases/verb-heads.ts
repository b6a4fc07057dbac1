import type { Token } from '../../model/token.js';
import { endingLength } from '../endings/ending-search.js';
import { ANY, CONTINUATIVE, HONORIFIC_STEM, ICHIDAN, NOUN } from '../endings/ending-states.js';
import { wordSet } from '../endings/lexicon.js';
import { formOfWord } from '../endings/word-forms.js';
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

const COMPOUNDING: ReadonlySet<string> = wordSet(
  `切る 出す 込む 続ける 始める 終わる 直す 回す 回る 上げる 上がる 返す 合う 掛ける かける まくる 捲る 付ける つける 取る 張る 散らす 倒す 尽くす
   抜く 通す 忘れる 間違える 替える 換える 直る 残す 逃す 損ねる 終える 合わせる 渡す 付く つく 放つ 飛ばす ふらす 歩く 違える 落とす こむ とおす つづける はじめる なおす きれる 切れる 入れる`,
);

/** True for する and its kin. */
export function isLightVerb(token: Token): boolean {
  return token.pos === '動詞' && token.posDetail1 !== '接尾' && LIGHT_VERBS.has(token.base);
}

/** Verbs that make a verbal noun a predicate. */
const LIGHT_VERBS = wordSet('する できる 出来る いたす 致す なさる さす');
