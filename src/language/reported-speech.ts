import type { FunctionSet, Token } from '../model/token.js';
import { functionSet, markSet } from './function-sets.js';
import type { PhraseDraft } from './phrase-drafts.js';
import { lastWordOf } from './phrase-words.js';
import { addToContent, denyContent } from './quoted-content.js';
import {
  findReportingVerb,
  hasPersonBefore,
  hasPersonBetween,
  joinsNouns,
  type ReportingVerb,
} from './reporting-verbs.js';
import type { SentenceView } from './sentence-view.js';
import { endsWithPerson, isDisowned, isHeldBack, isPastPlan, isTakenBack } from './set-aside.js';
import { HEARING_VERBS, INSISTS, OTHERS_SAY, PEOPLE } from './speech-words.js';

const f = functionSet;
const NEGATIVE = f('negative');
const QUOTED = f('quoted');
const HEDGE = f('hedge');
const EMPHATIC = f('emphatic');
const CONDITIONAL = f('conditional');
const DEMANDS = f('command', 'request', 'prohibition');
const RECEIVE = markSet('receive');
const CONDITION_OR_QUOTE = markSet('condition-or-quote');

/** 「間違ってたって認めろ」: たって right before a verb of saying is た with って. */
export function readConcession(view: SentenceView, index: number): void {
  const { functions } = view;
  const verb = findReportingVerb(view, index);
  if (verb === undefined || verb.at !== index + 1 || verb.isThinking) {
    return;
  }
  // 「言ったって言う」 is rare, 「言ったって」 a concession: the plain verb needs a demand or a saying that goes on
  if (verb.base !== '言う' || ((functions[verb.at] ?? 0) & (DEMANDS | f('progressive'))) !== 0) {
    functions[index] = ((functions[index] ?? 0) | f('past')) & ~f('concessive', 'conditional', 'connective');
    readQuotation(view, index);
  }
}

/** Reads what stands before と, って or とか with the verb that follows. */
export function readQuotation(view: SentenceView, index: number): void {
  const { drafts, tokens, functions } = view;
  const draft = drafts[index];
  if (draft === undefined) {
    return;
  }
  const found = findReportingVerb(view, index);
  const isWithSomebody = (functions[index] ?? 0) === 0 && PEOPLE.has(tokens[draft.head]?.base ?? '');
  if (isWithSomebody && lastWordOf(draft, tokens) !== 'って') {
    return;
  }
  const verb = found !== undefined && joinsNouns(view, index, found) ? undefined : found;
  if (verb === undefined) {
    readWithoutVerb(view, index, draft);
    return;
  }
  const content = functions[index] ?? 0;
  const matrix = functions[verb.at] ?? 0;
  if ((matrix & NEGATIVE) !== 0 && lastWordOf(draft, tokens) === 'しか') {
    functions[index] = content | HEDGE;
    return;
  }
  const hasOtherSubject = hasPersonBefore(view, index) || hasPersonBetween(view, index, verb.at);
  if (verb.isThinking) {
    readThinking(view, index, verb, hasOtherSubject);
    return;
  }
  const isOthers =
    OTHERS_SAY.has(verb.base) ||
    (matrix & f('honorific', 'passive', 'benefactive')) !== 0 ||
    hasOtherSubject ||
    ((matrix & f('attributive')) !== 0 && PEOPLE.has(headOf(view, verb.at + 1))) ||
    (HEARING_VERBS.has(verb.base) &&
      (content & f('question')) === 0 &&
      (matrix & f('past', 'progressive')) !== 0);
  if (INSISTS.has(verb.base)) {
    addToContent(view, index, QUOTED);
  } else if ((matrix & NEGATIVE) !== 0) {
    denyContent(view, index, 0);
  } else if ((matrix & CONDITIONAL) !== 0) {
    addToContent(view, index, QUOTED | CONDITIONAL);
  } else if (isOthers) {
    addToContent(view, index, QUOTED);
  } else if ((matrix & DEMANDS) !== 0) {
    functions[index] = content | QUOTED; // 「お前らのミスだったって認めろ」: the address is the speaker's own
  } else if ((matrix & f('past')) !== 0) {
    const isRepeatedDemand = (content & DEMANDS) !== 0 && (matrix & f('assertion', 'explanation')) !== 0;
    addToContent(view, index, isRepeatedDemand ? EMPHATIC : QUOTED);
  } else if ((matrix & f('desire')) !== 0 && isHeldBack(view, verb.at)) {
    denyContent(view, index, 0);
  } else if (SPEAKING.has(verb.base)) {
    const echoes = (matrix & f('question')) !== 0;
    addToContent(view, index, echoes || isTakenBack(view, index, verb.at) ? QUOTED : EMPHATIC);
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

/** Thinking that a speaker commands of a hearer: the content is the speaker's own. */
const TAKEN_AS_SAID: ReadonlySet<string> = new Set(['思う', 'おもう', '心得る']);

function readThinking(
  view: SentenceView,
  index: number,
  { at, base }: ReportingVerb,
  hasOtherSubject: boolean,
): void {
  const { functions } = view;
  const matrix = functions[at] ?? 0;
  if ((matrix & f('command')) !== 0 && TAKEN_AS_SAID.has(base)) {
    functions[index] = (functions[index] ?? 0) | EMPHATIC; // 「店ごと燃えると思っとけ」
    return;
  }
  const isHearers =
    (matrix & f('honorific', 'assertion', 'command')) !== 0 ||
    ((matrix & f('question')) !== 0 && (matrix & f('progressive', 'explanation')) !== 0);
  if ((matrix & f('prohibition')) !== 0 || (matrix & NEGATIVE) !== 0) {
    denyContent(view, index, HEDGE);
  } else if (isHearers || (hasOtherSubject && (matrix & f('progressive', 'past')) !== 0)) {
    addToContent(view, index, QUOTED);
  } else if (isPastPlan(functions[index] ?? 0, matrix) || isTakenBack(view, index, at)) {
    addToContent(view, index, QUOTED | HEDGE);
  } else if (HEDGING.has(base)) {
    functions[index] = (functions[index] ?? 0) | HEDGE;
  }
}

/** No verb of saying follows: a final って repeats or wonders, と after a present form is a condition. */
function readWithoutVerb(view: SentenceView, index: number, draft: PhraseDraft): void {
  const { range, tokens, functions } = view;
  const content = functions[index] ?? 0;
  const isLast = index === range.end - 1;
  const particle = lastWordOf(draft, tokens);
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
    const isNamed = particle === 'って' && draft.mark === '' && NAMED_BY_WORDS.has(headOf(view, index + 1));
    if (isNamed || (content !== 0 && endsWithPerson(view))) {
      addToContent(view, index, QUOTED);
    } else if (isDisowned(view, index)) {
      denyContent(view, index, 0);
    }
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

/** Nouns that words before って describe: 「火をつけるぞって時に」「消え失せろってタイトルの本」. */
const NAMED_BY_WORDS: ReadonlySet<string> = new Set([
  '時',
  '時に',
  'とき',
  '頃',
  'ころ',
  '瞬間',
  '気持ち',
  'タイトル',
  '題名',
  '歌',
  '曲',
  '本',
  '番組',
  '人',
  '紙',
  '葉書',
  'ハガキ',
  '手紙',
  'メール',
  '通知',
  '貼り紙',
  '張り紙',
  '看板',
]);

function headOf(view: SentenceView, index: number): string {
  return view.tokens[view.drafts[index]?.head ?? -1]?.base ?? '';
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
