import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder for what can be made again: `GENCHI_CACHE_DIR`, or `genchi` in the system's place for such files
 * (XDG Base Directory Specification 0.8; `~/Library/Caches`; `%LOCALAPPDATA%`).
 */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { GENCHI_CACHE_DIR, LOCALAPPDATA, XDG_CACHE_HOME } = environment;
  if (GENCHI_CACHE_DIR) {
    return GENCHI_CACHE_DIR;
  }
  if (platform === 'win32') {
    return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'genchi', 'Cache');
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches', 'genchi');
  }
  // The specification tells to ignore relative paths.
  const base = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
  return join(base, 'genchi');
}

/** A name beside `file` that no other process and no other thread takes, for a file that is renamed when it is whole. */
export function temporaryName(file: string): string {
  return `${file}.${process.pid}-${Math.random().toString(36).slice(2, 12)}.tmp`;
}
