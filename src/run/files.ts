import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isBinary } from '../input/decoding/open-bytes.js';
import type { Problem } from '../model/problem.js';
import type { Shard } from '../model/shard.js';
import { statOf } from '../storage/path-stat.js';
import { withSlashes } from '../text/slashes.js';
import { lookInto } from './archives.js';
import { filesMatching, filesUnder } from './matching-files.js';

/** An input file: as the user sees it, and where it lies. */
export interface InputFile {
  /** Relative to the working directory, '/' separated; "-" for standard input. */
  readonly file: string;
  /** Absolute path, of the archive where the file lies in one; null for standard input. */
  readonly path: string | null;
  /** Where the file lies in a zip archive: its key there. */
  readonly member?: string;
  /** Bytes; 0 for what comes from another program. */
  readonly size: number;
  /** True for a named pipe: another program writes while we read, and may not have begun. */
  readonly isPipe?: true;
  /** Of a file that all shards read: which of its calls are meant. */
  readonly part?: Shard;
  /** Where the call has a file for each channel: all of them, this one first. */
  readonly channels?: readonly InputChannel[];
}

/** True for what another program writes while we read: it cannot be read twice, and nobody knows how long it is. */
export function isFromProgram({ path, isPipe }: Pick<InputFile, 'path' | 'isPipe'>): boolean {
  return path === null || isPipe === true;
}

/** A file that holds what one side of a call says. */
export interface InputChannel extends Omit<InputFile, 'channels'> {
  readonly speaker: string;
  /** True for a piece of a call in which several may speak. */
  readonly mayHoldSeveral?: boolean;
}

/** Files of one kind that were left out of a folder. */
export interface LeftOutKind {
  /** The ending of their names, lower case; empty for files without one. */
  readonly ending: string;
  /** As the user sees them. */
  readonly files: readonly string[];
}

export interface FoundFiles {
  readonly files: readonly InputFile[];
  readonly problems: readonly Problem[];
  /** What folders hold besides, by ending. */
  readonly leftOut: readonly LeftOutKind[];
}

/**
 * Resolves what the user named: files, folders (all files in them with one of the endings), globs (also with
 * backslashes) and "-". Sorted by path, each file once. What names nothing is a problem.
 *
 * @param endings file name endings that are taken from a folder, without the dot
 */
