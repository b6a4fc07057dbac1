/** Remembers the bytes of files. */
export interface FileMemory {
  /** What was kept of a file that is as it was then; null where it has changed, or nobody has used the bytes for long. */
  readonly find: (path: string, stamp: string) => SharedArrayBuffer | null;
  readonly keep: (path: string, stamp: string, bytes: SharedArrayBuffer) => void;
}

/**
 * Most processes read a cache file once. A language server, a watching test run and our own tests come back to it again and again:
 * as long as somebody still uses its bytes, they are neither read nor checked a second time. Whoever reads them changes nothing in them.
 */
export function createFileMemory(): FileMemory {
  const known = new Map<string, { readonly stamp: string; readonly bytes: WeakRef<SharedArrayBuffer> }>();
  return {
    find: (path, stamp) => {
      const one = known.get(path);
      return one?.stamp === stamp ? (one.bytes.deref() ?? null) : null;
    },
    keep: (path, stamp, bytes) => {
      known.set(path, { stamp, bytes: new WeakRef(bytes) });
    },
  };
}
