import { type Document, isMap, isNode, isScalar, isSeq, type Node, type Scalar, visit } from 'yaml';
import type { Problem } from '../../model/problem.js';
import { nearestName } from '../../text/nearest.js';
import type { JsonSchema } from './json-schema.js';
import { mendYaml } from './mend-yaml.js';
import { quotedText } from './misread-value.js';

/** Where a value stands in a YAML file: its path of keys and indices, joined by '/', to the offset of its node. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Undefined where the file is not as the schema wants it. */
  readonly value: unknown;
  /** The same, however the file is; undefined where it cannot be read. */
  readonly raw: unknown;
  readonly problems: readonly Problem[];
  /** 1-based place of the value at `path` (of the key for a missing value); the file's start where unknown. */
  readonly placeOf: (path: readonly (string | number)[], offset?: number) => { line: number; column: number };
}

interface Walk {
  readonly root: JsonSchema;
  readonly text: string;
  readonly complain: (node: Node | null, code: string, values: Readonly<Record<string, string>>) => void;
}

/**
 * Parses YAML and checks it by a schema. All faults are reported at once: syntax, unknown keys with the nearest known one,
 * missing keys, wrong types, values outside a closed list, nulls.
 */
export function validateYaml(file: string, text: string, schema: JsonSchema): YamlSource {
  const { document, text: mended, problems: faults, placeAt } = mendYaml(file, text);
  if (document === null) {
    const placeOf = () => ({ line: 1, column: 1 });
    return { file, text, value: undefined, raw: undefined, problems: faults, placeOf };
  }
  joinJapaneseLines(document, mended);
  const problems: Problem[] = [];
  const complain: Walk['complain'] = (node, code, values) =>
    problems.push({ code, file, ...placeAt(node?.range?.[0] ?? 0), arguments: values });
  walk(document.contents as Node | null, schema, [], { root: schema, text: mended, complain });
  const find = nodeFinder(document.contents as Node | null);
  return {
    file,
    text,
    value: problems.length === 0 ? document.toJS() : undefined,
    raw: document.toJS(),
    problems: [...faults, ...problems],
    placeOf: (path, offset = 0) => {
      const node = find(path);
      const range = node?.range;
      // A plain scalar's characters stand as written, so an offset inside it can be added; after a quote one more.
      const quoted = isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') ? 1 : 0;
      return placeAt((range?.[0] ?? 0) + (offset > 0 || quoted ? offset + quoted : 0));
    },
  };
}

/** Returns a function that finds the value at a path. Keys are indexed: a search through a file of many thousands takes long. */
function nodeFinder(root: Node | null): (path: readonly (string | number)[]) => Node | undefined {
  const indices = new Map<Node, ReadonlyMap<string, unknown>>();
  const valueAt = (node: unknown, key: string | number): unknown => {
    if (isSeq(node)) return node.items[Number(key)];
    if (!isMap(node)) return undefined;
    let index = indices.get(node);
    if (index === undefined) {
      index = new Map(node.items.map(({ key: one, value }) => [String((one as Scalar).value), value]));
      indices.set(node, index);
    }
    return index.get(String(key));
  };
  return (path) => {
    const found = path.reduce<unknown>(valueAt, root);
    return isNode(found) ? found : undefined;
  };
}

/**
 * YAML joins the lines of a folded text by spaces, which Japanese does not have: in the values of `ja` that stand on several
 * lines, spaces beside a full-width character are dropped.
 */
function joinJapaneseLines(document: Document, text: string): void {
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'ja' || !isScalar(value) || typeof value.value !== 'string') return;
      const [start, end] = value.range ?? [0, 0];
      if (value.type === 'BLOCK_LITERAL' || !text.slice(start, end).trim().includes('\n')) return;
      value.value = value.value.trim().replace(/(?<=[^\0-\xff]) +| +(?=[^\0-\xff])/g, '');
    },
  });
}

function walk(node: Node | null, schema: JsonSchema, path: readonly string[], context: Walk): void {
  const resolved = resolve(schema, context.root);
  const where = path.join('.') || '(file)';
  if (node === null || (isScalar(node) && node.value === null)) {
    context.complain(node, 'yaml-null', { where });
    return;
  }
  if (resolved.anyOf) {
    const options = resolved.anyOf.map((one) => resolve(one, context.root));
    const option = options.find((one) => one.type === kindOf(node));
    if (options.some(({ type }) => type === 'string') && isMisread(node, option ?? null))
      complainOfQuotes(node, context);
    else if (option) walk(node, option, path, context);
    else {
      const expected = options.map(({ type }) => type ?? 'string').join(' | ');
      context.complain(node, 'yaml-type', { where, expected, found: kindOf(node) });
    }
    return;
  }
  const expected = resolved.enum ? 'string' : (resolved.type ?? 'object');
  if (kindOf(node) !== expected && !(expected === 'number' && kindOf(node) === 'integer')) {
    if (expected === 'string' && !resolved.enum && isMisread(node, null)) complainOfQuotes(node, context);
    else context.complain(node, 'yaml-type', { where, expected, found: kindOf(node) });
    return;
  }
  if (isMap(node)) walkMap(node, resolved, path, context);
  else if (isSeq(node)) {
    if (node.items.length < (resolved.minItems ?? 0)) context.complain(node, 'yaml-empty', { where });
    node.items.forEach((item, index) => {
      if (resolved.items) walk(item as Node | null, resolved.items, [...path, String(index + 1)], context);
    });
  } else if (isScalar(node)) walkScalar(node, resolved, where, context);
}

