import type { FunctionSet, Token } from '../model/token.js';
import { ATTRIBUTIVE_FORMS, CASE, NOUN } from './ending-states.js';
import { functionSet, markSet } from './function-sets.js';
import {
  HEARING_VERBS,
  OTHERS_SAY,
  PEOPLE,
  SAYING_VERBS,
  SPEECH_NOUNS,
  SPOKEN_OF,
  THINKING_VERBS,
} from './lexicon.js';
import type { PhraseDraft } from './phrase-drafts.js';
import type { SentenceRange } from './sentences.js';

const f = functionSet;
const NEGATIVE = f('negative');
const QUOTED = f('quoted');
const HEDGE = f('hedge');
const EMPHATIC = f('emphatic');
const CONDITIONAL = f('conditional');
const DEMANDS = f('command', 'request', 'prohibition');
const RECEIVE = markSet('receive');
const QUOTES = markSet('quotes');
const QUOTES_NOUN = markSet('quotes-noun');
const CONCESSION_OR_QUOTE = markSet('concession-or-quote');
const CONDITION_OR_QUOTE = markSet('condition-or-quote');

/** How far a verb of saying may stand from the content it reports, in phrases. */
const REACH = 5;
/** How far back the one who says it may stand. */
const SUBJECT_REACH = 8;

/**
 * Marks what is reported, supposed or denied speech. Works on the functions of the phrases of one sentence in place.
 * Whatever stands in 「」 is quoted; before と or って it depends on the verb: 「〜と言っている」 of the speaker is emphatic,
 * of others quoted; 「〜と思う」 hedges; a denied verb of saying denies its content.
 */
export function markQuotations(
  range: SentenceRange,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index];
    if (draft === undefined) {
      continue;
    }
    if (draft.depth > 0) {
      functions[index] = (functions[index] ?? 0) | QUOTED;
    }
    if ((draft.marks & QUOTES_NOUN) !== 0) {
      readNoun(range, index, drafts, tokens, functions);
    } else if ((draft.marks & CONCESSION_OR_QUOTE) !== 0) {
      readConcession(range, index, drafts, tokens, functions);
    } else if ((draft.marks & (QUOTES | CONDITION_OR_QUOTE)) !== 0) {
      readVerb(range, index, drafts, tokens, functions);
    }
  }
}

/** 「〜というご主張」 reports; 「〜という事実はございません」 denies. */
function readNoun(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  for (let at = index + 1; at < Math.min(range.end, index + 4); at++) {
    const draft = drafts[at];
    const head = tokens[draft?.head ?? -1];
    if (draft === undefined || head === undefined || head.pos !== '名詞') {
      continue;
    }
    const following = at + 1 < range.end ? (functions[at + 1] ?? 0) : 0;
    const isDenied =
      DENIABLE.has(head.base) && (((functions[at] ?? 0) & NEGATIVE) !== 0 || (following & NEGATIVE) !== 0);
    if (isDenied) {
      setContent(range, index, drafts, tokens, functions, QUOTED, true);
    } else if (isCompanion(drafts[index], tokens)) {
      return;
    } else if (SPEECH_NOUNS.has(head.base) || SPEECH_NOUNS.has(wordBefore(draft, tokens) + head.base)) {
      setContent(range, index, drafts, tokens, functions, QUOTED, false);
    }
    return;
  }
}

/** 「弁護士さんとの相談」: with somebody, not somebody's words. */
function isCompanion(draft: PhraseDraft | undefined, tokens: readonly Token[]): boolean {
  const head = tokens[draft?.head ?? -1];
  return draft !== undefined && PEOPLE.has(head?.base ?? '') && lastParticle(draft, tokens) === 'の';
}

/** Nouns whose denial denies the content before という. */
const DENIABLE: ReadonlySet<string> = new Set([
  '事実',
  'こと',
  '認識',
  '話',
  '記録',
  '報告',
  'つもり',
  '訳',
  'わけ',
  '意味',
  '意図',
  '趣旨',
]);

function wordBefore(draft: PhraseDraft, tokens: readonly Token[]): string {
  return draft.head > draft.first ? (tokens[draft.head - 1]?.surface ?? '') : '';
}

