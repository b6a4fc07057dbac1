import { UserError } from '../../model/problem.js';
import type { Shard } from '../../model/shard.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A scheduler of array jobs, as a task of it sees it. */
interface Scheduler {
  readonly name: string;
  /** The variable that holds the index of the task. */
  readonly index: string;
  /** The shard of the task with that index. `count` is what GENCHI_SHARDS says; null where that is not set. */
  readonly shardOf: (
    index: number,
    count: number | null,
    environment: Environment,
  ) => Shard | 'gaps' | 'no-count';
}

/** The variable that says how many shards there are, where the scheduler does not. */
export const SHARDS_VARIABLE = 'GENCHI_SHARDS';

const SCHEDULERS: readonly Scheduler[] = [
  {
    name: 'Slurm',
    index: 'SLURM_ARRAY_TASK_ID',
    shardOf: (index, count, environment) => {
      // Some tasks of a larger array are run again: its indices count from 1.
      if (count !== null) return { index, count };
      const first = numberIn(environment.SLURM_ARRAY_TASK_MIN) ?? 1;
      const last = numberIn(environment.SLURM_ARRAY_TASK_MAX);
      const step = numberIn(environment.SLURM_ARRAY_TASK_STEP) ?? 1;
      const told = numberIn(environment.SLURM_ARRAY_TASK_COUNT);
      if (last === null || told === null) return 'no-count';
      const isEven = Math.floor((last - first) / step) + 1 === told && (index - first) % step === 0;
      return isEven ? { index: (index - first) / step + 1, count: told } : 'gaps';
    },
  },
  {
    name: 'AWS Batch',
    index: 'AWS_BATCH_JOB_ARRAY_INDEX',
    shardOf: (index, count, environment) =>
      fromZero(index, count ?? numberIn(environment.AWS_BATCH_JOB_ARRAY_SIZE)),
  },
  {
    name: 'Kubernetes',
    index: 'JOB_COMPLETION_INDEX',
    shardOf: (index, count) => fromZero(index, count),
  },
  {
    name: 'GNU parallel',
    index: 'PARALLEL_SEQ',
    shardOf: (index, count) => (count === null ? 'no-count' : { index, count }),
  },
];

/**
 * The shard of a task of an array job (`--shard auto`), by the variables of its scheduler.
 *
 * @throws UserError where none is there, or they do not tell which part of how many it is
 */
export function schedulerShard(environment: Environment): Shard {
  const found = SCHEDULERS.filter(({ index }) => environment[index] !== undefined);
  const [scheduler, other] = found;
  if (!scheduler) {
    const variables = SCHEDULERS.map(({ name, index }) => `${index} (${name})`).join(', ');
    throw refused('shard-auto-none', { variables });
  }
  if (other) throw refused('shard-auto-several', { variables: found.map(({ index }) => index).join(', ') });
  const index = numberIn(environment[scheduler.index]);
  const told = environment[SHARDS_VARIABLE];
  const count = numberIn(told);
  const values = {
    variable: scheduler.index,
    value: environment[scheduler.index] ?? '',
    scheduler: scheduler.name,
  };
  if (index === null) throw refused('shard-auto-outside', { ...values, count: told ?? '?' });
  if (told !== undefined && count === null) throw refused('shard-auto-count', { ...values, count: told });
  const shard = scheduler.shardOf(index, count, environment);
  if (shard === 'no-count') throw refused('shard-auto-no-count', values);
  if (shard === 'gaps') throw refused('shard-auto-gaps', values);
  if (shard.index < 1 || shard.index > shard.count)
    throw refused('shard-auto-outside', { ...values, count: String(shard.count) });
  return shard;
}

function fromZero(index: number, count: number | null): Shard | 'no-count' {
  return count === null ? 'no-count' : { index: index + 1, count };
}

function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function refused(code: string, values: Readonly<Record<string, string>>): UserError {
  return new UserError([{ code, file: null, line: null, column: null, arguments: values }]);
}
