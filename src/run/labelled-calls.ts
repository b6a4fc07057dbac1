import { readSheets } from '../input/documents/xlsx-calls.js';
import { type ReadOptions, readTranscripts } from '../input/read-transcripts.js';
import type { Problem } from '../model/problem.js';
import type { Transcript } from '../model/transcript.js';
import { isReviewSheet, namedSheet } from '../review/read-sheet.js';
import type { InputFile } from './files.js';
import { findInputs, pathsOfInputs } from './find-inputs.js';
import { readInput, sourceOf } from './input-bytes.js';
import type { StandardInput } from './process-streams.js';

/** How the calls are read. */
export interface Reading {
  readonly read: ReadOptions;
  /** See `findInputs`. */
  readonly manifest: string | null;
}

export interface LabelledCalls {
  readonly transcripts: readonly Transcript[];
  readonly problems: readonly Problem[];
  /** Paths of all files that were read. */
  readonly paths: readonly string[];
}

/** Reads labelled calls whole: what is fitted and cross-validated must be at hand together. */
export async function readLabelledCalls(
  named: readonly string[],
  { read, manifest }: Reading,
  streams: StandardInput,
): Promise<LabelledCalls> {
  const found = await findInputs(named, read, manifest, streams);
  const transcripts: Transcript[] = [];
  const problems: Problem[] = [...found.problems];
  for (const input of found.files) {
    if (isSheetToReview(input)) {
      const { file } = input;
      problems.push({ code: 'label-review-sheet', file, line: null, column: null, arguments: {} });
      continue;
    }
    for await (const result of readTranscripts(sourceOf(input, streams), found.read)) {
      if (result.kind === 'problem') problems.push(result.problem);
      else transcripts.push(result.transcript);
    }
  }
  return { transcripts, problems, paths: pathsOfInputs(found) };
}

/** True for a workbook of findings to review: it has a row a finding, and marks that no reader of calls heeds. */
function isSheetToReview(input: InputFile): boolean {
  if (input.path === null || input.isPipe || !/\.xlsx$/i.test(input.file)) return false;
  try {
    const sheets = readSheets(readInput(input));
    return !('code' in sheets) && isReviewSheet(sheets.map(namedSheet));
  } catch {
    // Who reads it for its calls tells why it cannot be read.
    return false;
  }
}
