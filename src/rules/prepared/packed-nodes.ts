import type { CompiledClause, CompiledNode } from '../../model/compiled.js';
import type { Connector } from '../../model/pattern.js';

/**
 * Pattern trees as numbers: node n begins at `starts[n]` in `values` with its kind (an index in KINDS). What follows: of `atoms`
 * their numbers; of a group its parts; of a sequence pairs of connector and part; of a constrained node the part, then pairs
 * of functions and a number whose last bit is set for negated, the others being the derived functions. Nodes that patterns share stand once.
 */
export interface PackedNodes {
  readonly values: Int32Array;
  readonly starts: Int32Array;
  readonly connectors: readonly Connector[];
}

const KINDS = [
  'atoms',
  'sentence-start',
  'sentence-end',
  'optional',
  'constrained',
  'sequence',
  'alternative',
  'together',
] as const satisfies readonly CompiledNode['kind'][];

/** The nodes of trees, and the number of each tree's root. */
export function packNodes(trees: readonly CompiledNode[]): { nodes: PackedNodes; roots: Int32Array } {
  const values: number[] = [];
  const starts: number[] = [];
  const known = new Map<CompiledNode, number>();
  const connectors: Connector[] = [];
  const connectorNumbers = new Map<string, number>();
  const connector = (one: Connector): number => {
    const key = JSON.stringify(one);
    const number = connectorNumbers.get(key) ?? connectors.push(one) - 1;
    connectorNumbers.set(key, number);
    return number;
  };
  const contentOf = (node: CompiledNode): readonly number[] => {
    switch (node.kind) {
      case 'atoms':
        return node.atoms;
      case 'sentence-start':
      case 'sentence-end':
        return [];
      case 'optional':
        return [add(node.node)];
      case 'constrained':
        return [
          add(node.node),
          ...node.clauses.flatMap((one) => [one.functions, Number(one.negated) + 2 * one.derived]),
        ];
      case 'sequence':
        return node.items.flatMap((item) => [connector(item.connector), add(item.node)]);
      case 'alternative':
        return node.options.map(add);
      case 'together':
        return node.parts.map(add);
    }
  };
  const add = (node: CompiledNode): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const content = contentOf(node);
    const number = starts.push(values.length) - 1;
    values.push(KINDS.indexOf(node.kind));
    for (const value of content) values.push(value);
    known.set(node, number);
    return number;
  };
  const roots = Int32Array.from(trees, add);
  starts.push(values.length);
  return { nodes: { values: Int32Array.from(values), starts: Int32Array.from(starts), connectors }, roots };
}

/** Reads nodes by their numbers, each once: matching remembers by the identity of its lists of atoms. */
export function nodeReader({ values, starts, connectors }: PackedNodes): (number: number) => CompiledNode {
  const known = new Map<number, CompiledNode>();
  const make = (number: number): CompiledNode => {
    const start = starts[number] as number;
    const kind = KINDS[values[start] as number] as CompiledNode['kind'];
    const content = values.subarray(start + 1, starts[number + 1]);
    switch (kind) {
      case 'atoms':
        return { kind, atoms: [...content] };
      case 'sentence-start':
      case 'sentence-end':
        return { kind };
      case 'optional':
        return { kind, node: read(content[0] as number) };
      case 'constrained':
        return { kind, node: read(content[0] as number), clauses: clausesOf(content.subarray(1)) };
      case 'sequence':
        return {
          kind,
          items: pairsOf(content).map(([connector, node]) => ({
            connector: connectors[connector] as Connector,
            node: read(node),
          })),
        };
      case 'alternative':
        return { kind, options: Array.from(content, read) };
      case 'together':
        return { kind, parts: Array.from(content, read) };
    }
  };
  const read = (number: number): CompiledNode => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const node = make(number);
    known.set(number, node);
    return node;
  };
  return read;
}

function clausesOf(content: Int32Array): readonly CompiledClause[] {
  return pairsOf(content).map(([functions, rest]) => ({
    functions,
    derived: rest >> 1,
    negated: (rest & 1) === 1,
  }));
}

function pairsOf(content: Int32Array): readonly (readonly [number, number])[] {
  return Array.from({ length: content.length / 2 }, (_, pair) => [
    content[pair * 2] as number,
    content[pair * 2 + 1] as number,
  ]);
}
