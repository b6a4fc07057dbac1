import { describeProblem } from '../../messages/problem-text.js';
import { withoutControlsButBreaks } from '../../text/control-characters.js';
import type { TestFormat } from './formats.js';
import { wordFailure } from './word-failure.js';

/** Workflow commands (https://docs.github.com/actions/reference/workflow-commands-for-github-actions): one error a failure. */
export const formatTestsForGithub: TestFormat = (run, { language }) =>
  [
    ...run.suites.flatMap(({ failures }) =>
      failures.map((failure) => {
        const { file, line, column, title, details, speech } = wordFailure(failure, language);
        return command(file, line, column, title, [title, ...details, ...(speech ? [speech] : [])]);
      }),
    ),
    ...run.problems.map((problem) => {
      const { message, remedy } = describeProblem(problem, language);
      return command(problem.file ?? '', problem.line, problem.column, problem.code, [message, remedy]);
    }),
  ].join('');

function command(
  file: string,
  line: number | null,
  column: number | null,
  title: string,
  text: readonly string[],
): string {
  const properties = [
    ...(file === '' ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
    `title=${property(title)}`,
  ];
  return `::error ${properties.join(',')}::${escapeData(text.join('\n'))}\n`;
}

function escapeData(text: string): string {
  return withoutControlsButBreaks(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
