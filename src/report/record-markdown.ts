import { reportRecord } from '../messages/report-record.js';
import { textsIn } from '../messages/report-text.js';
import type { Reporter, ReportOptions } from '../model/report.js';
import { escapeMarkdown } from './markdown/escape.js';
import { type RecordContent, recordContent } from './record/content.js';

/** Record sheets of the calls under suspicion, as Markdown. */
export const recordMarkdownReporter: Reporter = {
  name: 'record-markdown',
  extension: 'md',
  open: (options) => {
    const text = textsIn(reportRecord, options.language);
    let sheets = 0;
    return {
      head: () => `# ${text('title')}\n\n`,
      call: (call) => {
        const content = recordContent(call, options);
        if (!content) return '';
        sheets++;
        return `${sheetLines(content, options).join('\n')}\n\n`;
      },
      tail: () => (sheets === 0 ? `${text('none')}\n` : ''),
    };
  },
};

function sheetLines(content: RecordContent, { language, toolVersion }: ReportOptions): readonly string[] {
  const text = textsIn(reportRecord, language);
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    `## ${escapeMarkdown(content.heading)}`,
    '',
    ...content.facts.map(([label, value]) => `- ${label}: ${escapeMarkdown(value) || '＿＿＿＿'}`),
    '',
    `**${escapeMarkdown(content.verdict)}**`,
    '',
    `### ${text('types')}`,
    '',
    ...content.types.map(({ name, isFound }) => `- [${isFound ? 'x' : ' '}] ${escapeMarkdown(name)}`),
    '',
    `### ${text('grounds')}`,
    '',
    line([text('when'), text('words'), text('what')]),
    '| --- | --- | --- |',
    ...content.grounds.map(({ when, words, what }) => line([when, `「${words}」`, what])),
    ...(content.left > 0 ? ['', text('more', { count: content.left })] : []),
    '',
    `### ${text('measures')}`,
    '',
    ...content.measures.map(
      ({ name, where }) => `- ${name}: ${where.length > 0 ? where.join('、') : text('not-found')}`,
    ),
    '',
    `### ${text('law')}`,
    '',
    ...content.law.map((one) => `- ${escapeMarkdown(one)}`),
    '',
    text('law-note'),
    '',
    `### ${text('decision')}`,
    '',
    ...(['applies', 'applies-not', 'pending'] as const).map((name) => `- [ ] ${text(name)}`),
    '',
    `- ${text('comment')}: ＿＿＿＿`,
    `- ${text('name')}: ＿＿＿＿`,
    `- ${text('decided')}: ＿＿＿＿`,
    '',
    `_${text('made', { version: toolVersion })}_`,
    '',
    '---',
  ];
}
