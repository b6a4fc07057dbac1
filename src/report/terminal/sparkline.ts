import { highestOf } from '../../text/extremes.js';

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * Values of 0 to 100 as a row of bars, one each; more than `columns` values share a bar, which shows the highest.
 */
export function sparkline(values: readonly number[], columns: number): string {
  const perBar = Math.max(1, Math.ceil(values.length / columns));
  let line = '';
  for (let first = 0; first < values.length; first += perBar) {
    const highest = highestOf(values.slice(first, first + perBar), 0);
    line += BARS[Math.min(BARS.length - 1, Math.floor((highest / 100) * BARS.length))] ?? '';
  }
  return line;
}
