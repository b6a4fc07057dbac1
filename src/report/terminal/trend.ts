import type { ReportOptions, TrendOptions } from '../../model/report.js';
import { withoutControls } from '../../text/control-characters.js';
import { highestOf } from '../../text/extremes.js';
import { displayWidth, padEnd, padStart, truncate } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { type TrendText, trendText } from '../trend-lines.js';
import type { TrendCounts } from '../trends.js';
import type { Style } from './style.js';

const NAME_COLUMNS = 20;

/** The trend table. */
export function trendBlock(
  counts: TrendCounts,
  trend: TrendOptions,
  options: ReportOptions,
  style: Style,
): string {
  return tableBlock(trendText(counts, trend, options), options, style);
}

/** A table, its first column the names of the lines. */
export function tableBlock(
  { heading, columns, lines, faint, note = '' }: TrendText,
  options: ReportOptions,
  style: Style,
): string {
  const table = [columns, ...lines].map((line) => line.map((cell) => withoutControls(String(cell))));
  const widest = (index: number) =>
    highestOf(
      table.map((line) => displayWidth(line[index] ?? '')),
      0,
    );
  const widths = columns.map((_, index) =>
    index === 0 ? Math.min(widest(index), NAME_COLUMNS) : widest(index),
  );
  const last = columns.length - 1;
  const room = options.width - widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0);
  const written = table.map((line) =>
    line
      .map((cell, index) => {
        if (index === 0) return padEnd(truncate(cell, NAME_COLUMNS), widths[index] ?? 0);
        return index === last ? truncate(cell, Math.max(room, 8)) : padStart(cell, widths[index] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...rest] = written;
  const body = rest.map((line, index) => (faint?.has(index) ? style.dim(line) : line));
  const notes = note === '' ? [] : wrapLines(note, options.width).map((line) => style.dim(line));
  return `${[style.bold(withoutControls(heading)), style.underline(head), ...body, ...notes, ''].join('\n')}\n`;
}
