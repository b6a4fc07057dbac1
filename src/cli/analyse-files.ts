import type { Analyse } from '../analyse.js';
import { type ReadOptions, readTranscripts } from '../input/read-transcripts.js';
import type { Problem } from '../model/problem.js';
import type { CallReport } from '../model/report.js';
import { type InputFile, openInput, readInput } from './files.js';
import { isCacheable, keepOutcomes, knownOutcomes, type OutcomeCache, outcomeKey } from './outcome-cache.js';

/** What comes of an input, in its order: calls with their findings, and problems. */
export type Outcome =
  | { readonly kind: 'call'; readonly call: CallReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads and analyses files one after another, one call in memory at a time; inputs that a cache knows, and those that it will
 * know next time, are held whole.
 */
export async function* analyseFiles(
  files: readonly InputFile[],
  stdin: NodeJS.ReadableStream,
  options: ReadOptions,
  analyse: Analyse,
  cache: OutcomeCache | null = null,
): AsyncGenerator<Outcome> {
  for (const input of files) {
    if (cache !== null && isCacheable(input)) {
      yield* analyseOnce(input, stdin, options, analyse, cache);
    } else {
      yield* analyseInput(input.file, openInput(input, stdin), options, analyse);
    }
  }
}

async function* analyseInput(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  analyse: Analyse,
): AsyncGenerator<Outcome> {
  for await (const result of readTranscripts({ file, bytes }, options))
    yield result.kind === 'problem' ? result : { kind: 'call', call: analyse(result.transcript) };
}

async function* analyseOnce(
  input: InputFile,
  stdin: NodeJS.ReadableStream,
  options: ReadOptions,
  analyse: Analyse,
  cache: OutcomeCache,
): AsyncGenerator<Outcome> {
  let content: Uint8Array;
  try {
    content = readInput(input);
  } catch {
    // The problem is told where the input is read as usual.
    yield* analyseInput(input.file, openInput(input, stdin), options, analyse);
    return;
  }
  const key = outcomeKey(cache, input, content);
  const known = knownOutcomes(cache, input, key);
  if (known !== null) {
    yield* known;
    return;
  }
  const outcomes: Outcome[] = [];
  for await (const outcome of analyseInput(input.file, pieces(content), options, analyse)) {
    outcomes.push(outcome);
    yield outcome;
  }
  keepOutcomes(cache, input, key, outcomes);
}

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
