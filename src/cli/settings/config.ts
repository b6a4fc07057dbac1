import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { inOrder, type Problem, UserError } from '../../model/problem.js';
import type { YamlSource } from '../../rules/parse/yaml-source.js';
import { configIn, findExtended, mergeConfigs, withAbsolutePaths } from './config-extends.js';
import type { Config } from './config-keys.js';

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the folder that paths in the configuration are relative to. */
  readonly folder: string;
  /** Its own absolute path; null where there is none. */
  readonly path: string | null;
  /** Where a name stands in the list or map at a path of keys: in the file that goes before the others. */
  readonly placeOf: (path: readonly string[], name: string) => Pick<Problem, 'file' | 'line' | 'column'>;
}

/** A configuration as far as it could be read, and all that is wrong with it. */
export interface LookedThroughConfig extends LoadedConfig {
  readonly problems: readonly Problem[];
}

/**
 * Reads the configuration: the named file, else the nearest `genchi.config.yaml` (or `.yml`) upwards, else an empty one.
 *
 * @throws UserError where the file, or one it builds on, is missing or faulty, with every fault
 */
export async function loadConfig(named: string | null, from: string = process.cwd()): Promise<LoadedConfig> {
  const looked = await lookThroughConfig(named, from);
  if (looked.problems.length > 0) throw new UserError(looked.problems);
  return looked;
}

/** The same as far as it can be read. */
export async function lookThroughConfig(
  named: string | null,
  from: string = process.cwd(),
): Promise<LookedThroughConfig> {
  const path = named === null ? nearestConfig(from) : resolve(from, named);
  const problems: Problem[] = [];
  const sources: YamlSource[] = [];
  const found = { folder: path === null ? from : dirname(path), path, placeOf: placesIn(sources) };
  if (path === null) return { ...found, config: {}, problems };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    const place = { file: named ?? path, line: null, column: null };
    return { ...found, config: {}, problems: [{ code: 'config-missing', ...place, arguments: {} }] };
  }
  const config = await parseConfig({ path, text }, [], { problems, sources });
  return { ...found, config, problems: inOrder(problems) };
}

/** What is told of the configuration and all that it builds on, those that go before others last. */
interface Told {
  readonly problems: Problem[];
  readonly sources: YamlSource[];
}

/** Reads a configuration and all that it builds on. @param trail the files that led here */
async function parseConfig(
  { path, text }: { readonly path: string; readonly text: string },
  trail: readonly string[],
  told: Told,
): Promise<Config> {
  const shown = relative(process.cwd(), path).split(sep).join('/');
  // A file without a single key, as one has while beginning to write it, is an empty configuration.
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') return {};
  // Most runs have no configuration and can do without a YAML library.
  const { validateYaml } = await import('../../rules/parse/validate-yaml.js');
  const { configSchema } = await import('./config-schema.js');
  const source = validateYaml(shown, text, configSchema);
  const { extends: entries = [], ...sound } = withoutGaps(source.sound ?? {}) as Config;
  // Of a faulty one, what it is of may be missing.
  const suppress = sound.suppress?.filter((one) => 'rule' in one && 'files' in one);
  const own: Config = { ...sound, ...(suppress ? { suppress } : {}) };
  told.problems.push(...source.problems, ...sharedSpellings(own.agents ?? {}, source));
  let config: Config = {};
  for (const entry of entries) {
    const complain = (code: string) => {
      const place = placesIn([source])(['extends'], entry);
      told.problems.push({ code, ...place, arguments: { name: entry } });
    };
    const base = findExtended(entry, dirname(path));
    if (base !== null && [...trail, path].includes(base)) {
      complain('config-extends-cycle');
      continue;
    }
    const baseText = base === null ? null : textOf(base);
    if (base === null || baseText === null) complain('config-extends-missing');
    else
      config = mergeConfigs(
        config,
        await parseConfig({ path: base, text: baseText }, [...trail, path], told),
      );
  }
  told.sources.push(source);
  return mergeConfigs(config, withAbsolutePaths(own, dirname(path)));
}

/** Null for a folder, or a file that may not be read. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** What was sound of a value, without the gaps of its lists. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutGaps);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutGaps(one)]));
}

function placesIn(sources: readonly YamlSource[]): LoadedConfig['placeOf'] {
  return (path, name) => {
    const places = sources.flatMap((source) => {
      const items = path.reduce<unknown>(valueAt, source.sound);
      const at = Array.isArray(items) ? items.indexOf(name) : valueAt(items, name) === undefined ? -1 : name;
      return at === -1 ? [] : [{ file: source.file, ...source.placeOf([...path, at]) }];
    });
    return places.at(-1) ?? { file: null, line: null, column: null };
  };
}

function valueAt(value: unknown, key: string): unknown {
  const isMap = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isMap ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Spellings that stand under another name of `agents` before: nobody could tell whose they are. */
function sharedSpellings(
  agents: Readonly<Record<string, readonly string[]>>,
  source: YamlSource,
): readonly Problem[] {
  const owners = new Map<string, string>();
  const places = placesIn([source]);
  return Object.entries(agents).flatMap(([name, spellings]) =>
    spellings.flatMap((spelling) => {
      const other = owners.get(spelling) ?? name;
      owners.set(spelling, other);
      const values = { spelling, name, other };
      const place = places(['agents', name], spelling);
      return other === name ? [] : [{ code: 'config-agent-double', ...place, arguments: values }];
    }),
  );
}

function nearestConfig(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = configIn(folder);
    if (path !== null) return path;
    if (dirname(folder) === folder) return null;
  }
}
