import type { Reporter } from '../model/report.js';

/** How each output format is loaded; a run loads those that it writes. A new one: a file, a line here and one in `reporters`. */
export const reporterLoaders = {
  terminal: async () => (await import('./terminal.js')).terminalReporter,
  json: async () => (await import('./json.js')).jsonReporter,
  jsonl: async () => (await import('./jsonl.js')).jsonlReporter,
  csv: async () => (await import('./csv.js')).csvReporter,
  'csv-calls': async () => (await import('./csv-calls.js')).csvCallsReporter,
  'csv-scores': async () => (await import('./csv-scores.js')).csvScoresReporter,
  xlsx: async () => (await import('./xlsx.js')).xlsxReporter,
  sarif: async () => (await import('./sarif.js')).sarifReporter,
  github: async () => (await import('./github.js')).githubReporter,
  junit: async () => (await import('./junit.js')).junitReporter,
  markdown: async () => (await import('./markdown.js')).markdownReporter,
  'record-html': async () => (await import('./record-html.js')).recordHtmlReporter,
  'record-docx': async () => (await import('./record-docx.js')).recordDocxReporter,
  'record-markdown': async () => (await import('./record-markdown.js')).recordMarkdownReporter,
  'coach-html': async () => (await import('./coach-html.js')).coachHtmlReporter,
  'coach-docx': async () => (await import('./coach-docx.js')).coachDocxReporter,
  'coach-agents-html': async () => (await import('./coach-html.js')).coachAgentsHtmlReporter,
  'coach-agents-docx': async () => (await import('./coach-docx.js')).coachAgentsDocxReporter,
  projector: async () => (await import('./projector.js')).projectorReporter,
  html: async () => (await import('./html.js')).htmlReporter,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type ReporterName = keyof typeof reporterLoaders;

/** The names of all output formats, for options and help. */
export const reporterNames = Object.keys(reporterLoaders) as readonly ReporterName[];
