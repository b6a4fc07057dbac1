import type { Reporter } from '../model/report.js';
import { callRowHtml } from './html/call-row.js';
import { documentHead, documentTail } from './html/document.js';
import { overviewHtml } from './html/overview.js';
import { scoreHtml } from './html/score-section.js';
import { trendHtml } from './html/trend-section.js';
import { addScore, NO_SCORES } from './score-sums.js';
import { countTrend, NO_TRENDS } from './trends.js';

/** One self-contained page for analysts and trainers. */
export const htmlReporter: Reporter = {
  name: 'html',
  extension: 'html',
  open: (options) => {
    const { trend } = options;
    let trends = NO_TRENDS;
    let scores = NO_SCORES;
    return {
      head: () => documentHead(options).html,
      call: (call) => {
        if (trend) trends = countTrend(trends, call, trend);
        scores = addScore(scores, call);
        return callRowHtml(call, options).html;
      },
      tail: (summary) => {
        const sections = [
          overviewHtml(summary, options),
          ...(trend ? [trendHtml(trends, trend, options)] : []),
          scoreHtml(scores, options),
        ];
        return documentTail(sections, options).html;
      },
    };
  },
};
