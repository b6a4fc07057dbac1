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
import { isKanji } from '../normalise/characters.js';
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

/** Verbs that make a verbal noun a predicate: する and its kin. */
const LIGHT_VERBS = wordSet('light-verbs');
const SECOND_VERBS = wordSet('second-verbs');
const ADJECTIVE_STEMS = wordSet('adjective-stems');
/** Particles that may stand between a verbal noun and する: 「録音とかしないで」. */
const BETWEEN = wordSet('between-noun-and-suru');
const HONORIFIC_PREFIXES: ReadonlySet<string> = new Set(['お', 'ご', '御']);
/** 「申し訳ありません」 is one predicate. */
const EXISTENCE: ReadonlySet<string> = new Set(['ある', 'ない', 'ござる']);
/** 「お聞かせください」「お待たせいたしました」: the frame お〜する stands around the causative. */
const CAUSATIVE: ReadonlySet<string> = new Set(['せる', 'させる']);
const STEM_STATES = CONTINUATIVE | ICHIDAN | SOUND_CHANGE;
/** In what kana the stem of a verb may end. */
const STEM_ENDS: ReadonlySet<string> = new Set('いきぎしちにびみりえけげせてねべめれ');
const SHORTEST_VERB_ENDING = 3;
/** From this length on an ending of the tables counts more than a word that looks like the second of a compound. */
const SHORTEST_KNOWN = 2;

/** Reads the head that starts at token `first`; it ends before token `limit`. */
export function readHead(text: string, tokens: readonly Token[], first: number, limit: number): Head {
  let index = first;
  let isHonorific = false;
  while (index < limit - 1 && tokens[index]?.pos === '接頭詞') {
    isHonorific ||= HONORIFIC_PREFIXES.has(tokens[index]?.surface ?? '');
    index += 1;
  }
  const token = tokens[index] as Token;
  if (isFunctionWord(token, ANY) && !isContentVerb(token))
    return { last: index, tailStart: token.start, state: ANY, isHonorific, isEmpty: true };
  if (token.pos === '名詞') return readNounHead(text, tokens, index, limit, isHonorific);
  if (token.pos === '動詞') return readVerbHead(text, tokens, index, limit, isHonorific);
  return { last: index, ...formOfWord(token), isHonorific, isEmpty: false };
}

function isContentVerb({ pos, posDetail1 }: Token): boolean {
  return (pos === '動詞' || pos === '形容詞') && posDetail1 === '非自立';
}

/** Reads a noun, its compound, and the する, できる or なさる that makes it a predicate. */
function readNounHead(
  text: string,
  tokens: readonly Token[],
  first: number,
  limit: number,
  isHonorific: boolean,
): Head {
  let last = first;
  let noun = tokens[last] as Token;
  let isStem = isVerbStem(text, tokens, last, limit);
  while (last + 1 < limit && !isStem && joinsNoun(noun, tokens[last + 1] as Token, tokens[last + 2])) {
    if (endingLength(text, tokens, last + 1, limit, noun.end, NOUN) >= SHORTEST_KNOWN) break;
    last += 1;
    noun = tokens[last] as Token;
    isStem = isVerbStem(text, tokens, last, limit);
  }
  const takesHonorific = isHonorific || isHonorificNoun(tokens[first] as Token);
  const verb = lightVerbAfter(tokens, last, limit, isHonorific);
  if (verb > last) return readVerbHead(text, tokens, verb, limit, takesHonorific);
  const next = last + 1 < limit ? tokens[last + 1] : undefined;
  if (noun.posDetail1 === 'ナイ形容詞語幹' && next !== undefined && EXISTENCE.has(next.base))
    return { last: last + 1, ...formOfWord(next), isHonorific, isEmpty: false };
  if (isStem) return { last, tailStart: noun.end, state: STEM_STATES, isHonorific, isEmpty: false };
  const state =
    NOUN |
    (ADJECTIVE_STEMS.has(noun.surface) ? ADJECTIVE_STEM : 0) |
    (noun.posDetail1 === 'サ変接続' ? VERBAL_NOUN : 0) |
    (takesHonorific ? HONORIFIC_STEM | VERBAL_NOUN : 0);
  return { last, tailStart: noun.end, state, isHonorific: takesHonorific, isEmpty: false };
}

