import type { FunctionSet, Token } from '../../model/token.js';
import {
  ATTRIBUTIVE,
  COMMAND,
  CONDITIONAL,
  CONNECTIVE,
  DEMANDS,
  EMPHATIC,
  functionSet,
  HEDGE,
  markSet,
  NEGATIVE,
  PAST,
  POTENTIAL,
  PROHIBITION,
  QUESTION,
  QUOTED,
  REQUEST,
} from '../endings/function-sets.js';
import { headBaseOf, type PhraseDraft, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown, retell } from './quoted-content.js';
import {
  findReportingVerb,
  hasPersonBefore,
  hasPersonBetween,
  joinsNouns,
  matrixOf,
  PEOPLE,
  type ReportingVerb,
} from './reporting-verbs.js';
import { endsWithPerson, isDisowned, isHeldBack, isPastPlan, isTakenBack } from './set-aside.js';

const f = functionSet;
const ASSERTION = f('assertion');
const BENEFACTIVE = f('benefactive');
const CONCESSIVE = f('concessive');
const DESIRE = f('desire');
const EXPLANATION = f('explanation');
const PASSIVE = f('passive');
const PROGRESSIVE = f('progressive');
const OF_OTHERS = f('honorific', 'passive', 'benefactive');
const OF_HEARERS = f('honorific', 'assertion', 'command');
/** 「何回言えばわかるんだ」「何度も言わせるな」. */
const SAID_IN_VAIN = CONDITIONAL | f('causative');
/** What a verb of saying does that asks for the words, or answers them: 「〜と言え」「〜と約束なさいますか」「〜って言ったよな」「〜とか言われても」. */
const ASKING = DEMANDS | f('question', 'assertion', 'obligation', 'concessive');
const TOLD = PAST | PASSIVE | ASSERTION;
const RECEIVE = markSet('receive');
const CONDITION_OR_QUOTE = markSet('condition-or-quote');

const HEARING_VERBS = wordSet('hearing-verbs');
const OTHERS_SAY = wordSet('others-say');
const INSISTS = wordSet('insisting');
const HOW_OFTEN = wordSet('how-often');
/** 「払えって言う電話が続いて」「平気で払えって言う時代」: what brings somebody's words, and when people say them. */
const MEDIA = wordSet('media');
/** Verbs by which a speaker says once more what was said: 「〜と言ってるんだ」. Other verbs (認める, 約束する) act. */
const SPEAKING = wordSet('repeating-verbs');
/** Thinking that weakens what is said; 「〜と認識しております」 does not. */
const HEDGING = wordSet('hedging-verbs');
/** Nouns that words before って describe: 「火をつけるぞって時に」「消え失せろってタイトルの本」, and どういう, which asks about them. */
const NAMED_BY_WORDS = wordSet('carriers', 'named-by-words');
/** Thinking that a speaker commands of a hearer: the content is the speaker's own. */
const TAKEN_AS_SAID: ReadonlySet<string> = new Set(['思う', 'おもう', '心得る']);
const PREFACES: ReadonlySet<string> = new Set(['が', 'けど', 'けども', 'けれど', 'けれども']);
const SHORTLY: ReadonlySet<string> = new Set(['一言', 'ひとこと', '一筆']);
const WANTED = /(?:ば|ゃ)$/u;
const OF_TALK: ReadonlySet<string> = new Set(['は', 'が', 'も']);
const EXCLAIMED: ReadonlySet<string> = new Set(['なん', 'なに', '何']);

/** 「間違ってたって認めろ」: たって right before a verb of saying is た with って. */
export function readConcession(view: SentenceView, index: number, draft: PhraseDraft): void {
  const verb = findReportingVerb(view, index);
  if (verb?.at !== index + 1 || verb.isThinking) return;
  // 「言ったって言う」 is rare, 「言ったって」 a concession: the plain verb needs a demand or a saying that goes on
  const matrix = view.drafts[verb.at]?.functions ?? 0;
  if (verb.base === '言う' && (matrix & (DEMANDS | PROGRESSIVE)) === 0) return;
  draft.functions = (draft.functions | PAST) & ~(CONCESSIVE | CONDITIONAL | CONNECTIVE);
  readQuotation(view, index, draft);
}

/** 「返してって言ってる」: てって before a verb of saying is て that asks, with って. */
export function readRequest(view: SentenceView, index: number, draft: PhraseDraft): void {
  if (findReportingVerb(view, index) === undefined) return;
  draft.functions = (draft.functions | REQUEST) & ~CONNECTIVE;
  readQuotation(view, index, draft);
}

