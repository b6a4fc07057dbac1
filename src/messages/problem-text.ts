import type { Problem } from '../model/problem.js';
import type { Language } from '../model/rule.js';
import { withoutControls } from '../text/control-characters.js';
import { cliProblems } from './cli-problems.js';
import { inputProblems } from './input-problems.js';
import { learnProblems } from './learn-problems.js';
import type { ProblemCatalogue, ProblemText } from './problem-catalogue.js';
import { reportProblems } from './report-problems.js';
import { reviewProblems } from './review-problems.js';
import { ruleProblems } from './rule-problems.js';
import { scaleProblems } from './scale-problems.js';
import { scorecardProblems } from './scorecard-problems.js';
import { scriptProblems } from './script-problems.js';
import { wordReason } from './system-reasons.js';
import { yamlWords } from './yaml-words.js';

const catalogue: ProblemCatalogue = {
  ...reportProblems,
  ...scaleProblems,
  ...inputProblems,
  ...ruleProblems,
  ...learnProblems,
  ...scriptProblems,
  ...reviewProblems,
  ...scorecardProblems,
  ...cliProblems,
};

/** "Did you mean …?" where no name is near enough to be meant. */
const EMPTY_SUGGESTION = /\s*(?:もしかして「@?」ですか。|Did you mean "@?"\?)/g;

/**
 * Says in one sentence what is wrong and in another how to mend it. Values that come from input stand on one line,
 * without characters that act on a terminal.
 * A code without a text is a fault of the program and throws.
 */
export function describeProblem(problem: Problem, language: Language): ProblemText {
  const template = catalogue[problem.code]?.[language];
  if (!template) throw new Error(`no text for the problem "${problem.code}"`);
  const words = problem.code.startsWith('yaml-') ? yamlWords[language] : {};
  const fill = (text: string) =>
    text
      .replace(/(?<!:)( ?)\{(\w+)\}( ?)/g, (_, before: string, name: string, after: string) => {
        const value = problem.arguments[name] ?? '';
        const word = name !== 'key' && Object.hasOwn(words, value) ? words[value] : undefined;
        // Spaces set a value off from the Japanese around it; a Japanese word needs none but behind a colon.
        if (word !== undefined && language === 'ja') return word;
        const told = name === 'reason' ? wordReason(value, language) : value;
        return `${before}${withoutControls(word ?? shortened(told))}${after}`;
      })
      .replace(EMPTY_SUGGESTION, '');
  return { message: fill(template.message), remedy: fill(template.remedy) };
}

/** Characters of a value in a message: somebody's pattern, cell or name may have thousands. */
const LONGEST_VALUE = 1000;

function shortened(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

/** `file:line:column` on one line, as far as the place is known; empty where no file is concerned. */
export function placeOfProblem(problem: Problem): string {
  const parts = [problem.file, problem.line, problem.column].filter((part) => part !== null);
  return withoutControls(parts.join(':'));
}
