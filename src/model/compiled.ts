import type { Connector } from './pattern.js';
import type { Rule, RuleId, Severity, TurnWindow } from './rule.js';
import type { DerivedSet, FunctionSet, Phrase } from './token.js';
import type { Role } from './transcript.js';

/** The smallest things a pattern asks for. Every distinct one has a number: its index in `RuleSet.atoms`. */
export type Atom =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'features'; readonly features: readonly (readonly [FeatureKey, readonly string[]])[] }
  | { readonly kind: 'any-token' };

export type FeatureKey = 'pos' | 'detail' | 'base' | 'surface' | 'form' | 'type';

/** `FunctionClause` as bits: the phrase has one of `functions`, or (negated) none. */
export interface CompiledClause {
  readonly functions: FunctionSet;
  readonly derived: DerivedSet;
  readonly negated: boolean;
}

/** Whether a phrase meets a clause. */
export function meetsClause(clause: CompiledClause, phrase: Pick<Phrase, 'functions' | 'derived'>): boolean {
  const has = (phrase.functions & clause.functions) !== 0 || (phrase.derived & clause.derived) !== 0;
  return has !== clause.negated;
}

/** A pattern ready to run: word sets resolved, atoms numbered, functions as bits. */
export type CompiledNode =
  | { readonly kind: 'atoms'; readonly atoms: readonly number[] }
  | { readonly kind: 'sentence-start' }
  | { readonly kind: 'sentence-end' }
  | { readonly kind: 'optional'; readonly node: CompiledNode }
  | { readonly kind: 'constrained'; readonly node: CompiledNode; readonly clauses: readonly CompiledClause[] }
  | {
      readonly kind: 'sequence';
      readonly items: readonly { readonly connector: Connector; readonly node: CompiledNode }[];
    }
  | { readonly kind: 'alternative'; readonly options: readonly CompiledNode[] }
  | { readonly kind: 'together'; readonly parts: readonly CompiledNode[] };

export interface CompiledPattern {
  /** Index in `RuleSet.patterns`. */
  readonly number: number;
  /** What reports call it. */
  readonly name: string;
  readonly source: string;
  readonly node: CompiledNode;
  /**
   * The ways in which it can match, each a list of distinct indices in `RuleSet.stemGroups`: of each of these groups one stem
   * must occur in the normalised text. A way without groups is open to every text.
   */
  readonly ways: readonly (readonly number[])[];
  /** True where a match may reach from one sentence into another, so that the turn must be read as a whole. */
  readonly crossesSentences: boolean;
}

/** `Condition` with names resolved and patterns compiled. */
export type CompiledCondition =
  | {
      readonly kind: 'findings';
      readonly where: 'earlier' | 'later' | 'same';
      /** "same" stands for the rule of the finding that a `flow/` rule is placed on. */
      readonly rules: ReadonlySet<RuleId> | 'same';
      readonly window: TurnWindow | null;
      readonly count: number;
    }
  | { readonly kind: 'position'; readonly from: 'first' | 'last'; readonly window: TurnWindow }
  | {
      readonly kind: 'says';
      readonly where: 'earlier' | 'later' | 'same';
      readonly patterns: readonly CompiledPattern[];
      readonly role: Role | null;
      readonly window: TurnWindow | null;
    }
  | { readonly kind: 'narrated'; readonly words: readonly string[] }
  | { readonly kind: 'followed'; readonly role: Role }
  | { readonly kind: 'elapsed'; readonly rules: ReadonlySet<RuleId>; readonly minutes: number }
  | { readonly kind: 'not' | 'any' | 'all'; readonly conditions: readonly CompiledCondition[] };

export interface CompiledRule {
  readonly rule: Rule;
  readonly any: readonly CompiledPattern[];
  readonly except: readonly CompiledPattern[];
  readonly grade: readonly CompiledGrade[];
  readonly veto: FunctionSet;
  readonly cueVeto: FunctionSet;
  readonly on: ReadonlySet<RuleId>;
  readonly require: readonly CompiledCondition[];
  readonly unless: readonly CompiledCondition[];
  readonly escalate: { readonly when: readonly CompiledCondition[]; readonly to: Severity } | null;
}

/** `Grade` with patterns compiled. */
export interface CompiledGrade {
  readonly kind: 'when' | 'only';
  readonly patterns: readonly CompiledPattern[];
  readonly to: Severity;
}

/** Rules in an order in which each comes after those that its context names. */
export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  readonly atoms: readonly Atom[];
  readonly patterns: readonly CompiledPattern[];
  /** Sets of literal stems that patterns need one of. */
  readonly stemGroups: readonly (readonly string[])[];
  /** Each set of the lexicon as a pattern that stands wherever one of its entries does. */
  readonly lexicon: readonly { readonly name: string; readonly pattern: CompiledPattern }[];
  /** The rule files and folders that were read beside the built-in ones: what was learned of their rules stands there. */
  readonly paths?: readonly string[];
}
