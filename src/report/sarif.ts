import type { Invocation, Notification } from 'sarif';
import { describeProblem } from '../messages/problem-text.js';
import { areFaults, type Problem } from '../model/problem.js';
import type { Reporter, ReportOptions } from '../model/report.js';
import { fileAddress } from './file-address.js';
import { jsonText } from './json-call.js';
import { sarifResults } from './sarif/result.js';
import { sarifRule } from './sarif/rule.js';

/** SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code hosts and editors. */
export const sarifReporter: Reporter = {
  name: 'sarif',
  extension: 'sarif',
  open: (options) => {
    const rules = [...options.rules.values()];
    const indexOfRule = new Map(rules.map(({ id }, index) => [id, index]));
    let results = 0;
    return {
      head: () => {
        const driver = {
          name: 'genchi',
          semanticVersion: options.toolVersion,
          language: options.language,
          rules: rules.map((rule) => sarifRule(rule, options.language)),
        };
        return (
          '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{\n' +
          `"tool":${jsonText({ driver })},\n"columnKind":"utf16CodeUnits",\n"results":[`
        );
      },
      call: (call) =>
        sarifResults(call, indexOfRule, options)
          .map((result) => `${results++ === 0 ? '\n' : ',\n'}${jsonText(result)}`)
          .join(''),
      tail: ({ problems }) => `\n],\n"invocations":${jsonText([invocation(problems, options)])}\n}]}\n`,
    };
  },
};

function invocation(problems: readonly Problem[], options: ReportOptions): Invocation {
  return {
    executionSuccessful: !areFaults(problems),
    toolExecutionNotifications: problems.map((problem) => notification(problem, options)),
  };
}

function notification(problem: Problem, { language }: ReportOptions): Notification {
  const { message, remedy } = describeProblem(problem, language);
  const { file, line } = problem;
  const region = line === null ? {} : { region: { startLine: line } };
  const place = file === null ? null : { artifactLocation: { uri: fileAddress(file) }, ...region };
  return {
    level: problem.isWarning ? 'warning' : 'error',
    descriptor: { id: problem.code },
    message: { text: `${message} ${remedy}` },
    ...(place ? { locations: [{ physicalLocation: place }] } : {}),
  };
}
