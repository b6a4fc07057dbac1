import type { DerivedFunction, PhraseFunction } from './token.js';

/** How an item follows the one before it. */
export type Connector =
  /** Next to each other; punctuation and quotation marks between them do not count. */
  | { readonly kind: 'adjacent' }
  /** Later in the same sentence; with `phrases`, at most so many whole phrases lie between. */
  | { readonly kind: 'gap'; readonly phrases: number | null }
  /** Later in the same turn. */
  | { readonly kind: 'turn-gap' };

/** One condition on the functions of a phrase: it has one of them, or (negated) has none of them. */
export interface FunctionClause {
  readonly functions: readonly (PhraseFunction | DerivedFunction)[];
  readonly negated: boolean;
}

/** Features of a token that a pattern can ask for, with the values allowed. */
export interface TokenFeatures {
  readonly pos?: readonly string[];
  readonly detail?: readonly string[];
  readonly base?: readonly string[];
  readonly surface?: readonly string[];
  readonly form?: readonly string[];
  readonly type?: readonly string[];
}

/** A pattern as written, before compilation. `at` is the 0-based offset in the pattern string. */
export type PatternNode =
  | { readonly kind: 'word'; readonly word: string; readonly at: number }
  | { readonly kind: 'literal'; readonly text: string; readonly at: number }
  | { readonly kind: 'set'; readonly name: string; readonly at: number }
  /** `$name`, with what the rule's `match.where` says it stands for; places inside `node` count in the part's own source. */
  | { readonly kind: 'part'; readonly name: string; readonly node: PatternNode; readonly at: number }
  | { readonly kind: 'features'; readonly features: TokenFeatures; readonly at: number }
  | { readonly kind: 'any-token'; readonly at: number }
  | { readonly kind: 'sentence-start'; readonly at: number }
  | { readonly kind: 'sentence-end'; readonly at: number }
  | { readonly kind: 'optional'; readonly node: PatternNode; readonly at: number }
  | {
      readonly kind: 'constrained';
      readonly node: PatternNode;
      readonly clauses: readonly FunctionClause[];
      readonly at: number;
    }
  | { readonly kind: 'sequence'; readonly items: readonly SequenceItem[]; readonly at: number }
  | { readonly kind: 'alternative'; readonly options: readonly PatternNode[]; readonly at: number }
  | { readonly kind: 'together'; readonly parts: readonly PatternNode[]; readonly at: number };

export interface SequenceItem {
  readonly connector: Connector;
  readonly node: PatternNode;
}