/** 「間違ってたって認めろ」: たって right before a verb of saying is た with って. */
function readConcession(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  const verb = findVerb(range, index, drafts, tokens, functions);
  if (verb !== undefined && verb.at === index + 1 && !verb.isThinking && verb.base !== '言う') {
    functions[index] = ((functions[index] ?? 0) | f('past')) & ~f('concessive', 'conditional', 'connective');
    readVerb(range, index, drafts, tokens, functions);
  } else if (
    verb !== undefined &&
    verb.at === index + 1 &&
    ((functions[verb.at] ?? 0) & (DEMANDS | f('progressive'))) !== 0
  ) {
    functions[index] = ((functions[index] ?? 0) | f('past')) & ~f('concessive', 'conditional', 'connective');
    readVerb(range, index, drafts, tokens, functions);
  }
}

function readVerb(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  const draft = drafts[index];
  if (draft === undefined) {
    return;
  }
  const found = findVerb(range, index, drafts, tokens, functions);
  const isWithSomebody = (functions[index] ?? 0) === 0 && PEOPLE.has(tokens[draft.head]?.base ?? '');
  if (isWithSomebody && lastParticle(draft, tokens) !== 'って') {
    return;
  }
  const verb = found !== undefined && joinsNouns(index, found, drafts, tokens, functions) ? undefined : found;
  if (verb === undefined) {
    readWithoutVerb(range, index, draft, tokens, functions);
    return;
  }
  const content = functions[index] ?? 0;
  const matrix = functions[verb.at] ?? 0;
  if ((matrix & NEGATIVE) !== 0 && lastParticle(draft, tokens) === 'しか') {
    functions[index] = content | HEDGE;
    return;
  }
  const hasOtherSubject = hasPersonBefore(range, index, drafts, tokens);
  if (verb.isThinking) {
    readThinking(range, index, drafts, tokens, functions, matrix, verb.base, hasOtherSubject);
    return;
  }
  const isOthers =
    OTHERS_SAY.has(verb.base) ||
    (matrix & f('honorific', 'passive', 'benefactive')) !== 0 ||
    hasOtherSubject ||
    (HEARING_VERBS.has(verb.base) &&
      (content & f('question')) === 0 &&
      (matrix & f('past', 'progressive')) !== 0);
  if ((matrix & NEGATIVE) !== 0) {
    setContent(range, index, drafts, tokens, functions, QUOTED, true);
  } else if ((matrix & CONDITIONAL) !== 0) {
    setContent(range, index, drafts, tokens, functions, QUOTED | CONDITIONAL, false);
  } else if (isOthers || (matrix & DEMANDS) !== 0) {
    setContent(range, index, drafts, tokens, functions, QUOTED, false);
  } else if ((matrix & f('past')) !== 0) {
    const isRepeatedDemand = (content & DEMANDS) !== 0 && (matrix & f('assertion', 'explanation')) !== 0;
    setContent(range, index, drafts, tokens, functions, isRepeatedDemand ? EMPHATIC : QUOTED, false);
  } else if (SPEAKING.has(verb.base)) {
    const echoes = (matrix & f('question')) !== 0;
    setContent(range, index, drafts, tokens, functions, echoes ? QUOTED : EMPHATIC, false);
  }
}

/** Verbs by which a speaker says once more what was said: 「〜と言ってるんだ」. Other verbs (認める, 約束する) act. */
const SPEAKING: ReadonlySet<string> = new Set([
  '言う',
  '云う',
  'いう',
  'ゆう',
  '言える',
  '頼む',
  '聞く',
  '訊く',
  '尋ねる',
  'たずねる',
]);

/** Thinking that weakens what is said; 「〜と認識しております」 does not. */
const HEDGING: ReadonlySet<string> = new Set([
  '思う',
  'おもう',
  '考える',
  'かんがえる',
  '感じる',
  '存じる',
  '存ずる',
  'ぞんじる',
  '思える',
  '思われる',
  '推測',
  '推察',
  '想像',
  '見る',
  '見受ける',
  '拝察',
  '心配',
]);

