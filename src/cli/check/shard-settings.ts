import { hash } from 'node:crypto';
import { relative } from 'node:path';
import type { Language } from '../../model/rule.js';
import type { Scorecard } from '../../model/scorecard.js';
import type { AnalysisSetup } from '../../run/analysis-setup.js';
import type { InputFile } from '../../run/files.js';
import type { PreparedBytes } from '../../run/prepared-analysis.js';
import { TOOL_VERSION } from '../../run/version.js';
import type { Config } from '../settings/config-keys.js';
import type { FilterOptions } from '../settings/report-filter.js';

/** What decides the report of a shard besides its inputs. */
export interface RunSettings {
  readonly setup: AnalysisSetup;
  readonly preparedBytes: PreparedBytes;
  readonly config: Config;
  readonly options: FilterOptions & { readonly withTurns?: boolean; readonly redact?: boolean };
  readonly language: Language;
  /** The evaluation form. */
  readonly scorecard: Scorecard | null;
  /** Files that all shards read. */
  readonly parted: readonly InputFile[];
}

/** Characters of a hash: enough that two runs are never taken for one. */
const LENGTH = 16;

/**
 * Tells whether shards are of one run, on whatever machine: where files of the configuration lie does not matter, what rules,
 * manifest and evaluation form say does.
 */
export function settingsKey({
  setup,
  preparedBytes,
  config,
  options,
  language,
  scorecard,
  parted,
}: RunSettings): string {
  const { rulePaths, ...own } = setup;
  const { rules, inputs, manifest, reviews, scorecard: form, suppress = [], ...told } = config;
  // Inputs are known by their paths from the working directory too.
  const suppressed = suppress.map((one) => ({ ...one, files: relative(process.cwd(), one.files) }));
  const { only, skip, minSeverity, withTurns, redact } = options;
  const parts = [
    TOOL_VERSION,
    [preparedBytes.rules, preparedBytes.learned].map(hashOf),
    own,
    told,
    suppressed,
    {
      only,
      skip,
      minSeverity,
      withTurns,
      redact,
      language,
      scorecard: scorecard && { ...scorecard, file: '' },
    },
    parted.map(({ file, size }) => [file, size]),
  ];
  const text = JSON.stringify(parts, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  return hash('sha256', text).slice(0, LENGTH);
}

/** Prepared bytes never change, and those of one file are kept in memory: their hash takes longer than the rest of the key. */
const hashes = new WeakMap<SharedArrayBuffer, string>();

function hashOf(bytes: Uint8Array<SharedArrayBuffer>): string {
  const known = hashes.get(bytes.buffer) ?? hash('sha256', bytes);
  hashes.set(bytes.buffer, known);
  return known;
}
