import { describe, expect, it } from 'vitest';
import { schedulerShard } from '../../../src/cli/check/scheduler-shard.js';
import { UserError } from '../../../src/model/problem.js';

const slurm = (id: number, first: number, last: number, count: number, step = 1) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_MIN: String(first),
  SLURM_ARRAY_TASK_MAX: String(last),
  SLURM_ARRAY_TASK_COUNT: String(count),
  SLURM_ARRAY_TASK_STEP: String(step),
});

describe('--shard auto', () => {
  it.each([
    ['Slurm, --array=1-8', slurm(3, 1, 8, 8), '3/8'],
    ['Slurm, --array=0-7', slurm(3, 0, 7, 8), '4/8'],
    ['Slurm, --array=0-8:2', slurm(4, 0, 8, 5, 2), '3/5'],
    ['Slurm, some tasks again', { ...slurm(7, 3, 7, 2), GENCHI_SHARDS: '8' }, '7/8'],
    ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '12' }, '1/12'],
    ['Kubernetes', { JOB_COMPLETION_INDEX: '7', GENCHI_SHARDS: '8' }, '8/8'],
    ['GNU parallel', { PARALLEL_SEQ: '2', GENCHI_SHARDS: '4' }, '2/4'],
  ])('reads the index of %s', (_, environment, expected) => {
    const { index, count } = schedulerShard(environment);
    expect(`${index}/${count}`).toBe(expected);
  });

  it.each([
    ['no array job', {}, 'shard-auto-none'],
    ['two of them', { ...slurm(1, 1, 2, 2), PARALLEL_SEQ: '1' }, 'shard-auto-several'],
    ['a number that nobody tells', { JOB_COMPLETION_INDEX: '1' }, 'shard-auto-no-count'],
    ['an array with gaps', slurm(7, 3, 7, 2), 'shard-auto-gaps'],
    ['an index beyond the last', { PARALLEL_SEQ: '5', GENCHI_SHARDS: '4' }, 'shard-auto-outside'],
    ['a number that is none', { JOB_COMPLETION_INDEX: '1', GENCHI_SHARDS: 'x' }, 'shard-auto-count'],
    ['an index that is none', { JOB_COMPLETION_INDEX: '', GENCHI_SHARDS: '2' }, 'shard-auto-outside'],
  ])('refuses %s', (_, environment, code) => {
    const codes = (() => {
      try {
        return schedulerShard(environment);
      } catch (error) {
        return error instanceof UserError ? error.problems.map((problem) => problem.code) : error;
      }
    })();
    expect(codes).toEqual([code]);
  });
});
