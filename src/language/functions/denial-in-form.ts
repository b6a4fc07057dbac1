import type { Token } from '../../model/token.js';
import { NEGATIVE } from '../endings/single-functions.js';
import type { PhraseDraft } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';

const DENIED_IN_FORM = wordSet('denied-in-form');

/** 「申し訳ございません」「とんでもない」「構いません」 deny nothing. */
export function deniesInForm(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((draft.functions & NEGATIVE) === 0 && tokens[draft.head]?.base !== 'ない') {
    return false;
  }
  for (let index = draft.first; index <= draft.head; index++) {
    const token = tokens[index];
    if (token !== undefined && (DENIED_IN_FORM.has(token.base) || DENIED_IN_FORM.has(token.surface))) {
      return true;
    }
  }
  const previous = tokens[draft.first - 1];
  const beforeParticle = tokens[draft.first - 2];
  return (
    (previous !== undefined && DENIED_IN_FORM.has(previous.surface)) ||
    (previous?.pos === '助詞' &&
      beforeParticle !== undefined &&
      FORM_WITH_PARTICLE.has(beforeParticle.surface))
  );
}

/** 「間違いありません」「間違いなく」 assert; 「間違いはありません」, two phrases, denies. */
export function isCertain(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const noun = tokens[draft.head - 1];
  return (
    draft.head > draft.first &&
    (noun?.surface === '間違い' || noun?.surface === 'まちがい') &&
    noun.posDetail1 === 'ナイ形容詞語幹'
  );
}

/** 「申し訳が立たない」 is no such form, 「申し訳もございません」 is. */
const FORM_WITH_PARTICLE = wordSet('denied-in-form-with-particle');
