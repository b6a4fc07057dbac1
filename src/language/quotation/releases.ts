import type { Token } from '../../model/token.js';
import { CONDITIONAL, functionSet, NEGATIVE, POTENTIAL, QUESTION } from '../endings/function-sets.js';
import type { PhraseDraft, SentenceView } from '../phrases/phrase-drafts.js';
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
/** Nouns of what is meant, denied behind という: 「返金いたしますということではございません」. */
const MEANT: ReadonlySet<string> = new Set(['こと', '事', '話', '意味']);
const SAYING: ReadonlySet<string> = new Set(['いう', '言う', 'という', 'って']);
const LINKS: ReadonlySet<string> = new Set(['て', 'ても', 'も', 'で', 'でも', 'んで', 'んでも']);
/** 「突き合わせることはせず」「お調べすることはいたしません」. */
const LEAVING: ReadonlySet<string> = new Set(['する', 'いたす', '致す']);

/**
 * Disowns what the other side is released from and what is denied to be meant: 「言い切っていただかなくても大丈夫です」
 * 「お越しいただくには及びません」「謝ってほしいわけではありません」. A demand is none where it is not needed.
 */
export function markReleases(view: SentenceView): void {
  const { range, drafts, tokens } = view;
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index] as PhraseDraft;
    const next = index + 1 < range.end ? drafts[index + 1] : undefined;
    const own = draft.functions;
    // Most phrases deny nothing.
    if (((own | (next?.functions ?? 0)) & NEGATIVE) === 0) continue;
    const isReleased = (own & NEGATIVE) !== 0 && (own & UNDECIDED) === 0 && isNeedless(draft, tokens);
    if (isReleased || (next !== undefined && isWellBehind(draft, next, tokens))) disown(view, index);
  }
}

/** True where one phrase holds the deed and the release. */
function isNeedless({ functions, head, end }: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((functions & OBLIGATION) !== 0) return true;
  const isDeniedBehind = (at: number): boolean => tokens.slice(at + 1, end).some(isDenial);
  for (let at = head + 1; at < end; at++) {
    const { base } = tokens[at] as Token;
    const before = (tokens[at - 1] as Token).surface;
    if (LINKS.has(before) && (WELL.has(base) || (UNHARMED.has(base) && isDeniedBehind(at)))) return true;
    const isDeniable = NEED.has(base) ? (functions & POTENTIAL) === 0 : MEANT.has(base) && SAYING.has(before);
    if (isDeniable && isDeniedBehind(at)) return true;
  }
  return false;
}

function isDenial({ base, surface, pos }: Token): boolean {
  return base === 'ない' || (pos === '助動詞' && (surface === 'ん' || surface === 'ねえ'));
}

/** True where the next phrase releases from this one. */
function isWellBehind(draft: PhraseDraft, next: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((next.functions & UNDECIDED) !== 0) return false;
  const { base } = next.word;
  const isDenied = (next.functions & NEGATIVE) !== 0;
  if (isDenied && LEAVING.has(base)) {
    // 〜することは, 〜することも: a deed as a topic
    const [noun, particle] = tokens.slice(draft.end - 2, draft.end);
    const isDeed = noun?.base === 'こと' || noun?.base === '事';
    return isDeed && (particle?.surface === 'は' || particle?.surface === 'も');
  }
  if (draft.lastWord === 'は') return isDenied && REACHING.has(base);
  const isWithout = (draft.functions & NEGATIVE) !== 0 && LINKS.has(draft.lastWord);
  return isWithout && (isDenied ? UNHARMED.has(base) : WELL.has(base));
}
