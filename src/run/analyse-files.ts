import { type InputSource, type ReadOptions, readTranscripts } from '../input/read-transcripts.js';
import type { Analyse } from '../judge/analyse.js';
import type { Problem } from '../model/problem.js';
import type { CallReport } from '../model/report.js';
import type { InputFile } from './files.js';
import { readInput, sourceOf } from './input-bytes.js';
import type { StandardInput } from './process-streams.js';

/** What comes of an input, in its order: calls with their findings, and problems. */
export type Outcome =
  | { readonly kind: 'call'; readonly call: CallReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Outcomes that are kept from run to run (`outcome-cache.ts`). */
export interface OutcomeStore {
  /** Whether outcomes of such an input are kept. */
  readonly covers: (input: InputFile) => boolean;
  readonly lookUp: (
    input: InputFile,
    content: Uint8Array,
  ) => {
    /** What came of the input before; null where anything that it depends on has changed since. */
    readonly known: readonly Outcome[] | null;
    readonly keep: (outcomes: readonly Outcome[]) => void;
  };
}

/**
 * Reads and analyses files one after another, one call in memory at a time; inputs that a store covers are held whole.
 */
export async function* analyseFiles(
  files: readonly InputFile[],
  streams: StandardInput,
  options: ReadOptions,
  analyse: Analyse,
  store: OutcomeStore | null = null,
): AsyncGenerator<Outcome> {
  for (const input of files) {
    if (store?.covers(input)) {
      yield* analyseOnce(input, streams, options, analyse, store);
    } else {
      yield* analyseInput(sourceOf(input, streams), options, analyse);
    }
  }
}

/** All outcomes at once, for where only a few files are analysed. */
export async function collectOutcomes(outcomes: AsyncIterable<Outcome>): Promise<readonly Outcome[]> {
  const all: Outcome[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  return all;
}

async function* analyseInput(
  source: InputSource,
  options: ReadOptions,
  analyse: Analyse,
): AsyncGenerator<Outcome> {
  for await (const result of readTranscripts(source, options))
    yield result.kind === 'problem' ? result : { kind: 'call', call: analyse(result.transcript) };
}

async function* analyseOnce(
  input: InputFile,
  streams: StandardInput,
  options: ReadOptions,
  analyse: Analyse,
  store: OutcomeStore,
): AsyncGenerator<Outcome> {
  let content: Uint8Array;
  try {
    content = readInput(input);
  } catch {
    // The problem is told where the input is read as usual.
    yield* analyseInput(sourceOf(input, streams), options, analyse);
    return;
  }
  const { known, keep } = store.lookUp(input, content);
  if (known !== null) {
    yield* known;
    return;
  }
  const outcomes: Outcome[] = [];
  for await (const outcome of analyseInput({ file: input.file, bytes: pieces(content) }, options, analyse)) {
    outcomes.push(outcome);
    yield outcome;
  }
  keep(outcomes);
}

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
