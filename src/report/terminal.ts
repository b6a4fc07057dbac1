import type { Reporter } from '../model/report.js';
import { callBlock } from './terminal/call.js';
import { quietLines } from './terminal/quiet.js';
import { styleOf } from './terminal/style.js';
import { summaryBlock } from './terminal/summary.js';

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
    return {
      head: () => '',
      call: (call) => (options.quiet ? quietLines(call, options, style) : callBlock(call, options, style)),
      tail: (summary) => (options.quiet ? '' : summaryBlock(summary, options, style)),
    };
  },
};
