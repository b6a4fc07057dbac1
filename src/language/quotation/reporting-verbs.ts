import type { FunctionSet, Token } from '../../model/token.js';
import { CASE, NOUN } from '../endings/ending-states.js';
import { ATTRIBUTIVE, DEMANDS, functionSet, markSet } from '../endings/function-sets.js';
import { lastWordOf, type PhraseDraft, predicateOf, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';

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
  const { range, drafts, tokens, functions } = view;
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    const draft = drafts[at];
    const head = tokens[draft?.head ?? -1];
    if (draft === undefined || head === undefined) return undefined;
    const base = predicateOf(draft, tokens);
    if (((functions[at] ?? 0) & ATTRIBUTIVE) !== 0 && isModifier(head) && !SAYING_VERBS.has(base)) continue;
    if (PEOPLE.has(base) && lastWordOf(draft, tokens) === 'と') {
      continue; // 「行こうって友達と話してる」
    }
    const isVerb = head.pos === '動詞' || (head.pos === '名詞' && isPredicate(draft));
    if (isVerb) {
      const verb = THINKING_VERBS.has(base) || SAYING_VERBS.has(base) ? base : plainVerb(base);
      const isThinking = THINKING_VERBS.has(verb);
      if (isThinking || SAYING_VERBS.has(verb)) return { at, base: verb, isThinking };
    }
    if (at === index + 1 && DENIABLE_NOUNS.has(base)) return { at, base, isThinking: false };
    if (isVerb) {
      // 「切らないって居座られて」「来いって母が電話してきて」: the word of those who act
      const isOthers = isSuffered(view, index, at) || isToldByActing(view, index, at);
      return isOthers ? { at, base: '言われる', isThinking: false } : undefined;
    }
    if (at === index + 1 && isOthersThought(draft, tokens))
      return { at, base: 'おっしゃる', isThinking: false };
    if (SAID_BY_NOUN.has(base) && at + 1 < range.end) return { at: at + 1, base: '言う', isThinking: false };
    if (at === index + 1 && REPORTING_ADJECTIVES.has(base) && drafts[index]?.mark !== '、') {
      return { at, base, isThinking: false };
    }
    if (head.pos === '形容詞' || (draft.marks & NEXT_QUOTE) !== 0) return undefined;
  }
  return undefined;
}

/** What somebody suffers with って. */
function isSuffered({ drafts, tokens, functions }: SentenceView, index: number, at: number): boolean {
  const draft = drafts[index];
  return (
    draft !== undefined && ((functions[at] ?? 0) & PASSIVE) !== 0 && lastWordOf(draft, tokens) === 'って'
  );
}

/** What somebody who is not spoken to says while doing something: after と demands alone, which else is a condition. */
function isToldByActing(view: SentenceView, index: number, at: number): boolean {
  const { drafts, tokens, functions } = view;
  const draft = drafts[index];
  if (draft === undefined) return false;
  const content = functions[index] ?? 0;
  const particle = lastWordOf(draft, tokens);
  const isSaid =
    particle === 'って'
      ? content !== 0 || tokens[draft.head]?.pos === '動詞'
      : particle === 'と' && (content & DEMANDS) !== 0;
  return isSaid && hasSubjectBetween(view, index, at);
}

/** What a verb of saying or thinking does, with いる behind 〜ては: 「疑ってはいません」 denies. */
export function matrixOf({ drafts, tokens, functions, range }: SentenceView, index: number): FunctionSet {
  const own = functions[index] ?? 0;
  const draft = drafts[index];
  const next = drafts[index + 1];
  if (draft === undefined || next === undefined || index + 1 >= range.end) return own;
  const isSplit = lastWordOf(draft, tokens) === 'は' && tokens[next.head]?.base === 'いる';
  return isSplit ? own | (functions[index + 1] ?? 0) : own;
}

/** A verb or an adjective that modifies a noun, 変な and 大きな among them. */
function isModifier(head: Token): boolean {
  return head.pos !== '名詞' || head.posDetail1 === '形容動詞語幹';
}

/** What others think, in a word of respect: 「間違っているとお考えの方」. */
function isOthersThought(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const surface = (tokens[draft.head - 1]?.surface ?? '') + (tokens[draft.head]?.surface ?? '');
  return draft.head > draft.first && OTHERS_THOUGHTS.has(surface);
}

