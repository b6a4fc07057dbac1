import { describeProblem, placeOfProblem } from '../../messages/problem-text.js';
import type { Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import { withoutCommands } from '../../text/workflow-commands.js';

/** One problem for standard error: place, what is wrong, and on a line of its own how to mend it. No build system obeys it. */
export function tellProblem(problem: Problem, language: Language): string {
  const { message, remedy } = describeProblem(problem, language);
  const place = placeOfProblem(problem);
  return withoutCommands(`${place === '' ? '' : `${place}: `}${message}\n  → ${remedy}\n`);
}
