import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import { withoutControls } from '../../text/control-characters.js';
import { evidenceOf, turnOf } from '../build.js';
import { inferredMark } from '../inferred.js';
import { placeOf } from '../place.js';
import { wordFinding } from '../wording.js';
import type { Style } from './style.js';

/** One line a finding, as compilers write them: `file:line:column: severity: title 「evidence」 [rule]`; no praise. */
export function quietLines(
  { transcript, findings }: CallReport,
  options: ReportOptions,
  style: Style,
): string {
  const term = textsIn(reportTerms, options.language);
  return findings
    .filter(({ rule }) => groupOf(rule) !== 'practice')
    .map((finding) => {
      const { line, column } = placeOf(turnOf(transcript, finding), finding.evidence.start);
      const place = line === null ? `#${finding.turn}` : `${line}:${column ?? 1}`;
      const where = style.link(`${withoutControls(transcript.file)}:${place}`, transcript.file, line, column);
      const title = withoutControls(wordFinding(finding, transcript, options).title);
      const evidence = withoutControls(evidenceOf(transcript, finding));
      const mark = inferredMark(turnOf(transcript, finding), options.language);
      const end = `[${finding.rule}]${mark === '' ? '' : ` (${mark})`}`;
      return `${where}: ${style.bold(term(finding.severity))}: ${title} 「${evidence}」 ${end}\n`;
    })
    .join('');
}
