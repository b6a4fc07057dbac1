import type { FunctionSet, Token } from '../../model/token.js';
import { DEMANDS, functionSet, PAST, QUESTION, QUOTED } from '../endings/function-sets.js';
import { lastWordOf, type PhraseDraft, predicateOf, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, disown } from './quoted-content.js';
import { PEOPLE, SAYING_VERBS } from './reporting-verbs.js';

const f = functionSet;
/** What somebody may have meant to do at some time: 〜てやる, 〜よう, 〜たい. */
const PLANS = f('intention', 'desire', 'declaration');

/** How far ahead the verb of a wavering thought may stand, in phrases. */
const REACH = 3;

/** Verbs of weighing something: in the past they tell of a thought that is over. */
const WEIGHING = wordSet('weighing-verbs');

const WHETHER: ReadonlySet<string> = new Set(['どう', 'どうか', 'やめる', '止める']);

/**
 * Words that the speaker sets aside: 「訴えてやろうかと話してたんだが」 「書こうかどうか迷ったけど」 weigh what was not done,
 * 「晒すみたいなことを言って悪かった」 retells. Marks them as quoted.
 */
export function readSetAside(view: SentenceView, index: number): void {
  const draft = view.drafts[index];
  if (draft === undefined) return;
  if (isLikeness(draft, view.tokens)) {
    readLikeness(view, index);
  } else if (
    ((view.functions[index] ?? 0) & PLANS) !== 0 &&
    ((view.functions[index] ?? 0) & QUESTION) !== 0
  ) {
    readWavering(view, index);
  }
}

/** True for a thought that is over: a plan with a past verb of thinking that gives no reason for what is done now. */
export function isPastPlan(content: FunctionSet, matrix: FunctionSet): boolean {
  return (content & PLANS) !== 0 && (matrix & PAST) !== 0 && (matrix & f('reason', 'attributive')) === 0;
}

/** True where own words are told only to be taken back: 「って言って悪かった」, or with なんて, とか, だの. */
export function isTakenBack(view: SentenceView, index: number, verbAt: number): boolean {
  const draft = view.drafts[index];
  const particle = draft === undefined ? '' : lastWordOf(draft, view.tokens);
  if (DISTANCING.has(particle)) return true;
  const matrix = view.functions[verbAt] ?? 0;
  const next = view.drafts[verbAt + 1];
  const head = view.tokens[next?.head ?? -1];
  return (
    (matrix & f('connective', 'regret')) !== 0 &&
    next !== undefined &&
    verbAt + 1 < view.range.end &&
    ((view.functions[verbAt + 1] ?? 0) & DEMANDS) === 0 &&
    (REGRETS.has(head?.base ?? '') || REGRETS.has(view.tokens[next.first]?.base ?? ''))
  );
}

const DISTANCING: ReadonlySet<string> = new Set(['なんて', 'とか', 'だの', 'など', 'などと']);

const REGRETS = wordSet('regrets');

/** 「晒したるみたいなこと」「訴えるようなこと」: the phrase ends in こと after a word of likeness. */
function isLikeness(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  for (let at = draft.end - 1; at > draft.first + 1; at--) {
    const surface = tokens[at]?.surface;
    if (surface === 'こと' || surface === '事') {
      const before = (tokens[at - 2]?.surface ?? '') + (tokens[at - 1]?.surface ?? '');
      return before === 'みたいな' || before === 'ような';
    }
  }
  return false;
}

function readLikeness(view: SentenceView, index: number): void {
  const verbAt = index + 1;
  const verb = view.drafts[verbAt];
  if (verb === undefined || verbAt >= view.range.end) return;
  const isSaid = SAYING_VERBS.has(predicateOf(verb, view.tokens));
  if (isSaid && ((view.functions[verbAt] ?? 0) & DEMANDS) === 0) {
    addToContent(view, index, QUOTED);
    disown(view, index);
  }
}

function readWavering(view: SentenceView, index: number): void {
  const { range, drafts, tokens, functions } = view;
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    const draft = drafts[at];
    const base = draft === undefined ? '' : predicateOf(draft, tokens);
    if (draft === undefined) return;
    if (WEIGHING.has(base)) {
      if (((functions[at] ?? 0) & PAST) !== 0) {
        addToContent(view, index, QUOTED);
        disown(view, index);
      }
      return;
    }
    const isCompanion = PEOPLE.has(base) && lastWordOf(draft, tokens) === 'と';
    if (!isCompanion && !WHETHER.has(base) && tokens[draft.head]?.pos !== '副詞') return;
  }
}

/** 「出せと言いたいところだが」「謝れと言いたいのでもなくて」: what would be said and is not. */
export function isHeldBack(view: SentenceView, verbAt: number): boolean {
  const draft = view.drafts[verbAt];
  if (draft === undefined) return false;
  for (let at = draft.head; at < draft.end; at++) {
    if (view.tokens[at]?.surface === 'ところ') return true;
  }
  const isNextDenied =
    verbAt + 1 < view.range.end && ((view.functions[verbAt + 1] ?? 0) & f('negative')) !== 0;
  return isNextDenied && TOPICS.has(lastWordOf(draft, view.tokens));
}

const TOPICS: ReadonlySet<string> = new Set(['でも', 'では', 'じゃ', 'は', 'も']);

/** 「訴えようとか、そんな気はない」: after とか or なんて, such an intention is denied. */
export function isDisowned(view: SentenceView, index: number): boolean {
  const { range, drafts, tokens, functions } = view;
  const draft = drafts[index];
  if (draft === undefined || !DISTANCING.has(lastWordOf(draft, tokens))) return false;
  for (let at = index + 1; at < Math.min(range.end, index + 1 + REACH); at++) {
    if (INTENTIONS.has(tokens[drafts[at]?.head ?? -1]?.base ?? '')) {
      const following = at + 1 < range.end ? (functions[at + 1] ?? 0) : 0;
      return (((functions[at] ?? 0) | following) & f('negative', 'prohibition')) !== 0;
    }
  }
  return false;
}

const INTENTIONS = wordSet('intentions');

/** 「百万円用意しろって、息子が」: the one who says it comes last and no verb follows. */
export function endsWithPerson(view: SentenceView): boolean {
  const { range, drafts, tokens } = view;
  const last = drafts[range.end - 1];
  const particle = last === undefined ? '' : lastWordOf(last, tokens);
  return (
    last !== undefined &&
    PEOPLE.has(tokens[last.head]?.base ?? '') &&
    (particle === 'が' || particle === 'は')
  );
}
