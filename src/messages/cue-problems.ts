import type { ProblemCatalogue } from './problem-catalogue.js';

export const cueProblems = {} as const satisfies ProblemCatalogue;
