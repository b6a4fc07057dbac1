/** A file's path as a relative (or `file:`) address, percent-encoded; standard input is called `stdin`.
 * Half a surrogate pair, which no address can have, is replaced. */
export function fileAddress(file: string): string {
  if (file === '-') return 'stdin';
  const parts = file.split('/').map((part) => encodeURIComponent(Buffer.from(part).toString()));
  const path = parts.join('/');
  // On a server: //server/share/a.txt
  if (file.startsWith('//')) return `file:${path}`;
  if (file.startsWith('/')) return `file://${path}`;
  return /^[A-Za-z]:\//.test(file) ? `file:///${path.replace('%3A', ':')}` : path;
}