const E_ROW = 'えけげせてねべめれ';

const U_ROW = 'うくぐすつぬぶむる';

/** The verb of which another is the potential: 言い切れる → 言い切る. */
function plainVerb(base: string): string {
  const row = E_ROW.indexOf(base.charAt(base.length - 2));
  return base.endsWith('る') && row >= 0 ? base.slice(0, -2) + U_ROW.charAt(row) : base;
}

function isPredicate(draft: PhraseDraft): boolean {
  return (draft.state & (NOUN | CASE)) === 0;
}

/** 「日付と時間も書きました」: と between two nouns. */
export function joinsNouns(view: SentenceView, index: number, verb: ReportingVerb): boolean {
  const { drafts, tokens, functions } = view;
  const draft = drafts[index];
  const next = drafts[index + 1];
  return (
    draft !== undefined &&
    next !== undefined &&
    verb.at > index + 1 &&
    ((functions[index] ?? 0) & ~functionSet('quoted')) === 0 &&
    tokens[draft.head]?.pos === '名詞' &&
    lastWordOf(draft, tokens) === 'と' &&
    tokens[next.head]?.pos === '名詞' &&
    tokens[next.head]?.posDetail1 !== '副詞可能'
  );
}

/**
 * True where the one who says or thinks, or the one who is told, stands between the content and the verb:
 * 「払えって相手が言うもんで」「嘘をつくなって子供に言ってる」.
 */
export function hasPersonBetween(view: SentenceView, index: number, verbAt: number): boolean {
  return isNamedBetween(
    view,
    index,
    verbAt,
    (particle, isHearer) => SUBJECTS.has(particle) || (!isHearer && ADDRESSED.has(particle)),
  );
}

const SUBJECTS: ReadonlySet<string> = new Set(['が', 'は', 'も']);
const ADDRESSED: ReadonlySet<string> = new Set(['に', 'と']);

/** Whether one who is not spoken to is named as the one who acts, between the content and the verb. */
function hasSubjectBetween(view: SentenceView, index: number, verbAt: number): boolean {
  return isNamedBetween(view, index, verbAt, (particle, isHearer) => !isHearer && particle === 'が');
}

/** Whether somebody stands between the content and the verb in such a part. @param isHearer whether it is the one who is spoken to */
function isNamedBetween(
  { drafts, tokens }: SentenceView,
  index: number,
  verbAt: number,
  isMeant: (particle: string, isHearer: boolean) => boolean,
): boolean {
  return drafts.slice(index + 1, verbAt).some((draft) => {
    const base = tokens[draft.head]?.base ?? '';
    return PEOPLE.has(base) && isMeant(lastWordOf(draft, tokens), HEARERS.has(base));
  });
}

/** True where somebody else is named who may be the one that says or thinks. */
export function hasPersonBefore(view: SentenceView, index: number): boolean {
  const { range, drafts, tokens } = view;
  for (let at = index - 1; at >= Math.max(range.first, index - SUBJECT_REACH); at--) {
    const draft = drafts[at];
    const head = tokens[draft?.head ?? -1];
    if (draft === undefined || head === undefined) return false;
    const particle = lastWordOf(draft, tokens);
    if ((particle === 'は' || particle === 'も') && PEOPLE.has(head.base)) return true;
    if (particle === 'が' && PEOPLE.has(head.base) && !SPOKEN_OF.has(head.base)) return true;
  }
  return false;
}

export const SAYING_VERBS = wordSet('saying-verbs');
export const THINKING_VERBS = wordSet('thinking-verbs');
export const HEARING_VERBS = wordSet('hearing-verbs');
export const OTHERS_SAY = wordSet('others-say');
export const INSISTS = wordSet('insisting');
export const REPORTING_ADJECTIVES = wordSet('reporting-adjectives');
export const SPEECH_NOUNS = wordSet('carriers', 'speech-nouns');
export const PEOPLE = wordSet('people');
export const SPOKEN_OF = wordSet('spoken-of');
export const HEARERS = wordSet('hearers');
export const DENIABLE_NOUNS = wordSet('deniable-nouns');
export const SAID_BY_NOUN = wordSet('said-by-noun');
export const OTHERS_THOUGHTS = wordSet('others-thoughts');
