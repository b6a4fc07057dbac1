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
  return missOf(pattern.node, written.source, written.node, run, matcher);
}

const NO_FUNCTIONS = { functions: 0, derived: 0 };

type Run = (node: CompiledNode) => readonly Span[];

/** Turns remember matches by the number of a pattern; beginnings of patterns get numbers below those of real ones. */
let lastNumber = 0;

function missOf(
  node: CompiledNode,
  source: string,
  written: PatternNode | null,
  run: Run,
  matcher: TurnMatcher,
): NearMiss {
  if (node.kind === 'together') {
    const sources = partSources(source, written?.kind === 'together' ? written.parts : []);
    const failed = node.parts.findIndex((part) => run(part).length === 0);
    const part = node.parts[failed];
    if (part === undefined) return miss(node.parts.length, node.parts.length, source, null, source, 'apart');
    const inner = written?.kind === 'together' ? (written.parts[failed] ?? null) : null;
    const found = missOf(part, sources[failed] ?? source, inner, run, matcher);
    return {
      ...found,
      matchedItems: found.matchedItems + failed,
      items: found.items + node.parts.length - 1,
    };
  }
  if (node.kind === 'alternative') {
    return node.options
      .map((option) => missOf(option, source, null, run, matcher))
      .reduce((best, one) => (isNearer(one, best) ? one : best));
  }
  if (node.kind === 'sequence') return missInSequence(node, source, written, run, matcher);
  return missOfItem({ node, connector: { kind: 'adjacent' } }, null, source, run, matcher);
}

type SequenceNode = CompiledNode & { readonly kind: 'sequence' };
type Item = SequenceNode['items'][number];

function missInSequence(
  node: SequenceNode,
  source: string,
  written: PatternNode | null,
  run: Run,
  matcher: TurnMatcher,
): NearMiss {
  const items = written?.kind === 'sequence' ? written.items.map((item) => item.node) : [];
  const sources = partSources(source, items);
  const beginning = (length: number): SequenceNode => ({
    kind: 'sequence',
    items: node.items.slice(0, length),
  });
  const spans = node.items.map((_, index) => run(beginning(index + 1)));
  const found = spans.findIndex((some) => some.length === 0);
  const failed = found < 0 ? node.items.length - 1 : found;
  const item = node.items[failed];
  if (item === undefined) return miss(0, node.items.length, '', null, source, 'absent');
  const nextAt = items[failed]?.at;
  return {
    ...missOfItem(item, beginning(failed), sources[failed] ?? source, run, matcher),
    matchedItems: failed,
    items: node.items.length,
    matchedSource: nextAt === undefined ? '' : withoutConnector(source.slice(0, nextAt)),
    matched: failed === 0 ? null : (spans[failed - 1]?.at(-1) ?? null),
  };
}

/** Why an item does not follow `before` (null: at the beginning of a pattern). */
function missOfItem(
  item: Item,
  before: SequenceNode | null,
  source: string,
  run: Run,
  matcher: TurnMatcher,
): NearMiss {
  const follow = (node: CompiledNode): readonly Span[] =>
    before === null || before.items.length === 0
      ? run(node)
      : run({ kind: 'sequence', items: [...before.items, { connector: item.connector, node }] });
  const base = { matchedItems: 0, items: 1, matchedSource: '', matched: null, failedSource: source };
  if (item.node.kind === 'constrained') {
    const words = follow(item.node.node).at(-1);
    if (words) {
      const { phrases, phraseAt } = matcher.positions();
      const phrase = phrases[phraseAt[words.end - 1] ?? -1] ?? NO_FUNCTIONS;
      const { functions } = phrase;
      const clause = item.node.clauses.find((one) => !meetsClause(one, phrase));
      if (clause) return { ...base, reason: { kind: 'functions', words, functions, clause } };
    }
  }
  const bare = item.node.kind === 'constrained' ? item.node.node : item.node;
  const anywhere = before === null || before.items.length === 0 ? undefined : run(bare).at(-1);
  if (!anywhere) return { ...base, reason: { kind: 'absent' } };
  return { ...base, reason: { kind: 'place', at: anywhere, connector: item.connector } };
}

function miss(
  matchedItems: number,
  items: number,
  matchedSource: string,
  matched: Span | null,
  failedSource: string,
  kind: 'absent' | 'apart',
): NearMiss {
  return { matchedItems, items, matchedSource, matched, failedSource, reason: { kind } };
}

/** True where `one` tells more: the words were there and only their functions were not, or a larger part of the pattern matched. */
export function isNearer(one: NearMiss, other: NearMiss): boolean {
  return nearness(one) > nearness(other);
}

function nearness({ matchedItems, items, reason }: NearMiss): number {
  const reached = { absent: 0, place: 0.3, functions: 1, apart: 0 }[reason.kind];
  return (reason.kind === 'functions' ? 1 : 0) + (matchedItems + reached) / items;
}

/** The sources of the parts of a pattern that begin at their `at`, without what connects them. */
function partSources(source: string, parts: readonly PatternNode[]): readonly string[] {
  return parts.map((part, index) => withoutConnector(source.slice(part.at, parts[index + 1]?.at)));
}

function withoutConnector(source: string): string {
  return source.replace(/\s*(?:~|&|\.{2,3}\d*)?\s*$/, '');
}
