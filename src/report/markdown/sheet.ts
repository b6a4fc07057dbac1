import { reportMarkdown } from '../../messages/report-markdown.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import { evidenceOf, turnOf } from '../build.js';
import { isPraise } from '../praise.js';
import { scoreCall } from '../scores.js';
import { agentsOf } from '../trend-keys.js';
import { wordFinding } from '../wording.js';
import { escapeMarkdown } from './escape.js';

/** The feedback sheet of a call; empty where there is nothing to say. */
export function feedbackSheet(call: CallReport, options: ReportOptions): string {
  const { transcript, findings } = call;
  if (findings.length === 0) return '';
  const text = textsIn(reportMarkdown, options.language);
  const { staffRisk, callerPressure } = scoreCall(call, options.scoreWeights);
  const good = findings.filter(isPraise);
  const flow = findings.filter(({ rule }) => groupOf(rule) === 'flow');
  const pressure = findings.filter(({ rule, speaker }) => speaker === 'caller' && groupOf(rule) !== 'flow');
  const risky = findings.filter((finding) => finding.speaker === 'staff' && !isPraise(finding));
  const lines = [
    `## ${escapeMarkdown(transcript.fields.title || transcript.id)}`,
    '',
    `- ${text('file')}: ${escapeMarkdown(transcript.file)} (${escapeMarkdown(transcript.id)})`,
    `- ${text('agents')}: ${escapeMarkdown(agentsOf(call).join(', '))}`,
    `- ${text('scores', { risk: staffRisk, pressure: callerPressure })}`,
    '',
    `### ${text('happened')}`,
    '',
    ...list(pressure, text(pressure.length > 0 ? 'pressed' : 'no-pressure'), call, options),
    `### ${text('good')}`,
    '',
    ...list(good, text(good.length > 0 ? 'good-lead' : 'no-good'), call, options),
    `### ${text('better')}`,
    '',
    ...(risky.length === 0 ? [text('no-risk'), ''] : []),
    ...risky.flatMap((finding) => advice(finding, call, text, options)),
    ...(flow.length === 0 ? [] : [`### ${text('flow')}`, '']),
    ...flow.flatMap((finding) => advice(finding, call, text, options)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Findings as a list, each with where and by which words. */
function list(
  findings: readonly Finding[],
  lead: string,
  { transcript }: CallReport,
  options: ReportOptions,
): readonly string[] {
  const term = textsIn(reportTerms, options.language);
  const items = findings.map((finding) => {
    const { title } = wordFinding(finding, transcript, options);
    const words = escapeMarkdown(evidenceOf(transcript, finding));
    return `- ${escapeMarkdown(title)}: 「${words}」 (${term('turn', { turn: finding.turn })})`;
  });
  return [lead, '', ...items, ...(items.length > 0 ? [''] : [])];
}

/** What was said, why it matters and what to say instead. */
function advice(
  finding: Finding,
  { transcript }: CallReport,
  text: WordText<keyof typeof reportMarkdown & string>,
  options: ReportOptions,
): readonly string[] {
  const term = textsIn(reportTerms, options.language);
  const turn = turnOf(transcript, finding);
  const { start, end } = finding.evidence;
  const { title, message, why, instead, basis } = wordFinding(finding, transcript, options);
  const parts = [turn.text.slice(0, start), turn.text.slice(start, end), turn.text.slice(end)].map((part) =>
    escapeMarkdown(part),
  );
  const sources = basis.map(
    ({ title, article, url }) => `[${escapeMarkdown(`${title} ${article}`)}](<${url}>)`,
  );
  return [
    `#### ${term('turn', { turn: finding.turn })}: ${escapeMarkdown(title)} (${term(finding.severity)})`,
    '',
    // Emphasis marks do not work beside Japanese brackets (CommonMark, flanking runs); the element does.
    `> ${escapeMarkdown(turn.speaker)}: ${parts[0]}<strong>${parts[1]}</strong>${parts[2]}`,
    '',
    escapeMarkdown(message),
    '',
    ...(why === '' ? [] : [`- ${text('why')}: ${escapeMarkdown(why)}`]),
    ...(instead === null ? [] : [`- ${text('instead')}: 「${escapeMarkdown(instead)}」`]),
    ...(sources.length === 0 ? [] : [`- ${text('basis')}: ${sources.join('、')}`]),
    '',
  ];
}
