import { type CompiledClause, type CompiledNode, meetsClause } from '../model/compiled.js';
import type { Connector } from '../model/pattern.js';
import type { Span } from '../model/transcript.js';
import type { Occurrences } from './occurrences.js';
import { type Positions, skipMarks } from './positions.js';

/**
 * Partial matches while a pattern is read from left to right: for every position where one ends, the latest start,
 * hence the shortest match. `anywhere`: nothing is matched yet and the next item may begin at any position.
 */
interface State {
  readonly anywhere: boolean;
  /** Sorted by end, each end once. */
  readonly spans: readonly Span[];
}

interface Turn {
  readonly positions: Positions;
  readonly occurrences: Occurrences;
}

const ANYWHERE: State = { anywhere: true, spans: [] };
const ADJACENT: Connector = { kind: 'adjacent' };

/**
 * The shortest match of a pattern at each end, sorted by end. Offsets count in the normalised text.
 * One pass over the pattern's items, each a merge of sorted lists: no backtracking, linear in the occurrences but for sorting.
 */
export function matchPattern(
  node: CompiledNode,
  positions: Positions,
  occurrences: Occurrences,
): readonly Span[] {
  const turn: Turn = { positions, occurrences };
  if (node.kind !== 'together') return run(node, ANYWHERE, ADJACENT, turn).spans;
  const [first, ...others] = node.parts.map((part) => run(part, ANYWHERE, ADJACENT, turn).spans);
  return others.reduce<readonly Span[]>((left, right) => nearestPairs(left, right, positions), first ?? []);
}

function run(node: CompiledNode, state: State, connector: Connector, turn: Turn): State {
  switch (node.kind) {
    case 'atoms':
      if (!state.anywhere && state.spans.length === 0) return state;
      return advance(state, connector, spansOfAtoms(node.atoms, turn.occurrences), turn.positions);
    case 'sentence-start':
      if (!state.anywhere && state.spans.length === 0) return state;
      return advance(state, connector, sentenceStarts(turn.positions), turn.positions);
    case 'sentence-end':
      return { anywhere: false, spans: state.spans.filter((span) => endsSentence(span.end, turn.positions)) };
    case 'optional':
      return union(state, run(node.node, state, connector, turn));
    case 'alternative':
      return node.options.map((option) => run(option, state, connector, turn)).reduce(union);
    case 'constrained':
      return constrain(run(node.node, state, connector, turn), node.clauses, turn.positions);
    case 'sequence':
      return node.items.reduce(
        (before, item, index) => run(item.node, before, index === 0 ? connector : item.connector, turn),
        state,
      );
    case 'together':
      return { anywhere: false, spans: [] };
  }
}

/** Empty matches where sentences begin, behind their marks. */
function sentenceStarts({ sentenceStarts: starts, text }: Positions): readonly Span[] {
  return starts.map((at) => {
    const start = skipMarks(text, at);
    return { start, end: start };
  });
}

function spansOfAtoms(atoms: readonly number[], occurrences: Occurrences): readonly Span[] {
  const [only] = atoms;
  if (only !== undefined && atoms.length === 1) return occurrences.byAtom.get(only) ?? NO_SPANS;
  const known = occurrences.bySet.get(atoms);
  if (known !== undefined) return known;
  const all: Span[] = [];
  if (atoms.length < occurrences.byAtom.size) {
    for (const atom of atoms) for (const span of occurrences.byAtom.get(atom) ?? NO_SPANS) all.push(span);
  } else {
    // Large word sets: look at what occurs in the turn instead of at every word of the set.
    const wanted = asSet(atoms);
    for (const [atom, spans] of occurrences.byAtom) {
      if (wanted.has(atom)) for (const span of spans) all.push(span);
    }
  }
  const sorted = all.length > 1 ? all.sort((a, b) => a.end - b.end || a.start - b.start) : all;
  occurrences.bySet.set(atoms, sorted);
  return sorted;
}

const NO_SPANS: readonly Span[] = [];

/** The sets of a rule set's nodes, kept as long as the nodes are. */
const knownSets = new WeakMap<readonly number[], ReadonlySet<number>>();

function asSet(atoms: readonly number[]): ReadonlySet<number> {
  let set = knownSets.get(atoms);
  if (set === undefined) {
    set = new Set(atoms);
    knownSets.set(atoms, set);
  }
  return set;
}

