import { describeProblem } from '../../messages/problem-text.js';
import { workflowCommand } from '../../text/workflow-commands.js';
import type { TestFormat } from './formats.js';
import { wordFailure } from './word-failure.js';

/** Workflow commands (https://docs.github.com/actions/reference/workflow-commands-for-github-actions): one error a failure. */
export const formatTestsForGithub: TestFormat = (run, { language }) =>
  [
    ...run.suites.flatMap(({ failures }) =>
      failures.map((failure) => {
        const { file, line, column: col, title, details, speech } = wordFailure(failure, language);
        const text = [title, ...details, ...(speech ? [speech] : [])].join('\n');
        return workflowCommand('error', { file: file === '' ? null : file, line, col, title }, text);
      }),
    ),
    ...run.problems.map((problem) => {
      const { message, remedy } = describeProblem(problem, language);
      const { file, line, column: col, code: title } = problem;
      const name = problem.isWarning ? 'warning' : 'error';
      return workflowCommand(name, { file, line, col, title }, `${message}\n${remedy}`);
    }),
  ].join('');
