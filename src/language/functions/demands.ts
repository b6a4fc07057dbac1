import type { FunctionSet, Token } from '../../model/token.js';
import { FINAL, POLITE, QUOTATION, TE, VERB } from '../endings/ending-states.js';
import {
  COMMAND,
  CONNECTIVE,
  functionSet,
  markSet,
  NEGATIVE,
  POTENTIAL,
  PROHIBITION,
  QUESTION,
  REQUEST,
} from '../endings/function-sets.js';
import { vowelOf } from '../normalise/long-vowels.js';
import type { PhraseDraft, PhrasePlace } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';

const f = functionSet;
const NO_SOFT_REQUEST = f('polite', 'passive', 'regret', 'past', 'prohibition', 'explanation');
const NO_PROHIBITION = f('progressive', 'passive', 'potential', 'polite');
const UNDECIDED = f(
  'negative',
  'past',
  'question',
  'potential',
  'conditional',
  'request',
  'hedge',
  'obligation',
  'quoted',
);
const DECIDED_STATES = VERB | POLITE | FINAL;
const CAUSATIVE = f('causative');
const CONDITIONAL = f('conditional');
const DESIRE = f('desire');
const EXPLANATION = f('explanation');
const HEDGED_DENIAL = f('hedge', 'negative');
const PROGRESSIVE = f('progressive');
const RECEIVE = markSet('receive');
const GIVE = markSet('give');
const SCORNS = markSet('scorns');
const SOFT_REQUEST = markSet('soft-request');
const INVOLUNTARY_VERBS = wordSet('involuntary-verbs');
const POTENTIAL_RECEIVING = wordSet('potential-receiving');
const RECEIVING = wordSet('receiving', 'potential-receiving');
const GIVING = wordSet('giving');

/** もらう, くれる and their kin turn questions and wishes into requests. */
export function readReceiving(
  draft: PhraseDraft,
  functions: FunctionSet,
  marks: number,
  place: PhrasePlace,
): FunctionSet {
  const asks = (functions & QUESTION) !== 0;
  if ((marks & RECEIVE) !== 0) {
    const asksForAct = asks && (functions & EXPLANATION) === 0;
    const supposes = (functions & (CONDITIONAL | NEGATIVE)) === CONDITIONAL;
    if ((functions & POTENTIAL) !== 0 && (asksForAct || supposes)) return (functions | REQUEST) & ~NEGATIVE;
    if ((functions & CAUSATIVE) !== 0) return functions | f('declaration', 'humble');
    if ((functions & DESIRE) !== 0) return functions | REQUEST;
    const isDecided = (functions & UNDECIDED) === 0 && (draft.state & DECIDED_STATES) !== 0;
    // 「払ってもらうわ」「来ていただきます」
    if (place.isLast && (draft.marks & RECEIVE) !== 0 && isDecided) return functions | f('declaration');
  }
  const isWondered = place.isLast && (functions & HEDGED_DENIAL) === HEDGED_DENIAL;
  return (marks & GIVE) !== 0 && (asks || isWondered) ? (functions | REQUEST) & ~NEGATIVE : functions;
}

/** A て form at the end of a sentence asks the hearer to do it: 「やめてよ」「振り込んで」. */
export function readTe(
  draft: PhraseDraft,
  tokens: readonly Token[],
  functions: FunctionSet,
  marks: number,
  place: PhrasePlace,
): FunctionSet {
  const isTe = (draft.state & TE) !== 0 && draft.state !== QUOTATION;
  if (!place.isLast || (marks & SCORNS) !== 0 || (!isTe && (marks & SOFT_REQUEST) === 0)) return functions;
  if (draft.mark === '、' || draft.mark === '…') return functions;
  if ((functions & NEGATIVE) !== 0) {
    const last = draft.end - (draft.mark === '' ? 1 : 2);
    const surface = tokens[last]?.surface;
    const asksNotTo = surface === 'ないで' || (surface === 'で' && tokens[last - 1]?.base === 'ない');
    return asksNotTo ? (functions | PROHIBITION | REQUEST) & ~(NEGATIVE | CONNECTIVE) : functions;
  }
  const isLasting = (functions & PROGRESSIVE) !== 0;
  if (isLasting ? isTe : (functions & NO_SOFT_REQUEST) !== 0) return functions;
  const { pos, base } = draft.word;
  return pos === '動詞' && !INVOLUNTARY_VERBS.has(base) ? (functions | REQUEST) & ~CONNECTIVE : functions;
}

/**
 * 「今日中に振り込め」: IPADIC lists 振り込める as a verb of its own and reads its stem, which stands at the end of a
 * sentence as a command of 振り込む only.
 */
export function isBareCommand(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const { surface, base, conjugationType } = draft.word;
  return (
    conjugationType === '一段' &&
    surface === base.slice(0, -1) &&
    vowelOf(surface.charCodeAt(surface.length - 1)) === 'e' &&
    !draft.isHonorific &&
    draft.mark !== '、' &&
    draft.mark !== '…' &&
    (draft.head + 1 === draft.end || tokens[draft.head + 1]?.pos === '記号')
  );
}

/** 「録音してるな」「あるな」 observe; 「録音するな」 forbids. */
export function isObservation(draft: PhraseDraft, tokens: readonly Token[], functions: FunctionSet): boolean {
  if ((functions & (REQUEST | COMMAND)) !== 0 || (draft.state & FINAL) === 0) return false;
  const isPlain = (functions & NO_PROHIBITION) !== 0 && (functions & EXPLANATION) === 0;
  if (isPlain && !endsWithContraction(draft, tokens)) return true;
  const { base } = draft.word;
  return INVOLUNTARY_VERBS.has(base) && base !== '思う' && base !== '怒る' && base !== 'いる';
}

const CONTRACTIONS: ReadonlySet<string> = new Set(['ん', 'んな', 'んじゃ', 'てん']);

/** 「してんじゃねえよ」「してんなよ」 forbid in the progressive too. */
function endsWithContraction({ head, end, word }: PhraseDraft, tokens: readonly Token[]): boolean {
  for (let index = end - 1; index > head; index--)
    if (CONTRACTIONS.has((tokens[index] as Token).surface)) return true;
  return word.surface.endsWith('ん');
}

/** Marks of もらう, くれる and their kin as heads. */
export function marksOfHead({ base }: Token): number {
  return RECEIVING.has(base) ? RECEIVE : GIVING.has(base) ? GIVE : 0;
}

/** True for いただける and もらえる, words of their own in IPADIC. */
export function isPotentialReceiving({ base }: Token): boolean {
  return POTENTIAL_RECEIVING.has(base);
}
