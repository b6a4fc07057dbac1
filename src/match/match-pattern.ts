import { type CompiledClause, type CompiledNode, meetsClause } from '../model/compiled.js';
import type { Connector } from '../model/pattern.js';
import type { Span } from '../model/transcript.js';
import { firstEndingAfter } from '../text/stretches.js';
import { type Occurrences, occurrencesOf, type Positions } from './occurrences.js';

/**
 * Partial matches while a pattern is read from left to right: for every position where one ends, the latest start,
 * hence the shortest match. `anywhere`: nothing is matched yet and the next item may begin at any position.
 */
interface State {
  readonly anywhere: boolean;
  /** Sorted by end, each end once. */
  readonly spans: readonly Span[];
}

const ANYWHERE: State = { anywhere: true, spans: [] };
const NOWHERE: State = { anywhere: false, spans: [] };
const ADJACENT: Connector = { kind: 'adjacent' };

/**
 * The shortest match of a pattern at each end, sorted by end. Offsets count in the normalised text.
 * One pass over the pattern's items, each a merge of sorted lists: no backtracking, linear in the occurrences but for sorting.
 */
export function matchPattern(node: CompiledNode, found: Occurrences): readonly Span[] {
  if (node.kind !== 'together') return run(node, ANYWHERE, ADJACENT, found).spans;
  let pairs: readonly Span[] | null = null;
  for (const part of node.parts) {
    const { spans } = run(part, ANYWHERE, ADJACENT, found);
    pairs = pairs === null ? spans : nearestPairs(pairs, spans, found.positions);
    if (pairs.length === 0) break;
  }
  return pairs ?? [];
}

function run(node: CompiledNode, state: State, connector: Connector, found: Occurrences): State {
  const { positions } = found;
  if (!state.anywhere && state.spans.length === 0) return NOWHERE;
  switch (node.kind) {
    case 'atoms':
      return advance(state, connector, occurrencesOf(found, node.atoms), positions);
    case 'sentence-start':
      return advance(state, connector, sentenceStarts(positions), positions);
    case 'sentence-end':
      return stateOf(state.spans.filter((span) => endsSentence(span.end, positions)));
    case 'optional':
      return union(state, run(node.node, state, connector, found));
    case 'alternative':
      return node.options.reduce((all, option) => union(all, run(option, state, connector, found)), NOWHERE);
    case 'constrained':
      return constrain(run(node.node, state, connector, found), node.clauses, positions);
    case 'sequence':
      return node.items.reduce(
        (before, item, index) => run(item.node, before, index === 0 ? connector : item.connector, found),
        state,
      );
    case 'together':
      return NOWHERE;
  }
}

/** Empty matches where sentences begin, behind their marks. */
function sentenceStarts({ sentences, text }: Positions): readonly Span[] {
  return sentences.map((sentence) => {
    const start = skipMarks(text, sentence.start);
    return { start, end: start };
  });
}

/** Joins the partial matches of `state` with the occurrences of the next item. */
function advance(state: State, connector: Connector, next: readonly Span[], positions: Positions): State {
  if (next.length === 0) return NOWHERE;
  if (state.spans.length === 0) return stateOf(next);
  const joined = join(state.spans, connector, next, positions);
  return stateOf(state.anywhere ? [...next, ...joined] : joined);
}

function join(
  before: readonly Span[],
  connector: Connector,
  next: readonly Span[],
  positions: Positions,
): readonly Span[] {
  const joined: Span[] = [];
  if (connector.kind === 'adjacent') {
    const startByEnd = new Map<number, number>();
    for (const { start, end } of before)
      for (const at of [end, skipMarks(positions.text, end)])
        startByEnd.set(at, Math.max(startByEnd.get(at) ?? -1, start));
    for (const span of next) {
      const start = startByEnd.get(span.start);
      if (start !== undefined) joined.push({ start, end: span.end });
    }
    return joined;
  }
  // Both lists sorted, the best start so far kept in one sweep; in a phrase gap only the last few ends can reach.
  const byStart = next.length === 1 ? next : [...next].sort((a, b) => a.start - b.start);
  let index = 0;
  let best = -1;
  let bestSentence = -1;
  for (const span of byStart) {
    for (let one = before[index]; one !== undefined && one.end <= span.start; one = before[++index]) {
      const sentence = sentenceOf(one, positions);
      if (sentence !== bestSentence && connector.kind === 'gap') best = -1;
      bestSentence = sentence;
      best = Math.max(best, one.start);
    }
    if (connector.kind === 'gap' && connector.phrases !== null) {
      const start = latestWithin(before, index, span.start, connector.phrases, positions);
      if (start >= 0) joined.push({ start, end: span.end });
    } else if (
      best >= 0 &&
      (connector.kind === 'turn-gap' || bestSentence === sentenceAt(span.start, positions))
    ) {
      joined.push({ start: best, end: span.end });
    }
  }
  return joined;
}

