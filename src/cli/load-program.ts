import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { readCacheFile, writeCacheFile } from '../storage/cache-file.js';
import { cacheFolder } from '../storage/cache-folder.js';

/** What `program.ts` exports. */
type Program = typeof import('./program.js');

export interface LoadedProgram extends Program {
  /** Keeps what has been compiled until now for later runs, unless this run had such code itself. */
  readonly keepCode: () => void;
}

/**
 * Loads the bundled program, a function of what CommonJS gives a module. Compiling it takes longer than most runs, so V8's
 * compiled code is kept in the cache folder. V8 takes it only for the same version and flags; we, for the same file and where nobody
 * else can have written it: it will be run.
 */
export function loadProgram(file: string): LoadedProgram {
  const name = crc32([file, process.version, process.arch].join('\n')).toString(16).padStart(8, '0');
  const cacheFile = join(cacheFolder(), `code-${name}.bin`);
  const { size, mtimeMs, ctimeMs } = statSync(file);
  const key = [size, mtimeMs, ctimeMs, process.version, process.arch].join(' ');
  const code = readCacheFile(cacheFile, key);
  // The bundle is ASCII: one byte a character is the shortest way to V8.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(code === null ? {} : { cachedData: code }),
  });
  const module = { exports: {} as Program };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return {
    ...module.exports,
    keepCode: () => {
      if (code === null || script.cachedDataRejected)
        writeCacheFile(cacheFile, key, script.createCachedData());
    },
  };
}
