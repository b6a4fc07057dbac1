import type { Analyse } from '../judge/analyse.js';
import type { Outcome } from './analyse-files.js';
import type { InputFile } from './files.js';
import { openReads, packOutcomes } from './packed-outcomes.js';
import type { ThreadTask } from './thread-tasks.js';

/** How a thread reads and analyses. */
export interface AnalyseTask {
  readonly files: (files: readonly InputFile[]) => AsyncIterable<Outcome>;
  readonly call: Analyse;
}

/** What comes of a task, one call at a time. */
export async function* outcomesOf(task: ThreadTask, { files, call }: AnalyseTask): AsyncGenerator<Outcome> {
  if ('files' in task) yield* files(task.files);
  else
    for (const one of openReads(task.read))
      yield one.kind === 'problem' ? one : { kind: 'call', call: call(one.transcript) };
}

/** The same as bytes, each call by itself. */
export async function packedOutcomesOf(task: ThreadTask, here: AnalyseTask): Promise<readonly Uint8Array[]> {
  const packed: Uint8Array[] = [];
  for await (const outcome of outcomesOf(task, here)) packed.push(packOutcomes([outcome]));
  return packed;
}
