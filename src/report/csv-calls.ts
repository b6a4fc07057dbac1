import type { Reporter } from '../model/report.js';
import { CALL_COLUMNS, callRow } from './call-rows.js';
import { columnHeads } from './column-heads.js';
import { BYTE_ORDER_MARK, csvRows } from './csv-table.js';

/** One call a row, with its scores and counts. */
export const csvCallsReporter: Reporter = {
  name: 'csv-calls',
  extension: 'csv',
  open: (options) => ({
    head: () => BYTE_ORDER_MARK + csvRows([columnHeads(CALL_COLUMNS, options.headers ?? 'en')]),
    call: (call) => csvRows([callRow(call, options)]),
    tail: () => '',
  }),
};
