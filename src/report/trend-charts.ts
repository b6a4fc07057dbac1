import type { SheetChart } from 'hucre/xlsx';
import { textsIn } from '../messages/report-text.js';
import { reportTrends } from '../messages/report-trends.js';
import type { ReportOptions, TrendOptions } from '../model/report.js';
import { letters } from './letters.js';
import { trendText } from './trend-lines.js';
import type { TrendCounts } from './trends.js';

/** More groups do not fit into a chart. */
const MOST_GROUPS = 40;

/** Colours that people who confuse red and green tell apart. */
const COLORS = { staff: 'C2410C', caller: '6B7280', practice: '0B6B3A' } as const;

/** Charts of the trend table, to the right of it: risky words beside the pressure faced, and good practice. */
export function trendCharts(trends: TrendCounts, trend: TrendOptions, options: ReportOptions): SheetChart[] {
  const { heading, columns, lines } = trendText(trends, trend, options);
  if (lines.length === 0) return [];
  const text = textsIn(reportTrends, options.language);
  const last = Math.min(lines.length, MOST_GROUPS) + 1;
  const series = (['staff-findings', 'caller-findings', 'practice-findings'] as const).map((name) => {
    const column = letters(columns.indexOf(text(name)));
    return {
      name: text(name),
      values: `${column}2:${column}${last}`,
      categories: `A2:A${last}`,
      color:
        name === 'staff-findings'
          ? COLORS.staff
          : name === 'caller-findings'
            ? COLORS.caller
            : COLORS.practice,
    };
  });
  const col = columns.length + 1;
  return [
    {
      type: 'column',
      title: heading,
      series,
      anchor: { from: { row: 1, col }, to: { row: 22, col: col + 9 } },
      barGrouping: 'clustered',
    },
  ];
}
