import type { Token } from '../../model/token.js';
import { ATTRIBUTIVE, functionSet, markSet, NEGATIVE, QUOTED } from '../endings/function-sets.js';
import {
  headBaseOf,
  lastWordOf,
  type PhraseDraft,
  predicateOf,
  type SentenceView,
} from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown } from './quoted-content.js';
import { readConcession, readQuotation, readRequest } from './reported-speech.js';
import { DENIABLE_NOUNS, findReportingVerb, HEARERS, PEOPLE, SPEECH_NOUNS } from './reporting-verbs.js';
import { readSetAside } from './set-aside.js';

const NOMINAL = functionSet('nominal');
const QUOTES = markSet('quotes');
const QUOTES_NOUN = markSet('quotes-noun');
const CONCESSION_OR_QUOTE = markSet('concession-or-quote');
const CONDITION_OR_QUOTE = markSet('condition-or-quote');
const GOING_OR_QUOTE = markSet('going-or-quote');

/**
 * Marks what is reported, supposed or denied speech. Works on the functions of the phrases of one sentence in place.
 * Whatever stands in 「」 is quoted; before と or って it depends on the verb: 「〜と言っている」 of the speaker is emphatic,
 * of others quoted; 「〜と思う」 hedges; a denied verb of saying denies its content.
 */
export function markQuotations(view: SentenceView): void {
  const { range, drafts, functions } = view;
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index];
    if (draft === undefined) continue;
    if (draft.depth > 0) functions[index] = (functions[index] ?? 0) | QUOTED;
    if ((draft.marks & QUOTES_NOUN) !== 0) {
      readNoun(view, index);
    } else if ((draft.marks & CONCESSION_OR_QUOTE) !== 0) {
      readConcession(view, index);
    } else if ((draft.marks & GOING_OR_QUOTE) !== 0) {
      readRequest(view, index);
    } else if ((draft.marks & (QUOTES | CONDITION_OR_QUOTE)) !== 0 || isAskedByOthers(view, index, draft)) {
      readQuotation(view, index);
    }
    readSetAside(view, index);
    readMention(view, index);
  }
}

/** 「どこに住んでるのと聞かれた」: の that asks, with と right before a verb of saying; elsewhere it makes a noun. */
function isAskedByOthers(view: SentenceView, index: number, draft: PhraseDraft): boolean {
  return (
    ((view.functions[index] ?? 0) & NOMINAL) !== 0 &&
    lastWordOf(draft, view.tokens) === 'と' &&
    findReportingVerb(view, index)?.at === index + 1
  );
}

/** 「〜というご主張」 reports; 「〜という事実はございません」 denies. */
function readNoun(view: SentenceView, index: number): void {
  const { range, drafts, tokens, functions } = view;
  for (let at = index + 1; at < Math.min(range.end, index + 4); at++) {
    const draft = drafts[at];
    const head = tokens[draft?.head ?? -1];
    if (draft === undefined || head === undefined || head.pos !== '名詞') continue;
    const predicate = functions[predicateBehind(view, at)] ?? 0;
    const isDenied =
      DENIABLE_NOUNS.has(head.base) &&
      (((functions[at] ?? 0) & NEGATIVE) !== 0 || (predicate & NEGATIVE) !== 0);
    if (isDenied) {
      denyContent(view, index, 0);
      disown(view, index);
    } else if (isCompanion(drafts[index], tokens)) {
      return;
    } else if (isSaidByPeople(view, index, head)) {
      addToContent(view, index, QUOTED);
      disown(view, index);
    } else if (SPEECH_NOUNS.has(head.base) || SPEECH_NOUNS.has(wordBefore(draft, tokens) + head.base)) {
      addToContent(view, index, QUOTED);
      if (!ABOUT_WORDS.has(head.base)) disown(view, index);
    }
    return;
  }
}

/** 「金返せっていう人もいる」: words of people who are not spoken to; what somebody is called by (田中という者) is no speech. */
function isSaidByPeople({ drafts, tokens, functions }: SentenceView, index: number, head: Token): boolean {
  const draft = drafts[index];
  return (
    draft !== undefined &&
    ((functions[index] ?? 0) & ~ATTRIBUTIVE) !== 0 &&
    SAYING.test(lastWordOf(draft, tokens)) &&
    PEOPLE.has(head.base) &&
    !HEARERS.has(head.base)
  );
}

/** Not みたいな, which compares: 「反省文みたいなやつを書け」. */
const SAYING = /(?:いう|言う|ゆう|つう|って)$/u;

