import { functionSet } from '../endings/function-sets.js';
import { ATTRIBUTIVE, NEGATIVE, QUOTED } from '../endings/single-functions.js';
import { lastWordOf, predicateOf } from '../phrases/phrase-words.js';
import { headBaseOf, type SentenceView } from '../phrases/sentence-view.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, disown } from './quoted-content.js';

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
