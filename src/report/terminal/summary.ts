import { reportTerminal } from '../../messages/report-terminal.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { reportVerdict } from '../../messages/report-verdict.js';
import { areFaults } from '../../model/problem.js';
import type { ReportOptions, RunSummary } from '../../model/report.js';
import { groupOf, SEVERITIES } from '../../model/rule.js';
import { VERDICTS } from '../../model/verdict.js';
import { withoutControls } from '../../text/control-characters.js';
import { displayWidth, padEnd, padStart, truncate } from '../../text/width.js';
import { SYMBOLS } from '../finding-kind.js';
import { reviewSentences } from '../review-words.js';
import { rankRules, safetyCount } from '../rule-counts.js';
import { inLanguage } from '../wording.js';
import type { Style } from './style.js';

/** Counts by severity and rule, time, and what to do next. */
export function summaryBlock(summary: RunSummary, options: ReportOptions, style: Style): string {
  const text = textsIn(reportTerminal, options.language);
  const term = textsIn(reportTerms, options.language);
  const { files, calls, turns, elapsedMs, findings } = summary;
  const unread = summary.problems.filter(({ isWarning }) => !isWarning).length;
  const doubtful = summary.problems.length - unread;
  const figures = [
    text('calls', { calls }),
    text('files', { files }),
    text('turns', { turns }),
    text('elapsed', { seconds: (elapsedMs / 1000).toFixed(1) }),
  ];
  const counts = SEVERITIES.map((severity) => {
    const label = ` ${SYMBOLS[severity]} ${term(severity)} ${findings[severity]} `;
    return findings[severity] > 0 ? style.badge[severity](label) : style.dim(label);
  });
  const inDanger = safetyCount(summary);
  const lines = [
    style.bold('━'.repeat(options.width)),
    `${style.bold(text('summary'))}  ${figures.join('  ')}`,
    counts.join('  '),
    ...verdictCounts(summary, options),
    ...(inDanger > 0 ? [style.bold(term('safety-calls', { count: inDanger }))] : []),
    '',
    ...(summary.byRule.size > 0
      ? [...ruleTable(summary, options, style), '']
      : [text(calls === 0 ? 'nothingRead' : 'clean'), '']),
    ...(summary.inferred > 0 ? [term('inferred-calls', { count: summary.inferred }), ''] : []),
    ...reviewLines(summary, options),
    ...(unread > 0 ? [style.bold(text('unread', { count: unread })), ''] : []),
    ...(doubtful > 0 ? [style.bold(text('doubtful', { count: doubtful })), ''] : []),
    ...hints(summary, options, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** How many calls are what, the suspicions first; no line where no call was judged. */
function verdictCounts({ verdicts }: RunSummary, { language }: ReportOptions): readonly string[] {
  if (VERDICTS.every((kind) => verdicts[kind] === 0)) return [];
  const text = textsIn(reportVerdict, language);
  const counts = VERDICTS.map((kind) => `${text(kind)} ${verdicts[kind]}`).toReversed();
  return [`${text('verdict')}: ${counts.join('  ')}`];
}

/** What people have confirmed and dismissed; nothing where nobody has. */
function reviewLines({ reviews }: RunSummary, { language }: ReportOptions): readonly string[] {
  const said = reviewSentences(reviews, language);
  return said.length === 0 ? [] : [said.join('  '), ''];
}

const COUNT_COLUMNS = 7;

function ruleTable(summary: RunSummary, options: ReportOptions, style: Style): readonly string[] {
  const text = textsIn(reportTerminal, options.language);
  const term = textsIn(reportTerms, options.language);
  const rows = rankRules(summary.byRule, options.rules);
  const severityColumns = Math.max(
    displayWidth(text('severity')),
    ...rows.map(({ severity }) => displayWidth(term(severity)) + 2),
  );
  const idColumns = Math.max(displayWidth(text('rule')), ...rows.map(({ id }) => id.length));
  const titleColumns = options.width - severityColumns - idColumns - COUNT_COLUMNS - 4;
  const line = (severity: string, id: string, count: string, title: string) =>
    `${padEnd(severity, severityColumns)}  ${padEnd(id, idColumns)}${padStart(count, COUNT_COLUMNS)}  ` +
    (titleColumns > 8 ? truncate(title, titleColumns) : '');
  return [
    style.underline(line(text('severity'), text('rule'), text('count'), '').trimEnd()),
    ...rows.map(({ id, count, severity, rule }) => {
      const title = rule ? withoutControls(inLanguage(rule.title, options.language)) : '';
      return line(`${SYMBOLS[severity]} ${term(severity)}`, id, String(count), title).trimEnd();
    }),
  ];
}

/** Commands that help with what was found, each with what it does. */
function hints({ byRule, problems }: RunSummary, options: ReportOptions, style: Style): readonly string[] {
  const text = textsIn(reportTerminal, options.language);
  const gravest = rankRules(byRule, options.rules).find(({ id }) => groupOf(id) !== 'practice');
  const commands: readonly (readonly [string, string])[] = [
    ...(areFaults(problems) ? [['', text('next-fix')] as const] : []),
    ...(gravest ? [[`genchi rules ${gravest.id}`, text('next-rule')] as const] : []),
    ...(byRule.size > 0
      ? [
          ['genchi check … --format html -o report.html', text('next-html')] as const,
          ['genchi check … --format markdown -o feedback.md', text('next-markdown')] as const,
        ]
      : []),
  ];
  if (commands.length === 0) return [];
  const columns = Math.max(...commands.map(([command]) => command.length));
  const sameLine = commands.every(([, what]) => columns + displayWidth(what) + 4 <= options.width);
  return [
    style.bold(text('next')),
    ...commands.map(([command, what]) =>
      command === '' || sameLine
        ? `  ${command === '' ? what : `${command.padEnd(columns)}  ${style.dim(what)}`}`
        : `  ${style.dim(what)}\n    ${command}`,
    ),
  ];
}
