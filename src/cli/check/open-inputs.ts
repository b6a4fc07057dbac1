import type { ReadOptions } from '../../input/read-transcripts.js';
import type { ShardRecord } from '../../model/shard.js';
import type { InputFile } from '../../run/files.js';
import { findInputs, pathsOfInputs } from '../../run/find-inputs.js';
import { inputsOfShard } from '../../run/shard-inputs.js';
import { manifestOf } from '../settings/check-setup.js';
import { leftOutProblems } from '../streams/problem-groups.js';
import { type QueuedProblems, queueProblems } from '../streams/queued-problems.js';
import type { CheckRun } from './check-run.js';
import type { Judgement } from './open-judgement.js';
import { schedulerShard } from './scheduler-shard.js';

/** The inputs of a run, or of its shard. */
export interface CheckInputs {
  readonly files: readonly InputFile[];
  /** How they are read, with what the manifest tells. */
  readonly read: ReadOptions;
  /** Paths of all inputs, none of which a report may take the place of. */
  readonly paths: readonly string[];
  /** What is wrong with them; more comes while they are read. */
  readonly problems: QueuedProblems;
  /** Null for a run of the whole. */
  readonly shard: ShardRecord | null;
}

/** Finds the inputs of a run. */
export async function openInputs(
  named: readonly string[],
  judgement: Judgement,
  run: CheckRun,
): Promise<CheckInputs> {
  const { options, loaded, streams } = run;
  const found = await findInputs(named, judgement.setup.read, manifestOf(options, loaded), streams);
  const problems = queueProblems(run.telling, run.hidden, streams);
  for (const problem of [...found.problems, ...leftOutProblems(found.leftOut)]) problems.add(problem);
  const shard = options.shard === 'auto' ? schedulerShard(streams.environment) : options.shard;
  const shared = { read: found.read, paths: pathsOfInputs(found), problems };
  if (shard === undefined || shard === null) return { ...shared, files: found.files, shard: null };
  const { files, parted } = inputsOfShard(found.files, shard);
  const { settingsKey } = await import('./shard-settings.js');
  const settings = settingsKey({
    setup: { ...judgement.setup, read: found.read },
    preparedBytes: judgement.bytes,
    config: loaded.config,
    options,
    language: streams.language,
    scorecard: judgement.scoring.scorecard,
    parted,
  });
  const ahead = run.telling.problems.length;
  return { ...shared, files, shard: { count: shard.count, parts: [shard.index], ahead, settings } };
}
