import type { ProblemCatalogue } from './problem-catalogue.js';

export const cliProblems = {} as const satisfies ProblemCatalogue;
