import { reportMarkdown } from '../../messages/report-markdown.js';
import { reportScore } from '../../messages/report-score.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import { reportVerdict } from '../../messages/report-verdict.js';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import { clockOf } from '../../text/timestamp.js';
import { evidenceOf, turnOf } from '../build.js';
import { isPraise, isSafety } from '../finding-kind.js';
import { inferredNotice, speakerWithMark } from '../inferred.js';
import { scoreLine, wordItems } from '../score-words.js';
import { scoreCall } from '../scores.js';
import { agentsOf } from '../trend-keys.js';
import { verdictLine, wordVerdict } from '../verdict-words.js';
import { type ReplyWording, wordFinding } from '../wording.js';
import { escapeMarkdown, markdownAddress } from './escape.js';

/** The feedback sheet of a call; empty where there is nothing to say. */
export function feedbackSheet(call: CallReport, options: ReportOptions): string {
  const { transcript, findings } = call;
  if (findings.length === 0 && !call.score) return '';
  const text = textsIn(reportMarkdown, options.language);
  const { staffRisk, callerPressure } = scoreCall(call, options.scoreWeights);
  const notice = inferredNotice(call, options.language);
  const good = findings.filter(isPraise);
  const flow = findings.filter(({ rule }) => groupOf(rule) === 'flow');
  const danger = findings.filter(isSafety);
  const pressure = findings.filter(
    (finding) => finding.speaker === 'caller' && groupOf(finding.rule) !== 'flow' && !isSafety(finding),
  );
  const risky = findings.filter((finding) => finding.speaker === 'staff' && !isPraise(finding));
  const lines = [
    `## ${escapeMarkdown(transcript.fields.title || transcript.id)}`,
    '',
    `- ${text('file')}: ${escapeMarkdown(transcript.file)} (${escapeMarkdown(transcript.id)})`,
    `- ${text('agents')}: ${escapeMarkdown(agentsOf(call).join(', '))}`,
    `- ${text('scores', { risk: staffRisk, pressure: callerPressure })}`,
    ...verdictItems(call, options),
    ...(notice === '' ? [] : [`- ${escapeMarkdown(notice)}`]),
    '',
    ...safetyBox(danger, call, options),
    ...scoreTable(call, options),
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

/** A box with what was said of dying or the like and what to say, above all else; no lines where nothing was. */
function safetyBox(
  findings: readonly Finding[],
  { transcript }: CallReport,
  options: ReportOptions,
): readonly string[] {
  const [first] = findings;
  if (!first) return [];
  const term = textsIn(reportTerms, options.language);
  const { message, replies } = wordFinding(first, transcript, options);
  const words = findings.map(
    (finding) =>
      `> - ${term('turn', { turn: finding.turn })}: 「${escapeMarkdown(evidenceOf(transcript, finding))}」`,
  );
  return [
    '> [!CAUTION]',
    `> **${term('safety')}**`,
    '>',
    ...words,
    '>',
    `> ${escapeMarkdown(message)}`,
    '>',
    ...replyLines(replies).map((line) => `> ${line}`),
    '',
  ];
}

/** The evaluation form as it was filled in; no lines where there is none. */
function scoreTable(call: CallReport, options: ReportOptions): readonly string[] {
  const line = scoreLine(call, options);
  if (line === null) return [];
  const text = textsIn(reportScore, options.language);
  const heads = (['item', 'outcome', 'points', 'ground'] as const).map((name) => text(name));
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
  return [
    `### ${text('score')}`,
    '',
    escapeMarkdown(line),
    '',
    row(heads),
    '| --- | --- | ---: | --- |',
    ...wordItems(call, options).map(({ title, isCritical, result, points, ground, advice }) =>
      row([isCritical ? `${title} (${text('critical')})` : title, result, points, ground || advice]),
    ),
    '',
  ];
}

/** The verdict with the words that carry it; no lines where the call was not judged. */
function verdictItems(call: CallReport, options: ReportOptions): readonly string[] {
  const line = verdictLine(call, options);
  const grounds = wordVerdict(call, options)?.grounds ?? [];
  const term = textsIn(reportTerms, options.language);
  if (line === null) return [];
  return [
    `- **${escapeMarkdown(line)}**`,
    ...grounds.map(
      ({ turn, timeMs, words, what }) =>
        `  - ${term('turn', { turn })}${timeMs === null ? '' : ` ${clockOf(timeMs)}`}: 「${escapeMarkdown(words)}」 ${escapeMarkdown(what)}`,
    ),
    ...(call.verdict?.kind === 'suspected-harassment'
      ? [`  - ${textsIn(reportVerdict, options.language)('by-person')}`]
      : []),
  ];
}

/** Each reply as an item, with its case and stage where there are several. */
function replyLines(replies: readonly ReplyWording[]): readonly string[] {
  return replies.map(
    ({ label, text }) => `- ${label === '' ? '' : `${escapeMarkdown(label)}: `}「${escapeMarkdown(text)}」`,
  );
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
  const { title, message, why, replies, basis } = wordFinding(finding, transcript, options);
  const parts = [turn.text.slice(0, start), turn.text.slice(start, end), turn.text.slice(end)].map((part) =>
    escapeMarkdown(part),
  );
  const sources = basis.map(
    ({ title, article, url }) => `[${escapeMarkdown(`${title} ${article}`)}](${markdownAddress(url)})`,
  );
  return [
    `#### ${term('turn', { turn: finding.turn })}: ${escapeMarkdown(title)} (${term(finding.severity)})`,
    '',
    // Emphasis marks do not work beside Japanese brackets (CommonMark, flanking runs); the element does.
    `> ${escapeMarkdown(speakerWithMark(turn, options.language))}: ${parts[0]}<strong>${parts[1]}</strong>${parts[2]}`,
    '',
    escapeMarkdown(message),
    '',
    ...(why === '' ? [] : [`- ${text('why')}: ${escapeMarkdown(why)}`]),
    ...(replies.length === 1
      ? replyLines(replies).map((line) => line.replace('- ', `- ${text('instead')}: `))
      : []),
    ...(replies.length > 1
      ? [`- ${text('instead')}:`, ...replyLines(replies).map((line) => `  ${line}`)]
      : []),
    ...(sources.length === 0 ? [] : [`- ${text('basis')}: ${sources.join('、')}`]),
    '',
  ];
}
