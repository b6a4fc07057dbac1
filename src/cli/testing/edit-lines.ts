import { isUtf8 } from 'node:buffer';
import { extname } from 'node:path';
import type { LineEdit } from '../../script/update-script.js';

/** The edited file, or why it cannot be edited. */
export type EditedLines =
  | { readonly bytes: Uint8Array }
  | { readonly reason: 'format' | 'encoding' | 'table' };

const COMMENTS: Readonly<Record<string, (text: string) => string>> = {
  '.txt': (text) => `# ${text}`,
  '.text': (text) => `# ${text}`,
  '.md': (text) => `<!-- ${text} -->`,
  '.markdown': (text) => `<!-- ${text} -->`,
};

/**
 * Applies edits to a script byte by byte: whatever its encoding and line endings are, every other line stays as it is.
 * UTF-16 and, where evidence in Japanese is to be written, any encoding but UTF-8 are refused.
 */
export function editLines(file: string, bytes: Uint8Array, edits: readonly LineEdit[]): EditedLines {
  const comment = COMMENTS[extname(file).toLowerCase()];
  if (comment === undefined) return { reason: 'format' };
  const isAsciiOnly = edits.every((edit) => edit.kind === 'remove' || /^[\x20-\x7e]*$/.test(edit.comment));
  if (bytes.includes(0) || !(isUtf8(bytes) || isAsciiOnly)) return { reason: 'encoding' };
  // Latin 1 maps every byte to one character and back.
  const pieces = Buffer.from(bytes)
    .toString('latin1')
    .split(/(\r\n|\n|\r)/);
  const lines = pieces.filter((_, index) => index % 2 === 0);
  const endings = pieces.filter((_, index) => index % 2 === 1);
  const usual = endings[0] ?? '\n';
  const written = (text: string) => Buffer.from(comment(text), 'utf8').toString('latin1');
  const byLine = new Map<number, LineEdit>();
  for (const edit of edits) {
    if (edit.kind === 'insert-below' && lines[edit.line - 1]?.trimStart().startsWith('|'))
      return { reason: 'table' };
    byLine.set(edit.kind === 'insert-below' ? lineBelow(lines, edit.line) : edit.line, edit);
  }
  const edited = lines.map((line, index) => {
    const edit = byLine.get(index + 1);
    const ending = endings[index] ?? '';
    if (edit === undefined) return line + ending;
    if (edit.kind === 'remove') return '';
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (edit.kind === 'replace') return indent + written(edit.comment) + ending;
    return `${line}${ending || usual}${written(edit.comment)}${ending}`;
  });
  return { bytes: Buffer.from(edited.join(''), 'latin1') };
}

const CLOSING = Buffer.from('」', 'utf8').toString('latin1');

/** The line itself, or the next one where that only closes the quotation marks of the speech. */
function lineBelow(lines: readonly string[], line: number): number {
  return lines[line]?.trim() === CLOSING ? line + 1 : line;
}
