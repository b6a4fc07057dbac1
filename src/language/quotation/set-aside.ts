import type { FunctionSet, Token } from '../../model/token.js';
import { DEMANDS, functionSet, NEGATIVE, PAST, PROHIBITION, QUESTION } from '../endings/function-sets.js';
import { headBaseOf, type PhraseDraft, predicateOf, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { retell } from './quoted-content.js';
import { PEOPLE, SAYING_VERBS } from './reporting-verbs.js';

/** What somebody may have meant to do at some time: 〜てやる, 〜よう, 〜たい. */
const PLANS = functionSet('intention', 'desire', 'declaration');
const STILL_MEANT = functionSet('reason', 'attributive');
const GOES_ON = functionSet('connective', 'regret');
/** How far ahead the verb of a wavering thought may stand, in phrases. */
const REACH = 3;
/** Verbs of weighing something: in the past they tell of a thought that is over. */
const WEIGHING = wordSet('weighing-verbs');
const WHETHER: ReadonlySet<string> = new Set(['どう', 'どうか', 'やめる', '止める']);
const DISTANCING: ReadonlySet<string> = new Set(['なんて', 'とか', 'だの', 'など', 'などと']);
const REGRETS = wordSet('regrets');
const INTENTIONS = wordSet('intentions');
const TOPICS: ReadonlySet<string> = new Set(['でも', 'では', 'じゃ', 'は', 'も']);

/**
 * Words that the speaker sets aside: 「訴えてやろうかと話してたんだが」 「書こうかどうか迷ったけど」 weigh what was not done,
 * 「晒すみたいなことを言って悪かった」 retells. Marks them as quoted.
 */
export function readSetAside(view: SentenceView, index: number, draft: PhraseDraft): void {
  const { range, drafts, tokens } = view;
  const { functions } = draft;
  if (isLikeness(draft, tokens)) {
    const verb = index + 1 < range.end ? drafts[index + 1] : undefined;
    const isSaid = verb !== undefined && SAYING_VERBS.has(predicateOf(verb, tokens));
    if (isSaid && (verb.functions & DEMANDS) === 0) retell(view, index);
  } else if ((functions & PLANS) !== 0 && (functions & QUESTION) !== 0) readWavering(view, index);
}

/** 「晒したるみたいなこと」「訴えるようなこと」: the phrase ends in こと after a word of likeness. */
function isLikeness({ first, end }: PhraseDraft, tokens: readonly Token[]): boolean {
  for (let at = end - 1; at > first + 1; at--) {
    const { surface } = tokens[at] as Token;
    if (surface !== 'こと' && surface !== '事') continue;
    const before = (tokens[at - 2] as Token).surface + (tokens[at - 1] as Token).surface;
    return before === 'みたいな' || before === 'ような';
  }
  return false;
}

function readWavering(view: SentenceView, index: number): void {
  const { range, drafts, tokens } = view;
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    const draft = drafts[at] as PhraseDraft;
    const base = predicateOf(draft, tokens);
    if (WEIGHING.has(base)) {
      if ((draft.functions & PAST) !== 0) retell(view, index);
      return;
    }
    const isCompanion = PEOPLE.has(base) && draft.lastWord === 'と';
    if (!isCompanion && !WHETHER.has(base) && draft.word.pos !== '副詞') return;
  }
}

/** True for a thought that is over: a plan with a past verb of thinking that gives no reason for what is done now. */
export function isPastPlan(content: FunctionSet, matrix: FunctionSet): boolean {
  return (content & PLANS) !== 0 && (matrix & PAST) !== 0 && (matrix & STILL_MEANT) === 0;
}

/** True where own words are told only to be taken back: 「って言って悪かった」, or with なんて, とか, だの. */
export function isTakenBack({ range, drafts, tokens }: SentenceView, index: number, verbAt: number): boolean {
  if (DISTANCING.has(drafts[index]?.lastWord ?? '')) return true;
  const next = verbAt + 1 < range.end ? drafts[verbAt + 1] : undefined;
  if (next === undefined || ((drafts[verbAt]?.functions ?? 0) & GOES_ON) === 0) return false;
  const isRegretted = REGRETS.has(next.word.base) || REGRETS.has((tokens[next.first] as Token).base);
  return isRegretted && (next.functions & DEMANDS) === 0;
}

/** 「出せと言いたいところだが」「謝れと言いたいのでもなくて」: what would be said and is not. */
export function isHeldBack({ range, drafts, tokens }: SentenceView, verbAt: number): boolean {
  const { head, end, lastWord } = drafts[verbAt] as PhraseDraft;
  for (let at = head; at < end; at++) if ((tokens[at] as Token).surface === 'ところ') return true;
  const next = verbAt + 1 < range.end ? (drafts[verbAt + 1]?.functions ?? 0) : 0;
  return (next & NEGATIVE) !== 0 && TOPICS.has(lastWord);
}

/** 「訴えようとか、そんな気はない」: after とか or なんて, such an intention is denied. */
export function isDisowned(view: SentenceView, index: number): boolean {
  const { range, drafts } = view;
  if (!DISTANCING.has(drafts[index]?.lastWord ?? '')) return false;
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    if (!INTENTIONS.has(headBaseOf(view, at))) continue;
    const following = at + 1 < range.end ? (drafts[at + 1]?.functions ?? 0) : 0;
    return (((drafts[at]?.functions ?? 0) | following) & (NEGATIVE | PROHIBITION)) !== 0;
  }
  return false;
}

/** 「百万円用意しろって、息子が」: the one who says it comes last and no verb follows. */
export function endsWithPerson({ range, drafts }: SentenceView): boolean {
  const { word, lastWord } = drafts[range.end - 1] as PhraseDraft;
  return PEOPLE.has(word.base) && (lastWord === 'が' || lastWord === 'は');
}
