import { describeProblem } from '../../messages/problem-text.js';
import { escapeControls } from '../../text/control-characters.js';
import { escapeCommands } from '../../text/workflow-commands.js';
import type { TestFormat } from './formats.js';
import { countFailed } from './test-suite.js';
import { wordFailure } from './word-failure.js';

/** Suites with their failures, for programs. */
export const formatTestsAsJson: TestFormat = (run, { language }) => {
  const value = {
    schemaVersion: 1,
    summary: {
      suites: run.suites.length,
      statements: run.suites.reduce((sum, { statements }) => sum + statements, 0),
      failed: countFailed(run),
    },
    suites: run.suites.map(({ name, file, statements, failures }) => ({
      name,
      file,
      statements,
      failures: failures.map((failure) => ({ kind: failure.kind, ...wordFailure(failure, language) })),
    })),
    problems: run.problems.map((problem) => ({
      file: problem.file,
      line: problem.line,
      ...describeProblem(problem, language),
    })),
  };
  const json = escapeControls(JSON.stringify(value, null, 2));
  return `${escapeCommands(json, (character) => (character === '#' ? '\\u0023' : '\\u003a'))}\n`;
};