/** Joins the partial matches of `state` with the occurrences of the next item. */
function advance(state: State, connector: Connector, next: readonly Span[], positions: Positions): State {
  if (state.anywhere) return normalise([...next, ...join(state.spans, connector, next, positions)]);
  return normalise(join(state.spans, connector, next, positions));
}

function join(
  before: readonly Span[],
  connector: Connector,
  next: readonly Span[],
  positions: Positions,
): Span[] {
  if (before.length === 0 || next.length === 0) return [];
  const joined: Span[] = [];
  if (connector.kind === 'adjacent') {
    const startByEnd = new Map<number, number>();
    for (const span of before) {
      startByEnd.set(span.end, Math.max(startByEnd.get(span.end) ?? -1, span.start));
      const skipped = skipMarks(positions.text, span.end);
      startByEnd.set(skipped, Math.max(startByEnd.get(skipped) ?? -1, span.start));
    }
    for (const span of next) {
      const start = startByEnd.get(span.start);
      if (start !== undefined) joined.push({ start, end: span.end });
    }
    return joined;
  }
  // Both lists sorted, the best start so far kept in one sweep; in a phrase gap only the last few ends can reach.
  const byStart = [...next].sort((a, b) => a.start - b.start);
  let index = 0;
  let best = -1;
  let bestSentence = -1;
  for (const span of byStart) {
    for (; index < before.length && (before[index]?.end ?? 0) <= span.start; index++) {
      const one = before[index];
      if (one === undefined) continue;
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
      (connector.kind === 'turn-gap' || bestSentence === positions.sentenceAt[span.start])
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
  const sentence = positions.sentenceAt[position] ?? -1;
  const phrase = positions.phraseAt[position] ?? -1;
  let latest = -1;
  for (let i = count - 1; i >= 0; i--) {
    const span = before[i];
    if (span === undefined || sentenceOf(span, positions) !== sentence) break;
    if (phrase - (positions.phraseAt[Math.max(span.end - 1, span.start)] ?? -1) - 1 > phrases) break;
    latest = Math.max(latest, span.start);
  }
  return latest;
}

/** The sentence in which a match ends; an empty match (`^`) belongs to the sentence that begins there. */
function sentenceOf(span: Span, positions: Positions): number {
  return positions.sentenceAt[span.end > span.start ? span.end - 1 : span.end] ?? -1;
}

function endsSentence(end: number, positions: Positions): boolean {
  const sentence = positions.sentenceAt[end - 1] ?? -1;
  const close = positions.sentenceEnds[sentence];
  return (
    close !== undefined && /^[\s\u3000、。．.…‥!?！？」』）)"〜~ー]*$/.test(positions.text.slice(end, close))
  );
}

/** Keeps what ends in a phrase that meets all clauses, and lets the match reach to the end of that phrase. */
function constrain(state: State, clauses: readonly CompiledClause[], positions: Positions): State {
  const kept: Span[] = [];
  for (const span of state.spans) {
    const phrase = positions.phrases[positions.phraseAt[span.end - 1] ?? -1];
    if (phrase === undefined) continue;
    if (clauses.every((clause) => meetsClause(clause, phrase)))
      kept.push({ start: span.start, end: Math.max(span.end, phrase.end) });
  }
  return normalise(kept);
}

function union(left: State, right: State): State {
  if (right.spans.length === 0) return { anywhere: left.anywhere || right.anywhere, spans: left.spans };
  return {
    anywhere: left.anywhere || right.anywhere,
    spans: normalise([...left.spans, ...right.spans]).spans,
  };
}

/** Sorts by end and keeps the latest start of each. */
function normalise(spans: readonly Span[]): State {
  if (spans.length < 2) return { anywhere: false, spans };
  const sorted = [...spans].sort((a, b) => a.end - b.end || b.start - a.start);
  return { anywhere: false, spans: sorted.filter((span, index) => span.end !== sorted[index - 1]?.end) };
}

/** For each match on the right the nearest on the left in the same sentence, on either side; the pair as one stretch. */
function nearestPairs(left: readonly Span[], right: readonly Span[], positions: Positions): readonly Span[] {
  const pairs: Span[] = [];
  let index = 0;
  for (const one of right) {
    while (index < left.length && (left[index]?.end ?? 0) <= one.start) index++;
    for (const other of [left[index - 1], left[index]]) {
      if (other === undefined) continue;
      if (positions.sentenceAt[other.end - 1] !== positions.sentenceAt[one.end - 1]) continue;
      pairs.push({ start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) });
    }
  }
  return normalise(pairs).spans;
}
