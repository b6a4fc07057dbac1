import type { Reporter } from '../model/report.js';
import { columnHeads } from './column-heads.js';
import { BYTE_ORDER_MARK, csvRows } from './csv-table.js';
import { scoreColumns, scoreRow } from './score-rows.js';

/** One scored call a row, one column an item of the evaluation form. */
export const csvScoresReporter: Reporter = {
  name: 'csv-scores',
  extension: 'csv',
  open: (options) => ({
    head: () =>
      BYTE_ORDER_MARK +
      csvRows([columnHeads(scoreColumns(options, options.headers === 'ja'), options.headers ?? 'en')]),
    call: (call) => (call.score ? csvRows([scoreRow(call, options, false)]) : ''),
    tail: () => '',
  }),
};
