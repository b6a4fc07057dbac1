import { analyseSegment, isUsual, RECENT_CHARACTERS, type ReadSentences } from '../language/analyse-text.js';
import { finishBuffer } from '../language/normalise/folded-text.js';
import { normaliseInPlace } from '../language/normalise/normalise.js';
import { createSegmenter, segmentSpans } from '../language/normalise/segments.js';
import {
  type Matcher,
  matchTurn,
  readSegment,
  rulesOfCandidates,
  type SegmentReading,
  type TurnMatcher,
} from '../match/turn-matcher.js';
import { shiftSentences } from '../model/sentence-places.js';
import type { SpeechLetters, Tokenize } from '../model/token.js';
import type { Turn } from '../model/transcript.js';
import { once } from '../text/once.js';
import { createRecentValues } from '../text/recent-values.js';

/** A turn at first sight: normalised and looked through for what patterns need. Valid until the next turn is read. */
export interface TurnAtSight {
  readonly letters: SpeechLetters;
  /** Indices of the speaker's rules one of whose patterns may match, ascending; null: any may. Looked for when first asked. */
  readonly candidateRules: () => readonly number[] | null;
  /** The turn for closer reading, in memory of its own. */
  readonly open: () => TurnMatcher;
}

/** Reads the words of a turn. */
export type LookAtTurn = (turn: Pick<Turn, 'role' | 'text' | 'narration'>) => TurnAtSight;

/**
 * @param reuse false: a sentence is analysed anew also where the same words were read before; the findings are the same
 * @param readSentences where several judgements share the reading of sentences
 */
export function createTurnReader(
  matcher: Matcher,
  tokenize: Tokenize,
  reuse = true,
  readSentences: ReadSentences = (text, gaps) => analyseSegment(text, gaps, tokenize),
): LookAtTurn {
  const findSegments = createSegmenter();
  const recent = createRecentValues<SegmentReading>(RECENT_CHARACTERS);
  const read = (text: string, gaps: Uint8Array): SegmentReading =>
    readSegment(matcher.atoms, text, () => readSentences(text, gaps));
  const readRecent = (text: string, gaps: Uint8Array): SegmentReading =>
    reuse && isUsual(text, gaps) ? recent.get(text, () => read(text, gaps)) : read(text, gaps);

  return (turn) => {
    const letters = normaliseInPlace(turn.text, turn.narration);
    const found = findSegments(letters);
    const own = once(() => matcher.prefilter?.[turn.role](letters.codes, found.ends, found.count) ?? null);
    return {
      letters,
      candidateRules: once(() => {
        if (matcher.prefilter === null) return null;
        const candidates = own();
        return candidates === null ? NO_RULES : rulesOfCandidates(candidates, matcher.ruleOfPattern);
      }),
      open: () => {
        const normalised = finishBuffer(letters);
        const { text, gaps } = normalised;
        const segments = segmentSpans(found);
        const readings: SegmentReading[] = [];
        const readAt = (index: number): SegmentReading => {
          const { start, end } = segments[index] ?? { start: 0, end: 0 };
          readings[index] ??= readRecent(text.slice(start, end), gaps.subarray(start, end));
          return readings[index];
        };
        const speech = {
          normalised,
          segments,
          readSegment: readAt,
          sentences: () =>
            segments.flatMap(({ start }, index) => shiftSentences(readAt(index).sentences(), start)),
        };
        return matchTurn(matcher, speech, own());
      },
    };
  };
}

const NO_RULES: readonly number[] = [];
