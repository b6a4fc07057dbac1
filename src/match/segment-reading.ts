import type { CompiledNode, CompiledPattern } from '../model/compiled.js';
import type { Sentence } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { once, onceFor } from '../text/once.js';
import { lowerBound } from '../text/sorted-numbers.js';
import { firstEndingAfter, touches } from '../text/stretches.js';
import { matchPattern, neededAtoms, trimMarks } from './match-pattern.js';
import {
  type AtomIndex,
  findOccurrences,
  type Positions,
  positionsOf,
  someOccurs,
  tokenAtEnd,
} from './occurrences.js';

/** A stretch of text that grammar reads on its own, and what patterns find in it. Offsets count from its start; answers are remembered. */
export interface SegmentReading {
  readonly sentences: () => readonly Sentence[];
  readonly positions: () => Positions;
  /** Where each atom of the rule set stands; absent where it does not. */
  readonly occurring: () => ReadonlyMap<number, readonly Span[]>;
  /** All shortest matches of the pattern, sorted by end. */
  readonly matches: (pattern: CompiledPattern) => readonly Span[];
  /** Whether a match of the pattern touches a span, and where it stays in a sentence, speaks of the same clauses. */
  readonly touches: (pattern: CompiledPattern, span: Span) => boolean;
}

/**
 * Reads a stretch of text when it is first asked for something.
 *
 * @param atoms of the rule set
 * @param read called once, and only when a pattern or a cue may concern the stretch
 */
export function readSegment(
  atoms: () => AtomIndex,
  text: string,
  read: () => readonly Sentence[],
): SegmentReading {
  const found = new Map<number, SpanSearch>();
  const sentences = once(read);
  const positions = once(() => positionsOf(text, sentences()));
  const occurrences = once(() => findOccurrences(atoms(), positions()));
  const chains = once(() => clauseChains(sentences()));
  const search = (pattern: CompiledPattern): SpanSearch => {
    const known = found.get(pattern.number);
    if (known !== undefined) return known;
    const needed = neededBy(pattern.node);
    if (needed !== null && !someOccurs(occurrences(), needed)) return NOTHING;
    const spans = matchPattern(pattern.node, occurrences());
    const made = spanSearch(spans.map((span) => wholePredicate(span, positions())));
    found.set(pattern.number, made);
    return made;
  };
  return {
    sentences,
    positions,
    occurring: () => occurrences().byAtom,
    matches: (pattern) => search(pattern).spans,
    touches: (pattern, span) =>
      someTouching(
        search(pattern),
        span,
        (other) => pattern.crossesSentences || staysWith(other, span, chains()),
      ),
  };
}

/** What patterns need one of. */
const neededBy = onceFor((node: CompiledNode) => node, neededAtoms);

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

/** Clauses that lead on to the next one and those that they lead to, as one stretch each. */
function clauseChains(sentences: readonly Sentence[]): readonly Span[] {
  const chains: Span[] = [];
  for (const { clauses } of sentences) {
    let start: number | null = null;
    for (const clause of clauses) {
      start ??= clause.start;
      if (clause.goesOn) continue;
      chains.push({ start, end: clause.end });
      start = null;
    }
  }
  return chains;
}

/** Whether a stretch touches no chain of clauses that a match does not touch: others do not speak of it. */
function staysWith(other: Span, match: Span, chains: readonly Span[]): boolean {
  for (let at = firstEndingAfter(chains, other.start); at < chains.length; at++) {
    const chain = chains[at] as Span;
    if (chain.start >= other.end) return true;
    if (!touches(chain, match)) return false;
  }
  return true;
}

/** Spans in which those that touch a stretch are found without a look at all others. */
export interface SpanSearch {
  readonly spans: readonly Span[];
  /** Sorted by start. */
  readonly byStart: readonly Span[];
  /** For each of these the latest end of it and of all before it. */
  readonly latestEnds: Int32Array;
}

/** Prepares spans, in whatever order, for searching. */
export function spanSearch(spans: readonly Span[]): SpanSearch {
  if (spans.length === 0) return NOTHING;
  const byStart = [...spans].sort((a, b) => a.start - b.start);
  let latest = 0;
  const latestEnds = Int32Array.from(byStart, ({ end }) => {
    latest = Math.max(latest, end);
    return latest;
  });
  return { spans, byStart, latestEnds };
}

const NOTHING: SpanSearch = { spans: [], byStart: [], latestEnds: new Int32Array(0) };

/** Whether a span that touches a stretch is one for which `holds` says so. */
export function someTouching(
  { byStart, latestEnds }: SpanSearch,
  stretch: Span,
  holds: (span: Span) => boolean = () => true,
): boolean {
  for (let at = lowerBound(latestEnds, stretch.start + 1); at < byStart.length; at++) {
    const span = byStart[at] as Span;
    if (span.start >= stretch.end) return false;
    if (touches(span, stretch) && holds(span)) return true;
  }
  return false;
}
