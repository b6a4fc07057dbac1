import type { Reporter } from '../model/report.js';
import { columnHeads } from './column-heads.js';
import { BYTE_ORDER_MARK, csvRows } from './csv-table.js';
import { FINDING_COLUMNS, findingRows } from './finding-rows.js';

/** One finding a row. */
export const csvReporter: Reporter = {
  name: 'csv',
  extension: 'csv',
  open: (options) => ({
    head: () => BYTE_ORDER_MARK + csvRows([columnHeads(FINDING_COLUMNS, options.headers ?? 'en')]),
    call: (call) => csvRows(findingRows(call, options)),
    tail: () => '',
  }),
};
