import { describeProblem } from '../../messages/problem-text.js';
import { escapeXml, quoteXml } from '../../text/xml.js';
import type { TestFormat } from './formats.js';
import type { TestSuite } from './test-suite.js';
import { type WordedFailure, wordFailure } from './word-failure.js';

/** JUnit XML: a suite for each script and rule, a failed case for each thing that does not hold, else one passed case. */
export const formatTestsAsJunit: TestFormat = (run, { language }) => {
  const suites = run.suites.map((suite) =>
    suiteXml(
      suite,
      suite.failures.map((one) => wordFailure(one, language)),
    ),
  );
  const problems = run.problems.flatMap((problem) => {
    // What is told by the way is no fault of a test.
    if (problem.isWarning) return [];
    const { message, remedy } = describeProblem(problem, language);
    return (
      `<testcase name=${quoteXml(problem.code)} classname=${quoteXml(problem.file ?? 'genchi')}>` +
      `<error message=${quoteXml(message)} type=${quoteXml(problem.code)}>${escapeXml(`${message}\n${remedy}`)}</error></testcase>\n`
    );
  });
  const errors =
    problems.length === 0
      ? ''
      : `<testsuite name="problems" tests="${problems.length}" failures="0" errors="${problems.length}">\n${problems.join('')}</testsuite>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="genchi test">\n${suites.join('')}${errors}</testsuites>\n`;
};

function suiteXml({ name, statements }: TestSuite, failures: readonly WordedFailure[]): string {
  const cases =
    failures.length > 0
      ? failures.map((failure) => caseXml(name, failure))
      : [
          `<testcase name="expectations" classname=${quoteXml(name)}>${statements === 0 ? '<skipped/>' : ''}</testcase>\n`,
        ];
  const skipped = failures.length === 0 && statements === 0 ? 1 : 0;
  return (
    `<testsuite name=${quoteXml(name)} tests="${cases.length}" failures="${failures.length}" errors="0" skipped="${skipped}">\n` +
    `${cases.join('')}</testsuite>\n`
  );
}

function caseXml(
  suite: string,
  { file, line, turn, rule, sign, title, details, speech }: WordedFailure,
): string {
  const name = [turn === null ? (line ?? '') : `turn ${turn}`, `${sign} ${rule ?? title}`].join(' ');
  const text = [`${file}${line === null ? '' : `:${line}`}`, ...(speech ? [speech] : []), title, ...details];
  return (
    `<testcase name=${quoteXml(name)} classname=${quoteXml(suite)} file=${quoteXml(file)}${line === null ? '' : ` line="${line}"`}>` +
    `<failure message=${quoteXml(title)}>${escapeXml(text.join('\n'))}</failure></testcase>\n`
  );
}
