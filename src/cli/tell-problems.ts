import { describeProblem, placeOfProblem } from '../messages/problem-text.js';
import type { Problem } from '../model/problem.js';
import type { Language } from '../model/rule.js';

/** One problem for standard error: place, what is wrong, and on a line of its own how to mend it. */
export function tellProblem(problem: Problem, language: Language): string {
  const { message, remedy } = describeProblem(problem, language);
  const place = placeOfProblem(problem);
  return `${place === '' ? '' : `${place}: `}${message}\n  → ${remedy}\n`;
}
