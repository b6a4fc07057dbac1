import type { Problem } from '../../model/problem.js';
import type { ReportWriter } from '../../model/report.js';
import type { ReporterName } from '../../report/reporter-loaders.js';
import { watchPage } from './large-pages.js';
import { watchWorkbook } from './large-workbooks.js';
import type { Output } from './output.js';

/** A report that is being written. */
export interface OpenReport {
  readonly writer: ReportWriter;
  readonly output: Output;
}

/** The report, which tells once where it grows too large to be made or opened with ease. */
export function watchReport(
  { writer, output }: OpenReport,
  format: ReporterName,
  file: string | null,
  tell: (problem: Problem) => void,
): OpenReport {
  return {
    writer: format === 'xlsx' ? watchWorkbook(writer, file, tell) : writer,
    output: format === 'html' ? watchPage(output, file, tell) : output,
  };
}
