import type { Token } from '../../model/token.js';
import { endingLength } from '../endings/ending-search.js';
import {
  ADJECTIVE_STEM,
  ANY,
  CONTINUATIVE,
  HONORIFIC_STEM,
  ICHIDAN,
  NOUN,
  SOUND_CHANGE,
  VERBAL_NOUN,
} from '../endings/ending-states.js';
import { formOfWord } from '../endings/word-forms.js';
import { wordSet } from '../tables/tables.js';
import { isFunctionWord } from './tail.js';

/** The content head of a phrase. */
export interface Head {
  /** Index of its last token. */
  readonly last: number;
  /** Offset where its tail begins. */
  readonly tailStart: number;
  /** The state (`ending-states.ts`) in which its tail begins. */
  readonly state: number;
  /** True where お or ご stands before it. */
  readonly isHonorific: boolean;
  /** True where the phrase has no content word: its tail starts with its first token. */
  readonly isEmpty: boolean;
}

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
  if (token.pos === '名詞') return readNounHead(text, tokens, index, limit, isHonorific);
  if (token.pos === '動詞') return readVerbHead(text, tokens, index, limit, isHonorific);
  return { last: index, ...formOfWord(token), isHonorific, isEmpty: false };
}

function isContentVerb(token: Token): boolean {
  return (token.pos === '動詞' || token.pos === '形容詞') && token.posDetail1 === '非自立';
}

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
  if (noun + 1 >= limit || next === undefined) return noun;
  const isVerbal = tokens[noun]?.posDetail1 === 'サ変接続' || isHonorific || isHonorificNoun(tokens[noun]);
  if (isLightVerb(next)) {
    return isVerbal || next.base === 'する' || next.base === 'いたす' || next.base === '致す'
      ? noun + 1
      : noun;
  }
  if (!isVerbal || next.pos !== '助詞' || !BETWEEN.has(next.surface)) return noun;
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
  if (noun === undefined || next === undefined) return false;
  if (next.surface === '・' && afterNext?.pos === '名詞') return true;
  if (next.pos !== '名詞' || (next.posDetail1 === '接尾' && next.posDetail2 === '助動詞語幹')) {
    return noun.surface === '・' && next.pos === '名詞';
  }
  if (next.posDetail1 === '接尾') return true;
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
  if (verb === undefined) return { last: first, tailStart: 0, state: ANY, isHonorific, isEmpty: false };
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
    if (endingLength(text, tokens, last + 1, limit, form.tailStart, form.state) >= SHORTEST_KNOWN) break;
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
