import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { inputExtensions } from '../input/formats.js';
import type { ManifestRow } from '../input/manifest/manifest.js';
import { checkManifest } from '../input/manifest/manifest-faults.js';
import { parseManifest } from '../input/manifest/manifest-file.js';
import type { ReadOptions } from '../input/read-transcripts.js';
import type { Problem } from '../model/problem.js';
import { statOf } from '../storage/path-stat.js';
import { fileGlobMatcher } from '../text/glob.js';
import { joinCallParts } from './call-parts.js';
import { pairChannels } from './channel-pairs.js';
import { findFileLists } from './file-lists.js';
import { findFiles, type InputFile, type LeftOutKind } from './files.js';
import { inputFolders } from './input-folders.js';
import type { StandardInput } from './process-streams.js';

/** The inputs of a run and how to read them. */
export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOutKind[];
  /** The options, with the manifest. */
  readonly read: ReadOptions;
  /** Paths of the tables that tell of the files: manifest and lists. */
  readonly tables: readonly string[];
}

/** Paths of all files that a run reads by its inputs, of each channel and with the tables that tell of them. */
export function pathsOfInputs({ files, tables }: Pick<FoundInputs, 'files' | 'tables'>): readonly string[] {
  return [
    ...files.flatMap(({ path, channels }) => channels?.map((one) => one.path) ?? path),
    ...tables,
  ].filter((path) => path !== null);
}

export const MANIFEST_NAMES = ['genchi.manifest.csv', 'genchi.manifest.xlsx'] as const;

/**
 * Finds what the user named: files and folders, the manifest beside them, files that are channels of one call. All commands
 * that read calls do it so; scripts are tested and updated file by file, as they are written (`findFiles`).
 *
 * @param manifest the file that `--manifest` or the configuration names; null: one that lies beside the inputs
 */
export async function findInputs(
  named: readonly string[],
  read: ReadOptions,
  manifest: string | null,
  streams: StandardInput,
): Promise<FoundInputs> {
  const found = await findFiles(named, inputExtensions);
  const problems: Problem[] = [...found.problems];
  const complain = (code: string, file: string | null, values: Readonly<Record<string, string>> = {}) =>
    problems.push({ code, file, line: null, column: null, arguments: values });
  const manifests = manifest === null ? manifestsBeside(named) : [resolve(manifest)];
  const shown = (path: string) => relative(process.cwd(), path).split(sep).join('/');
  const files = found.files.filter(({ path }) => path === null || !manifests.includes(path));
  let rows: readonly ManifestRow[] = [];
  const [path, second] = manifests;
  if (path !== undefined && second !== undefined) {
    complain('manifest-double', shown(path), { other: shown(second) });
  } else if (path !== undefined) {
    const parsed = await readManifest(path, complain, shown(path));
    if (parsed && 'code' in parsed) problems.push({ ...parsed, file: shown(path) });
    else {
      const checked = checkManifest(parsed ?? []);
      rows = checked.rows;
      problems.push(...checked.problems.map((problem) => ({ ...problem, file: shown(path) })));
    }
    const names = new Set(files.map(({ file }) => file));
    const lost = rows.flatMap((row): readonly { readonly file: string }[] =>
      filesOf(row).filter((part) => !names.has(part.file) && !files.some(({ file }) => isGlobOf(row, file))),
    );
    // A manifest of all files is also there where only some of them are read.
    const isMeant = manifest !== null || named.every((name) => statOf(name)?.isDirectory());
    if (isMeant && lost.length > 0 && files.length > 0) {
      if (lost.length === rows.flatMap(filesOf).length)
        complain('manifest-no-file', shown(path), { file: lost[0]?.file ?? '' });
      else problems.push(lostProblem(shown(path), [...new Set(lost.map(({ file }) => file))]));
    }
  }
  // Whoever wrote a manifest has told what he wants told.
  const lists = path === undefined ? await findFileLists(files) : [];
  for (const { input, rows: listed, of, count } of lists)
    problems.push({
      code: of === 'files' ? 'file-list-used' : 'speaker-list-used',
      file: input.file,
      line: null,
      column: null,
      isWarning: true,
      arguments: { rows: String(count), files: String(listed.length) },
    });
  rows = [...rows, ...lists.flatMap((list) => list.rows)];
  const isList = new Set(lists.map(({ input }) => input));
  const inputs = files.filter((file) => !isList.has(file));
  const options = rows.length > 0 ? { ...read, manifest: rows } : read;
  return {
    files: await pairChannels(joinCallParts(inputs, rows), options, streams),
    problems,
    leftOut: found.leftOut,
    read: options,
    tables: [...manifests, ...lists.flatMap(({ input }) => input.path ?? [])],
  };
}

function filesOf(row: ManifestRow): readonly { readonly file: string }[] {
  return row.parts ?? [row];
}

const MOST_LOST = 5;

/** Some files of the manifest that are not there: it may be of more than this run. */
function lostProblem(manifest: string, files: readonly string[]): Problem {
  const shown = files.slice(0, MOST_LOST).join(', ') + (files.length > MOST_LOST ? ' …' : '');
  const values = { count: String(files.length), files: shown };
  return {
    code: 'manifest-lost',
    file: manifest,
    line: null,
    column: null,
    isWarning: true,
    arguments: values,
  };
}

function isGlobOf({ file: told }: ManifestRow, file: string): boolean {
  return /[*?{]/.test(told) && fileGlobMatcher(told)(file);
}

function manifestsBeside(named: readonly string[]): readonly string[] {
  return inputFolders(named).flatMap((folder) =>
    MANIFEST_NAMES.map((name) => join(folder, name)).filter((path) => existsSync(path)),
  );
}

async function readManifest(
  path: string,
  complain: (code: string, file: string | null, values?: Readonly<Record<string, string>>) => void,
  shown: string,
) {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    complain('input-unreadable', shown, { reason: cause instanceof Error ? cause.message : String(cause) });
    return null;
  }
  const folder = dirname(path);
  return parseManifest(bytes, (file) => relative(process.cwd(), resolve(folder, file)).split(sep).join('/'));
}