function readThinking(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
  matrix: FunctionSet,
  base: string,
  hasOtherSubject: boolean,
): void {
  const isHearers =
    (matrix & f('honorific', 'assertion', 'command')) !== 0 ||
    ((matrix & f('question')) !== 0 && (matrix & f('progressive', 'explanation')) !== 0);
  if ((matrix & f('prohibition')) !== 0 || (matrix & NEGATIVE) !== 0) {
    setContent(range, index, drafts, tokens, functions, QUOTED | HEDGE, true);
  } else if (isHearers || (hasOtherSubject && (matrix & f('progressive', 'past')) !== 0)) {
    setContent(range, index, drafts, tokens, functions, QUOTED, false);
  } else if (HEDGING.has(base)) {
    functions[index] = (functions[index] ?? 0) | HEDGE;
  }
}

/** No verb of saying follows: a final って repeats or wonders, と after a present form is a condition. */
function readWithoutVerb(
  range: SentenceRange,
  index: number,
  draft: PhraseDraft,
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  const content = functions[index] ?? 0;
  const isLast = index === range.end - 1;
  const particle = lastParticle(draft, tokens);
  if ((draft.marks & CONDITION_OR_QUOTE) !== 0) {
    if (isLast && particle === 'と' && (draft.mark === '?' || range.isAsked)) {
      functions[index] = content | f('explanation', 'question');
    } else if (isLast && particle === 'と' && (content & f('explanation')) !== 0) {
      functions[index] = content | (draft.mark === '?' ? QUOTED : HEDGE);
    } else if (!isLast || particle !== 'と' || !isExclaimed(draft, tokens)) {
      functions[index] = withCondition(content, draft);
    }
    return;
  }
  if (!isLast) {
    return;
  }
  if (particle === 'って' || particle === 'て') {
    const set = draft.mark === '?' || (content & f('explanation')) !== 0 ? QUOTED : EMPHATIC;
    functions[index] = content | set;
  } else if (particle === 'とか' || particle === 'なんて' || particle === 'さ') {
    functions[index] = content | QUOTED;
  } else if (particle === 'と' && (content & DEMANDS) !== 0) {
    functions[index] = content | QUOTED;
  }
}

/** 「止めていただけると助かります」 asks; other conditions remain conditions. */
function withCondition(content: FunctionSet, draft: PhraseDraft): FunctionSet {
  const asks = (draft.marks & RECEIVE) !== 0 && (content & f('potential')) !== 0;
  return asks ? (content | CONDITIONAL | f('request')) & ~NEGATIVE : content | CONDITIONAL;
}

/** 「なんだと」. */
function isExclaimed(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const head = tokens[draft.head]?.base;
  return head === 'なん' || head === 'なに' || head === '何';
}

function lastParticle(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let at = draft.end - 1; at > draft.head; at--) {
    const token = tokens[at];
    if (token !== undefined && token.pos !== '記号') {
      return token.surface;
    }
  }
  return '';
}

/** 「日付と時間も書きました」: と between two nouns. */
function joinsNouns(
  index: number,
  verb: ReportingVerb,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): boolean {
  const draft = drafts[index];
  const next = drafts[index + 1];
  return (
    draft !== undefined &&
    next !== undefined &&
    verb.at > index + 1 &&
    ((functions[index] ?? 0) & ~QUOTED) === 0 &&
    tokens[draft.head]?.pos === '名詞' &&
    lastParticle(draft, tokens) === 'と' &&
    tokens[next.head]?.pos === '名詞' &&
    tokens[next.head]?.posDetail1 !== '副詞可能'
  );
}

interface ReportingVerb {
  readonly at: number;
  readonly base: string;
  readonly isThinking: boolean;
}

/** The first predicate after the content, if it is one of saying or thinking. */
function findVerb(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): ReportingVerb | undefined {
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    const draft = drafts[at];
    const head = tokens[draft?.head ?? -1];
    if (draft === undefined || head === undefined) {
      return undefined;
    }
    const base =
      LIGHT.has(head.base) && draft.head > draft.first ? nounOf(draft, tokens) : compoundOf(draft, tokens);
    if (((functions[at] ?? 0) & f('attributive')) !== 0 && head.pos !== '名詞' && !SAYING_VERBS.has(base)) {
      continue;
    }
    if (head.pos === '動詞' || (head.pos === '名詞' && isPredicate(draft))) {
      const verb = THINKING_VERBS.has(base) || SAYING_VERBS.has(base) ? base : plainVerb(base);
      const isThinking = THINKING_VERBS.has(verb);
      return isThinking || SAYING_VERBS.has(verb) ? { at, base: verb, isThinking } : undefined;
    }
    if (DENIABLE.has(base) && at === index + 1) {
      return { at, base, isThinking: false };
    }
    if (SAID_BY_NOUN.has(base) && at + 1 < range.end) {
      return { at: at + 1, base: '言う', isThinking: false };
    }
    if (head.pos === '形容詞' || (draft.marks & (QUOTES | QUOTES_NOUN)) !== 0) {
      return undefined;
    }
  }
  return undefined;
}

