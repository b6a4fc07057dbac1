import { textsIn } from '../messages/report-text.js';
import { reportTrends } from '../messages/report-trends.js';
import type { ReportOptions, TrendOptions } from '../model/report.js';
import type { Share } from '../text/share.js';
import { LEAST_CALLS, type TrendCounts, type TrendRow, trendNames, trendRows } from './trends.js';
import { inLanguage } from './wording.js';

/** A table as text: its heading, the names of its columns, and its lines. */
export interface TrendText {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly (string | number)[])[];
  /** Numbers of the lines that tell nothing of their own: too few calls. */
  readonly faint?: ReadonlySet<number>;
  /** What is to be known of it; empty where nothing is. */
  readonly note?: string;
}

/** Words the trend table; figures are findings per hundred calls. Groups of too few calls have a star. */
export function trendText(counts: TrendCounts, trend: TrendOptions, options: ReportOptions): TrendText {
  const { language } = options;
  const text = textsIn(reportTrends, language);
  const rows = trendRows(counts, trend, language);
  const isTimed = rows.some(({ perHour }) => perHour !== null);
  const names = trendNames(trend.by, language);
  const columns = [
    'calls',
    'staff-findings',
    'risky-calls',
    'interval',
    ...(isTimed ? (['per-hour'] as const) : []),
    'caller-findings',
    'practice-findings',
    'most',
  ] as const;
  const fewNote = text('few', { least: trend.least ?? LEAST_CALLS });
  const faint = new Set(rows.flatMap(({ isFew }, index) => (isFew ? [index] : [])));
  return {
    heading: text('heading', { by: names.join(text('times')) }),
    columns: [names.join(' / '), ...columns.map((name) => text(name))],
    lines: rows.map((row) => [
      `${row.name}${row.isFew ? ' *' : ''}`,
      row.calls,
      row.staff,
      percent(row.risky.value),
      intervalOf(row.risky),
      ...(isTimed ? [row.perHour ?? '—'] : []),
      row.caller,
      row.practice,
      mostOf(row, options),
    ]),
    faint,
    note: [...(faint.size > 0 ? [fewNote] : []), ...(rows.length > 1 ? [text('overlap')] : [])].join(
      language === 'ja' ? '' : ' ',
    ),
  };
}

function mostOf({ most, byRule }: TrendRow, { rules, language }: ReportOptions): string {
  if (most === null) return '—';
  const rule = rules.get(most);
  return `${rule ? inLanguage(rule.title, language) : most} ${byRule.get(most) ?? 0}`;
}

/** A share in whole percent. */
export function percent(share: number): number {
  return Math.round(100 * share);
}

/** 「12–34」, in whole percent. */
export function intervalOf({ low, high }: Share): string {
  return `${percent(low)}–${percent(high)}`;
}
