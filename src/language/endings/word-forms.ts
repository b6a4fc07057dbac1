import type { Token } from '../../model/token.js';
import { wordSet } from '../tables/tables.js';
import {
  ADJECTIVE,
  ADJECTIVE_STEM,
  ADVERBIAL,
  BARE_COMMAND,
  CASE,
  CLAUSE,
  CONTINUATIVE,
  CONTRACTED_RU,
  COPULA,
  FINAL,
  GODAN_NEGATIVE,
  HYPOTHETICAL,
  ICHIDAN,
  IMPERATIVE,
  NOUN,
  PAST,
  POLITE,
  SOUND_CHANGE,
  VERB,
  VERBAL_NOUN,
  VOLITIONAL,
} from './ending-states.js';

const POTENTIAL_VERBS = wordSet('potential-verbs');

/** Where the tail of a word begins and which endings may follow there. */
export interface WordForm {
  /** Offset in the normalised text: the end of the word, or of its stem where the dictionary's cut hides the ending. */
  readonly tailStart: number;
  readonly state: number;
}

/** The form of a word at the end of a head. */
export function formOfWord(token: Token): WordForm {
  if (token.pos === '動詞') return formOfVerb(token);
  if (token.pos === '形容詞') return formOfAdjective(token);
  const isVerbal = token.pos === '名詞' && token.posDetail1 === 'サ変接続';
  return { tailStart: token.end, state: isVerbal ? NOUN | VERBAL_NOUN : NOUN };
}

function formOfVerb(token: Token): WordForm {
  const { conjugationType: type, conjugationForm: form, surface, base, end } = token;
  if (type.startsWith('一段')) {
    const stemLength = base.length - 1;
    const hasStem = surface.length >= stemLength && surface.startsWith(base.slice(0, stemLength));
    if (hasStem && stemLength > 0) {
      const bare = POTENTIAL_VERBS.has(base) || type === '一段・クレル' ? BARE_COMMAND | IMPERATIVE : 0;
      return { tailStart: token.start + stemLength, state: ICHIDAN | CONTRACTED_RU | bare };
    }
    return { tailStart: end, state: ICHIDAN };
  }
  if (form.startsWith('体言接続') && surface.endsWith('ん')) {
    return { tailStart: end - 1, state: CONTRACTED_RU };
  }
  if (type.startsWith('サ変') || type.startsWith('カ変')) return formOfIrregular(token);
  switch (form) {
    case '未然形':
    case '未然レル接続':
    case '未然ヌ接続':
      return { tailStart: end, state: GODAN_NEGATIVE };
    case '未然特殊':
      return surface.endsWith('ん')
        ? { tailStart: end - 1, state: CONTRACTED_RU }
        : { tailStart: end, state: GODAN_NEGATIVE };
    case '未然ウ接続':
      return { tailStart: end, state: VOLITIONAL };
    case '連用形':
      return { tailStart: end, state: surface.endsWith('し') ? CONTINUATIVE | SOUND_CHANGE : CONTINUATIVE };
    case '連用タ接続':
      return { tailStart: end, state: SOUND_CHANGE };
    case '仮定形':
    case '命令ｅ':
      return { tailStart: end, state: HYPOTHETICAL | BARE_COMMAND | IMPERATIVE | ICHIDAN };
    case '命令ｉ':
    case '命令ｒｏ':
    case '命令ｙｏ':
      return { tailStart: end, state: IMPERATIVE | BARE_COMMAND };
    case '仮定縮約１':
    case '仮定縮約２':
      return { tailStart: end, state: CLAUSE };
    default:
      return { tailStart: end, state: VERB };
  }
}

function formOfIrregular(token: Token): WordForm {
  const { surface, end } = token;
  const last = surface.slice(-1);
  const beforeLast = surface.slice(-2, -1);
  if (surface.endsWith('しよ') || surface.endsWith('来よ') || surface.endsWith('こよ')) {
    return { tailStart: end - 1, state: ICHIDAN };
  }
  if (surface === 'せえ') return { tailStart: end, state: IMPERATIVE | BARE_COMMAND };
  if (last === 'る') return { tailStart: end, state: VERB };
  if (last === 'ん') return { tailStart: end - 1, state: CONTRACTED_RU };
  if (last === 'れ') return { tailStart: end, state: HYPOTHETICAL | ICHIDAN };
  if ((last === 'ろ' || last === 'よ' || last === 'い') && beforeLast !== '') {
    return { tailStart: end, state: IMPERATIVE | BARE_COMMAND };
  }
  if (last === 'さ') return { tailStart: end, state: GODAN_NEGATIVE };
  if (last === 'せ') return { tailStart: end, state: GODAN_NEGATIVE | ICHIDAN };
  if (last === 'ゃ') return { tailStart: end, state: CLAUSE };
  return { tailStart: end, state: ICHIDAN };
}

function formOfAdjective(token: Token): WordForm {
  const { conjugationForm: form, end } = token;
  switch (form) {
    case '連用テ接続':
    case '連用ゴザイ接続':
      return { tailStart: end, state: ADVERBIAL };
    case '連用タ接続':
      return { tailStart: end, state: SOUND_CHANGE };
    case '仮定形':
      return { tailStart: end, state: HYPOTHETICAL };
    case '仮定縮約１':
    case '仮定縮約２':
      return { tailStart: end, state: CLAUSE };
    case '未然ウ接続':
      return { tailStart: end - 2, state: ADJECTIVE_STEM };
    case 'ガル接続':
      return { tailStart: end, state: ADJECTIVE_STEM };
    default:
      return { tailStart: end, state: ADJECTIVE };
  }
}

/** The state that a function word leaves behind which no table knows. */
export function stateAfter(token: Token): number {
  if (token.pos === '助詞') {
    switch (token.posDetail1) {
      case '終助詞':
        return FINAL;
      case '接続助詞':
        return CLAUSE;
      default:
        return CASE;
    }
  }
  if (token.pos === '助動詞') {
    switch (token.base) {
      case 'だ':
      case 'や':
      case 'じゃ':
        return token.conjugationForm === '基本形' ? COPULA : CLAUSE;
      case 'です':
      case 'ます':
        return POLITE;
      case 'た':
        return PAST;
      default:
        return token.conjugationForm === '基本形' ? ADJECTIVE : formOfVerb(token).state;
    }
  }
  return formOfWord(token).state;
}
