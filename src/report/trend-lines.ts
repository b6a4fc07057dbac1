import { textsIn } from '../messages/report-text.js';
import { reportTrends } from '../messages/report-trends.js';
import type { ReportOptions, TrendOptions } from '../model/report.js';
import { type TrendCounts, trendName, trendRows } from './trends.js';
import { inLanguage } from './wording.js';

/** The trend table as text: its heading, the names of its columns, and its lines. */
export interface TrendText {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly (string | number)[])[];
}

/** Words the trend table; figures are findings per hundred calls. */
export function trendText(counts: TrendCounts, trend: TrendOptions, options: ReportOptions): TrendText {
  const text = textsIn(reportTrends, options.language);
  const lines = trendRows(counts, trend, options.language).map((row) => {
    const rule = row.most === null ? undefined : options.rules.get(row.most);
    const most = rule ? inLanguage(rule.title, options.language) : (row.most ?? '—');
    const share = row.most === null ? '' : ` ${row.byRule.get(row.most) ?? 0}`;
    return [row.name, row.calls, row.staff, row.caller, row.practice, `${most}${share}`];
  });
  const columns = (['calls', 'staff-findings', 'caller-findings', 'practice-findings', 'most'] as const).map(
    (name) => text(name),
  );
  const name = trendName(trend.by, options.language);
  return { heading: text('heading', { by: name }), columns: [name, ...columns], lines };
}
