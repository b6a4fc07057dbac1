import { describeProblem, placeOfProblem } from '../messages/problem-text.js';
import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { Finding } from '../model/finding.js';
import type { CallReport, Reporter, ReportOptions } from '../model/report.js';
import { escapeXml, quoteXml } from '../text/xml.js';
import { evidenceOf, failsRun, turnOf } from './build.js';
import { callName } from './call-name.js';
import { isPraise } from './finding-kind.js';
import { speakerWithMark } from './inferred.js';
import { placeOf } from './place.js';
import { wordFinding } from './wording.js';

/**
 * JUnit XML, as test dashboards read it: a suite for each call, in it a case for each finding. A finding at or above
 * `failOn` is a failure, a lesser one a passed case with its text; a call without findings is one passed case.
 */
export const junitReporter: Reporter = {
  name: 'junit',
  extension: 'xml',
  open: (options) => ({
    head: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="genchi">\n',
    call: (call) => suite(call, options),
    tail: ({ problems: told }) => {
      const problems = told.filter(({ isWarning }) => !isWarning);
      const cases = problems.map((problem) => {
        const { message, remedy } = describeProblem(problem, options.language);
        const text = `${placeOfProblem(problem)} ${message} ${remedy}`;
        return (
          `<testcase name=${quoteXml(problem.code)} classname=${quoteXml(problem.file ?? 'genchi')}>` +
          `<error message=${quoteXml(message)} type=${quoteXml(problem.code)}>${escapeXml(text)}</error></testcase>\n`
        );
      });
      const count = problems.length;
      const head = `<testsuite name="problems" tests="${count}" failures="0" errors="${count}" skipped="0">\n`;
      return `${count === 0 ? '' : `${head}${cases.join('')}</testsuite>\n`}</testsuites>\n`;
    },
  }),
};

function suite(call: CallReport, options: ReportOptions): string {
  const { transcript } = call;
  const findings = call.findings.filter((finding) => !isPraise(finding));
  const failures = findings.filter((finding) => fails(finding, options)).length;
  const name = callName(transcript);
  const head =
    `<testsuite name=${quoteXml(name)} tests="${Math.max(findings.length, 1)}" failures="${failures}"` +
    ' errors="0" skipped="0">\n';
  const cases =
    findings.length === 0
      ? `<testcase name="clean" classname=${quoteXml(name)}/>\n`
      : findings.map((finding) => testCase(call, finding, name, options)).join('');
  return `${head}${properties(call)}${cases}</testsuite>\n`;
}

/** The verdict on the call, where it was judged. */
function properties({ verdict }: CallReport): string {
  if (!verdict) return '';
  const one = (name: string, value: string) => `<property name=${quoteXml(name)} value=${quoteXml(value)}/>`;
  return `<properties>${one('verdict', verdict.kind)}${one('types', verdict.types.join(' '))}</properties>\n`;
}

function testCase(call: CallReport, finding: Finding, suiteName: string, options: ReportOptions): string {
  const { transcript } = call;
  const term = textsIn(reportTerms, options.language);
  const { title, message, why, instead } = wordFinding(finding, transcript, options);
  const turn = turnOf(transcript, finding);
  const { line, column } = placeOf(turn, finding.evidence.start);
  const text = [
    line === null ? transcript.file : `${transcript.file}:${line}:${column ?? 1}`,
    `${speakerWithMark(turn, options.language)}: ${turn.text}`,
    `「${evidenceOf(transcript, finding)}」 ${message}`,
    `${term('why')}: ${why}`,
    ...(instead === null ? [] : [`${term('instead')}: ${instead}`]),
  ].join('\n');
  const name = `${term('turn', { turn: finding.turn })} ${finding.rule}`;
  const place = `file=${quoteXml(transcript.file)}${line === null ? '' : ` line="${line}"`}`;
  const outcome = fails(finding, options)
    ? `<failure message=${quoteXml(title)} type=${quoteXml(finding.severity)}>${escapeXml(text)}</failure>`
    : `<system-out>${escapeXml(text)}</system-out>`;
  return `<testcase name=${quoteXml(name)} classname=${quoteXml(suiteName)} ${place}>${outcome}</testcase>\n`;
}

function fails({ severity }: Finding, { failOn = 'error' }: ReportOptions): boolean {
  return failsRun(severity, failOn);
}
