import type {
  Connector,
  FunctionClause,
  PatternNode,
  SequenceItem,
  TokenFeatures,
} from '../../model/pattern.js';
import {
  DERIVED_FUNCTIONS,
  type DerivedFunction,
  PHRASE_FUNCTIONS,
  type PhraseFunction,
} from '../../model/token.js';
import { nearestName } from '../../text/nearest.js';
import { checkAnchors } from './pattern-anchors.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';

const ADJACENT: Connector = { kind: 'adjacent' };
const FEATURE_KEYS = ['pos', 'detail', 'base', 'surface', 'form', 'type'] as const;
const ALL_FUNCTIONS = [...PHRASE_FUNCTIONS, ...DERIVED_FUNCTIONS] as const;
const FUNCTION_NAMES: ReadonlySet<string> = new Set(ALL_FUNCTIONS);
/** Stands for what is faulty: whoever uses it is not at fault, its place was told. */
export const FAULTY: PatternNode = { kind: 'any-token', at: 0 };

/** Characters that end a bare word. */
const RESERVED = new Set([...' \t\n\u3000"()[]|&~^$?:@!,']);

/** So deep at most may parentheses stand in each other. */
const DEEPEST = 30;

/**
 * Gives what `$name` stands for.
 *
 * @param at where it stands in the pattern that is read
 * @throws PatternSyntaxError where there is no such part, or it contains itself
 */
export type FindPart = (name: string, at: number) => PatternNode;

interface Cursor {
  readonly source: string;
  readonly findPart: FindPart;
  position: number;
  depth: number;
}

/** Where no rule gives parts. */
export const noParts: FindPart = (name, at) => {
  throw new PatternSyntaxError('part-unknown', at, { part: `$${name}`, nearest: '' });
};

/**
 * Parses a pattern by the grammar of `docs/rule-language.md`:
 *
 *     pattern   = sequence { "&" sequence }
 *     sequence  = item { [ "~" | ".." [N] | "..." ] item }
 *     item      = primary { ":" [ "!" ] function { "," function } } [ "?" ] | "^" | "$"
 *     primary   = word | "\"" characters "\"" | "@" set | "$" part | "[" key "=" value { "|" value } … "]" | "_" | "(" sequence { "|" sequence } ")"
 *
 * @param findPart knows the parts of the rule; without it, there are none
 * @throws PatternSyntaxError with the offset of the fault
 */
export function parsePattern(source: string, findPart: FindPart = noParts): PatternNode {
  const cursor: Cursor = { source, findPart, position: 0, depth: 0 };
  const parts = [parseSequence(cursor, '&')];
  while (peek(cursor) === '&') {
    cursor.position++;
    parts.push(parseSequence(cursor, '&'));
  }
  const rest = peek(cursor);
  if (rest !== '') throw new PatternSyntaxError('pattern-unexpected', cursor.position, { found: rest });
  const [first, ...others] = parts;
  if (first === undefined) throw new PatternSyntaxError('pattern-empty', 0);
  return others.length === 0 ? first : { kind: 'together', parts, at: 0 };
}

/**
 * Parses what a part stands for: a sequence, or several with `|` between them.
 *
 * @throws PatternSyntaxError with the offset of the fault
 */
export function parseFragment(source: string, findPart: FindPart): PatternNode {
  const cursor: Cursor = { source, findPart, position: 0, depth: 0 };
  const node = parseOptions(cursor, '|', 0);
  const rest = peek(cursor);
  if (rest !== '') throw new PatternSyntaxError('pattern-unexpected', cursor.position, { found: rest });
  return node;
}

function skipSpace(cursor: Cursor): void {
  while (/[\s\u3000]/.test(cursor.source[cursor.position] ?? 'x')) cursor.position++;
}

function peek(cursor: Cursor): string {
  skipSpace(cursor);
  return cursor.source[cursor.position] ?? '';
}

function parseSequence(cursor: Cursor, closers: string): PatternNode {
  const at = cursor.position;
  const items: SequenceItem[] = [];
  let connector: Connector = ADJACENT;
  let connectorAt = -1;
  for (;;) {
    const next = peek(cursor);
    if (next === '' || next === '&' || closers.includes(next)) break;
    const joined = parseConnector(cursor);
    if (joined !== null) {
      if (items.length === 0 || connectorAt >= 0)
        throw new PatternSyntaxError('pattern-connector', joined.at);
      connector = joined.connector;
      connectorAt = joined.at;
      continue;
    }
    items.push({ connector, node: parseItem(cursor) });
    connector = ADJACENT;
    connectorAt = -1;
  }
  if (connectorAt >= 0) throw new PatternSyntaxError('pattern-connector', connectorAt);
  const [first, ...others] = items;
  if (first === undefined) throw new PatternSyntaxError('pattern-empty', at);
  checkAnchors(items);
  return others.length === 0 ? first.node : { kind: 'sequence', items, at };
}

function parseConnector(cursor: Cursor): { connector: Connector; at: number } | null {
  const at = cursor.position;
  if (cursor.source[at] === '~') {
    cursor.position++;
    return { connector: { kind: 'gap', phrases: 0 }, at };
  }
  const gap = /^(\.{2,3})(\d*)/.exec(cursor.source.slice(at, at + 8));
  if (gap === null) return null;
  cursor.position += gap[0].length;
  if (gap[1] === '...') {
    if (gap[2]) throw new PatternSyntaxError('pattern-gap', at, { count: gap[2] });
    return { connector: { kind: 'turn-gap' }, at };
  }
  return { connector: { kind: 'gap', phrases: gap[2] ? Number(gap[2]) : null }, at };
}

