import type { Atom, CompiledNode } from '../../model/compiled.js';

/** One node for several alternatives: plain atoms are pooled, since they are looked up together. */
export function anyOf(options: readonly CompiledNode[]): CompiledNode {
  const atoms = new Set<number>();
  const others: CompiledNode[] = [];
  for (const option of options) {
    const flat = option.kind === 'alternative' ? option.options : [option];
    for (const one of flat) {
      if (one.kind === 'atoms') for (const number of one.atoms) atoms.add(number);
      else others.push(one);
    }
  }
  const pooled: CompiledNode = { kind: 'atoms', atoms: [...atoms] };
  if (others.length === 0) return pooled;
  const all = atoms.size > 0 ? [pooled, ...others] : others;
  const [only, ...rest] = all;
  return only !== undefined && rest.length === 0 ? only : { kind: 'alternative', options: all };
}

/**
 * True where a pattern has a connector or a literal that reaches over the end of a sentence. A literal whose last character
 * ends the sentence does so only where more of the pattern follows.
 */
export function crossesSentences(node: CompiledNode, atoms: readonly Atom[], isLast = true): boolean {
  const inner = (one: CompiledNode, staysLast = isLast) => crossesSentences(one, atoms, staysLast);
  switch (node.kind) {
    case 'atoms':
      return node.atoms.some((number) => {
        const atom = atoms[number];
        return atom?.kind === 'literal' && (isLast ? /[「」]|[。?!]./ : /[。?!「」]/).test(atom.text);
      });
    case 'sequence':
      return node.items.some(
        (item, index) =>
          item.connector.kind === 'turn-gap' || inner(item.node, isLast && index === node.items.length - 1),
      );
    case 'alternative':
      return node.options.some((option) => inner(option));
    case 'together':
      return node.parts.some((part) => inner(part));
    case 'constrained':
    case 'optional':
      return inner(node.node);
    case 'sentence-start':
    case 'sentence-end':
      return false;
  }
}

/** True where a pattern names no word at all, so that it would match nothing or everything. */
export function isVoid(node: CompiledNode): boolean {
  switch (node.kind) {
    case 'atoms':
      return node.atoms.length === 0;
    case 'sequence':
      return node.items.every((item) => isVoid(item.node));
    case 'alternative':
      return node.options.every(isVoid);
    case 'together':
      return node.parts.some(isVoid);
    case 'constrained':
      return isVoid(node.node);
    case 'optional':
    case 'sentence-start':
    case 'sentence-end':
      return true;
  }
}
