import { inputExtensions } from '../input/formats.js';
import { readTranscripts } from '../input/read-transcripts.js';
import type { Problem } from '../model/problem.js';
import type { Transcript } from '../model/transcript.js';
import { findFiles, openInput } from './files.js';
import type { StandardInput } from './process-streams.js';

export interface LabelledCalls {
  readonly transcripts: readonly Transcript[];
  readonly problems: readonly Problem[];
}

/** Reads labelled calls whole: what is fitted and cross-validated must be at hand together. */
export async function readLabelledCalls(
  named: readonly string[],
  streams: StandardInput,
): Promise<LabelledCalls> {
  const found = await findFiles(named, inputExtensions);
  const transcripts: Transcript[] = [];
  const problems: Problem[] = [...found.problems];
  for (const input of found.files) {
    for await (const result of readTranscripts({ file: input.file, bytes: openInput(input, streams) })) {
      if (result.kind === 'problem') problems.push(result.problem);
      else transcripts.push(result.transcript);
    }
  }
  return { transcripts, problems };
}
