import { DEMANDS, EMPHATIC, functionSet } from '../language/endings/function-sets.js';
import { normaliseInPlace } from '../language/normalise/normalise.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { Sentence } from '../model/token.js';
import type { Span, Turn } from '../model/transcript.js';
import type { WeighedEvidence } from './judge-call.js';
import { clearestInParts, type PartReading } from './parts-of-turn.js';
import type { ScoreViews } from './view-scores.js';

/** Where a frame may begin by which speakers say their own words once more, looked for before a turn is opened. */
const MAY_FRAME =
  /っ?つ(?:って|う|の)|ちゅう|って(?:の|ば)|ったら|(?:って|[とて])(?=.{0,14}(?:言|い[いうっえ]|ゆ[いうっえ]|聞|頼))|(?:言|い|ゆ)う[てと][るん]/gu;
/** What is said before a frame is looked at so far back, in UTF-16 units. */
const FARTHEST = 45;

/** How words within frames are read. */
export interface RestatedReading extends PartReading {
  readonly scoreViews: ScoreViews;
}

/**
 * Reads what a speaker says once more by itself too: 「金返せって言ってんだろ」 is 「金返せ」 with weight put on it, but by its characters
 * and words much like what others are said to have said. Of each rule the clearest evidence counts.
 *
 * @returns evidence by rule in the order of the set; offsets in the turn's text as given
 */
export function readRestated(turn: Turn, reading: RestatedReading): readonly WeighedEvidence[] {
  const whole = reading.read(turn);
  if (!mayRestate(turn, reading.scoreViews)) return whole;
  const matcher = reading.open(turn);
  const parts = restatedWords(matcher);
  return parts.length === 0 ? whole : clearestInParts({ turn, whole, matcher, parts }, reading);
}

/** Whether the characters before a frame leave a doubt: to open every turn that says と言う would cost more than all else. */
function mayRestate({ text, role }: Turn, scoreViews: ScoreViews): boolean {
  for (const { index } of text.matchAll(MAY_FRAME)) {
    const before = text.slice(Math.max(0, index - FARTHEST), index);
    const words = before.slice(before.search(LAST_STRETCH));
    if (scoreViews(normaliseInPlace(words, []), role).doubtful.length > 0) return true;
  }
  return false;
}

const LAST_STRETCH = /[^。、！？!?\s]*$/u;

/** What is said once more, from the start of its sentence; offsets in the normalised text. */
function restatedWords(matcher: TurnMatcher): readonly Span[] {
  const { text } = matcher.normalised;
  return matcher
    .sentencesAround({ start: 0, end: text.length })
    .flatMap((sentence) =>
      sentence.phrases.flatMap((_, index) => wordsBeforeFrame(text, sentence, index) ?? []),
    );
}

/** Null where no frame follows, or the words stand in quotation marks. */
function wordsBeforeFrame(text: string, { start, phrases, tokens }: Sentence, index: number): Span | null {
  const phrase = phrases[index];
  if (phrase === undefined) return null;
  const words = text.slice(phrase.start, phrase.end);
  const bare = (phrase.functions & DEMANDS) === 0 ? -1 : words.search(BARE_FRAME);
  if (bare > 0) return { start, end: phrase.start + bare };
  if ((phrase.functions & EMPHATIC) === 0) return null;
  const inOne = words.search(FRAME_IN_ONE);
  if (inOne > 0) return { start, end: phrase.start + inOne };
  const particle = words.search(PARTICLE);
  // 「〜って聞いて来た」 was heard, 「〜って言いたい」 is surmised: what is said once more is being said.
  const verb = phrases
    .slice(index + 1, index + 1 + REACH)
    .find(({ headToken }) => tokens[headToken]?.pos === '動詞');
  const isBeingSaid = ((verb?.functions ?? 0) & BEING_SAID) !== 0;
  return particle > 0 && isBeingSaid ? { start, end: phrase.start + particle } : null;
}

/** How far the verb of saying may stand from the words, in phrases. */
const REACH = 5;
/** 「言ってるだろ」「何回言えば」「何度も言わせるな」. */
const BEING_SAID = functionSet('progressive', 'conditional', 'causative');
/** 「出せっつってんだろ」「出せっての」「出せってば」: where the frame begins. With は or a comma (「出せっての、あれは」) it is a subject. */
const FRAME_IN_ONE =
  /っ?(?:つって|つ(?:う|の)(?!の?[はがも、])|ちゅう(?!の?[はがも、]))|って(?:の(?![はがも、])|ば)|ったら[、。!?]*$/u;
/** 「謝れ言うてるやろ」: the west needs no particle behind a command; 「言うてんのとちゃう」 denies. */
const BARE_FRAME = /(?:言|い|ゆ)う(?:て[るん]|と[るん])(?!.*(?:わけ|のと$|んちゃ))/u;
/** って, と and the western て at the end of the words. */
const PARTICLE = /(?:って|[とて])[、。!?]*$/u;
