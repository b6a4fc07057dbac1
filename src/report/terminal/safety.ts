import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { withoutControls } from '../../text/control-characters.js';
import { displayWidth, padEnd } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { evidenceOf } from '../build.js';
import { isSafety } from '../finding-kind.js';
import { wordFinding } from '../wording.js';
import type { Style } from './style.js';

/** A box with what was said of dying or the like and what to say; no lines where nothing was. */
export function safetyBox(call: CallReport, options: ReportOptions, style: Style): readonly string[] {
  const findings = call.findings.filter(isSafety);
  const [first] = findings;
  if (!first) return [];
  const term = textsIn(reportTerms, options.language);
  const { message } = wordFinding(first, call.transcript, options);
  const replies = findings.map((finding) => wordFinding(finding, call.transcript, options).instead);
  const inner = options.width - 4;
  const lines = [
    term('safety'),
    ...findings.map(
      (finding) =>
        `${term('turn', { turn: finding.turn })} 「${withoutControls(evidenceOf(call.transcript, finding))}」`,
    ),
    message,
    ...new Set(replies.flatMap((reply) => (reply === null ? [] : `${term('instead')}: ${reply}`))),
  ].flatMap((text) => wrapLines(text, inner));
  const title = ` ${term('group-safety')} `;
  const rule = '━'.repeat(Math.max(0, options.width - 3 - displayWidth(title)));
  return [
    style.bold(`┏━${title}${rule}┓`),
    ...lines.map((line) => `${style.bold('┃')} ${padEnd(line, inner)} ${style.bold('┃')}`),
    style.bold(`┗${'━'.repeat(options.width - 2)}┛`),
  ];
}
