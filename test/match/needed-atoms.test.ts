import { describe, expect, it } from 'vitest';
import { neededAtoms } from '../../src/match/match-pattern.js';
import type { CompiledNode } from '../../src/model/compiled.js';

const atoms = (...numbers: readonly number[]): CompiledNode => ({ kind: 'atoms', atoms: numbers });
const optional = (node: CompiledNode): CompiledNode => ({ kind: 'optional', node });
const either = (...options: readonly CompiledNode[]): CompiledNode => ({ kind: 'alternative', options });
const inRow = (...nodes: readonly CompiledNode[]): CompiledNode => ({
  kind: 'sequence',
  items: nodes.map((node) => ({ connector: { kind: 'adjacent' }, node })),
});

describe('the atoms that a pattern needs one of', () => {
  it('are all those of its alternatives', () => {
    expect(neededAtoms(either(atoms(1, 2), inRow(atoms(3), atoms(4, 5))))).toEqual([1, 2, 3]);
  });

  it('are the fewest of those that stand in a row or together', () => {
    expect(neededAtoms(inRow(atoms(1, 2, 3), optional(atoms(4)), atoms(5)))).toEqual([5]);
    expect(neededAtoms({ kind: 'together', parts: [atoms(1, 2), atoms(3)] })).toEqual([3]);
  });

  it('are not known where one alternative does without', () => {
    expect(neededAtoms(either(atoms(1), optional(atoms(2))))).toBeNull();
    expect(neededAtoms(inRow({ kind: 'sentence-start' }, optional(atoms(1))))).toBeNull();
  });
});
