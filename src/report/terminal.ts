import type { Reporter } from '../model/report.js';
import { callBlock } from './terminal/call.js';
import { quietLines } from './terminal/quiet.js';
import { styleOf } from './terminal/style.js';
import { summaryBlock } from './terminal/summary.js';
import { trendBlock } from './terminal/trend.js';
import { countTrend, NO_TRENDS } from './trends.js';

/** Narrower lines cannot hold the figures, wider ones are tiring to read. */
const NARROWEST = 60;
const WIDEST = 120;

/** For reading on the spot: findings by call and turn, then a summary. */
export const terminalReporter: Reporter = {
  name: 'terminal',
  extension: 'txt',
  open: (given) => {
    const options = { ...given, width: Math.min(Math.max(given.width, NARROWEST), WIDEST) };
    const style = styleOf(options);
    const { trend } = options;
    let trends = NO_TRENDS;
    return {
      head: () => '',
      call: (call) => {
        if (trend) trends = countTrend(trends, call, trend);
        return options.quiet ? quietLines(call, options, style) : callBlock(call, options, style);
      },
      tail: (summary) => {
        const table = trend ? trendBlock(trends, trend, options, style) : '';
        return options.quiet ? table : table + summaryBlock(summary, options, style);
      },
    };
  },
};
