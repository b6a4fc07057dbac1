import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { TableColumn } from '../../input/raw/input-format.js';
import { UserError } from '../../model/problem.js';
import type { OrganisationType } from '../../model/profile.js';
import type { Language, Severity } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import type { VerdictSettings } from '../../verdict/judge-call.js';
import type { ConfiguredSuppression } from './accepted-findings.js';
import { findExtended, mergeConfigs, withAbsolutePaths } from './config-extends.js';

export const CONFIG_FILE = 'genchi.config.yaml';

/** The configuration as its file has it; `configSchema` tells the meaning of each key. */
export interface Config {
  readonly extends?: readonly string[];
  readonly inputs?: readonly string[];
  readonly speakers?: Readonly<Record<string, Role>>;
  readonly input?: string;
  readonly encoding?: string;
  readonly columns?: Readonly<Partial<Record<TableColumn, string>>>;
  readonly 'guess-speakers'?: boolean;
  readonly manifest?: string;
  readonly reviews?: readonly string[];
  readonly path?: string;
  readonly agents?: Readonly<Record<string, readonly string[]>>;
  readonly 'merge-gap'?: number;
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly severities?: Readonly<Record<string, Severity>>;
  readonly minutes?: Readonly<Record<string, number>>;
  readonly profile?: {
    readonly type?: OrganisationType;
    readonly prefecture?: string;
    readonly 'records-calls'?: boolean;
    readonly self?: string;
    readonly staff?: string;
  };
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly suppress?: readonly ConfiguredSuppression[];
  readonly cues?: boolean;
  readonly 'min-severity'?: Severity;
  readonly 'fail-on'?: Severity | 'never';
  readonly language?: Language;
  readonly redact?: boolean | RedactConfig;
  readonly scorecard?: string;
  readonly 'group-by'?: string;
  readonly pseudonyms?: boolean;
  readonly 'least-calls'?: number;
  readonly scores?: {
    readonly severity?: Readonly<Partial<Record<Severity, number>>>;
    readonly rules?: Readonly<Record<string, number>>;
  };
  readonly verdict?: VerdictSettings;
}

/** What `redact` says beyond yes and no. */
export interface RedactConfig {
  /** Forms of customer numbers: `#` a digit, `@` a letter. */
  readonly patterns?: readonly string[];
  /** Names that are hidden wherever they stand. */
  readonly names?: readonly string[];
}

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the folder that paths in the configuration are relative to. */
  readonly folder: string;
  /** Its own absolute path; null where there is none. */
  readonly path: string | null;
}

/**
 * Reads the configuration: the named file, else the nearest `genchi.config.yaml` upwards, else an empty one.
 *
 * @throws UserError where the file is missing or faulty, with every fault
 */
export async function loadConfig(named: string | null, from: string = process.cwd()): Promise<LoadedConfig> {
  const path = named === null ? nearestConfig(from) : resolve(from, named);
  if (path === null) return { config: {}, folder: from, path };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UserError(
      [{ code: 'config-missing', file: named ?? path, line: null, column: null, arguments: {} }],
      { cause },
    );
  }
  return { config: await parseConfig(path, text, []), folder: dirname(path), path };
}

/** Reads a configuration and all that it builds on. `trail`: the files that led here. */
async function parseConfig(path: string, text: string, trail: readonly string[]): Promise<Config> {
  const shown = relative(process.cwd(), path).split(sep).join('/');
  // A file without a single key, as one has while beginning to write it, is an empty configuration.
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') return {};
  // Most runs have no configuration and can do without a YAML library.
  const { validateYaml } = await import('../../rules/parse/validate-yaml.js');
  const { configSchema } = await import('./config-schema.js');
  const source = validateYaml(shown, text, configSchema);
  if (source.problems.length > 0) throw new UserError(source.problems);
  const folder = dirname(path);
  const { extends: entries = [], ...own } = (source.value ?? {}) as Config;
  const shared = sharedSpellings(own.agents ?? {}).map(({ name, other, index }) => ({
    code: 'config-agent-double',
    file: shown,
    ...source.placeOf(['agents', name, index]),
    arguments: { spelling: own.agents?.[name]?.[index] ?? '', name, other },
  }));
  if (shared.length > 0) throw new UserError(shared);
  let config: Config = {};
  for (const [index, entry] of entries.entries()) {
    const complain = (code: string) =>
      new UserError([
        { code, file: shown, ...source.placeOf(['extends', index]), arguments: { name: entry } },
      ]);
    const base = findExtended(entry, folder, CONFIG_FILE);
    if (base === null) throw complain('config-extends-missing');
    if ([...trail, path].includes(base)) throw complain('config-extends-cycle');
    let baseText: string;
    try {
      baseText = readFileSync(base, 'utf8');
    } catch {
      // A folder, or a file that may not be read.
      throw complain('config-extends-missing');
    }
    config = mergeConfigs(config, await parseConfig(base, baseText, [...trail, path]));
  }
  return mergeConfigs(config, withAbsolutePaths(own, folder));
}

/** Spellings that stand under another name of `agents` before: nobody could tell whose they are. */
function sharedSpellings(agents: Readonly<Record<string, readonly string[]>>) {
  const owners = new Map<string, string>();
  return Object.entries(agents).flatMap(([name, spellings]) =>
    spellings.flatMap((spelling, index) => {
      const other = owners.get(spelling) ?? name;
      owners.set(spelling, other);
      return other === name ? [] : [{ name, other, index }];
    }),
  );
}

function nearestConfig(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_FILE);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return null;
  }
}