function parseItem(cursor: Cursor): PatternNode {
  const at = cursor.position;
  const first = cursor.source[at];
  if (first === '^' || (first === '$' && !startsWord(cursor, at + 1))) {
    cursor.position++;
    return { kind: first === '^' ? 'sentence-start' : 'sentence-end', at };
  }
  let node = parsePrimary(cursor);
  const clauses: FunctionClause[] = [];
  while (cursor.source[cursor.position] === ':') {
    cursor.position++;
    clauses.push(parseFunctions(cursor));
  }
  if (clauses.length > 0) node = { kind: 'constrained', node, clauses, at };
  if (cursor.source[cursor.position] === '?') {
    cursor.position++;
    node = { kind: 'optional', node, at };
  }
  return node;
}

function parseFunctions(cursor: Cursor): FunctionClause {
  const negated = cursor.source[cursor.position] === '!';
  if (negated) cursor.position++;
  const functions: AnyFunction[] = [];
  do {
    if (functions.length > 0) cursor.position++;
    const at = cursor.position;
    const name = /^[a-z-]*/.exec(cursor.source.slice(at))?.[0] ?? '';
    if (!isFunctionName(name)) {
      throw new PatternSyntaxError('pattern-function', at, {
        found: name || (cursor.source[at] ?? ''),
        nearest: nearestName(name, ALL_FUNCTIONS) ?? '',
        allowed: ALL_FUNCTIONS.join(', '),
      });
    }
    cursor.position += name.length;
    functions.push(name);
  } while (cursor.source[cursor.position] === ',');
  return { functions, negated };
}

type AnyFunction = PhraseFunction | DerivedFunction;

/** True for what may stand behind `:`. */
export function isFunctionName(name: string): name is AnyFunction {
  return FUNCTION_NAMES.has(name);
}

function parsePrimary(cursor: Cursor): PatternNode {
  const at = cursor.position;
  const first = cursor.source[at] ?? '';
  if (first === '"') return parseLiteral(cursor);
  if (first === '[') return parseFeatures(cursor);
  if (first === '(') return parseAlternatives(cursor);
  if (first === '@') {
    cursor.position++;
    const name = parseWordCharacters(cursor);
    if (name === '') throw new PatternSyntaxError('pattern-set-name', at);
    return { kind: 'set', name, at };
  }
  if (first === '$') {
    cursor.position++;
    const name = parseWordCharacters(cursor);
    return { kind: 'part', name, node: cursor.findPart(name, at), at };
  }
  const word = parseWordCharacters(cursor);
  if (word === '') throw new PatternSyntaxError('pattern-unexpected', at, { found: first });
  return word === '_' ? { kind: 'any-token', at } : { kind: 'word', word, at };
}

/** True where a character of a word stands at `at`. */
function startsWord({ source }: Cursor, at: number): boolean {
  return at < source.length && !RESERVED.has(source.charAt(at)) && !source.startsWith('..', at);
}

function parseWordCharacters(cursor: Cursor): string {
  const from = cursor.position;
  while (startsWord(cursor, cursor.position)) cursor.position++;
  return cursor.source.slice(from, cursor.position);
}

function parseLiteral(cursor: Cursor): PatternNode {
  const at = cursor.position;
  const close = cursor.source.indexOf('"', at + 1);
  if (close < 0) throw new PatternSyntaxError('pattern-unclosed', at, { opened: '"' });
  const text = cursor.source.slice(at + 1, close);
  if (text === '') throw new PatternSyntaxError('pattern-empty', at);
  cursor.position = close + 1;
  return { kind: 'literal', text, at };
}

function parseFeatures(cursor: Cursor): PatternNode {
  const at = cursor.position;
  const close = cursor.source.indexOf(']', at);
  if (close < 0) throw new PatternSyntaxError('pattern-unclosed', at, { opened: '[' });
  const features: Record<string, readonly string[]> = {};
  for (const part of cursor.source.slice(at + 1, close).matchAll(/[^\s\u3000]+/g)) {
    const [key = '', values = ''] = part[0].split('=', 2);
    if (!(FEATURE_KEYS as readonly string[]).includes(key) || values === '') {
      throw new PatternSyntaxError('pattern-feature', at + 1 + part.index, {
        found: part[0],
        nearest: nearestName(key, FEATURE_KEYS) ?? '',
        allowed: FEATURE_KEYS.join(', '),
      });
    }
    features[key] = values.split('|');
  }
  if (Object.keys(features).length === 0) throw new PatternSyntaxError('pattern-empty', at);
  cursor.position = close + 1;
  return { kind: 'features', features: features as TokenFeatures, at };
}

function parseAlternatives(cursor: Cursor): PatternNode {
  const at = cursor.position;
  if (++cursor.depth > DEEPEST) throw new PatternSyntaxError('pattern-deep', at, { most: String(DEEPEST) });
  cursor.position++;
  const node = parseOptions(cursor, '|)', at);
  if (peek(cursor) !== ')') throw new PatternSyntaxError('pattern-unclosed', at, { opened: '(' });
  cursor.position++;
  cursor.depth--;
  return node;
}

/** Sequences with `|` between them, as far as one of `closers` follows. */
function parseOptions(cursor: Cursor, closers: string, at: number): PatternNode {
  const options = [parseSequence(cursor, closers)];
  while (peek(cursor) === '|') {
    cursor.position++;
    options.push(parseSequence(cursor, closers));
  }
  const [only, ...others] = options;
  return only !== undefined && others.length === 0 ? only : { kind: 'alternative', options, at };
}