/** The phrase behind a noun, adverbs left out; -1 where there is none. */
function predicateBehind({ range, drafts, tokens }: SentenceView, index: number): number {
  let at = index + 1;
  while (at < range.end - 1 && tokens[drafts[at]?.head ?? -1]?.pos === '副詞') at++;
  return at < range.end ? at : -1;
}

/** Nouns of words that are talked about by repeating them: 「待てという言い方はないだろう」. */
const ABOUT_WORDS = wordSet('about-words');

/** 「弁護士さんとの相談」: with somebody, not somebody's words. */
function isCompanion(draft: PhraseDraft | undefined, tokens: readonly Token[]): boolean {
  const head = tokens[draft?.head ?? -1];
  return draft !== undefined && PEOPLE.has(head?.base ?? '') && lastWordOf(draft, tokens) === 'の';
}

function wordBefore(draft: PhraseDraft, tokens: readonly Token[]): string {
  return draft.head > draft.first ? (tokens[draft.head - 1]?.surface ?? '') : '';
}

/** What is said of any words, however little they say by themselves: 「このバカ野郎は言い過ぎました」. */
const SAID_OF_ANY_WORDS = wordSet('said-of-any-words');

/** What is said of words that are the subject: 「死ねは言い過ぎました」「殺すぞってのはあいつの口癖で」. */
const SAID_OF_WORDS = wordSet('said-of-any-words', 'said-of-words');

/** First parts of 決まり文句 and 決め台詞 where they are words by themselves. */
const PARTS: ReadonlySet<string> = new Set(['決まる', '決まり', '決める', '決め']);

/** Whose line it is decides: 「金返せってのはこっちの台詞だ」 demands. */
const OWN = wordSet('own');

/** Particles that make a subject of finished words: also って, 「金返せってゲームの中の言葉ですよ」. */
const SUBJECT = /^(?:は|が|も|なんて|って)$/u;

/** What finished words may do; a plain noun or a clause that tells is no mention of words. */
const FINISHED = functionSet(
  'command',
  'prohibition',
  'request',
  'declaration',
  'intention',
  'assertion',
  'question',
  'quoted',
  'nominal',
);

/** How many modifiers may stand before what is said of the words. */
const REACH = 3;

/**
 * Marks words as quoted and disowned where phrase `index` says something of them as words: 「〜が口癖でした」「〜は言い過ぎました」
 * 「〜ってのはよく聞く言葉です」.
 */
export function readMention(view: SentenceView, index: number): void {
  const { drafts, tokens, functions, range } = view;
  if (!isOfWords(view, index) || ((functions[index] ?? 0) & NEGATIVE) !== 0) return; // 「冗談じゃない」
  for (let at = index - 1; at >= Math.max(range.first, index - 1 - REACH); at--) {
    const draft = drafts[at];
    if (draft === undefined || OWN.has(headBaseOf(view, at))) return;
    // 「返せ、は言い過ぎた」: the particle stands by itself behind a pause.
    if (SUBJECT.test(draft.isEmpty ? (tokens[draft.head]?.surface ?? '') : lastWordOf(draft, tokens))) {
      const words = draft.isEmpty ? at - 1 : at;
      if (isMentioned(view, words, index)) {
        addToContent(view, words, QUOTED);
        disown(view, words);
      }
      return;
    }
    const isModifier = ((functions[at] ?? 0) & ATTRIBUTIVE) !== 0 || tokens[draft.head]?.pos === '副詞';
    if (!isModifier && !PARTS.has(headBaseOf(view, at))) return;
  }
}

/** Whether phrase `at` is words of which phrase `index` says something; a noun is so only where that is said of any words, or behind って. */
function isMentioned(view: SentenceView, at: number, index: number): boolean {
  const { range, drafts, tokens, functions } = view;
  const draft = drafts[at];
  const head = tokens[draft?.head ?? -1];
  if (at < range.first || draft === undefined || head === undefined) return false;
  if (head.pos === '動詞' || ((functions[at] ?? 0) & FINISHED) !== 0) return true;
  const isNamed = lastWordOf(draft, tokens) === 'って' && head.posDetail1 !== '代名詞';
  return isNamed || SAID_OF_ANY_WORDS.has(predicateAt(view, index));
}

function isOfWords(view: SentenceView, index: number): boolean {
  return SAID_OF_WORDS.has(headBaseOf(view, index)) || SAID_OF_WORDS.has(predicateAt(view, index));
}

function predicateAt({ drafts, tokens }: SentenceView, index: number): string {
  const draft = drafts[index];
  return draft === undefined ? '' : predicateOf(draft, tokens);
}