export async function findFiles(named: readonly string[], endings: readonly string[]): Promise<FoundFiles> {
  const found = new Map<string, InputFile>();
  const leftOut = new Map<string, Set<string>>();
  const problems: Problem[] = [];
  const leaveOut = (file: string) => {
    const ending = endingOf(file);
    const others = leftOut.get(ending);
    if (others) others.add(file);
    else leftOut.set(ending, new Set([file]));
  };
  const unpack = (path: string, file: string) => {
    const { members, problem } = lookInto(path, file);
    if (problem) problems.push(problem);
    for (const { name, key, size } of members) {
      const inner = `${file}/${name}`;
      if (isOwnFile(`/${name}`)) continue;
      if (endings.includes(endingOf(name))) found.set(inner, { file: inner, path, member: key, size });
      else leaveOut(inner);
    }
  };
  const add = (path: string) => {
    const file = relative(process.cwd(), path).split(sep).join('/');
    if (endingOf(path) === 'zip') unpack(path, file);
    else {
      const stat = statSync(path);
      found.set(file, { file, path, size: stat.size, ...(stat.isFIFO() ? { isPipe: true } : {}) });
    }
  };
  const complain = (file: string, cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    problems.push({ code: 'input-unreadable', file, line: null, column: null, arguments: { reason } });
  };
  for (const name of named) {
    if (name === '-') {
      found.set('-', { file: '-', path: null, size: 0 });
      continue;
    }
    try {
      const kind = kindOf(name);
      if (kind === 'file') {
        add(resolve(name));
        continue;
      }
      const { paths, fault } =
        kind === 'folder'
          ? await filesUnder(resolve(name))
          : await filesMatching(withSlashes(name), process.cwd());
      const isMeant = (path: string) => !isOwnFile(path) && isTranscript(path, endings);
      const own = kind === 'folder' ? paths.filter(isMeant) : paths;
      for (const path of own) add(path);
      for (const path of kind === 'folder' ? paths : []) {
        if (!isMeant(path) && !isOwnFile(path)) leaveOut(relative(process.cwd(), path).split(sep).join('/'));
      }
      if (fault !== null) complain(name, fault);
      else if (own.length === 0) {
        const code = kind === 'folder' ? 'input-folder-empty' : 'input-missing';
        problems.push({ code, file: name, line: null, column: null, arguments: { name } });
      }
    } catch (cause) {
      // A folder that may not be searched, or a file that went away meanwhile; the others are still read.
      complain(name, cause);
    }
  }
  const files = [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const kinds = [...leftOut].map(([ending, some]) => ({ ending, files: [...some].sort() }));
  kinds.sort((a, b) => b.files.length - a.files.length || (a.ending < b.ending ? -1 : 1));
  return { files, problems, leftOut: kinds };
}

function endingOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Bytes by which a file shows whether it is text, and whether people speak in it. */
const LOOKED_AT = 4096;

/** Texts with words in them that nobody says: programs, settings. */
const NO_TRANSCRIPT =
  /^(?:js|mjs|cjs|ts|tsx|jsx|py|rb|go|rs|java|c|h|cpp|cs|php|pl|sh|bat|ps1|cmd|vbs|css|scss|ini|toml|cfg|conf|properties|lock|map|svg|tex|bib|po|pot|lnk|url|gitignore|gitattributes|editorconfig)$/;
/** Kana in so many characters: a text in Japanese. */
const LEAST_KANA = 20;

/**
 * True where a folder's file is taken: by its ending; without one where it holds text; with any other, and as YAML, where it is a text in
 * Japanese and no rule or setting.
 */
function isTranscript(path: string, endings: readonly string[]): boolean {
  const ending = endingOf(path);
  const isYaml = /^ya?ml$/.test(ending);
  if (ending === 'zip' || (endings.includes(ending) && !isYaml)) return true;
  if (NO_TRANSCRIPT.test(ending)) return false;
  const head = Buffer.alloc(LOOKED_AT);
  const file = openSync(path, 'r');
  let length = 0;
  try {
    length = readSync(file, head, 0, LOOKED_AT, 0);
  } finally {
    closeSync(file);
  }
  const bytes = head.subarray(0, length);
  if (length === 0 || isBinary(bytes)) return false;
  if (ending === '') return true;
  const text = bytes.toString('utf8');
  const isSetting =
    isYaml &&
    /^(?:id|match|rules|severity|extends|inputs|speakers|profile):/m.test(text) &&
    !/^(?:turns|calls|utterances|segments|messages|transcript\w*|dialog(?:ue)?|conversation|会話\w*|発話\w*|文字起こし|通話内容|内容):/m.test(
      text,
    );
  const kana = /[\u3041-\u30fa]/g;
  return !isSetting && ((text.match(kana)?.length ?? 0) >= LEAST_KANA || kanaOfShiftJis(bytes) >= LEAST_KANA);
}

/** Kana in Shift_JIS: a lead byte and one of the range of kana. */
function kanaOfShiftJis(bytes: Uint8Array): number {
  let kana = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const [lead, next] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if ((lead === 0x82 && next >= 0x9f && next <= 0xf1) || (lead === 0x83 && next >= 0x40 && next <= 0x96))
      kana++;
  }
  return kana;
}

/** Files that a folder of transcripts has for the program's sake or the system's. */
function isOwnFile(path: string): boolean {
  return /[/\\](?:genchi\.config\.ya?ml|genchi\.manifest\.\w+|reviews[^/\\]*\.jsonl|Thumbs\.db|desktop\.ini|\.DS_Store|~\$[^/\\]*|\._[^/\\]*|__MACOSX[/\\].*)$/i.test(
    path,
  );
}

function kindOf(name: string): 'file' | 'folder' | 'other' {
  const stat = statOf(name);
  if (stat === null) return 'other';
  return stat.isDirectory() ? 'folder' : 'file';
}
