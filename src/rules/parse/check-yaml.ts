import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { nearestName } from '../../text/nearest.js';
import { UNREAD } from './cut-yaml.js';
import type { JsonSchema } from './json-schema.js';
import { quotedText } from './misread-value.js';

/** What a YAML file is checked by, and where its faults go. */
export interface YamlCheck {
  readonly root: JsonSchema;
  readonly text: string;
  /** What of the file could not be read. */
  readonly unread: string;
  /** Takes note of a value that stands for one of these. */
  readonly leaveOut: (node: Node) => void;
  readonly complain: (node: Node | null, code: string, values: Readonly<Record<string, string>>) => void;
}

/** Checks a value by its schema. @param path of keys, and of items by their numbers from 1 */
export function checkNode(
  node: Node | null,
  schema: JsonSchema,
  path: readonly string[],
  context: YamlCheck,
): void {
  if (isScalar(node) && node.value === UNREAD) {
    context.leaveOut(node);
    return;
  }
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
    else if (option) checkNode(node, option, path, context);
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
  if (isMap(node)) checkMap(node, resolved, path, context);
  else if (isSeq(node)) {
    const least = resolved.minItems ?? 0;
    if (node.items.length < least)
      context.complain(node, node.items.length === 0 ? 'yaml-empty' : 'yaml-few', {
        where,
        least: String(least),
      });
    node.items.forEach((item, index) => {
      if (resolved.items)
        checkNode(item as Node | null, resolved.items, [...path, String(index + 1)], context);
    });
  } else if (isScalar(node)) checkScalar(node, resolved, where, context);
}

function checkMap(node: Node, schema: JsonSchema, path: readonly string[], context: YamlCheck): void {
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
    } else checkNode(value, child, [...path, key], context);
  }
  for (const key of schema.required ?? []) {
    if (!seen.has(key) && !mayHold(context.unread, key))
      context.complain(node, 'yaml-missing', { where: path.join('.') || '(file)', key });
  }
  if (seen.size < (schema.minProperties ?? 0))
    context.complain(node, 'yaml-empty', { where: path.join('.') || '(file)' });
}

/** True where the key may stand in the part that could not be read. */
function mayHold(unread: string, key: string): boolean {
  return new RegExp(`(?<![\\w-])${key}(?![\\w-])`).test(unread);
}

function checkScalar(node: Scalar, schema: JsonSchema, where: string, context: YamlCheck): void {
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

function complainOfQuotes(node: Node, { text, complain }: YamlCheck): void {
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
