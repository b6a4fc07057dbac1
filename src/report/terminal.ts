import type { Reporter } from '../model/report.js';
import { withoutCommands } from '../text/workflow-commands.js';
import { addScore, agentTable, type ScoreSums } from './score-sums.js';
import { callBlock } from './terminal/call.js';
import { quietLines } from './terminal/quiet.js';
import { styleOf } from './terminal/style.js';
import { summaryBlock } from './terminal/summary.js';
import { tableBlock, trendBlock } from './terminal/trend.js';
import { countTrend, type TrendCounts } from './trends.js';

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
    const told = new Set<string>();
    const trends: TrendCounts = new Map();
    const scores: ScoreSums = new Map();
    return {
      head: () => '',
      call: (call) => {
        if (trend) countTrend(trends, call, trend);
        addScore(scores, call);
        if (options.quiet) return withoutCommands(quietLines(call, options, style));
        const block = withoutCommands(callBlock(call, told, options, style));
        for (const { rule } of call.findings) told.add(rule);
        return block;
      },
      tail: (summary) => {
        const scored = agentTable(scores, trends, options);
        const table =
          (trend ? trendBlock(trends, trend, options, style) : '') +
          (scored ? tableBlock(scored, options, style) : '');
        return withoutCommands(options.quiet ? table : table + summaryBlock(summary, options, style));
      },
    };
  },
};