function walkMap(node: Node, schema: JsonSchema, path: readonly string[], context: Walk): void {
  if (!isMap(node)) return;
  const properties = schema.properties ?? {};
  const known = Object.keys(properties);
  const seen = new Set<string>();
  for (const pair of node.items) {
    const keyNode = pair.key as Scalar;
    const key = String(keyNode.value);
    if (seen.has(key)) context.complain(keyNode, 'yaml-syntax', { reason: 'DUPLICATE_KEY' });
    seen.add(key);
    const child =
      (Object.hasOwn(properties, key) ? properties[key] : null) ??
      (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null);
    if (child === null) {
      const nearest = nearestName(key, known) ?? '';
      context.complain(keyNode, 'yaml-unknown-key', {
        where: path.join('.') || '(file)',
        key,
        nearest,
        allowed: [...known].sort().join(', '),
      });
      continue;
    }
    const value = pair.value as Node | null;
    if (value === null || (isScalar(value) && value.value === null)) {
      context.complain(keyNode, 'yaml-null', { where: [...path, key].join('.') });
    } else walk(value, child, [...path, key], context);
  }
  for (const key of schema.required ?? []) {
    if (!seen.has(key)) context.complain(node, 'yaml-missing', { where: path.join('.') || '(file)', key });
  }
  if (seen.size < (schema.minProperties ?? 0))
    context.complain(node, 'yaml-empty', { where: path.join('.') || '(file)' });
}

function walkScalar(node: Scalar, schema: JsonSchema, where: string, context: Walk): void {
  const value = node.value;
  if (typeof value === 'string' && node.type === 'PLAIN' && !schema.enum && /^\S/.test(node.comment ?? ''))
    context.complain(node, 'yaml-comment', { found: value, comment: node.comment ?? '' });
  if (schema.enum && !schema.enum.includes(String(value))) {
    context.complain(node, 'yaml-value', {
      where,
      found: String(value),
      nearest: nearestName(String(value), schema.enum) ?? '',
      allowed: schema.enum.join(', '),
    });
  }
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0)) context.complain(node, 'yaml-empty', { where });
    else if (schema.pattern && !new RegExp(schema.pattern).test(value)) {
      context.complain(node, 'yaml-form', { where, found: value, expected: schema.pattern });
    }
  }
  if (typeof value === 'number') {
    const low = schema.minimum ?? Number.NEGATIVE_INFINITY;
    const high = schema.maximum ?? Number.POSITIVE_INFINITY;
    if (value < low || value > high) {
      const code = high === Number.POSITIVE_INFINITY ? 'yaml-least' : 'yaml-range';
      context.complain(node, code, { where, found: String(value), low: String(low), high: String(high) });
    }
  }
}

/**
 * True for a value where a text may stand that somebody wrote without quotation marks: a number, `[…]`, or on one line
 * `word: word` whose first word is no key here.
 *
 * @param option what the schema has for a value of this kind; null: nothing
 */
function isMisread(node: Node, option: JsonSchema | null): boolean {
  if (isMap(node)) {
    const [pair, ...others] = node.items;
    const key = isScalar(pair?.key) ? String(pair.key.value) : '';
    const isKnown = Object.hasOwn(option?.properties ?? {}, key);
    return others.length === 0 && isScalar(pair?.value) && /[^\0-\x7f]/.test(key) && !isKnown;
  }
  if (option !== null) return false;
  if (isSeq(node)) return node.flow === true;
  return isScalar(node) && node.type === 'PLAIN' && node.value !== null && kindOf(node) !== 'string';
}

function complainOfQuotes(node: Node, { text, complain }: Walk): void {
  const [start, end] = node.range ?? [0, 0];
  const found = text.slice(start, end).trim();
  complain(node, 'yaml-quote', { found, quoted: quotedText(found), reason: kindOf(node) });
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  return (name !== undefined ? root.$defs?.[name] : undefined) ?? schema;
}

function kindOf(node: Node): NonNullable<JsonSchema['type']> {
  if (isMap(node)) return 'object';
  if (isSeq(node)) return 'array';
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return 'string';
}
