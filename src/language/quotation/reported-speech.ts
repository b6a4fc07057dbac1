import type { FunctionSet, Token } from '../../model/token.js';
import {
  CONDITIONAL,
  DEMANDS,
  EMPHATIC,
  functionSet,
  HEDGE,
  markSet,
  NEGATIVE,
  PAST,
  QUOTED,
  REQUEST,
} from '../endings/function-sets.js';
import { headBaseOf, lastWordOf, type PhraseDraft, type SentenceView } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown } from './quoted-content.js';
import {
  findReportingVerb,
  HEARING_VERBS,
  hasPersonBefore,
  hasPersonBetween,
  INSISTS,
  joinsNouns,
  matrixOf,
  OTHERS_SAY,
  PEOPLE,
  type ReportingVerb,
} from './reporting-verbs.js';
import { endsWithPerson, isDisowned, isHeldBack, isPastPlan, isTakenBack } from './set-aside.js';

const f = functionSet;

/** 「間違ってたって認めろ」: たって right before a verb of saying is た with って. */
export function readConcession(view: SentenceView, index: number): void {
  const { functions } = view;
  const verb = findReportingVerb(view, index);
  if (verb === undefined || verb.at !== index + 1 || verb.isThinking) return;
  // 「言ったって言う」 is rare, 「言ったって」 a concession: the plain verb needs a demand or a saying that goes on
  if (verb.base !== '言う' || ((functions[verb.at] ?? 0) & (DEMANDS | f('progressive'))) !== 0) {
    functions[index] = ((functions[index] ?? 0) | PAST) & ~f('concessive', 'conditional', 'connective');
    readQuotation(view, index);
  }
}

/** 「返してって言ってる」: てって before a verb of saying is て that asks, with って. */
export function readRequest(view: SentenceView, index: number): void {
  const verb = findReportingVerb(view, index);
  if (verb === undefined) return;
  view.functions[index] = ((view.functions[index] ?? 0) | REQUEST) & ~f('connective');
  readQuotation(view, index);
}

/** Reads what stands before と, って or とか with the verb that follows. */
export function readQuotation(view: SentenceView, index: number): void {
  const { drafts, tokens, functions } = view;
  const draft = drafts[index];
  if (draft === undefined) return;
  const found = findReportingVerb(view, index);
  const isWithSomebody = (functions[index] ?? 0) === 0 && PEOPLE.has(tokens[draft.head]?.base ?? '');
  if (isWithSomebody && lastWordOf(draft, tokens) !== 'って') return;
  const isVerbOfWords =
    found !== undefined && !joinsNouns(view, index, found) && !isNameOfNoun(view, index, draft);
  const verb = isVerbOfWords ? found : undefined;
  if (verb === undefined) {
    readWithoutVerb(view, index, draft);
    return;
  }
  const content = functions[index] ?? 0;
  const matrix = matrixOf(view, verb.at);
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
    ((matrix & f('attributive')) !== 0 && isSpeakerOrMedium(headBaseOf(view, verb.at + 1))) ||
    isTalk(view, verb.at) ||
    isDone(view, verb.at) ||
    (HEARING_VERBS.has(verb.base) &&
      (content & f('question')) === 0 &&
      (matrix & f('past', 'progressive')) !== 0);
  const isAskedFor = !isToldBack(matrix) && ((matrix & ASKING) !== 0 || isUrged(view, verb.at, matrix));
  const tell = (added: FunctionSet, isWanted = isAskedFor): void => {
    addToContent(view, index, added);
    if (!isWanted) disown(view, index);
  };
  // 「払えと言われたんですけど」 leads up to what is wanted, 「払えと言われても」 answers.
  const isWantedOfOthers = isAskedFor && !isPreface(view, verb.at, matrix);
  if ((matrix & SAID_IN_VAIN) !== 0 && (matrix & f('passive')) === 0 && isSaidOften(view, index, verb.at)) {
    addToContent(view, index, EMPHATIC);
  } else if (INSISTS.has(verb.base)) {
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
    functions[index] = content | QUOTED; // 「お前らのミスだったって認めろ」: the address is the speaker's own
  } else if ((matrix & PAST) !== 0) {
    const isDemand = (content & DEMANDS) !== 0;
    if (isDemand && (matrix & f('assertion', 'explanation')) !== 0) addToContent(view, index, EMPHATIC);
    // 「払うって言った」 at the end holds somebody to it
    else if (isDemand || verb.at === view.range.end - 1) addToContent(view, index, QUOTED);
    else tell(QUOTED);
  } else if ((matrix & f('desire')) !== 0 && isHeldBack(view, verb.at)) {
    denyContent(view, index, 0);
    disown(view, index);
  } else if (SPEAKING.has(verb.base)) {
    if ((matrix & f('question')) !== 0) addToContent(view, index, QUOTED);
    else if (isTakenBack(view, index, verb.at)) tell(QUOTED);
    else addToContent(view, index, EMPHATIC);
  }
}

