import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../model/problem.js';
import type { Baseline, BaselineEntry } from '../../script/baseline.js';
import { fileOutput } from '../streams/output.js';

/** @throws UserError where the file is missing or no baseline */
export function readBaseline(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw problem('baseline-file-missing', file, '', cause);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw problem('baseline-file-invalid', file, cause instanceof Error ? cause.message : '', cause);
  }
  if (!isBaselineFile(value)) throw problem('baseline-file-invalid', file, 'schemaVersion, files');
  return value.files;
}

/** Writes a baseline, its files sorted, one finding a line: it is kept in Git and read in diffs. */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  const files = Object.keys(baseline)
    .sort()
    .map((name) => {
      const entries = (baseline[name] ?? []).map((entry) => `      ${JSON.stringify(entry)}`);
      return `    ${JSON.stringify(name)}: [\n${entries.join(',\n')}\n    ]`;
    });
  const body = files.length === 0 ? '{}' : `{\n${files.join(',\n')}\n  }`;
  const output = fileOutput(file);
  await output.write(`{\n  "schemaVersion": 1,\n  "files": ${body}\n}\n`);
  await output.close();
}

/** A file as a baseline names it: relative to the baseline's folder, so that the working directory does not matter. */
export function baselineName(baselineFile: string, file: string): string {
  if (file === '-') return file;
  return relative(dirname(resolve(baselineFile)), resolve(file))
    .split(sep)
    .join('/');
}

/** Entries of files that were not part of the run and are still there. */
export function entriesElsewhere(
  baselineFile: string,
  baseline: Baseline,
  seen: ReadonlySet<string>,
): Baseline {
  const folder = dirname(resolve(baselineFile));
  return Object.fromEntries(
    Object.entries(baseline).filter(([name]) => !seen.has(name) && existsSync(join(folder, name))),
  );
}

function isBaselineFile(value: unknown): value is { readonly files: Baseline } {
  if (typeof value !== 'object' || value === null || !('files' in value)) return false;
  const { files } = value;
  if (!('schemaVersion' in value) || value.schemaVersion !== 1) return false;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return false;
  return Object.values(files).every((entries) => Array.isArray(entries) && entries.every(isEntry));
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'hash' in value && typeof value.hash === 'string' && 'count' in value && typeof value.count === 'number'
  );
}

function problem(code: string, file: string, reason: string, cause?: unknown): UserError {
  return new UserError([{ code, file, line: null, column: null, arguments: { reason } }], { cause });
}
