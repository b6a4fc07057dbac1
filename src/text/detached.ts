/** The same text in memory of its own: most texts are slices of a file's, which would be kept for their sake. */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
