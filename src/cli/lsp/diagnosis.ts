import type { Severity } from '../../model/rule.js';

/** A place in a document, 0-based as editors count, `end` exclusive, columns in UTF-16 code units. */
export interface DocumentRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Something to show in a document. */
export interface Diagnosis {
  readonly range: DocumentRange;
  /** A fault counts as an error, something to look at as a warning. */
  readonly severity: Severity;
  /** Rule id or code of the problem. */
  readonly code: string;
  readonly message: string;
  /** What is told where one points at it, as Markdown; empty where the message says all. */
  readonly details: string;
}

/** The words at a 1-based place of a text up to the end of their word or line. */
export function rangeAt(text: string, line: number | null, column: number | null): DocumentRange {
  const row = (line ?? 1) - 1;
  const words = text.split('\n')[row]?.replace(/\r$/, '') ?? '';
  const start = column === null ? words.length - words.trimStart().length : column - 1;
  const rest = words.slice(start);
  const length =
    column === null ? rest.trimEnd().length : (/^[^\s:,\]}]+/.exec(rest)?.[0].length ?? rest.length);
  return {
    start: { line: row, character: start },
    end: { line: row, character: start + Math.max(length, 1) },
  };
}
