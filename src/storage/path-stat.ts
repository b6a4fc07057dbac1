import { type Stats, statSync } from 'node:fs';

/** What stands at a path, links followed; null where nothing does or nobody may look, or the path leads through a file. */
export function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
