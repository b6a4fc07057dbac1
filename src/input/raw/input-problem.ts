import type { Problem } from '../../model/problem.js';

/** What can be wrong with an input. `messages/input-problems.ts` words each of them. */
export const INPUT_PROBLEM_CODES = [
  'input-empty',
  'input-binary',
  'input-unreadable',
  'input-too-large',
  'input-too-many-lines',
  'input-line-too-long',
  'input-too-complex',
  'input-undecodable',
  'input-format-unlike',
  'input-old-excel',
  'input-old-word',
  'mail-attached',
  'json-syntax',
  'json-truncated',
  'json-too-deep',
  'json-too-many-values',
  'json-line-too-long',
  'json-not-a-call',
  'call-empty',
  'calls-silent',
  'calls-without-dialogue',
  'call-too-long',
  'call-too-many-speakers',
  'turn-too-long',
  'turn-invalid',
  'labels-cell',
  'labels-invalid',
  'speaker-unknown',
  'speaker-missing',
  'speaker-not-guessed',
  'speakers-swapped',
  'speakers-left-out',
  'speakers-inferred',
  'call-one-speaker',
  'call-one-turn',
  'call-few-words',
  'call-times-backwards',
  'file-few-letters-said',
  'text-without-speakers',
  'table-without-speakers',
  'table-without-speech',
  'table-of-scores',
  'table-columns',
  'table-column-unknown',
  'table-cell-too-long',
  'table-too-wide',
  'table-quote-open',
  'table-call-split',
  'subtitles-cue-invalid',
  'vendor-field-missing',
  'recogniser-failed',
  'xlsx-invalid',
  'xlsx-too-large',
  'xlsx-doctype',
  'xlsx-no-sheet',
  'docx-invalid',
  'pdf-invalid',
  'pdf-protected',
  'pdf-without-text',
  'pdf-vertical',
  'pdf-letters-unknown',
  'pdf-too-many-pages',
  'pdf-too-much-text',
  'pdf-too-costly',
  'odf-invalid',
  'html-too-deep',
  'xml-invalid',
  'xml-not-a-call',
  'transcript-yaml-invalid',
  'transcript-yaml-not-a-call',
  'pair-without-times',
  'pair-apart',
  'pair-alone',
  'manifest-columns',
  'manifest-contradicts',
  'manifest-value',
  'manifest-no-call',
] as const;

export type InputProblemCode = (typeof INPUT_PROBLEM_CODES)[number];

/** A problem of an input, before it is known which file it belongs to. */
export interface InputProblem extends Omit<Problem, 'file'> {
  readonly code: InputProblemCode;
}

/** Where in the input something is wrong; both 1-based. */
export interface InputPlace {
  readonly line: number | null;
  readonly column?: number | null;
}

/** A problem with its place and the values that its message names. */
export function inputProblem(
  code: InputProblemCode,
  place: InputPlace | null,
  values: Readonly<Record<string, string>> = {},
): InputProblem {
  return { code, line: place?.line ?? null, column: place?.column ?? null, arguments: values };
}
