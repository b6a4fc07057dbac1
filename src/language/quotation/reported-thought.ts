import { functionSet } from '../endings/function-sets.js';
import { DEMANDS, EMPHATIC, HEDGE, NEGATIVE, QUOTED } from '../endings/single-functions.js';
import type { SentenceView } from '../phrases/sentence-view.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown } from './quoted-content.js';
import { matrixOf, type ReportingVerb } from './reporting-verbs.js';
import { isPastPlan, isTakenBack } from './set-aside.js';

const f = functionSet;

/** Thinking that weakens what is said; 「〜と認識しております」 does not. */
const HEDGING = wordSet('hedging-verbs');

/** Thinking that a speaker commands of a hearer: the content is the speaker's own. */
const TAKEN_AS_SAID: ReadonlySet<string> = new Set(['思う', 'おもう', '心得る']);

/** Reads what stands before と or って with a verb of thinking: a hedge, somebody's thought, or the speaker's own word. */
export function readThinking(
  view: SentenceView,
  index: number,
  { at, base }: ReportingVerb,
  hasOtherSubject: boolean,
): void {
  const { functions } = view;
  const matrix = matrixOf(view, at);
  if ((matrix & f('command')) !== 0 && TAKEN_AS_SAID.has(base)) {
    functions[index] = (functions[index] ?? 0) | EMPHATIC; // 「店ごと燃えると思っとけ」
    return;
  }
  const isHearers =
    (matrix & f('honorific', 'assertion', 'command')) !== 0 ||
    ((matrix & f('question')) !== 0 && (matrix & f('progressive', 'explanation')) !== 0);
  if ((matrix & f('prohibition')) !== 0 || (matrix & NEGATIVE) !== 0) {
    denyContent(view, index, HEDGE);
    // 「無事で済むと思うな」 forbids the thought and threatens by it.
    if ((matrix & f('prohibition')) === 0) disown(view, index);
  } else if (isHearers || (hasOtherSubject && (matrix & f('progressive', 'past')) !== 0)) {
    addToContent(view, index, QUOTED);
    if ((matrix & f('question', 'assertion', 'command')) === 0) disown(view, index);
  } else if ((matrix & f('passive')) !== 0 && ((functions[index] ?? 0) & DEMANDS) !== 0) {
    // 「ふざけるなと思われるかもしれませんが」: what others may think of the speaker.
    addToContent(view, index, QUOTED);
    disown(view, index);
  } else if (isPastPlan(functions[index] ?? 0, matrix) || isTakenBack(view, index, at)) {
    addToContent(view, index, QUOTED | HEDGE);
    disown(view, index);
  } else if (HEDGING.has(base)) {
    functions[index] = (functions[index] ?? 0) | HEDGE;
  }
}
