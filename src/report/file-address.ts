/** A file's path as a relative (or `file:`) address, percent-encoded; standard input is called `stdin`. */
export function fileAddress(file: string): string {
  if (file === '-') return 'stdin';
  const path = file.split('/').map(encodeURIComponent).join('/');
  if (file.startsWith('/')) return `file://${path}`;
  return /^[A-Za-z]:\//.test(file) ? `file:///${path.replace('%3A', ':')}` : path;
}
