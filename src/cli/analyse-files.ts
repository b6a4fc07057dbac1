import type { Analyse } from '../analyse.js';
import { type ReadOptions, readTranscripts } from '../input/read-transcripts.js';
import type { Problem } from '../model/problem.js';
import type { CallReport } from '../model/report.js';
import { type InputFile, openInput } from './files.js';

/** What comes of an input, in its order: calls with their findings, and problems. */
export type Outcome =
  | { readonly kind: 'call'; readonly call: CallReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads and analyses files one after another, one call in memory at a time. */
export async function* analyseFiles(
  files: readonly InputFile[],
  stdin: NodeJS.ReadableStream,
  options: ReadOptions,
  analyse: Analyse,
): AsyncGenerator<Outcome> {
  for (const input of files) {
    for await (const result of readTranscripts(
      { file: input.file, bytes: openInput(input, stdin) },
      options,
    )) {
      yield result.kind === 'problem' ? result : { kind: 'call', call: analyse(result.transcript) };
    }
  }
}
