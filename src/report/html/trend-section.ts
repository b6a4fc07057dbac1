import { reportHtml } from '../../messages/report-html.js';
import { textsIn } from '../../messages/report-text.js';
import type { ReportOptions, TrendOptions } from '../../model/report.js';
import { highestOf } from '../../text/extremes.js';
import { trendText } from '../trend-lines.js';
import { type TrendCounts, type TrendRow, trendRows } from '../trends.js';
import { html, type Markup } from './markup.js';

/** The table of findings per hundred calls, with a bar chart in its last column. */
export function trendHtml(counts: TrendCounts, trend: TrendOptions, options: ReportOptions): Markup {
  const { heading, columns, lines } = trendText(counts, trend, options);
  const rows = trendRows(counts, trend, options.language);
  const highest = highestOf(
    rows.flatMap(({ staff, practice }) => [staff, practice]),
    1,
  );
  const cell = (value: string | number, index: number): Markup => {
    if (index === 0) return html`<th scope="row">${value}</th>`;
    return typeof value === 'number' ? html`<td class="n">${value}</td>` : html`<td>${value}</td>`;
  };
  const body = lines.map((line, index) => {
    const row = rows[index];
    return html`<tr>${line.map(cell)}<td class="chart">${row ? bars(row, highest) : ''}</td></tr>
`;
  });
  const heads = columns.map((name, index) =>
    typeof lines[0]?.[index] === 'number'
      ? html`<th scope="col" class="n">${name}</th>`
      : html`<th scope="col">${name}</th>`,
  );
  return html`<section id="trends" aria-labelledby="trends-title">
<h2 id="trends-title">${heading}</h2>
<div class="scroll"><table>
<thead><tr>${heads}<th scope="col">${textsIn(reportHtml, options.language)('trend-chart')}</th></tr></thead>
<tbody>${body}</tbody></table></div>
</section>
`;
}

/** Risky words above, good practice below: told apart by place as well as by colour. */
function bars({ staff, practice }: TrendRow, highest: number): Markup {
  const length = (value: number) => Math.round((1000 * value) / highest) / 10;
  return html`<svg class="pair" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="risk" width="${length(staff)}" height="6"/><rect class="good" y="8" width="${length(practice)}" height="6"/></svg>`;
}