/** Reads what stands before と, って or とか with the verb that follows. */
export function readQuotation(view: SentenceView, index: number, draft: PhraseDraft): void {
  const content = draft.functions;
  if (content === 0 && draft.lastWord !== 'って' && PEOPLE.has(draft.word.base)) return; // with somebody
  const verb = findReportingVerb(view, index);
  if (verb === undefined || joinsNouns(view, index, verb) || isNameOfNoun(view, index, draft)) {
    readWithoutVerb(view, index, draft);
    return;
  }
  const matrix = matrixOf(view, verb.at);
  if ((matrix & NEGATIVE) !== 0 && draft.lastWord === 'しか') {
    draft.functions |= HEDGE;
    return;
  }
  const hasOtherSubject = hasPersonBefore(view, index) || hasPersonBetween(view, index, verb.at);
  if (verb.isThinking) readThinking(view, index, verb, matrix, hasOtherSubject);
  else readSaying(view, index, verb, matrix, hasOtherSubject || isSaidByOthers(view, content, verb, matrix));
}

/** What somebody else says, by the verb and what stands around it. */
function isSaidByOthers(
  view: SentenceView,
  content: FunctionSet,
  { at, base }: ReportingVerb,
  matrix: FunctionSet,
): boolean {
  const behind = headBaseOf(view, at + 1);
  const { word, head, end, lastWord } = view.drafts[at] as PhraseDraft;
  if (OTHERS_SAY.has(base) || (matrix & OF_OTHERS) !== 0) return true;
  if ((matrix & ATTRIBUTIVE) !== 0 && (PEOPLE.has(behind) || MEDIA.has(behind))) return true;
  // 「詫びに来るって話は断って」 is somebody's, 「詫びに来るって話だよ」 the speaker's own.
  if (word.base === '話' && OF_TALK.has(lastWord)) return true;
  // 「〜と言ってある」「〜と頼んである」: it was said to somebody before.
  for (let token = head + 1; token < end; token++)
    if (view.tokens[token]?.base === 'ある' && view.tokens[token - 1]?.base === 'て') return true;
  return HEARING_VERBS.has(base) && (content & QUESTION) === 0 && (matrix & (PAST | PROGRESSIVE)) !== 0;
}

/** Reads what stands before と or って with a verb of saying: somebody's words, or the speaker's own once more. */
function readSaying(
  view: SentenceView,
  index: number,
  { at, base }: ReportingVerb,
  matrix: FunctionSet,
  isOthers: boolean,
): void {
  const content = view.drafts[index]?.functions ?? 0;
  // 「払えって言われたんでしょ」: what the hearer was told by somebody.
  const isToldBack = (matrix & TOLD) === TOLD && (matrix & ASKING & ~ASSERTION) === 0;
  const isAskedFor = !isToldBack && ((matrix & ASKING) !== 0 || isUrged(view, at, matrix));
  // 「払えと言われたんですけど」 leads up to what is wanted, 「払えと言われても」 answers.
  const isPreface = (matrix & ASKING & ~CONCESSIVE) === 0 && PREFACES.has(view.drafts[at]?.lastWord ?? '');
  const isWantedOfOthers = isAskedFor && !isPreface;
  const tell = (added: FunctionSet, isWanted = isAskedFor): void => {
    addToContent(view, index, added);
    if (!isWanted) disown(view, index);
  };
  if ((matrix & SAID_IN_VAIN) !== 0 && (matrix & PASSIVE) === 0 && isSaidOften(view, index, at)) {
    addToContent(view, index, EMPHATIC);
  } else if (INSISTS.has(base)) {
    tell(QUOTED);
  } else if ((matrix & NEGATIVE) !== 0) {
    denyContent(view, index, 0);
    const isWanted = (matrix & PAST) === 0 ? isWantedOfOthers : isAskedFor;
    if (!isWanted && (matrix & CONDITIONAL) === 0) disown(view, index);
  } else if ((matrix & CONDITIONAL) !== 0) {
    tell(QUOTED | CONDITIONAL);
  } else if (isOthers) {
    tell(QUOTED, isWantedOfOthers);
  } else if ((matrix & DEMANDS) !== 0) {
    (view.drafts[index] as PhraseDraft).functions |= QUOTED; // 「お前らのミスだったって認めろ」: the address is the speaker's own
  } else if ((matrix & PAST) !== 0) {
    const isDemand = (content & DEMANDS) !== 0;
    if (isDemand && (matrix & (ASSERTION | EXPLANATION)) !== 0) addToContent(view, index, EMPHATIC);
    // 「払うって言った」 at the end holds somebody to it
    else tell(QUOTED, isDemand || at === view.range.end - 1 || isAskedFor);
  } else if ((matrix & DESIRE) !== 0 && isHeldBack(view, at)) {
    denyContent(view, index, 0);
    disown(view, index);
  } else if (SPEAKING.has(base)) {
    if ((matrix & QUESTION) !== 0) addToContent(view, index, QUOTED);
    else if (isTakenBack(view, index, at)) tell(QUOTED);
    else addToContent(view, index, EMPHATIC);
  }
}

