import type { Problem } from '../../model/problem.js';
import type { Redactor } from '../../report/redact.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { tellProblem } from './tell-problems.js';

/** Where what is wrong with a run goes: standard error, and the problems that its reports list. */
export interface Telling {
  /** What reports list, in the order in which it was told. */
  readonly problems: readonly Problem[];
  /** Adds to what reports list, without a word. */
  readonly list: (problem: Problem) => void;
  /** Tells what is worth knowing and in no report. */
  readonly warn: (problem: Problem) => void;
  /** Tells and lists. */
  readonly complain: (problem: Problem) => void;
}

/** @param most problems that are listed; a listener may run for weeks */
export function openTelling(
  hidden: Redactor,
  { stderr, language }: ProcessStreams,
  most: number = Number.POSITIVE_INFINITY,
): Telling {
  const problems: Problem[] = [];
  const list = (problem: Problem) => {
    if (problems.length < most) problems.push(hidden.problem(problem));
  };
  const warn = (problem: Problem) => {
    stderr.write(tellProblem(hidden.problem(problem), language));
  };
  return {
    ...{ problems, list, warn },
    complain: (problem) => {
      list(problem);
      warn(problem);
    },
  };
}
