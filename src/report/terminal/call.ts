import { reportTerminal } from '../../messages/report-terminal.js';
import { textsIn } from '../../messages/report-text.js';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { withoutControls } from '../../text/control-characters.js';
import { displayWidth, truncate } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { isNameOfFile } from '../call-name.js';
import { inferredNotice, speakerWithMark } from '../inferred.js';
import { scoreLine } from '../score-words.js';
import { pressureByTurn, scoreCall } from '../scores.js';
import { verdictLine } from '../verdict-words.js';
import { type FindingDetail, findingLines, INDENT } from './finding.js';
import { type Mark, markedLines } from './marked-text.js';
import { safetyBox } from './safety.js';
import { sparkline } from './sparkline.js';
import type { Style } from './style.js';

/** Rules that were told of in earlier calls, and those in this one so far. */
interface ToldRules {
  readonly before: ReadonlySet<string>;
  readonly here: Set<string>;
}

/** A call with its findings turn by turn; empty where it has none. Reasons are given once a run, model replies once a call. */
export function callBlock(
  call: CallReport,
  toldBefore: ReadonlySet<string>,
  options: ReportOptions,
  style: Style,
): string {
  if (call.findings.length === 0) {
    return call.score ? `${callHead(call, options, style)}\n\n` : '';
  }
  const told = { before: toldBefore, here: new Set<string>() };
  const turns = [...new Set(call.findings.map(({ turn }) => turn))];
  const blocks = turns.map((turn) => turnLines(call, turn, told, options, style).join('\n'));
  const box = safetyBox(call, options, style);
  const head = [callHead(call, options, style), ...(box.length > 0 ? [box.join('\n')] : [])];
  return `${[...head, ...blocks].join('\n\n')}\n\n`;
}

function callHead(call: CallReport, options: ReportOptions, style: Style): string {
  const { transcript } = call;
  const text = textsIn(reportTerminal, options.language);
  const { staffRisk, callerPressure } = scoreCall(call, options.scoreWeights);
  const values = pressureByTurn(call, options.scoreWeights).filter((value) => value !== null);
  const bars = callerPressure > 0 ? ` ${sparkline(values, 24)}` : '';
  const figures = `${text('risk')} ${staffRisk}  ${text('pressure')} ${callerPressure}${bars}`;
  const file = withoutControls(transcript.file);
  const rest = [transcript.id, transcript.fields.title ?? '']
    .filter((part) => !isNameOfFile(part, transcript.file))
    .map(withoutControls)
    .join(' ');
  const name = style.bold(style.link(file, transcript.file, null, null));
  const room = options.width - displayWidth(file) - 4;
  const first = rest === '' || room < 8 ? name : `${name}  ${truncate(rest, room)}`;
  const notice = wrapLines(withoutControls(inferredNotice(call, options.language)), options.width);
  const verdict = verdictLine(call, options);
  const judged = verdict === null ? [] : wrapLines(withoutControls(verdict), options.width);
  const scored = scoreLine(call, options);
  const lines = [
    style.bold('━'.repeat(options.width)),
    first,
    ...(call.verdict?.kind === 'suspected-harassment' ? judged.map((line) => style.bold(line)) : judged),
    ...(scored === null ? [] : wrapLines(withoutControls(scored), options.width)),
    style.dim(figures),
  ];
  return [...lines, ...notice.filter((line) => line !== '')].join('\n');
}

function turnLines(
  call: CallReport,
  number: number,
  told: ToldRules,
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
    `${String(number).padStart(INDENT - 1)} ${style.underline(withoutControls(speakerWithMark(turn, options.language)))}`,
    ...markedLines(withoutControls(turn.text), marks, options.width - INDENT, style).map((l) => indent + l),
    ...findings.flatMap((finding) => {
      const detail: FindingDetail = { label: labelOf(finding), told: whereTold(finding.rule, told) };
      told.here.add(finding.rule);
      return findingLines(finding, transcript, detail, options, style).map((line) => indent + line);
    }),
  ];
}

function whereTold(rule: string, { before, here }: ToldRules): FindingDetail['told'] {
  if (here.has(rule)) return 'here';
  return before.has(rule) ? 'elsewhere' : 'never';
}
