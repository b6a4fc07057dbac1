import type { FunctionSet } from '../../model/token.js';
import { functionSet } from '../endings/function-sets.js';
import {
  CONDITIONAL,
  DEMANDS,
  EMPHATIC,
  HEDGE,
  NEGATIVE,
  PAST,
  QUOTED,
  REQUEST,
} from '../endings/single-functions.js';
import { lastWordOf } from '../phrases/phrase-words.js';
import { headBaseOf, type SentenceView } from '../phrases/sentence-view.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown } from './quoted-content.js';
import { readThinking } from './reported-thought.js';
import {
  findReportingVerb,
  hasPersonBefore,
  hasPersonBetween,
  joinsNouns,
  matrixOf,
} from './reporting-verbs.js';
import { isHeldBack, isTakenBack } from './set-aside.js';
import { HEARING_VERBS, INSISTS, OTHERS_SAY, PEOPLE } from './speech-words.js';
import { isNameOfNoun, readWithoutVerb } from './unreported-speech.js';

const f = functionSet;

/** 「間違ってたって認めろ」: たって right before a verb of saying is た with って. */
export function readConcession(view: SentenceView, index: number): void {
  const { functions } = view;
  const verb = findReportingVerb(view, index);
  if (verb === undefined || verb.at !== index + 1 || verb.isThinking) {
    return;
  }
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
  if (draft === undefined) {
    return;
  }
  const found = findReportingVerb(view, index);
  const isWithSomebody = (functions[index] ?? 0) === 0 && PEOPLE.has(tokens[draft.head]?.base ?? '');
  if (isWithSomebody && lastWordOf(draft, tokens) !== 'って') {
    return;
  }
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
    if (view.tokens[at]?.base === 'ある' && view.tokens[at - 1]?.base === 'て') {
      return true;
    }
  }
  return false;
}
