import {
  DERIVED_FUNCTIONS,
  type DerivedFunction,
  type DerivedSet,
  type FunctionSet,
  PHRASE_FUNCTIONS,
  type PhraseFunction,
} from '../../model/token.js';

/** The bits of `functions`. */
export function functionSet(functions: readonly PhraseFunction[]): FunctionSet {
  return functions.reduce((set, name) => set | (1 << PHRASE_FUNCTIONS.indexOf(name)), 0);
}

/** True for a function that follows from others. */
export function isDerived(name: PhraseFunction | DerivedFunction): name is DerivedFunction {
  return (DERIVED_FUNCTIONS as readonly string[]).includes(name);
}

/** The bits of derived functions. */
export function derivedSet(names: readonly DerivedFunction[]): DerivedSet {
  return names.reduce((set, name) => set | (1 << DERIVED_FUNCTIONS.indexOf(name)), 0);
}
