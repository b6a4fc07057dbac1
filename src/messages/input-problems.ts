import type { ProblemCatalogue } from './problem-catalogue.js';

export const inputProblems = {} as const satisfies ProblemCatalogue;
