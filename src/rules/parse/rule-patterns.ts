import type { PatternNode } from '../../model/pattern.js';
import type { Grade, RulePart, RulePattern, Severity } from '../../model/rule.js';
import { nearestName } from '../../text/nearest.js';
import { type FindPart, isFunctionName, parseFragment, parsePattern } from './parse-pattern.js';
import { DEEPEST_NESTING } from './pattern-size.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';
import type { YamlSource } from './validate-yaml.js';

export type Path = readonly (string | number)[];

/** A rule file while it is read, and where its faults go. */
export interface RuleReader {
  readonly source: YamlSource;
  readonly complain: (
    code: string,
    path: Path,
    values: Readonly<Record<string, string>>,
    offset?: number,
  ) => void;
}

/** A pattern in a rule file: the pattern itself, or with its name. */
export type PatternYaml =
  | string
  | { readonly name: string; readonly pattern: string; readonly sample?: string };

/** A `grade` entry in a rule file. */
export interface GradeYaml {
  readonly when?: readonly (string | { readonly pattern: string })[];
  readonly only?: readonly string[];
  readonly to: Severity;
}

/** The parts of a rule, read as its patterns ask for them. */
export interface PartReader {
  readonly find: FindPart;
  /** Reads also those that no pattern has asked for, to tell their faults. */
  readonly readAll: () => void;
  /** All parts; those that no pattern has asked for until now are reported. */
  readonly finish: () => readonly RulePart[];
}

/** Reads `match.where`. Parts that are unknown, unused or contain themselves are problems with their place. */
export function readParts(yaml: Readonly<Record<string, string>>, reader: RuleReader): PartReader {
  const sources = new Map(Object.entries(yaml));
  const known = new Map<string, PatternNode>();
  const open: string[] = [];
  const find: FindPart = (name, at) => {
    const source = sources.get(name);
    if (source === undefined)
      throw new PatternSyntaxError('part-unknown', at, {
        part: `$${name}`,
        nearest: nearestName(name, sources.keys()) ?? '',
      });
    if (open.includes(name)) {
      const cycle = [...open.slice(open.indexOf(name)), name].map((one) => `$${one}`).join(' → ');
      throw new PatternSyntaxError('part-cycle', at, { cycle });
    }
    const before = known.get(name);
    if (before !== undefined) return before;
    if (open.length >= DEEPEST_NESTING)
      throw new PatternSyntaxError('nested-deep', at, { most: String(DEEPEST_NESTING) });
    open.push(name);
    const node = read(source, ['match', 'where', name], reader, () => parseFragment(source, find));
    open.pop();
    // Whoever uses a faulty part is not at fault: its place was told.
    const found = node ?? { kind: 'any-token', at: 0 };
    known.set(name, found);
    return found;
  };
  return {
    find,
    readAll: () => {
      for (const name of sources.keys()) find(name, 0);
    },
    finish: () => {
      for (const name of sources.keys())
        if (!known.has(name)) reader.complain('part-unused', ['match', 'where', name], { part: `$${name}` });
      return [...sources].flatMap(([name, source]) => {
        const node = known.get(name);
        return node ? [{ name, source, node, ...reader.source.placeOf(['match', 'where', name]) }] : [];
      });
    },
  };
}

/**
 * Reads a list of patterns; each fault is told with its place.
 *
 * @param items null: one that is no pattern, which was told
 */
export function readPatterns(
  items: readonly (PatternYaml | null)[],
  path: Path,
  reader: RuleReader,
  findPart: FindPart,
): readonly RulePattern[] {
  return items.flatMap((item, index) => {
    if (item === null) return [];
    const before = items[index - 1];
    if (typeof item === 'string' && typeof before === 'string' && isCutAtComma(before, item))
      reader.complain('pattern-cut', [...path, index], { pattern: `${before},${item}` });
    const isNamed = typeof item === 'object';
    const source = isNamed ? item.pattern : item;
    const at = isNamed ? [...path, index, 'pattern'] : [...path, index];
    const node = read(source, at, reader, () => parsePattern(source, findPart));
    const pattern = {
      name: isNamed ? item.name : source,
      source,
      sample: (isNamed ? item.sample : undefined) ?? null,
      ...reader.source.placeOf(at),
    };
    return node ? [{ ...pattern, node }] : [];
  });
}

/** True for `止める:command` and `request` one after the other: what `[止める:command,request]` is to YAML. */
function isCutAtComma(before: string, item: string): boolean {
  return isFunctionName(item) && /:!?[a-z,-]+$/.test(before);
}

/** Tells of names that stand for two patterns of a rule. @param lists each with its path */
export function checkNames(
  lists: readonly (readonly [Path, readonly PatternYaml[]])[],
  { source, complain }: RuleReader,
): void {
  const lines = new Map<string, number>();
  for (const [path, items] of lists) {
    items.forEach((item, index) => {
      const name = typeof item === 'object' ? item.name : item;
      const at = [...path, index];
      const before = lines.get(name);
      if (before !== undefined) complain('pattern-name-double', at, { name, line: String(before) });
      lines.set(name, source.placeOf(at).line);
    });
  }
}

/** Reads `grade`: names of the rule's patterns, or further patterns. */
export function readGrades(
  yaml: readonly GradeYaml[],
  any: readonly RulePattern[],
  reader: RuleReader,
  findPart: FindPart,
): readonly Grade[] {
  return yaml.map(({ when, only, to }, index): Grade => {
    const key = when ? 'when' : 'only';
    if ((when === undefined) === (only === undefined)) reader.complain('grade-form', ['grade', index], {});
    const patterns = (when ?? only ?? []).flatMap((item, number): readonly RulePattern[] => {
      const path = ['grade', index, key, number];
      if (typeof item === 'object')
        return readPatterns([{ name: item.pattern, ...item }], path.slice(0, -1), reader, findPart);
      const named = any.find(({ name }) => name === item);
      if (named) return [named];
      const nearest =
        nearestName(
          item,
          any.map(({ name }) => name),
        ) ?? '';
      reader.complain('grade-unknown', path, { name: item, nearest });
      return [];
    });
    return { kind: key, patterns, to };
  });
}

function read(source: string, path: Path, reader: RuleReader, parse: () => PatternNode): PatternNode | null {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    reader.complain(error.code, path, { pattern: source, ...error.arguments }, error.at);
    return null;
  }
}
