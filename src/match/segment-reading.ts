import type { CompiledPattern } from '../model/compiled.js';
import type { Sentence } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { matchPattern } from './match-pattern.js';
import { type AtomIndex, findOccurrences, type Occurrences } from './occurrences.js';
import { type Positions, positionsOf, tokenAtEnd, trimMarks } from './positions.js';

/** A stretch of text that grammar reads on its own, and what patterns find in it. Offsets count from its start; answers are remembered. */
export interface SegmentReading {
  readonly sentences: () => readonly Sentence[];
  readonly positions: () => Positions;
  /** Where each atom of the rule set stands; absent where it does not. */
  readonly occurring: () => ReadonlyMap<number, readonly Span[]>;
  /** All shortest matches of the pattern, sorted by end. */
  readonly matches: (pattern: CompiledPattern) => readonly Span[];
}

/** @param read called once, and only when a pattern or a cue may concern the stretch */
export function readSegment(
  atoms: () => AtomIndex,
  text: string,
  read: () => readonly Sentence[],
): SegmentReading {
  const found = new Map<number, readonly Span[]>();
  let sentences: readonly Sentence[] | null = null;
  let positions: Positions | null = null;
  let occurrences: Occurrences | null = null;
  const getSentences = () => {
    sentences ??= read();
    return sentences;
  };
  const getPositions = () => {
    positions ??= positionsOf(text, getSentences());
    return positions;
  };
  const getOccurrences = (): Occurrences => {
    occurrences ??= findOccurrences(atoms(), getPositions());
    return occurrences;
  };
  return {
    sentences: getSentences,
    positions: getPositions,
    occurring: () => getOccurrences().byAtom,
    matches: (pattern) => {
      const known = found.get(pattern.number);
      if (known) return known;
      const places = getPositions();
      const spans = matchPattern(pattern.node, places, getOccurrences()).map((span) =>
        wholePredicate(span, places),
      );
      found.set(pattern.number, spans);
      return spans;
    },
  };
}

/**
 * Evidence is not cut within a predicate (録音は止めていただけ|ませんか): a match that ends in a word that inflects reaches to
 * the end of its phrase; after a noun, particles stay outside. Marks at the end are left out.
 */
function wholePredicate(span: Span, positions: Positions): Span {
  const last = positions.phrases[positions.phraseAt[span.end - 1] ?? -1];
  const token = tokenAtEnd(positions.tokens, span.end);
  const isCut =
    token !== undefined &&
    (span.end < token.end || INFLECTING.has(token.pos) || TAIL_DETAILS.has(token.posDetail1));
  const end = isCut ? Math.max(span.end, last?.end ?? 0) : span.end;
  return { start: span.start, end: trimMarks(positions.text, span.start, end) };
}

const INFLECTING: ReadonlySet<string> = new Set(['動詞', '形容詞', '助動詞']);
/** A linking particle (て) and a formal noun (の, ん) belong to the predicate. */
const TAIL_DETAILS: ReadonlySet<string> = new Set(['接続助詞', '非自立']);