/** 「何回言えばわかるんだ」「何度も言わせるな」. */
const SAID_IN_VAIN = CONDITIONAL | f('causative');

/** 「返せって何回言えば…」 complains of having to say it once more. */
function isSaidOften({ drafts, tokens }: SentenceView, index: number, verbAt: number): boolean {
  return drafts
    .slice(index + 1, verbAt)
    .some(({ first, end }) => tokens.slice(first, end).some(({ surface }) => HOW_OFTEN.has(surface)));
}

const HOW_OFTEN = wordSet('how-often');

/** What a verb of saying does that asks for the words, or answers them: 「〜と言え」「〜と約束なさいますか」「〜って言ったよな」「〜とか言われても」. */
const ASKING = DEMANDS | f('question', 'assertion', 'obligation', 'concessive');

/** 「払えって言われたんでしょ」: what the hearer was told by somebody. */
function isToldBack(matrix: FunctionSet): boolean {
  return (matrix & TOLD) === TOLD && (matrix & (ASKING & ~f('assertion'))) === 0;
}

const TOLD = PAST | f('passive', 'assertion');

/** True where nothing asks for the words but が or けど behind the verb, which opens what follows. */
function isPreface({ drafts, tokens }: SentenceView, index: number, matrix: FunctionSet): boolean {
  const draft = drafts[index];
  const isOnlyConcessive = (matrix & ASKING & ~f('concessive')) === 0;
  return isOnlyConcessive && draft !== undefined && PREFACES.has(lastWordOf(draft, tokens));
}

const PREFACES: ReadonlySet<string> = new Set(['が', 'けど', 'けども', 'けれど', 'けれども']);

/** 「ミスだと言ってもらおうか」「ミスだと認めりゃいい」「ミスだと一言」 want the words. */
function isUrged({ drafts, tokens }: SentenceView, index: number, matrix: FunctionSet): boolean {
  if ((matrix & (f('benefactive') | PAST)) === f('benefactive')) return true;
  const draft = drafts[index];
  const before = drafts[index - 1];
  const isShort = before !== undefined && SHORTLY.has(tokens[before.head]?.base ?? '');
  return isShort || (draft !== undefined && WANTED.test(tokens[draft.end - 1]?.surface ?? ''));
}

const WANTED = /(?:ば|ゃ)$/u;
const SHORTLY: ReadonlySet<string> = new Set(['一言', 'ひとこと', '一筆']);

/** 「詫びに来るって話は断って」 is somebody's, 「詫びに来るって話だよ」 the speaker's own. */
function isTalk({ drafts, tokens }: SentenceView, index: number): boolean {
  const draft = drafts[index];
  return draft !== undefined && tokens[draft.head]?.base === '話' && OF_TALK.has(lastWordOf(draft, tokens));
}

const OF_TALK: ReadonlySet<string> = new Set(['は', 'が', 'も']);

function isSpeakerOrMedium(base: string): boolean {
  return PEOPLE.has(base) || MEDIA.has(base);
}

/** 「払えって言う電話が続いて」「平気で払えって言う時代」: what brings somebody's words, and when people say them. */
const MEDIA = wordSet('media');

/** Verbs by which a speaker says once more what was said: 「〜と言ってるんだ」. Other verbs (認める, 約束する) act. */
const SPEAKING = wordSet('repeating-verbs');

/** 「〜と言ってある」「〜と頼んである」: it was said to somebody before. */
function isDone(view: SentenceView, index: number): boolean {
  const draft = view.drafts[index];
  for (let at = (draft?.head ?? 0) + 1; at < (draft?.end ?? 0); at++) {
    if (view.tokens[at]?.base === 'ある' && view.tokens[at - 1]?.base === 'て') return true;
  }
  return false;
}

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

const RECEIVE = markSet('receive');
const CONDITION_OR_QUOTE = markSet('condition-or-quote');

/** No verb of saying follows: a final って repeats or wonders, と after a present form is a condition. */
export function readWithoutVerb(view: SentenceView, index: number, draft: PhraseDraft): void {
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
    if (isNameOfNoun(view, index, draft) || (content !== 0 && endsWithPerson(view))) {
      addToContent(view, index, QUOTED);
      disown(view, index);
    } else if (isDisowned(view, index)) {
      denyContent(view, index, 0);
      disown(view, index);
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

/** 「消え失せろってタイトルの本」: words before って that name the noun behind it. */
export function isNameOfNoun(view: SentenceView, index: number, draft: PhraseDraft): boolean {
  return (
    draft.mark === '' &&
    lastWordOf(draft, view.tokens) === 'って' &&
    NAMED_BY_WORDS.has(headBaseOf(view, index + 1))
  );
}

/** Nouns that words before って describe: 「火をつけるぞって時に」「消え失せろってタイトルの本」, and どういう, which asks about them. */
const NAMED_BY_WORDS = wordSet('carriers', 'named-by-words');

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
