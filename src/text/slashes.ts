/** A path or glob with '/' between its parts, also where it was written with those of Windows. */
export function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
