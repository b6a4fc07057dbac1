import { type Path, type PatternYaml, type RuleReader, readParts, readPatterns } from './rule-patterns.js';

/** Keys of conditions that hold patterns. */
const SAYS: ReadonlySet<string> = new Set(['says', 'said before', 'said after']);

/**
 * Looks through the patterns of a rule file that is otherwise not as its schema wants it, so that their faults are told at once
 * with those of the file. What is no text is passed over: it was told.
 *
 * @param raw what the file holds
 */
export function checkRawPatterns(raw: unknown, reader: RuleReader): void {
  const { match, grade, context } = keysOf(raw);
  const { where, any, except } = keysOf(match);
  const parts = Object.entries(keysOf(where)).filter((one): one is [string, string] => isText(one[1]));
  const { find, readAll } = readParts(Object.fromEntries(parts), reader);
  const check = (list: unknown, path: Path) => {
    readPatterns(listOf(list).map(patternOf), path, reader, find);
  };
  check(any, ['match', 'any']);
  check(except, ['match', 'except']);
  listOf(grade).forEach((entry, index) => {
    // A text by itself is the name of a pattern.
    const further = listOf(keysOf(entry).when).map((item) => (isText(item) ? null : item));
    check(further, ['grade', index, 'when']);
  });
  checkConditions(context, ['context'], check);
  readAll();
}

function checkConditions(value: unknown, path: Path, check: (list: unknown, path: Path) => void): void {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) checkConditions(one, [...path, index], check);
    return;
  }
  for (const [key, one] of Object.entries(keysOf(value))) {
    if (SAYS.has(key)) check(one, [...path, key]);
    else checkConditions(one, [...path, key], check);
  }
}

function patternOf(value: unknown): PatternYaml | null {
  if (isText(value)) return value;
  const { name, pattern } = keysOf(value);
  return isText(pattern) ? { name: isText(name) ? name : pattern, pattern } : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function keysOf(value: unknown): Readonly<Record<string, unknown>> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? (value as Readonly<Record<string, unknown>>) : {};
}
