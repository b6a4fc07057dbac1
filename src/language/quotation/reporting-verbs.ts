import type { FunctionSet, Token } from '../../model/token.js';
import { CASE, NOUN } from '../endings/ending-states.js';
import { ATTRIBUTIVE, DEMANDS, functionSet, markSet, QUOTED } from '../endings/function-sets.js';
import { type PhraseDraft, predicateOf, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';

// `language/words/reporting.tsv` tells what each of these lists is.
export const SAYING_VERBS = wordSet('saying-verbs');
export const PEOPLE = wordSet('people');
export const HEARERS = wordSet('hearers');
export const DENIABLE_NOUNS = wordSet('deniable-nouns');
const THINKING_VERBS = wordSet('thinking-verbs');
const REPORTING_ADJECTIVES = wordSet('reporting-adjectives');
const SPOKEN_OF = wordSet('spoken-of');
const SAID_BY_NOUN = wordSet('said-by-noun');
const OTHERS_THOUGHTS = wordSet('others-thoughts');

const PASSIVE = functionSet('passive');
const NEXT_QUOTE = markSet('quotes', 'quotes-noun');
/** How far a verb of saying may stand from the content it reports, in phrases. */
const REACH = 5;
/** How far back the one who says it may stand. */
const SUBJECT_REACH = 8;

/** A verb that reports, supposes or denies what stands before と or って. */
export interface ReportingVerb {
  /** Index of its phrase. */
  readonly at: number;
  readonly base: string;
  readonly isThinking: boolean;
}

/** The first predicate after the content, if it is one of saying or thinking. */
export function findReportingVerb(view: SentenceView, index: number): ReportingVerb | undefined {
  const { range, drafts, tokens } = view;
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    const draft = drafts[at] as PhraseDraft;
    const { word } = draft;
    const base = predicateOf(draft, tokens);
    // A verb or an adjective that modifies a noun, 変な and 大きな among them.
    const mayModify = word.pos !== '名詞' || word.posDetail1 === '形容動詞語幹';
    if ((draft.functions & ATTRIBUTIVE) !== 0 && mayModify && !SAYING_VERBS.has(base)) continue;
    if (PEOPLE.has(base) && draft.lastWord === 'と') continue; // 「行こうって友達と話してる」
    const isNext = at === index + 1;
    const isVerb = word.pos === '動詞' || (word.pos === '名詞' && (draft.state & (NOUN | CASE)) === 0);
    if (isVerb) {
      const verb = THINKING_VERBS.has(base) || SAYING_VERBS.has(base) ? base : plainVerb(base);
      const isThinking = THINKING_VERBS.has(verb);
      if (isThinking || SAYING_VERBS.has(verb)) return { at, base: verb, isThinking };
    }
    if (isNext && DENIABLE_NOUNS.has(base)) return { at, base, isThinking: false };
    // 「切らないって居座られて」「来いって母が電話してきて」: the word of those who act
    if (isVerb)
      return isOthersWord(view, index, at) ? { at, base: '言われる', isThinking: false } : undefined;
    if (isNext && isOthersThought(draft, tokens)) return { at, base: 'おっしゃる', isThinking: false };
    if (SAID_BY_NOUN.has(base) && at + 1 < range.end) return { at: at + 1, base: '言う', isThinking: false };
    if (isNext && REPORTING_ADJECTIVES.has(base) && drafts[index]?.mark !== '、')
      return { at, base, isThinking: false };
    if (word.pos === '形容詞' || (draft.marks & NEXT_QUOTE) !== 0) return undefined;
  }
  return undefined;
}

/**
 * What somebody suffers with って, or says who is not spoken to while doing something: after と demands alone, which else is a
 * condition.
 */
function isOthersWord(view: SentenceView, index: number, at: number): boolean {
  const { functions, word, lastWord } = view.drafts[index] as PhraseDraft;
  if (lastWord === 'って' && ((view.drafts[at]?.functions ?? 0) & PASSIVE) !== 0) return true;
  const isSaid =
    lastWord === 'って'
      ? functions !== 0 || word.pos === '動詞'
      : lastWord === 'と' && (functions & DEMANDS) !== 0;
  return isSaid && isNamedBetween(view, index, at, (particle, isHearer) => !isHearer && particle === 'が');
}

/** What a verb of saying or thinking does, with いる behind 〜ては: 「疑ってはいません」 denies. */
export function matrixOf({ drafts, range }: SentenceView, index: number): FunctionSet {
  const { functions, lastWord } = drafts[index] as PhraseDraft;
  const next = index + 1 < range.end ? drafts[index + 1] : undefined;
  return lastWord === 'は' && next?.word.base === 'いる' ? functions | next.functions : functions;
}

/** What others think, in a word of respect: 「間違っているとお考えの方」. */
function isOthersThought({ first, head, word }: PhraseDraft, tokens: readonly Token[]): boolean {
  return head > first && OTHERS_THOUGHTS.has((tokens[head - 1] as Token).surface + word.surface);
}

const E_ROW = 'えけげせてねべめれ';
const U_ROW = 'うくぐすつぬぶむる';

/** The verb of which another is the potential: 言い切れる → 言い切る. */
function plainVerb(base: string): string {
  const row = E_ROW.indexOf(base.charAt(base.length - 2));
  return base.endsWith('る') && row >= 0 ? base.slice(0, -2) + U_ROW.charAt(row) : base;
}

/** 「日付と時間も書きました」: と between two nouns. */
export function joinsNouns({ drafts }: SentenceView, index: number, verb: ReportingVerb): boolean {
  const { functions, word, lastWord } = drafts[index] as PhraseDraft;
  if (verb.at === index + 1 || (functions & ~QUOTED) !== 0 || word.pos !== '名詞' || lastWord !== 'と')
    return false;
  const next = drafts[index + 1]?.word;
  return next?.pos === '名詞' && next.posDetail1 !== '副詞可能';
}

const SUBJECTS: ReadonlySet<string> = new Set(['が', 'は', 'も']);
const ADDRESSED: ReadonlySet<string> = new Set(['に', 'と']);

/**
 * True where the one who says or thinks, or the one who is told, stands between the content and the verb:
 * 「払えって相手が言うもんで」「嘘をつくなって子供に言ってる」.
 */
export function hasPersonBetween(view: SentenceView, index: number, verbAt: number): boolean {
  const isMeant = (particle: string, isHearer: boolean): boolean =>
    SUBJECTS.has(particle) || (!isHearer && ADDRESSED.has(particle));
  return isNamedBetween(view, index, verbAt, isMeant);
}

/** Whether somebody stands between the content and the verb in such a part. @param isHearer whether it is the one who is spoken to */
function isNamedBetween(
  { drafts }: SentenceView,
  index: number,
  verbAt: number,
  isMeant: (particle: string, isHearer: boolean) => boolean,
): boolean {
  for (let at = index + 1; at < verbAt; at++) {
    const { word, lastWord } = drafts[at] as PhraseDraft;
    if (PEOPLE.has(word.base) && isMeant(lastWord, HEARERS.has(word.base))) return true;
  }
  return false;
}

/** True where somebody else is named who may be the one that says or thinks. */
export function hasPersonBefore({ range, drafts }: SentenceView, index: number): boolean {
  for (let at = index - 1; at >= Math.max(range.first, index - SUBJECT_REACH); at--) {
    const { word, lastWord } = drafts[at] as PhraseDraft;
    if (!SUBJECTS.has(lastWord) || !PEOPLE.has(word.base)) continue;
    if (lastWord !== 'が' || !SPOKEN_OF.has(word.base)) return true;
  }
  return false;
}