/** The dictionary form of a head of one or more verbs: 言い/切れ → 言い切れる. */
function compoundOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  let base = tokens[draft.head]?.base ?? '';
  for (let at = draft.head - 1; at >= draft.first && tokens[at]?.pos === '動詞'; at--) {
    base = (tokens[at]?.surface ?? '') + base;
  }
  return base;
}

const E_ROW = 'えけげせてねべめれ';
const U_ROW = 'うくぐすつぬぶむる';

/** The verb of which another is the potential: 言い切れる → 言い切る. */
function plainVerb(base: string): string {
  const row = E_ROW.indexOf(base.charAt(base.length - 2));
  return base.endsWith('る') && row >= 0 ? base.slice(0, -2) + U_ROW.charAt(row) : base;
}

/** Verbs without content of their own. */
const LIGHT: ReadonlySet<string> = new Set(['する', 'いたす', '致す', 'なさる', 'できる', '出来る']);

/** 「〜と口にする」「〜と一筆書く」. */
const SAID_BY_NOUN: ReadonlySet<string> = new Set(['口', '一筆', '文句', '声', '返事']);

function nounOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let at = draft.head - 1; at >= draft.first; at--) {
    const token = tokens[at];
    if (token?.pos === '名詞') {
      return token.base;
    }
  }
  return '';
}

function isPredicate(draft: PhraseDraft): boolean {
  return (draft.state & (NOUN | CASE)) === 0;
}

function hasPersonBefore(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
): boolean {
  for (let at = index - 1; at >= Math.max(range.first, index - SUBJECT_REACH); at--) {
    const draft = drafts[at];
    const head = tokens[draft?.head ?? -1];
    if (draft === undefined || head === undefined) {
      return false;
    }
    const particle = lastParticle(draft, tokens);
    if ((particle === 'は' || particle === 'も') && PEOPLE.has(head.base)) {
      return true;
    }
    if (particle === 'が' && PEOPLE.has(head.base) && !SPOKEN_OF.has(head.base)) {
      return true;
    }
  }
  return false;
}

/** Gives functions to the content before index and, where it is quoted, to the phrases that belong to it. */
function setContent(
  range: SentenceRange,
  index: number,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
  added: FunctionSet,
  isDenied: boolean,
): void {
  const content = functions[index] ?? 0;
  functions[index] = (isDenied ? content ^ NEGATIVE : content) | added;
  if ((added & QUOTED) === 0) {
    return;
  }
  for (let at = index - 1; at >= range.first; at--) {
    const draft = drafts[at];
    if (draft === undefined || !belongsToContent(draft, tokens, functions[at] ?? 0)) {
      return;
    }
    functions[at] = (functions[at] ?? 0) | QUOTED;
  }
}

/** Objects, places and modifiers belong to the predicate that follows; topics and finished clauses do not. */
function belongsToContent(draft: PhraseDraft, tokens: readonly Token[], functions: FunctionSet): boolean {
  const word = tokens[draft.head];
  if (draft.mark === '、' || draft.marks !== 0 || word?.pos === '接続詞' || word?.pos === '感動詞') {
    return false;
  }
  if ((functions & f('attributive')) !== 0 && (draft.state & (ATTRIBUTIVE_FORMS | CASE)) !== 0) {
    return true;
  }
  if ((draft.state & (CASE | NOUN)) === 0) {
    return false;
  }
  const particle = lastParticle(draft, tokens);
  return (
    particle !== 'は' &&
    particle !== 'も' &&
    !(particle === 'が' && PEOPLE.has(tokens[draft.head]?.base ?? ''))
  );
}
