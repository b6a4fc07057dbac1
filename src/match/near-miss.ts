import {
  type CompiledClause,
  type CompiledNode,
  type CompiledPattern,
  meetsClause,
} from '../model/compiled.js';
import type { Connector, PatternNode } from '../model/pattern.js';
import type { RulePattern } from '../model/rule.js';
import type { FunctionSet } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import type { TurnMatcher } from './turn-matcher.js';

/** Why a pattern did not match a turn: how far it got, and what the next item lacked. */
export interface NearMiss {
  /** How many items of the pattern matched one after the other, and of how many. */
  readonly matchedItems: number;
  readonly items: number;
  /** The part of the pattern that matched, as written; empty where none did. */
  readonly matchedSource: string;
  /** The words that this part matched, in the normalised text; null where none did. */
  readonly matched: Span | null;
  /** The item that failed, as written. */
  readonly failedSource: string;
  readonly reason: /** It occurs nowhere in the turn. */
    | { readonly kind: 'absent' }
    /** It occurs, but not where the connector wants it. */
    | { readonly kind: 'place'; readonly at: Span; readonly connector: Connector }
    /** Its words stand there, but their phrase has other functions. */
    | {
        readonly kind: 'functions';
        readonly words: Span;
        readonly functions: FunctionSet;
        readonly clause: CompiledClause;
      }
    /** All parts of `a & b` occur, but in different sentences. */
    | { readonly kind: 'apart' };
}

/**
 * Finds out where a pattern that does not match stops, by running the matcher itself on its beginnings.
 *
 * @param matcher of a turn, its prefilter switched off
 */
export function explainMiss(written: RulePattern, pattern: CompiledPattern, matcher: TurnMatcher): NearMiss {
  const run = (node: CompiledNode): readonly Span[] =>
    matcher.matches({ ...pattern, number: --lastNumber, node });
  return missOf(pattern.node, written.source, written.node, { run, positions: matcher.positions });
}

/** Turns remember matches by the number of a pattern; beginnings of patterns get numbers below those of real ones. */
let lastNumber = 0;

/** The turn that a pattern missed. */
interface Missed extends Pick<TurnMatcher, 'positions'> {
  readonly run: (node: CompiledNode) => readonly Span[];
}

type SequenceNode = CompiledNode & { readonly kind: 'sequence' };
type Item = SequenceNode['items'][number];

const NO_FUNCTIONS = { functions: 0, derived: 0 };
const NOTHING_MATCHED = { matchedItems: 0, items: 1, matchedSource: '', matched: null };

function missOf(node: CompiledNode, source: string, written: PatternNode | null, turn: Missed): NearMiss {
  switch (node.kind) {
    case 'together': {
      const parts = written?.kind === 'together' ? written.parts : [];
      const items = node.parts.length;
      const failed = node.parts.findIndex((part) => turn.run(part).length === 0);
      const part = node.parts[failed];
      if (part === undefined)
        return {
          ...NOTHING_MATCHED,
          ...{ matchedItems: items, items, matchedSource: source, failedSource: source },
          reason: { kind: 'apart' },
        };
      const found = missOf(part, partSource(source, parts, failed), parts[failed] ?? null, turn);
      return { ...found, matchedItems: found.matchedItems + failed, items: found.items + items - 1 };
    }
    case 'alternative':
      return node.options
        .map((option) => missOf(option, source, null, turn))
        .reduce((best, one) => (isNearer(one, best) ? one : best));
    case 'sequence':
      return missInSequence(node, source, written?.kind === 'sequence' ? written.items : [], turn);
    default:
      return missOfItem({ node, connector: { kind: 'adjacent' } }, [], source, turn);
  }
}

function missInSequence(
  { items }: SequenceNode,
  source: string,
  written: readonly { readonly node: PatternNode }[],
  turn: Missed,
): NearMiss {
  const spans = items.map((_, index) => turn.run({ kind: 'sequence', items: items.slice(0, index + 1) }));
  const found = spans.findIndex((some) => some.length === 0);
  const failed = found < 0 ? items.length - 1 : found;
  const item = items[failed];
  const parts = written.map(({ node }) => node);
  const nextAt = parts[failed]?.at;
  if (item === undefined)
    return { ...NOTHING_MATCHED, items: items.length, failedSource: source, reason: { kind: 'absent' } };
  return {
    ...missOfItem(item, items.slice(0, failed), partSource(source, parts, failed), turn),
    matchedItems: failed,
    items: items.length,
    matchedSource: nextAt === undefined ? '' : withoutConnector(source.slice(0, nextAt)),
    matched: spans[failed - 1]?.at(-1) ?? null,
  };
}

/** Why an item does not follow those before it. */
function missOfItem(
  item: Item,
  before: readonly Item[],
  source: string,
  { run, positions }: Missed,
): NearMiss {
  const { node, connector } = item;
  const clauses = node.kind === 'constrained' ? node.clauses : [];
  const bare = node.kind === 'constrained' ? node.node : node;
  const base = { ...NOTHING_MATCHED, failedSource: source };
  const words =
    clauses.length === 0
      ? undefined
      : run(before.length === 0 ? bare : { kind: 'sequence', items: [...before, { connector, node: bare }] });
  const place = words?.at(-1);
  if (place !== undefined) {
    const { phrases, phraseAt } = positions();
    const phrase = phrases[phraseAt[place.end - 1] ?? -1] ?? NO_FUNCTIONS;
    const clause = clauses.find((one) => !meetsClause(one, phrase));
    if (clause)
      return { ...base, reason: { kind: 'functions', words: place, functions: phrase.functions, clause } };
  }
  const at = before.length === 0 ? undefined : run(bare).at(-1);
  return { ...base, reason: at ? { kind: 'place', at, connector } : { kind: 'absent' } };
}

/** True where `one` tells more: the words were there and only their functions were not, or a larger part of the pattern matched. */
export function isNearer(one: NearMiss, other: NearMiss): boolean {
  return nearness(one) > nearness(other);
}

function nearness({ matchedItems, items, reason }: NearMiss): number {
  const reached = { absent: 0, place: 0.3, functions: 1, apart: 0 }[reason.kind];
  return (reason.kind === 'functions' ? 1 : 0) + (matchedItems + reached) / items;
}

/** The source of one of the parts of a pattern, without what connects it; the whole source where the parts are not known. */
function partSource(source: string, parts: readonly PatternNode[], index: number): string {
  const part = parts[index];
  return part === undefined ? source : withoutConnector(source.slice(part.at, parts[index + 1]?.at));
}

function withoutConnector(source: string): string {
  return source.replace(/\s*(?:~|&|\.{2,3}\d*)?\s*$/, '');
}
