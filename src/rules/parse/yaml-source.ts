import { isMap, isNode, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Problem } from '../../model/problem.js';

/** A YAML file that was checked by a schema. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Undefined where the file is not as the schema wants it. */
  readonly value: unknown;
  /**
   * What of the file is as the schema wants it, by which the rest can be looked through all the same: faulty keys are left out,
   * faulty items of lists are null. Undefined where nothing can be read.
   */
  readonly sound: unknown;
  /** The keys of the value at `path`, the faulty ones among them; null where it has none. */
  readonly keysAt: (path: readonly (string | number)[]) => readonly string[] | null;
  readonly problems: readonly Problem[];
  /** 1-based place of the value at `path` (of the key for a missing value); the file's start where unknown. */
  readonly placeOf: (path: readonly (string | number)[], offset?: number) => { line: number; column: number };
}

/** What a node holds without the nodes in `faulty`. */
export function soundValue(node: unknown, faulty: ReadonlySet<Node>): unknown {
  if (!isNode(node) || faulty.has(node)) return undefined;
  if (isSeq(node)) return node.items.map((item) => soundValue(item, faulty) ?? null);
  if (!isMap(node)) return isScalar(node) ? (node.value ?? undefined) : undefined;
  return Object.fromEntries(
    node.items.flatMap(({ key, value }) => {
      const sound = faulty.has(key as Node) ? undefined : soundValue(value, faulty);
      return sound === undefined ? [] : [[nameOf(key), sound]];
    }),
  );
}

/** The keys of a node; null for one without any. */
export function keysOf(node: unknown): readonly string[] | null {
  return isMap(node) ? node.items.map(({ key }) => nameOf(key)) : null;
}

function nameOf(key: unknown): string {
  return String((key as Scalar).value);
}

/** Returns a function that finds the value at a path, or its key where it has none. Keys are indexed: a search through a file of many thousands takes long. */
export function nodeFinder(root: Node | null): (path: readonly (string | number)[]) => Node | undefined {
  const indices = new Map<Node, ReadonlyMap<string, unknown>>();
  const valueAt = (node: unknown, key: string | number): unknown => {
    if (isSeq(node)) return node.items[Number(key)];
    if (!isMap(node)) return undefined;
    let index = indices.get(node);
    if (index === undefined) {
      index = new Map(node.items.map(({ key: one, value }) => [nameOf(one), value ?? one]));
      indices.set(node, index);
    }
    return index.get(String(key));
  };
  return (path) => {
    const found = path.reduce<unknown>(valueAt, root);
    return isNode(found) ? found : undefined;
  };
}
