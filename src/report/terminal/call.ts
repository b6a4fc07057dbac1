import { reportTerminal } from '../../messages/report-terminal.js';
import { textsIn } from '../../messages/report-text.js';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { withoutControls } from '../../text/control-characters.js';
import { displayWidth, truncate } from '../../text/width.js';
import { pressureByTurn, scoreCall } from '../scores.js';
import { sparkline } from '../sparkline.js';
import { findingLines, INDENT } from './finding.js';
import { type Mark, markedLines } from './marked-text.js';
import type { Style } from './style.js';

/** A call with its findings turn by turn; empty where it has none. */
export function callBlock(call: CallReport, options: ReportOptions, style: Style): string {
  if (call.findings.length === 0) return '';
  const explained = new Set<string>();
  const turns = [...new Set(call.findings.map(({ turn }) => turn))];
  const blocks = turns.map((turn) => turnLines(call, turn, explained, options, style).join('\n'));
  return `${[callHead(call, options, style), ...blocks].join('\n\n')}\n\n`;
}

function callHead(call: CallReport, options: ReportOptions, style: Style): string {
  const { transcript } = call;
  const text = textsIn(reportTerminal, options.language);
  const { staffRisk, callerPressure } = scoreCall(call, options.scoreWeights);
  const bars = sparkline(
    pressureByTurn(call, options.scoreWeights).filter((value) => value !== null),
    24,
  );
  const figures = `${text('risk')} ${staffRisk}  ${text('pressure')} ${callerPressure} ${bars}`;
  const file = withoutControls(transcript.file);
  const rest = [transcript.id, transcript.fields.title ?? '']
    .filter((part) => part !== '' && !file.includes(part))
    .map(withoutControls)
    .join(' ');
  const name = style.bold(style.link(file, transcript.file, null, null));
  const room = options.width - displayWidth(file) - 4;
  const first = rest === '' || room < 8 ? name : `${name}  ${truncate(rest, room)}`;
  return `${style.bold('━'.repeat(options.width))}\n${first}\n${style.dim(figures)}`;
}

function turnLines(
  call: CallReport,
  number: number,
  explained: Set<string>,
  options: ReportOptions,
  style: Style,
): readonly string[] {
  const { transcript } = call;
  const turn = transcript.turns[number - 1];
  const findings = call.findings.filter((finding) => finding.turn === number);
  if (!turn) return [];
  const several = findings.length > 1;
  const labelOf = (finding: Finding) => (several ? String(findings.indexOf(finding) + 1) : '');
  const marks: readonly Mark[] = findings.map((finding) => ({
    ...finding.evidence,
    severity: finding.severity,
    label: labelOf(finding),
  }));
  const indent = ' '.repeat(INDENT);
  return [
    `${String(number).padStart(INDENT - 1)} ${style.underline(withoutControls(turn.speaker))}`,
    ...markedLines(withoutControls(turn.text), marks, options.width - INDENT, style).map((l) => indent + l),
    ...findings.flatMap((finding) => {
      const detail = { label: labelOf(finding), explained: !explained.has(finding.rule) };
      explained.add(finding.rule);
      return findingLines(finding, transcript, detail, options, style).map((line) => indent + line);
    }),
  ];
}