/** True where IPADIC takes a verb's stem for a noun before an ending it does not know: 「止めちょくれ」「待ちきらん」. */
function isVerbStem(text: string, tokens: readonly Token[], noun: number, limit: number): boolean {
  const { surface, end } = tokens[noun] as Token;
  if (!STEM_ENDS.has(surface.charAt(surface.length - 1))) return false;
  const before = surface.charCodeAt(surface.length - 2);
  if (!isKanji(before) && !(before >= 0x3041 && before <= 0x3096)) return false;
  const asVerb = endingLength(text, tokens, noun + 1, limit, end, STEM_STATES);
  return asVerb >= SHORTEST_VERB_ENDING && asVerb > endingLength(text, tokens, noun + 1, limit, end, NOUN);
}

/** 「お答え」「ご案内」 as one word of the dictionary. */
function isHonorificNoun({ surface }: Token): boolean {
  return surface.length > 1 && HONORIFIC_PREFIXES.has(surface.charAt(0));
}

/** Index of the verb that makes a predicate of the noun at `index`, or `index`. */
function lightVerbAfter(
  tokens: readonly Token[],
  index: number,
  limit: number,
  isHonorific: boolean,
): number {
  const next = tokens[index + 1];
  if (index + 1 >= limit || next === undefined) return index;
  const noun = tokens[index] as Token;
  const isVerbal = noun.posDetail1 === 'サ変接続' || isHonorific || isHonorificNoun(noun);
  if (isLightVerb(next)) {
    const isPlain = next.base === 'する' || next.base === 'いたす' || next.base === '致す';
    return isVerbal || isPlain ? index + 1 : index;
  }
  if (!isVerbal || next.pos !== '助詞' || !BETWEEN.has(next.surface)) return index;
  let at = index + 2;
  const particle = tokens[at];
  if (at < limit && particle?.pos === '助詞' && (particle.surface === 'は' || particle.surface === 'も'))
    at += 1;
  const verb = tokens[at];
  return at < limit && verb !== undefined && isLightVerb(verb) ? at : index;
}

/** True where two nouns make one compound: 「案内ミス」「二十円」, but not 「これ全部」「今日録音」. */
function joinsNoun(noun: Token, next: Token, afterNext: Token | undefined): boolean {
  const { posDetail1 } = next;
  if (next.surface === '・' && afterNext?.pos === '名詞') return true;
  if (next.pos !== '名詞') return false;
  if (posDetail1 === '接尾') return next.posDetail2 !== '助動詞語幹' || noun.surface === '・';
  if (posDetail1 === '非自立' || posDetail1 === '代名詞' || posDetail1 === '特殊') return false;
  switch (noun.posDetail1) {
    case '代名詞':
    case '非自立':
    case '副詞可能':
    case '形容動詞語幹':
      return false;
    case '数':
      return posDetail1 === '数';
    default:
      return posDetail1 !== '副詞可能' && (posDetail1 !== '数' || noun.posDetail1 === '固有名詞');
  }
}

/** Reads a verb, the verbs compounded with it, and the する of お〜する. */
function readVerbHead(
  text: string,
  tokens: readonly Token[],
  first: number,
  limit: number,
  isHonorific: boolean,
): Head {
  let last = first;
  let verb = tokens[first] as Token;
  let form = formOfWord(verb);
  while (last + 1 < limit && (form.state & (CONTINUATIVE | ICHIDAN)) !== 0 && form.tailStart === verb.end) {
    const next = tokens[last + 1] as Token;
    if (next.pos !== '動詞' || next.posDetail1 === '接尾' || !SECOND_VERBS.has(next.base)) break;
    if (endingLength(text, tokens, last + 1, limit, form.tailStart, form.state) >= SHORTEST_KNOWN) break;
    last += 1;
    verb = next;
    form = formOfWord(next);
  }
  if (!isHonorific) return { last, ...form, isHonorific, isEmpty: false };
  while (last + 1 < limit && CAUSATIVE.has(tokens[last + 1]?.base ?? '')) {
    last += 1;
    verb = tokens[last] as Token;
    form = { tailStart: verb.end, state: ICHIDAN };
  }
  const next = last + 1 < limit ? tokens[last + 1] : undefined;
  if (next !== undefined && isLightVerb(next))
    return { last: last + 1, ...formOfWord(next), isHonorific, isEmpty: false };
  const state = isLightVerb(verb) ? form.state : form.state | HONORIFIC_STEM | NOUN;
  return { last, tailStart: form.tailStart, state, isHonorific, isEmpty: false };
}

function isLightVerb({ pos, posDetail1, base }: Token): boolean {
  return pos === '動詞' && posDetail1 !== '接尾' && LIGHT_VERBS.has(base);
}
