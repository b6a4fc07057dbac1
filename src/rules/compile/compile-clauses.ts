import type { CompiledClause } from '../../model/compiled.js';
import type { PatternNode } from '../../model/pattern.js';
import type { PhraseFunction } from '../../model/token.js';
import { derivedSet, functionSet, isDerived } from './function-sets.js';

/** Takes a fault of a pattern. @param offset in the pattern */
export type Complain = (code: string, values: Readonly<Record<string, string>>, offset?: number) => void;

/** The functions that a phrase must have or must not have; those that leave nothing are told. */
export function compileClauses(
  node: PatternNode & { kind: 'constrained' },
  complain: Complain,
): readonly CompiledClause[] {
  const clauses = node.clauses.map((clause) => ({
    functions: functionSet(clause.functions.filter((name): name is PhraseFunction => !isDerived(name))),
    derived: derivedSet(clause.functions.filter(isDerived)),
    negated: clause.negated,
  }));
  const negated = clauses.filter((clause) => clause.negated);
  const functions = negated.reduce((set, clause) => set | clause.functions, 0);
  const derived = negated.reduce((set, clause) => set | clause.derived, 0);
  if (
    clauses.some(
      (one) => !one.negated && (one.functions & ~functions) === 0 && (one.derived & ~derived) === 0,
    )
  ) {
    complain('pattern-contradiction', {}, node.at);
  }
  return clauses;
}
