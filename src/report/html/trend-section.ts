import { reportHtml } from '../../messages/report-html.js';
import { textsIn } from '../../messages/report-text.js';
import type { ReportOptions, TrendOptions } from '../../model/report.js';
import { highestOf } from '../../text/extremes.js';
import { trendText } from '../trend-lines.js';
import { hidesNames, type TrendCounts, type TrendRow, trendRows } from '../trends.js';
import { html, type Markup } from './markup.js';

/** The table of findings per hundred calls, with charts in its last column. */
export function trendHtml(counts: TrendCounts, trend: TrendOptions, options: ReportOptions): Markup {
  const { heading, columns, lines, faint, note = '' } = trendText(counts, trend, options);
  const rows = trendRows(counts, trend, options.language);
  const highest = highestOf(
    rows.flatMap(({ staff, caller, practice }) => [staff, caller, practice]),
    1,
  );
  const leads = !hidesNames(trend);
  const cell = (value: string | number, index: number, isFaint: boolean, row?: TrendRow): Markup => {
    const tone = isFaint ? ' zero' : '';
    if (index === 0 && row && leads)
      return html`<th scope="row" class="${tone.trim()}"><button type="button" class="go" data-filter="trend" data-value="${row.number}">${value}</button></th>`;
    if (index === 0) return html`<th scope="row" class="${tone.trim()}">${value}</th>`;
    return typeof value === 'number'
      ? html`<td class="n${tone}">${value}</td>`
      : html`<td class="${tone.trim()}">${value}</td>`;
  };
  const body = lines.map((line, index) => {
    const row = rows[index];
    const isFaint = faint?.has(index) ?? false;
    return html`<tr>${line.map((value, at) => cell(value, at, isFaint, row))}<td class="chart">${row ? bars(row, highest) : ''}</td></tr>
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
${note === '' ? html`` : html`<p>${note}</p>`}
</section>
`;
}

/**
 * Risky words above, good practice below: told apart by place as well as by colour. Under them the 95 % interval of the
 * share of risky calls on a scale from 0 to 100 %, with a stroke where the share itself is.
 */
function bars({ staff, practice, risky }: TrendRow, highest: number): Markup {
  const length = (value: number) => Math.round((1000 * value) / highest) / 10;
  const at = (share: number) => Math.round(1000 * share) / 10;
  const stroke = Math.min(at(risky.value), 98.5);
  return html`<svg class="pair" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="risk" width="${length(staff)}" height="6"/><rect class="good" y="8" width="${length(practice)}" height="6"/></svg><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" class="rest"/><rect x="${at(risky.low)}" y="2" width="${Math.max(at(risky.high) - at(risky.low), 0.5)}" height="2"/><rect x="${stroke}" width="1.5" height="6"/></svg>`;
}
