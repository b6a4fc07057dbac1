import { type ReadOptions, readTranscripts } from '../input/read-transcripts.js';
import type { Problem } from '../model/problem.js';
import type { Transcript } from '../model/transcript.js';
import { findInputs, pathsOfInputs } from './find-inputs.js';
import { sourceOf } from './input-bytes.js';
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
    for await (const result of readTranscripts(sourceOf(input, streams), found.read)) {
      if (result.kind === 'problem') problems.push(result.problem);
      else transcripts.push(result.transcript);
    }
  }
  return { transcripts, problems, paths: pathsOfInputs(found) };
}
