import type { Token } from '../../model/token.js';
import { CONDITIONAL, functionSet, NEGATIVE, POTENTIAL, QUESTION } from '../endings/function-sets.js';
import { headBaseOf, lastWordOf, type PhraseDraft, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { disown } from './quoted-content.js';

const OBLIGATION = functionSet('obligation');

/** Whoever asks for or supposes a release gives none: 「払わなくていいのか」「行かなくていいなら」. */
const UNDECIDED = QUESTION | CONDITIONAL | functionSet('assertion', 'past');

/** Behind 〜なくて: it is well without. */
const WELL = wordSet('well-without');

/** The same in words that are denied: 〜なくても構いません, 〜なくて差し支えない. */
const UNHARMED = wordSet('unharmed');

/** 〜には, and denied: it need not go so far. */
const REACHING: ReadonlySet<string> = new Set(['及ぶ', 'およぶ']);

/** Nouns of what need not be, denied in the phrase of the deed: 言う必要はない, 謝れというわけではない, 来るまでもない. */
const NEED: ReadonlySet<string> = new Set(['必要', 'わけ', '訳', 'まで']);

/**
 * Disowns what the other side is released from and what is denied to be meant: 「言い切っていただかなくても大丈夫です」
 * 「お越しいただくには及びません」「謝ってほしいわけではありません」. A demand is none where it is not needed.
 */
export function markReleases(view: SentenceView): void {
  const { range, functions } = view;
  for (let index = range.first; index < range.end; index++) {
    const own = functions[index] ?? 0;
    const next = index + 1 < range.end ? (functions[index + 1] ?? 0) : 0;
    // Most phrases deny nothing.
    if (((own | next) & NEGATIVE) === 0) continue;
    const isReleased = (own & UNDECIDED) === 0 && (own & NEGATIVE) !== 0 && isNeedless(view, index);
    const isFollowed =
      index + 1 < range.end && (next & UNDECIDED) === 0 && isWellBehind(view, index, own, next);
    if (isReleased || isFollowed) disown(view, index);
  }
}

/** True where one phrase holds the deed and the release. */
function isNeedless({ drafts, tokens, functions }: SentenceView, index: number): boolean {
  const draft = drafts[index];
  if (draft === undefined) return false;
  const own = functions[index] ?? 0;
  if ((own & OBLIGATION) !== 0) return true;
  const isDeniedBehind = (at: number): boolean => tokens.slice(at + 1, draft.end).some(isDenial);
  for (let at = draft.head + 1; at < draft.end; at++) {
    const base = tokens[at]?.base ?? '';
    const before = tokens[at - 1]?.surface ?? '';
    if (LINKS.has(before) && (WELL.has(base) || (UNHARMED.has(base) && isDeniedBehind(at)))) return true;
    const isDeniable = NEED.has(base) ? (own & POTENTIAL) === 0 : MEANT.has(base) && SAYING.has(before);
    if (isDeniable && isDeniedBehind(at)) return true;
  }
  return false;
}

/** Nouns of what is meant, denied behind という: 「返金いたしますということではございません」. */
const MEANT: ReadonlySet<string> = new Set(['こと', '事', '話', '意味']);
const SAYING: ReadonlySet<string> = new Set(['いう', '言う', 'という', 'って']);

const LINKS: ReadonlySet<string> = new Set(['て', 'ても', 'も', 'で', 'でも', 'んで', 'んでも']);

/** 〜することは, 〜することも: a deed as a topic. */
function endsInDeed(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const [noun, particle] = tokens.slice(draft.end - 2, draft.end);
  return (noun?.base === 'こと' || noun?.base === '事') && TOPICS.has(particle?.surface ?? '');
}

const TOPICS: ReadonlySet<string> = new Set(['は', 'も']);
/** 「突き合わせることはせず」「お調べすることはいたしません」. */
const LEAVING: ReadonlySet<string> = new Set(['する', 'いたす', '致す']);

function isDenial({ base, surface, pos }: Token): boolean {
  return base === 'ない' || (pos === '助動詞' && (surface === 'ん' || surface === 'ねえ'));
}

/** True where the next phrase releases from this one. */
function isWellBehind(view: SentenceView, index: number, own: number, next: number): boolean {
  const draft = view.drafts[index];
  if (draft === undefined) return false;
  const particle = lastWordOf(draft, view.tokens);
  const following = headBaseOf(view, index + 1);
  const isDenied = (next & NEGATIVE) !== 0;
  if (isDenied && LEAVING.has(following)) return endsInDeed(draft, view.tokens);
  if (particle === 'は') return isDenied && REACHING.has(following);
  const isWithout = (own & NEGATIVE) !== 0 && LINKS.has(particle);
  return isWithout && (isDenied ? UNHARMED.has(following) : WELL.has(following));
}
