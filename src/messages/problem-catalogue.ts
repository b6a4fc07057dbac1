import type { Language } from '../model/rule.js';

/** What is wrong, and how to mend it. `{name}` stands for an argument of the problem. */
export interface ProblemText {
  readonly message: string;
  readonly remedy: string;
}

/** Texts of problems by code. */
export type ProblemCatalogue = Readonly<Record<string, Readonly<Record<Language, ProblemText>>>>;