/** The latest start among the first `count` spans whose end has at most `phrases` whole phrases before `position`. */
function latestWithin(
  before: readonly Span[],
  count: number,
  position: number,
  phrases: number,
  positions: Positions,
): number {
  const sentence = sentenceAt(position, positions);
  const phrase = positions.phraseAt[position] ?? -1;
  let latest = -1;
  for (let index = count - 1; index >= 0; index--) {
    const span = before[index] as Span;
    if (sentenceOf(span, positions) !== sentence) break;
    if (phrase - (positions.phraseAt[Math.max(span.end - 1, span.start)] ?? -1) - 1 > phrases) break;
    latest = Math.max(latest, span.start);
  }
  return latest;
}

/** Index of the sentence of a character; -1 between sentences. */
function sentenceAt(position: number, { sentences }: Positions): number {
  const index = firstEndingAfter(sentences, position);
  return position >= (sentences[index]?.start ?? Number.POSITIVE_INFINITY) ? index : -1;
}

/** The sentence in which a match ends; an empty match (`^`) belongs to the sentence that begins there. */
function sentenceOf({ start, end }: Span, positions: Positions): number {
  return sentenceAt(end > start ? end - 1 : end, positions);
}

function endsSentence(end: number, positions: Positions): boolean {
  const sentence = positions.sentences[sentenceAt(end - 1, positions)];
  return (
    sentence !== undefined &&
    /^[\s\u3000、。．.…‥!?！？」』）)"〜~ー]*$/.test(positions.text.slice(end, sentence.end))
  );
}

/** Keeps what ends in a phrase that meets all clauses, and lets the match reach to the end of that phrase. */
function constrain(state: State, clauses: readonly CompiledClause[], positions: Positions): State {
  const kept: Span[] = [];
  for (const { start, end } of state.spans) {
    const phrase = positions.phrases[positions.phraseAt[end - 1] ?? -1];
    if (phrase !== undefined && clauses.every((clause) => meetsClause(clause, phrase)))
      kept.push({ start, end: Math.max(end, phrase.end) });
  }
  return stateOf(kept);
}

function union(left: State, right: State): State {
  const anywhere = left.anywhere || right.anywhere;
  if (right.spans.length === 0) return anywhere === left.anywhere ? left : { anywhere, spans: left.spans };
  if (left.spans.length === 0) return anywhere === right.anywhere ? right : { anywhere, spans: right.spans };
  return { anywhere, spans: shortest([...left.spans, ...right.spans]) };
}

function stateOf(spans: readonly Span[]): State {
  return spans.length === 0 ? NOWHERE : { anywhere: false, spans: shortest(spans) };
}

/** The shortest of spans at each end, sorted by end. */
function shortest(spans: readonly Span[]): readonly Span[] {
  if (spans.every(({ end }, index) => index === 0 || end > (spans[index - 1] as Span).end)) return spans;
  const sorted = [...spans].sort((a, b) => a.end - b.end || b.start - a.start);
  return sorted.filter((span, index) => span.end !== sorted[index - 1]?.end);
}

/** For each match on the right the nearest on the left in the same sentence, on either side; the pair as one stretch. */
function nearestPairs(left: readonly Span[], right: readonly Span[], positions: Positions): readonly Span[] {
  const pairs: Span[] = [];
  let index = 0;
  for (const one of right) {
    while (index < left.length && (left[index] as Span).end <= one.start) index++;
    for (const other of [left[index - 1], left[index]]) {
      if (other === undefined) continue;
      if (sentenceAt(other.end - 1, positions) !== sentenceAt(one.end - 1, positions)) continue;
      pairs.push({ start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) });
    }
  }
  return shortest(pairs);
}

/** Marks between words that do not keep two items from standing next to each other. */
const TRANSPARENT: ReadonlySet<string> = new Set([...' \u3000、,，・…‥「」『』（）()"\'“”〈〉《》~〜-']);
const FULL_STOPS: ReadonlySet<string> = new Set([...'。．.!?！？']);

/** The first position from `position` on that is no transparent mark. */
function skipMarks(text: string, position: number): number {
  let at = position;
  while (TRANSPARENT.has(text.charAt(at))) at++;
  return at;
}

/** The last position down to `position` before which there is no mark and no full stop. */
export function trimMarks(text: string, start: number, position: number): number {
  let at = position;
  while (at > start && (TRANSPARENT.has(text.charAt(at - 1)) || FULL_STOPS.has(text.charAt(at - 1)))) at--;
  return at;
}

/** Atoms of which one stands wherever a pattern matches; null where a match may do without any. */
export function neededAtoms(node: CompiledNode): readonly number[] | null {
  switch (node.kind) {
    case 'atoms':
      return node.atoms;
    case 'constrained':
      return neededAtoms(node.node);
    case 'alternative': {
      const needed = node.options.map(neededAtoms);
      return needed.includes(null) ? null : [...new Set(needed.flatMap((atoms) => atoms ?? []))];
    }
    case 'sequence':
      return fewest(node.items.map((item) => neededAtoms(item.node)));
    case 'together':
      return fewest(node.parts.map(neededAtoms));
    default:
      return null;
  }
}

function fewest(lists: readonly (readonly number[] | null)[]): readonly number[] | null {
  return lists.reduce(
    (best, list) => (best === null || (list !== null && list.length < best.length) ? list : best),
    null,
  );
}
