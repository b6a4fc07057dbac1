import type { Problem } from '../../model/problem.js';
import type { ReportWriter } from '../../model/report.js';

/** A workbook is made as a whole when all calls are read, and takes some 5 KB of memory a row until then: 1.3 GB for so many. */
const LARGE_WORKBOOK_ROWS = 250_000;

/** A writer of a workbook that tells once, while calls are still read, that it grows too large to be made and opened with ease. */
export function watchWorkbook(
  writer: ReportWriter,
  file: string | null,
  tell: (problem: Problem) => void,
): ReportWriter {
  let rows = 0;
  let isTold = false;
  return {
    ...writer,
    call: (call) => {
      rows += 1 + call.findings.length;
      if (!isTold && rows > LARGE_WORKBOOK_ROWS) {
        isTold = true;
        const values = { rows: `${LARGE_WORKBOOK_ROWS}` };
        tell({ code: 'workbook-large', file, line: null, column: null, arguments: values, isWarning: true });
      }
      return writer.call(call);
    },
  };
}
