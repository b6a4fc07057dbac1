import { describeProblem, placeOfProblem } from '../messages/problem-text.js';
import { reportMarkdown } from '../messages/report-markdown.js';
import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import { reportVerdict } from '../messages/report-verdict.js';
import type { Reporter, ReportOptions, RunSummary } from '../model/report.js';
import { VERDICTS } from '../model/verdict.js';
import { escapeMarkdown } from './markdown/escape.js';
import { feedbackSheet } from './markdown/sheet.js';
import { safetyCount } from './rule-counts.js';
import { addScore, agentTable, type ScoreSums } from './score-sums.js';
import { trendText } from './trend-lines.js';
import { countTrend, type TrendCounts } from './trends.js';
import { inLanguage } from './wording.js';

/** A feedback sheet for each call, to hand over or to talk through, and a summary. */
export const markdownReporter: Reporter = {
  name: 'markdown',
  extension: 'md',
  open: (options) => {
    const { trend } = options;
    const text = textsIn(reportMarkdown, options.language);
    const trends: TrendCounts = new Map();
    const scores: ScoreSums = new Map();
    return {
      head: () => `# ${text('title')}\n\n`,
      call: (call) => {
        if (trend) countTrend(trends, call, trend);
        addScore(scores, call);
        return feedbackSheet(call, options);
      },
      tail: (summary) => {
        const parts = [...summaryLines(summary, options)];
        if (trend) {
          const { heading, columns, lines, note = '' } = trendText(trends, trend, options);
          parts.push('', `## ${escapeMarkdown(heading)}`, '', ...table(columns, lines));
          if (note !== '') parts.push('', escapeMarkdown(note));
        }
        const scored = agentTable(scores, trends, options);
        if (scored) {
          const { heading, columns, lines } = scored;
          parts.push('', `## ${escapeMarkdown(heading)}`, '', ...table(columns, lines));
        }
        return `${parts.join('\n')}\n`;
      },
    };
  },
};

function summaryLines(summary: RunSummary, options: ReportOptions): readonly string[] {
  const text = textsIn(reportMarkdown, options.language);
  const term = textsIn(reportTerms, options.language);
  const { calls, turns, inferred, byRule, problems } = summary;
  const rows = [...byRule].map(([id, count]) => {
    const rule = options.rules.get(id);
    return [
      rule ? `${inLanguage(rule.title, options.language)} (${id})` : id,
      term(rule?.severity ?? 'note'),
      count,
    ];
  });
  const inDanger = safetyCount(summary);
  return [
    `## ${text('summary')}`,
    '',
    `${text('figures', { calls, turns })} ${text('clean')}`,
    ...verdictSentence(summary, options),
    ...(inferred > 0 ? ['', term('inferred-calls', { count: inferred })] : []),
    ...(inDanger > 0 ? ['', `**${term('safety-calls', { count: inDanger })}**`] : []),
    ...(rows.length > 0 ? ['', ...table([text('rule'), text('severity'), text('count')], rows)] : []),
    ...(problems.length > 0 ? ['', `### ${text('problems')}`, ''] : []),
    ...problems.map((problem) => {
      const { message, remedy } = describeProblem(problem, options.language);
      return `- ${escapeMarkdown(`${placeOfProblem(problem)} ${message} ${remedy}`.trim())}`;
    }),
  ];
}

/** How many calls are what, where calls were judged. */
function verdictSentence({ verdicts }: RunSummary, { language }: ReportOptions): readonly string[] {
  if (VERDICTS.every((kind) => verdicts[kind] === 0)) return [];
  const text = textsIn(reportVerdict, language);
  const counts = VERDICTS.map((kind) => `${text(kind)} ${verdicts[kind]}`).toReversed();
  return ['', `${text('verdict')}: ${counts.join(', ')}`];
}

function table(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => escapeMarkdown(String(cell))).join(' | ')} |`;
  const numeric = columns.map((_, index) => rows.every((row) => typeof row[index] === 'number'));
  return [line(columns), `| ${numeric.map((is) => (is ? '---:' : '---')).join(' | ')} |`, ...rows.map(line)];
}
