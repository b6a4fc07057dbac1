import { reportHtml } from '../../messages/report-html.js';
import { textsIn } from '../../messages/report-text.js';
import { reportTrends } from '../../messages/report-trends.js';
import type { ReportOptions, TrendOptions } from '../../model/report.js';
import { type TrendCounts, type TrendRow, trendHeading, trendRows } from '../trends.js';
import { inLanguage } from '../wording.js';
import { html, type Markup } from './markup.js';

/** The table of findings per hundred calls, with a bar chart in its last column. */
export function trendHtml(counts: TrendCounts, trend: TrendOptions, options: ReportOptions): Markup {
  const text = textsIn(reportTrends, options.language);
  const page = textsIn(reportHtml, options.language);
  const rows = trendRows(counts, trend, options.language);
  const highest = Math.max(1, ...rows.flatMap(({ staff, practice }) => [staff, practice]));
  const lines = rows.map((row) => {
    const rule = row.most === null ? undefined : options.rules.get(row.most);
    const most = rule
      ? `${inLanguage(rule.title, options.language)} ${row.byRule.get(rule.id) ?? 0}`
      : (row.most ?? '—');
    return html`<tr><th scope="row">${row.name}</th><td class="n">${row.calls}</td><td class="n">${row.staff}</td><td class="n">${row.caller}</td><td class="n">${row.practice}</td><td>${most}</td><td class="chart">${bars(row, highest)}</td></tr>
`;
  });
  return html`<section id="trends" aria-labelledby="trends-title">
<h2 id="trends-title">${trendHeading(trend.by, options.language)}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col"></th><th scope="col" class="n">${text('calls')}</th><th scope="col" class="n">${text('staff-findings')}</th><th scope="col" class="n">${text('caller-findings')}</th><th scope="col" class="n">${text('practice-findings')}</th><th scope="col">${text('most')}</th><th scope="col">${page('trend-chart')}</th></tr></thead>
<tbody>${lines}</tbody></table></div>
</section>
`;
}

/** Risky words above, hatched; good practice below, plain: told apart without colour. */
function bars({ staff, practice }: TrendRow, highest: number): Markup {
  const length = (value: number) => Math.round((1000 * value) / highest) / 10;
  return html`<svg class="pair" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="risk" width="${length(staff)}" height="6"/><rect class="good" y="8" width="${length(practice)}" height="6"/></svg>`;
}