/** 「返せって何回言えば…」 complains of having to say it once more. */
function isSaidOften({ drafts, tokens }: SentenceView, index: number, verbAt: number): boolean {
  const between = tokens.slice(drafts[index]?.end, drafts[verbAt]?.first);
  return between.some(({ surface }) => HOW_OFTEN.has(surface));
}

/** 「ミスだと言ってもらおうか」「ミスだと認めりゃいい」「ミスだと一言」 want the words. */
function isUrged(view: SentenceView, index: number, matrix: FunctionSet): boolean {
  if ((matrix & (BENEFACTIVE | PAST)) === BENEFACTIVE || SHORTLY.has(headBaseOf(view, index - 1)))
    return true;
  const { end } = view.drafts[index] as PhraseDraft;
  return WANTED.test((view.tokens[end - 1] as Token).surface);
}

/** Reads what stands before と or って with a verb of thinking: a hedge, somebody's thought, or the speaker's own word. */
function readThinking(
  view: SentenceView,
  index: number,
  { at, base }: ReportingVerb,
  matrix: FunctionSet,
  hasOtherSubject: boolean,
): void {
  const draft = view.drafts[index] as PhraseDraft;
  const isAsked = (matrix & QUESTION) !== 0 && (matrix & (PROGRESSIVE | EXPLANATION)) !== 0;
  const isHearers = isAsked || (matrix & OF_HEARERS) !== 0;
  if ((matrix & COMMAND) !== 0 && TAKEN_AS_SAID.has(base)) {
    draft.functions |= EMPHATIC; // 「店ごと燃えると思っとけ」
  } else if ((matrix & (PROHIBITION | NEGATIVE)) !== 0) {
    denyContent(view, index, HEDGE);
    // 「無事で済むと思うな」 forbids the thought and threatens by it.
    if ((matrix & PROHIBITION) === 0) disown(view, index);
  } else if (isHearers || (hasOtherSubject && (matrix & (PROGRESSIVE | PAST)) !== 0)) {
    addToContent(view, index, QUOTED);
    if ((matrix & (QUESTION | ASSERTION | COMMAND)) === 0) disown(view, index);
  } else if ((matrix & PASSIVE) !== 0 && (draft.functions & DEMANDS) !== 0) {
    retell(view, index); // 「ふざけるなと思われるかもしれませんが」: what others may think of the speaker
  } else if (isPastPlan(draft.functions, matrix) || isTakenBack(view, index, at)) {
    retell(view, index, QUOTED | HEDGE);
  } else if (HEDGING.has(base)) draft.functions |= HEDGE;
}

/** No verb of saying follows: a final って repeats or wonders, と after a present form is a condition. */
function readWithoutVerb(view: SentenceView, index: number, draft: PhraseDraft): void {
  const { range } = view;
  const { functions: content, mark, lastWord } = draft;
  const isLast = index === range.end - 1;
  const isExplained = (content & EXPLANATION) !== 0;
  if ((draft.marks & CONDITION_OR_QUOTE) !== 0) {
    const endsIt = isLast && lastWord === 'と';
    if (endsIt && (mark === '?' || range.isAsked)) draft.functions |= EXPLANATION | QUESTION;
    else if (endsIt && isExplained) draft.functions |= mark === '?' ? QUOTED : HEDGE;
    else if (!endsIt || !EXCLAIMED.has(draft.word.base)) {
      draft.functions |= CONDITIONAL; // 「止めていただけると助かります」 asks
      if ((draft.marks & RECEIVE) !== 0 && (content & POTENTIAL) !== 0)
        draft.functions = (draft.functions | REQUEST) & ~NEGATIVE;
    }
  } else if (!isLast) {
    if (isNameOfNoun(view, index, draft) || (content !== 0 && endsWithPerson(view))) retell(view, index);
    else if (isDisowned(view, index)) {
      denyContent(view, index, 0);
      disown(view, index);
    }
  } else if (lastWord === 'って' || lastWord === 'て') {
    draft.functions |= mark === '?' || isExplained ? QUOTED : EMPHATIC;
  } else if (lastWord === 'とか' || lastWord === 'なんて' || lastWord === 'さ') {
    draft.functions |= QUOTED;
  } else if (lastWord === 'と' && (content & DEMANDS) !== 0) draft.functions |= QUOTED;
}

/** 「消え失せろってタイトルの本」: words before って that name the noun behind it. */
function isNameOfNoun(view: SentenceView, index: number, { mark, lastWord }: PhraseDraft): boolean {
  return mark === '' && lastWord === 'って' && NAMED_BY_WORDS.has(headBaseOf(view, index + 1));
}
