import { resolve } from 'node:path';
import { type EncodingName, encodingByName } from '../../input/decoding/encodings.js';
import type { InputFormatName } from '../../input/formats.js';
import type { TableColumn } from '../../input/raw/input-format.js';
import type { ReadOptions } from '../../input/read-transcripts.js';
import type { Profile } from '../../model/profile.js';
import type { Role } from '../../model/transcript.js';
import type { AnalysisSetup } from '../../run/analysis-setup.js';
import type { LoadedConfig } from './config.js';
import type { Config } from './config-keys.js';

/** The options of a command that decide how transcripts are read and what is found; they come before the configuration. */
export interface SetupOptions {
  readonly rules?: readonly string[];
  readonly cues: boolean;
  readonly speaker?: ReadonlyMap<string, Role>;
  readonly input?: InputFormatName;
  readonly encoding?: EncodingName;
  readonly guessSpeakers?: boolean;
  readonly mergeGap?: number;
  readonly manifest?: string;
  readonly column?: Readonly<Partial<Record<TableColumn, string>>>;
}

/** Joins options and configuration; paths of the configuration are relative to its folder. */
export function setupOf(options: SetupOptions, loaded: LoadedConfig): AnalysisSetup {
  const { config } = loaded;
  return {
    rulePaths: rulePathsOf(options, loaded),
    severities: config.severities ?? {},
    minutes: config.minutes ?? {},
    profile: profileOf(config),
    cues: options.cues && (config.cues ?? true),
    read: readOptionsOf(options, config),
  };
}

/** The rule files and folders of the configuration and of the options, in this order. */
export function rulePathsOf(
  { rules = [] }: { readonly rules?: readonly string[] },
  { config, folder }: LoadedConfig,
): readonly string[] {
  return [...(config.rules ?? []).map((path) => resolve(folder, path)), ...rules];
}

/** The profile as the configuration gives it. */
export function profileOf({ profile = {} }: Config): Profile {
  return {
    type: profile.type ?? null,
    prefecture: profile.prefecture ?? null,
    recordsCalls: profile['records-calls'] ?? false,
    self: profile.self ?? null,
    staff: profile.staff ?? null,
  };
}

/** The manifest that the options or the configuration name; null where one beside the inputs serves. */
export function manifestOf(
  { manifest }: Pick<SetupOptions, 'manifest'>,
  { config, folder }: LoadedConfig,
): string | null {
  return manifest ?? (config.manifest === undefined ? null : resolve(folder, config.manifest));
}

/** The file of the evaluation form that the options or the configuration name; null where neither does. */
export function scorecardFile(told: string | undefined, { config, folder }: LoadedConfig): string | null {
  return told ?? (config.scorecard === undefined ? null : resolve(folder, config.scorecard));
}

/** How transcripts are read, by the options of a command and the configuration. */
export function readOptionsOf(options: Omit<SetupOptions, 'cues' | 'rules'>, config: Config): ReadOptions {
  const format = options.input ?? config.input;
  const encoding = options.encoding ?? encodingByName(config.encoding ?? '');
  const mergeGapMs = options.mergeGap ?? config['merge-gap'];
  const agents = Object.entries(config.agents ?? {}).flatMap(([name, spellings]) =>
    spellings.map((spelling) => [spelling, name] as const),
  );
  return {
    speakers: options.speaker ?? new Map(),
    configuredSpeakers: new Map(Object.entries(config.speakers ?? {})),
    ...(config.path === undefined ? {} : { path: config.path }),
    ...(agents.length > 0 ? { agents: Object.fromEntries(agents) } : {}),
    ...(format ? { format: format as InputFormatName } : {}),
    ...(encoding ? { encoding } : {}),
    columns: { ...config.columns, ...options.column },
    guessSpeakers: options.guessSpeakers ?? config['guess-speakers'] ?? true,
    ...(mergeGapMs === undefined ? {} : { mergeGapMs }),
  };
}
