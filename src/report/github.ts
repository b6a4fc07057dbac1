import { describeProblem } from '../messages/problem-text.js';
import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { Finding } from '../model/finding.js';
import type { Reporter, ReportOptions } from '../model/report.js';
import type { Severity } from '../model/rule.js';
import type { Transcript } from '../model/transcript.js';
import { workflowCommand } from '../text/workflow-commands.js';
import { evidenceOf, turnOf } from './build.js';
import { isPraise } from './finding-kind.js';
import { inferredMark } from './inferred.js';
import { regionOf } from './region.js';
import { wordFinding } from './wording.js';

const COMMANDS = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  note: 'notice',
} as const satisfies Record<Severity, string>;

/** Workflow commands that GitHub Actions shows as annotations of a file; good practice makes none. */
export const githubReporter: Reporter = {
  name: 'github',
  extension: 'txt',
  open: (options) => ({
    head: () => '',
    call: ({ transcript, findings }) =>
      findings
        .filter((finding) => !isPraise(finding))
        .map((finding) => annotation(finding, transcript, options))
        .join(''),
    tail: ({ problems }) =>
      problems
        .map((problem) => {
          const { message, remedy } = describeProblem(problem, options.language);
          const place = { file: problem.file, line: problem.line, col: problem.column };
          return workflowCommand(
            problem.isWarning ? 'warning' : 'error',
            { ...place, title: 'genchi' },
            `${message} ${remedy}`,
          );
        })
        .join(''),
  }),
};

function annotation(finding: Finding, transcript: Transcript, options: ReportOptions): string {
  const term = textsIn(reportTerms, options.language);
  const { title, message, instead } = wordFinding(finding, transcript, options);
  const mark = inferredMark(turnOf(transcript, finding), options.language);
  const region = regionOf(transcript, finding);
  const where = region && {
    line: region.startLine,
    endLine: region.endLine,
    // Columns are for one line only.
    ...(region.startLine === region.endLine
      ? { col: region.startColumn, endColumn: region.endColumn - 1 }
      : {}),
  };
  const lines = [
    `${term('turn', { turn: finding.turn })} 「${evidenceOf(transcript, finding)}」${mark === '' ? '' : ` (${mark})`}`,
    message,
    ...(instead === null ? [] : [`${term('instead')}: ${instead}`]),
  ];
  const file = transcript.file === '-' ? null : transcript.file;
  const properties = { file, ...where, title: `${title} (${finding.rule})` };
  return workflowCommand(COMMANDS[finding.severity], properties, lines.join('\n'));
}
