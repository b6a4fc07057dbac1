import type { Token } from '../../model/token.js';
import { ATTRIBUTIVE, functionSet, markSet, NEGATIVE, QUOTED } from '../endings/function-sets.js';
import { type PhraseDraft, predicateOf, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown, retell } from './quoted-content.js';
import { readConcession, readQuotation, readRequest } from './reported-speech.js';
import { DENIABLE_NOUNS, findReportingVerb, HEARERS, PEOPLE } from './reporting-verbs.js';
import { readSetAside } from './set-aside.js';

const NOMINAL = functionSet('nominal');
const QUOTES_NOUN = markSet('quotes-noun');
const CONCESSION_OR_QUOTE = markSet('concession-or-quote');
const GOING_OR_QUOTE = markSet('going-or-quote');
const MAY_QUOTE = markSet('quotes', 'condition-or-quote');

/**
 * Marks what is reported, supposed or denied speech. Works on the functions of the phrases of one sentence in place.
 * Whatever stands in 「」 is quoted; before と or って it depends on the verb: 「〜と言っている」 of the speaker is emphatic,
 * of others quoted; 「〜と思う」 hedges; a denied verb of saying denies its content.
 */
export function markQuotations(view: SentenceView): void {
  const { range, drafts, tokens } = view;
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index] as PhraseDraft;
    const { marks } = draft;
    if (draft.depth > 0) draft.functions |= QUOTED;
    if ((marks & QUOTES_NOUN) !== 0) readNoun(view, index, draft);
    else if ((marks & CONCESSION_OR_QUOTE) !== 0) readConcession(view, index, draft);
    else if ((marks & GOING_OR_QUOTE) !== 0) readRequest(view, index, draft);
    else if ((marks & MAY_QUOTE) !== 0 || isAskedByOthers(view, index, draft))
      readQuotation(view, index, draft);
    readSetAside(view, index, draft);
    const predicate = predicateOf(draft, tokens);
    if (SAID_OF_WORDS.has(draft.word.base) || SAID_OF_WORDS.has(predicate))
      readMention(view, index, predicate);
  }
}

/** 「どこに住んでるのと聞かれた」: の that asks, with と right before a verb of saying; elsewhere it makes a noun. */
function isAskedByOthers(view: SentenceView, index: number, { functions, lastWord }: PhraseDraft): boolean {
  const mayAsk = lastWord === 'と' && (functions & NOMINAL) !== 0;
  return mayAsk && findReportingVerb(view, index)?.at === index + 1;
}

/** Nouns of speech and thought: 「〜というご主張」 reports. */
const SPEECH_NOUNS = wordSet('carriers', 'speech-nouns');
/** Nouns of words that are talked about by repeating them: 「待てという言い方はないだろう」. */
const ABOUT_WORDS = wordSet('about-words');
/** Not みたいな, which compares: 「反省文みたいなやつを書け」. */
const SAYING = /(?:いう|言う|ゆう|つう|って)$/u;
/** How far behind という the noun may stand. */
const NOUN_REACH = 3;

/** 「〜というご主張」 reports; 「〜という事実はございません」 denies. */
function readNoun(view: SentenceView, index: number, content: PhraseDraft): void {
  const { range, drafts, tokens } = view;
  let at = index + 1;
  const end = Math.min(range.end, at + NOUN_REACH);
  while (at < end && drafts[at]?.word.pos !== '名詞') at++;
  const noun = drafts[at];
  if (at >= end || noun === undefined) return;
  const { word, head, first } = noun;
  if (DENIABLE_NOUNS.has(word.base) && ((noun.functions | predicateBehind(view, at)) & NEGATIVE) !== 0) {
    denyContent(view, index, 0);
    disown(view, index);
    return;
  }
  // 「弁護士さんとの相談」: with somebody, not somebody's words.
  if (PEOPLE.has(content.word.base) && content.lastWord === 'の') return;
  const before = head > first ? (tokens[head - 1] as Token).surface : '';
  if (isSaidByPeople(content, word)) retell(view, index);
  else if (SPEECH_NOUNS.has(word.base) || SPEECH_NOUNS.has(before + word.base)) {
    addToContent(view, index, QUOTED);
    if (!ABOUT_WORDS.has(word.base)) disown(view, index);
  }
}

/** 「金返せっていう人もいる」: words of people who are not spoken to; what somebody is called by (田中という者) is no speech. */
function isSaidByPeople({ functions, lastWord }: PhraseDraft, { base }: Token): boolean {
  return (functions & ~ATTRIBUTIVE) !== 0 && SAYING.test(lastWord) && PEOPLE.has(base) && !HEARERS.has(base);
}

/** What the phrase behind a noun does, adverbs left out. */
function predicateBehind({ range, drafts }: SentenceView, index: number): number {
  let at = index + 1;
  while (at < range.end - 1 && drafts[at]?.word.pos === '副詞') at++;
  return at < range.end ? (drafts[at]?.functions ?? 0) : 0;
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
const SUBJECT: ReadonlySet<string> = new Set(['は', 'が', 'も', 'なんて', 'って']);
/** What finished words may do; a plain noun or a clause that tells is no mention of words. */
const ACTS = functionSet('command', 'prohibition', 'request', 'declaration', 'intention', 'assertion');
const FINISHED = ACTS | functionSet('question', 'quoted', 'nominal');
/** How many modifiers may stand before what is said of the words. */
const REACH = 3;

/**
 * Marks words as quoted and disowned where phrase `index` says something of them as words: 「〜が口癖でした」「〜は言い過ぎました」
 * 「〜ってのはよく聞く言葉です」.
 */
function readMention(view: SentenceView, index: number, predicate: string): void {
  const { drafts, range } = view;
  if (((drafts[index]?.functions ?? 0) & NEGATIVE) !== 0) return; // 「冗談じゃない」
  for (let at = index - 1; at >= Math.max(range.first, index - 1 - REACH); at--) {
    const draft = drafts[at] as PhraseDraft;
    const { word } = draft;
    if (OWN.has(word.base)) return;
    // 「返せ、は言い過ぎた」: the particle stands by itself behind a pause.
    if (SUBJECT.has(draft.isEmpty ? word.surface : draft.lastWord)) {
      const words = draft.isEmpty ? at - 1 : at;
      if (words >= range.first && isMentioned(drafts[words] as PhraseDraft, predicate)) retell(view, words);
      return;
    }
    const isModifier = (draft.functions & ATTRIBUTIVE) !== 0 || word.pos === '副詞';
    if (!isModifier && !PARTS.has(word.base)) return;
  }
}

/** Whether a phrase is words of which the predicate says something; a noun is so only where that is said of any words, or behind って. */
function isMentioned({ word, functions, lastWord }: PhraseDraft, predicate: string): boolean {
  if (word.pos === '動詞' || (functions & FINISHED) !== 0) return true;
  return (lastWord === 'って' && word.posDetail1 !== '代名詞') || SAID_OF_ANY_WORDS.has(predicate);
}
