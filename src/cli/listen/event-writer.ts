import type { CallReport, ReportOptions, ReportWriter } from '../../model/report.js';
import { callToJson, jsonText } from '../../report/json-call.js';

/** Writes calls that have ended among the events on standard output. */
export function eventWriter(words: Pick<ReportOptions, 'language' | 'rules'>): ReportWriter {
  const options: ReportOptions = {
    ...words,
    toolVersion: '',
    color: false,
    width: 0,
    hyperlinks: false,
    quiet: false,
  };
  return {
    head: () => '',
    call: (call: CallReport) => `${jsonText({ event: 'call', ...callToJson(call, options, true) })}\n`,
    tail: () => '',
  };
}
