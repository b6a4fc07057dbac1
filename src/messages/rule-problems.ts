import type { ProblemCatalogue } from './problem-catalogue.js';

export const ruleProblems = {} as const satisfies ProblemCatalogue;
