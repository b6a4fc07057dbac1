import type { PatternNode } from '../../model/pattern.js';
import type { Grade, RulePart, RulePattern } from '../../model/rule.js';
import { nearestName } from '../../text/nearest.js';
import { FAULTY, type FindPart, isFunctionName, parseFragment, parsePattern } from './parse-pattern.js';
import { DEEPEST_NESTING } from './pattern-size.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';
import { type GradeYaml, type PatternYaml, present } from './rule-yaml.js';
import type { YamlSource } from './yaml-source.js';

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
  /** True where something was told of the file. */
  readonly isFaulty: () => boolean;
}

/** The parts of a rule, read as its patterns ask for them. */
export interface PartReader {
  readonly find: FindPart;
  /** All parts; those that no pattern has asked for until now are reported. */
  readonly finish: () => readonly RulePart[];
}

/** Reads `match.where`. Parts that are unknown, unused or contain themselves are problems with their place. */
export function readParts(yaml: Readonly<Record<string, string>>, reader: RuleReader): PartReader {
  const { source: file } = reader;
  const sources = new Map(Object.entries(yaml));
  /** Parts whose value was faulty; null where `where` is as a whole. */
  const faulty = faultyParts(yaml, file);
  const known = new Map<string, PatternNode>();
  const open: string[] = [];
  const find: FindPart = (name, at) => {
    const source = sources.get(name);
    if (source === undefined && (faulty === null || faulty.has(name))) return FAULTY;
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
    const found = node ?? FAULTY;
    known.set(name, found);
    return found;
  };
  return {
    find,
    finish: () => {
      const unused = [...sources.keys()].filter((name) => !known.has(name));
      for (const name of unused) {
        find(name, 0);
        // A faulty pattern may be the one that uses it.
        if (!reader.isFaulty() || !file.text.includes(`$${name}`))
          reader.complain('part-unused', ['match', 'where', name], { part: `$${name}` });
      }
      return [...sources].flatMap(([name, source]) => {
        const node = known.get(name);
        return node ? [{ name, source, node, ...reader.source.placeOf(['match', 'where', name]) }] : [];
      });
    },
  };
}

function faultyParts(
  sound: Readonly<Record<string, string>>,
  { keysAt }: YamlSource,
): ReadonlySet<string> | null {
  if (!(keysAt(['match']) ?? []).includes('where')) return new Set();
  const keys = keysAt(['match', 'where']);
  return keys && new Set(keys.filter((key) => !Object.hasOwn(sound, key)));
}

/**
 * Reads a list of patterns; each fault is told with its place.
 *
 * @param items null: one that is no pattern, which was told
 */
export function readPatterns(
  items: readonly PatternYaml[],
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
    if (source === undefined) return [];
    const at = isNamed ? [...path, index, 'pattern'] : [...path, index];
    const node = read(source, at, reader, () => parsePattern(source, findPart));
    const pattern = {
      name: (isNamed ? item.name : undefined) ?? source,
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
      const name = nameOf(item);
      if (name === null) return;
      const at = [...path, index];
      const before = lines.get(name);
      if (before !== undefined) complain('pattern-name-double', at, { name, line: String(before) });
      lines.set(name, source.placeOf(at).line);
    });
  }
}

/** The name of a pattern, by itself or told; null where it is faulty. */
function nameOf(item: PatternYaml): string | null {
  return (typeof item === 'object' ? (item?.name ?? item?.pattern) : item) ?? null;
}

/**
 * Reads `grade`: names of the rule's patterns, or further patterns.
 *
 * @param written the rule's patterns as written, of which a faulty one can still be named
 * @param any those of them that could be read
 */
export function readGrades(
  yaml: readonly (GradeYaml | null)[],
  written: readonly PatternYaml[],
  any: readonly RulePattern[],
  reader: RuleReader,
  findPart: FindPart,
): readonly Grade[] {
  const names = written.map(nameOf);
  const areKnown = !names.includes(null) && !(reader.isFaulty() && written.length === 0);
  return yaml.flatMap((entry, index): readonly Grade[] => {
    if (entry === null) return [];
    const { when, only, to } = entry;
    const key = when ? 'when' : 'only';
    const keys = reader.source.keysAt(['grade', index]) ?? [];
    if (keys.includes('when') === keys.includes('only')) reader.complain('grade-form', ['grade', index], {});
    const patterns = (when ?? only ?? []).flatMap((item, number): readonly RulePattern[] => {
      const path = ['grade', index, key, number];
      if (item === null) return [];
      if (typeof item === 'object') return readPatterns([item], path.slice(0, -1), reader, findPart);
      const named = any.find(({ name }) => name === item);
      if (named || names.includes(item) || !areKnown) return named ? [named] : [];
      reader.complain('grade-unknown', path, {
        name: item,
        nearest: nearestName(item, present(names)) ?? '',
      });
      return [];
    });
    return [{ kind: key, patterns, to: to ?? 'note' }];
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
