import type { PatternNode } from '../../model/pattern.js';
import type { Problem } from '../../model/problem.js';
import { FAULTY, parsePattern } from './parse-pattern.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';
import { wordSetsSchema } from './rule-schema.js';
import { validateYaml } from './validate-yaml.js';
import type { YamlSource } from './yaml-source.js';

export interface WordSetEntry {
  readonly source: string;
  readonly node: PatternNode;
  /** 1-based place in the file. */
  readonly line: number;
  readonly column: number;
}

export interface WordSet {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly entries: readonly WordSetEntry[];
}

/** All word sets by name. */
export interface WordSets {
  readonly sets: ReadonlyMap<string, WordSet>;
}

export interface ParsedWordSets {
  readonly sets: readonly WordSet[];
  readonly problems: readonly Problem[];
  /** False where nothing of the file could be read, so that nobody knows the names of its sets. */
  readonly isRead: boolean;
}

/** Reads a file of word sets (set name → entries); all faults at once. */
export function parseWordSets(file: string, text: string): ParsedWordSets {
  const source = validateYaml(file, text, wordSetsSchema);
  const problems: Problem[] = [...source.problems];
  const lists = (source.sound ?? {}) as WordSetsYaml;
  const sets = [...new Set(source.keysAt([]))].map((name): WordSet => {
    const place = source.placeOf(lists[name]?.length ? [name, 0] : [name]);
    const entries = readEntries(name, lists[name] ?? [], source, problems);
    return {
      name,
      file,
      line: place.line,
      entries: entries.length > 0 ? entries : [{ source: name, node: FAULTY, ...place }],
    };
  });
  return { sets, problems, isRead: source.sound !== undefined };
}

/** Entries by name; null stands for a faulty one, which was told. */
type WordSetsYaml = Readonly<Record<string, readonly (string | null)[]>>;

function readEntries(
  name: string,
  entries: readonly (string | null)[],
  { file, placeOf }: YamlSource,
  problems: Problem[],
): readonly WordSetEntry[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    if (entry === null) return [];
    const place = placeOf([name, index]);
    if (seen.has(entry)) problems.push({ code: 'set-double', file, ...place, arguments: { name, entry } });
    seen.add(entry);
    try {
      const node = parsePattern(entry);
      if (node.kind === 'together')
        throw new PatternSyntaxError('pattern-unexpected', entry.indexOf('&'), { found: '&' });
      return [{ source: entry, node, ...place }];
    } catch (error) {
      if (!(error instanceof PatternSyntaxError)) throw error;
      const at = placeOf([name, index], error.at);
      problems.push({ code: error.code, file, ...at, arguments: { pattern: entry, ...error.arguments } });
      return [];
    }
  });
}

/** Names of the sets that a pattern uses directly; what its parts use is told of the parts. */
export function setsUsed(node: PatternNode): readonly string[] {
  switch (node.kind) {
    case 'set':
      return [node.name];
    case 'optional':
    case 'constrained':
      return setsUsed(node.node);
    case 'sequence':
      return node.items.flatMap((item) => setsUsed(item.node));
    case 'alternative':
      return node.options.flatMap(setsUsed);
    case 'together':
      return node.parts.flatMap(setsUsed);
    default:
      return [];
  }
}

/** The word sets that patterns name, and those that these name: the others need not be compiled. */
export function setsNamed(patterns: readonly PatternNode[], { sets }: WordSets): WordSets {
  const used = new Map<string, WordSet>();
  const open = [...patterns];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of setsUsed(next)) {
      const set = sets.get(name);
      // An unknown name is told together with the nearest of all names.
      if (!set) return { sets };
      if (used.has(name)) continue;
      used.set(name, set);
      for (const entry of set.entries) open.push(entry.node);
    }
  }
  return { sets: used };
}
