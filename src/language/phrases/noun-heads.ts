import type { Token } from '../../model/token.js';
import { endingLength } from '../endings/ending-search.js';
import {
  ADJECTIVE_STEM,
  CONTINUATIVE,
  HONORIFIC_STEM,
  ICHIDAN,
  NOUN,
  SOUND_CHANGE,
  VERBAL_NOUN,
} from '../endings/ending-states.js';
import { formOfWord } from '../endings/word-forms.js';
import { wordSet } from '../tables/tables.js';
import type { Head } from './phrase-parts.js';
import { isLightVerb, readVerbHead, SHORTEST_KNOWN } from './verb-heads.js';

/** The prefixes お and ご. */
export const HONORIFIC_PREFIXES: ReadonlySet<string> = new Set(['お', 'ご', '御']);

/** Reads a noun, its compound, and the する, できる or なさる that makes it a predicate. */
export function readNounHead(
  text: string,
  tokens: readonly Token[],
  first: number,
  limit: number,
  isHonorific: boolean,
): Head {
  let last = first;
  while (
    last + 1 < limit &&
    joinsNoun(tokens[last], tokens[last + 1], tokens[last + 2]) &&
    endingLength(text, tokens, last + 1, limit, tokens[last]?.end ?? 0, NOUN) < SHORTEST_KNOWN &&
    !isVerbStem(text, tokens, last, limit)
  ) {
    last += 1;
  }
  const noun = tokens[last];
  const verb = lightVerbAfter(tokens, last, limit, isHonorific);
  if (verb > last) {
    return readVerbHead(text, tokens, verb, limit, isHonorific || isHonorificNoun(tokens[first]));
  }
  const adjective = tokens[last + 1];
  if (
    noun?.posDetail1 === 'ナイ形容詞語幹' &&
    last + 1 < limit &&
    adjective !== undefined &&
    EXISTENCE.has(adjective.base)
  ) {
    return { last: last + 1, ...formOfWord(adjective), isHonorific, isEmpty: false };
  }
  if (isVerbStem(text, tokens, last, limit)) {
    return { last, tailStart: noun?.end ?? 0, state: STEM_STATES, isHonorific, isEmpty: false };
  }
  const isVerbal = noun?.posDetail1 === 'サ変接続';
  const takesHonorific = isHonorific || isHonorificNoun(tokens[first]);
  const isStem = noun !== undefined && ADJECTIVE_STEMS.has(noun.surface);
  const state =
    NOUN |
    (isStem ? ADJECTIVE_STEM : 0) |
    (isVerbal ? VERBAL_NOUN : 0) |
    (takesHonorific ? HONORIFIC_STEM | VERBAL_NOUN : 0);
  return { last, tailStart: noun?.end ?? 0, state, isHonorific: takesHonorific, isEmpty: false };
}

/** 「申し訳ありません」 is one predicate. */
const EXISTENCE: ReadonlySet<string> = new Set(['ある', 'ない', 'ござる']);

const ADJECTIVE_STEMS = wordSet('adjective-stems');

const STEM_STATES = CONTINUATIVE | ICHIDAN | SOUND_CHANGE;

const SHORTEST_VERB_ENDING = 3;

/** True where IPADIC takes a verb's stem for a noun before an ending it does not know: 「止めちょくれ」「待ちきらん」. */
function isVerbStem(text: string, tokens: readonly Token[], noun: number, limit: number): boolean {
  const token = tokens[noun];
  if (
    token === undefined ||
    token.surface.length < 2 ||
    !/[\u3041-\u3096\u4e00-\u9fff][いきぎしちにびみりえけげせてねべめれ]$/.test(token.surface)
  ) {
    return false;
  }
  const asVerb = endingLength(text, tokens, noun + 1, limit, token.end, STEM_STATES);
  return (
    asVerb >= SHORTEST_VERB_ENDING && asVerb > endingLength(text, tokens, noun + 1, limit, token.end, NOUN)
  );
}

/** 「お答え」「ご案内」 as one word of the dictionary. */
function isHonorificNoun(token: Token | undefined): boolean {
  return token !== undefined && token.surface.length > 1 && HONORIFIC_PREFIXES.has(token.surface.charAt(0));
}

/** Index of the verb that makes a predicate of the noun at `noun`, or `noun`. */
function lightVerbAfter(tokens: readonly Token[], noun: number, limit: number, isHonorific: boolean): number {
  const next = tokens[noun + 1];
  if (noun + 1 >= limit || next === undefined) {
    return noun;
  }
  const isVerbal = tokens[noun]?.posDetail1 === 'サ変接続' || isHonorific || isHonorificNoun(tokens[noun]);
  if (isLightVerb(next)) {
    return isVerbal || next.base === 'する' || next.base === 'いたす' || next.base === '致す'
      ? noun + 1
      : noun;
  }
  if (!isVerbal || next.pos !== '助詞' || !BETWEEN.has(next.surface)) {
    return noun;
  }
  let at = noun + 2;
  if (
    at < limit &&
    tokens[at]?.pos === '助詞' &&
    (tokens[at]?.surface === 'は' || tokens[at]?.surface === 'も')
  ) {
    at += 1;
  }
  const verb = tokens[at];
  return at < limit && verb !== undefined && isLightVerb(verb) ? at : noun;
}

/** Particles that may stand between a verbal noun and する: 「録音とかしないで」. */
const BETWEEN = wordSet('between-noun-and-suru');

/** True where two nouns make one compound: 「案内ミス」「二十円」, but not 「これ全部」「今日録音」. */
function joinsNoun(noun: Token | undefined, next: Token | undefined, afterNext: Token | undefined): boolean {
  if (noun === undefined || next === undefined) {
    return false;
  }
  if (next.surface === '・' && afterNext?.pos === '名詞') {
    return true;
  }
  if (next.pos !== '名詞' || (next.posDetail1 === '接尾' && next.posDetail2 === '助動詞語幹')) {
    return noun.surface === '・' && next.pos === '名詞';
  }
  if (next.posDetail1 === '接尾') {
    return true;
  }
  if (next.posDetail1 === '非自立' || next.posDetail1 === '代名詞' || next.posDetail1 === '特殊') {
    return false;
  }
  switch (noun.posDetail1) {
    case '代名詞':
    case '非自立':
    case '副詞可能':
    case '形容動詞語幹':
      return false;
    case '数':
      return next.posDetail1 === '数';
    default:
      return (
        next.posDetail1 !== '副詞可能' &&
        (next.posDetail1 !== '数' || noun.posDetail1 === '数' || noun.posDetail1 === '固有名詞')
      );
  }
}
