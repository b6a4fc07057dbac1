import type { Reporter } from '../model/report.js';
import { callToJson, jsonText } from './json-call.js';

/** One call a line, each as an element of `calls` in the JSON report. */
export const jsonlReporter: Reporter = {
  name: 'jsonl',
  extension: 'jsonl',
  open: (options) => ({
    head: () => '',
    call: (call) => `${jsonText(callToJson(call, options, options.withTurns ?? true))}\n`,
    stored: (call) => `${jsonText(call)}\n`,
    tail: () => '',
  }),
};
