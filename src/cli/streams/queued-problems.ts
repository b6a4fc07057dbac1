import type { Problem } from '../../model/problem.js';
import type { Redactor } from '../../report/redact.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { tellGrouped } from './problem-groups.js';
import type { Telling } from './telling.js';

/** Problems of inputs, which reports list as they come, and which are told together by their cause. */
export interface QueuedProblems {
  readonly add: (problem: Problem) => void;
  /** Tells those that were not told yet. */
  readonly tell: () => void;
}

export function queueProblems(
  telling: Telling,
  hidden: Redactor,
  { stderr, language }: ProcessStreams,
): QueuedProblems {
  const queue: Problem[] = [];
  return {
    add: (problem) => {
      telling.list(problem);
      queue.push(hidden.problem(problem));
    },
    tell: () => {
      stderr.write(tellGrouped(queue.splice(0), language));
    },
  };
}
