import type { Reporter } from '../model/report.js';
import { createCallBlocks } from './html/call-blocks.js';
import { callRow } from './html/call-row.js';
import { documentHead, documentTail } from './html/document.js';
import { overviewHtml, problemsHtml, rulesHtml } from './html/overview.js';
import { scoreHtml } from './html/score-section.js';
import { trendHtml } from './html/trend-section.js';
import { scoreRow } from './score-rows.js';
import { addScore, type ScoreSums } from './score-sums.js';
import type { CellValue } from './spreadsheet-cell.js';
import { countTrend, groupNumbers, hidesNames, type TrendCounts } from './trends.js';

/** More rows are for a spreadsheet (`csv-scores`), and would have to be held until the end. */
const MOST_SCORED = 1000;

/** One self-contained page for analysts and trainers. */
export const htmlReporter: Reporter = {
  name: 'html',
  extension: 'html',
  open: (options) => {
    const { trend } = options;
    const trends: TrendCounts = new Map();
    const scores: ScoreSums = new Map();
    const scored: CellValue[][] = [];
    const blocks = createCallBlocks();
    return {
      head: () => documentHead(options).html,
      call: (call) => {
        if (trend) countTrend(trends, call, trend);
        addScore(scores, call);
        if (call.score && scored.length < MOST_SCORED) scored.push(scoreRow(call, options, true));
        const groups = trend && !hidesNames(trend) ? groupNumbers(trends, call, trend) : [];
        const { row, data } = callRow(call, options, groups);
        return `${row.html}${blocks.add(data)}`;
      },
      tail: (summary) => {
        const sections = [
          overviewHtml(summary, options),
          ...(trend ? [trendHtml(trends, trend, options)] : []),
          scoreHtml(scores, trends, scored, options),
          rulesHtml(summary, options),
          problemsHtml(summary, options),
        ];
        return `${blocks.rest()}${documentTail(sections, options).html}`;
      },
    };
  },
};
