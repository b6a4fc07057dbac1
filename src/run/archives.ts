import { readFileSync, statSync } from 'node:fs';
import { type Unzipped, unzipSync } from 'fflate';
import type { Problem } from '../model/problem.js';

/** A file within a zip archive. */
export interface ArchiveMember {
  /** Its path as a reader sees it, '/' separated. */
  readonly name: string;
  /** Its path as `readMember` wants it. */
  readonly key: string;
  /** Bytes when unpacked, as the archive claims. */
  readonly size: number;
}

/** Bytes of an archive, and of a file in it when unpacked: more than all transcripts of a year. */
const LARGEST = 256 * 1024 * 1024;
const FLAGS_AT = 6;
const TOO_LARGE = `larger than ${LARGEST / 1024 / 1024} MiB`;
const ENCRYPTED = 1;
const ENCRYPTED_REASON = 'encrypted';

/** An archive that cannot be read; its message is the reason. */
class ArchiveFault extends Error {}

/** The files within a zip archive; none and a problem where it cannot be read. `file`: the archive as the user sees it. */
export function lookInto(
  path: string,
  file: string,
): { readonly members: readonly ArchiveMember[]; readonly problem: Problem | null } {
  const place = { file, line: null, column: null };
  try {
    const members = membersOf(path);
    const code = members.length === 0 ? 'archive-empty' : null;
    return { members, problem: code === null ? null : { code, ...place, arguments: {} } };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const isEncrypted = cause instanceof ArchiveFault && reason === ENCRYPTED_REASON;
    const code = isEncrypted ? 'archive-encrypted' : 'archive-invalid';
    return { members: [], problem: { code, ...place, arguments: isEncrypted ? {} : { reason } } };
  }
}

function membersOf(path: string): readonly ArchiveMember[] {
  const bytes = readFileSync(path);
  if (bytes.length > LARGEST) throw new ArchiveFault(TOO_LARGE);
  if (((bytes[FLAGS_AT] ?? 0) & ENCRYPTED) !== 0) throw new ArchiveFault(ENCRYPTED_REASON);
  const members: ArchiveMember[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name: key, originalSize: size }) => {
        const name = nameOf(key).replaceAll('\\', '/');
        if (!name.endsWith('/')) members.push({ name, key, size });
        return false;
      },
    });
  } catch (cause) {
    throw new ArchiveFault(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  return members;
}

/** Bytes, unpacked, of files that are unpacked together: for each alone the whole archive would be read and looked through. */
const MOST_AT_ONCE = 16 * 1024 * 1024;

/** An archive whose files are being read, in parts that are unpacked together. */
interface OpenArchive {
  readonly path: string;
  /** Changes with the archive. */
  readonly stamp: string;
  /** The part that each file is in. */
  readonly partOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The archive that was read last, and of it the part that is unpacked. */
let open: OpenArchive | null = null;
let unpacked: { readonly part: ReadonlySet<string>; readonly files: Unzipped } | null = null;

/** The bytes of a file within a zip archive; throws where it cannot be unpacked. */
export function readMember(path: string, key: string): Uint8Array {
  const { size, mtimeMs, ino } = statSync(path);
  const stamp = [size, mtimeMs, ino].join(' ');
  if (open?.path !== path || open.stamp !== stamp) {
    open = { path, stamp, partOf: partsOf(membersOf(path)) };
    unpacked = null;
  }
  const part = open.partOf.get(key);
  if (part === undefined || part.size === 1) return unpackOne(path, key);
  if (unpacked?.part !== part) unpacked = { part, files: unpackPart(path, part) };
  return unpacked.files[key] ?? unpackOne(path, key);
}

/** Files by parts of a limited size, in the order in which they are read. */
function partsOf(members: readonly ArchiveMember[]): ReadonlyMap<string, ReadonlySet<string>> {
  const partOf = new Map<string, Set<string>>();
  let part = new Set<string>();
  let bytes = 0;
  for (const { key, size } of [...members].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
    bytes += size;
    if (bytes > MOST_AT_ONCE) {
      part = new Set();
      bytes = size;
    }
    part.add(key);
    partOf.set(key, part);
  }
  return partOf;
}

/** The files of a part; none where one of them cannot be unpacked, which costs only itself when each is read alone. */
function unpackPart(path: string, part: ReadonlySet<string>): Unzipped {
  try {
    return unpack(path, part);
  } catch {
    return {};
  }
}

function unpackOne(path: string, key: string): Uint8Array {
  const found = unpack(path, new Set([key]))[key];
  if (!found) throw new ArchiveFault(TOO_LARGE);
  return found;
}

function unpack(path: string, keys: ReadonlySet<string>): Unzipped {
  return unzipSync(readFileSync(path), {
    filter: ({ name, originalSize }) => keys.has(name) && originalSize <= LARGEST,
  });
}

/** Windows packs names in its own code page and says nothing of it; the library hands out their bytes as characters then. */
function nameOf(key: string): string {
  const isBytes = /[\x80-\xff]/.test(key) && !/[^\0-\xff]/.test(key);
  if (!isBytes) return key;
  const bytes = Buffer.from(key, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
