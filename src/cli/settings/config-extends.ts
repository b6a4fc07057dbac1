import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { withSlashes } from '../../text/slashes.js';
import { isYamlName } from '../../text/yaml-name.js';
import type { Config } from './config-keys.js';

/** Names of a configuration; the first goes before. */
const CONFIG_FILES = ['genchi.config.yaml', 'genchi.config.yml'];

/** True for the name of a configuration. */
export function isConfigName(name: string): boolean {
  return CONFIG_FILES.includes(name);
}

/** The path of the configuration in a folder; null where there is none. */
export function configIn(folder: string): string | null {
  return CONFIG_FILES.map((name) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Where an entry of `extends` lies: a file relative to `folder`, or an npm package upwards from it; null where nowhere. */
export function findExtended(entry: string, folder: string): string | null {
  if (/^\.{1,2}[\\/]/.test(entry) || isAbsolute(entry) || isYamlName(entry)) {
    const path = resolve(folder, withSlashes(entry));
    return existsSync(path) ? path : null;
  }
  for (let at = folder; ; at = dirname(at)) {
    const path = configIn(join(at, 'node_modules', entry));
    if (path !== null) return path;
    if (dirname(at) === at) return null;
  }
}

/**
 * A configuration whose paths are absolute, so that it can be joined with one of another folder. What was written on Windows holds
 * elsewhere too.
 */
export function withAbsolutePaths(config: Config, folder: string): Config {
  const absolute = (path: string) => resolve(folder, withSlashes(path)).split(sep).join('/');
  // A folder's own name is no glob, even where it looks like one: any letter stands for those that would be taken for something else.
  const literal = folder
    .split(sep)
    .join('/')
    .replace(/[*?{}]/g, '?');
  const glob = (files: string) => {
    const path = absolute(files);
    const own = absolute('.');
    return path.startsWith(`${own}/`) ? literal + path.slice(own.length) : path;
  };
  return {
    ...config,
    ...(config.inputs ? { inputs: config.inputs.map(absolute) } : {}),
    ...(config.reviews ? { reviews: config.reviews.map(absolute) } : {}),
    ...(config.rules ? { rules: config.rules.map(absolute) } : {}),
    ...(config.manifest === undefined ? {} : { manifest: absolute(config.manifest) }),
    ...(config.scorecard === undefined ? {} : { scorecard: absolute(config.scorecard) }),
    ...(config.suppress
      ? { suppress: config.suppress.map((one) => ({ ...one, files: glob(one.files) })) }
      : {}),
  };
}

/** Joins a configuration with one that it builds on: lists of rules, left out rules and suppressions grow, maps are joined key by key, all else is replaced. */
export function mergeConfigs(base: Config, own: Config): Config {
  const merged: Config = {
    ...base,
    ...own,
    rules: [...(base.rules ?? []), ...(own.rules ?? [])],
    skip: [...(base.skip ?? []), ...(own.skip ?? [])],
    suppress: [...(base.suppress ?? []), ...(own.suppress ?? [])],
    speakers: { ...base.speakers, ...own.speakers },
    severities: { ...base.severities, ...own.severities },
    minutes: { ...base.minutes, ...own.minutes },
    profile: { ...base.profile, ...own.profile },
    columns: { ...base.columns, ...own.columns },
    thresholds: { ...base.thresholds, ...own.thresholds },
  };
  return {
    ...merged,
    ...(base.agents || own.agents ? { agents: { ...base.agents, ...own.agents } } : {}),
    ...(base.scores || own.scores ? { scores: mergeScores(base, own) } : {}),
    ...(base.verdict || own.verdict ? { verdict: mergeVerdicts(base, own) } : {}),
  };
}

function mergeVerdicts(base: Config, own: Config): NonNullable<Config['verdict']> {
  return {
    ...base.verdict,
    ...own.verdict,
    points: { ...base.verdict?.points, ...own.verdict?.points },
  };
}

function mergeScores(base: Config, own: Config): NonNullable<Config['scores']> {
  return {
    severity: { ...base.scores?.severity, ...own.scores?.severity },
    rules: { ...base.scores?.rules, ...own.scores?.rules },
  };
}
