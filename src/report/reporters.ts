import type { Reporter } from '../model/report.js';
import { coachAgentsDocxReporter, coachDocxReporter } from './coach-docx.js';
import { coachAgentsHtmlReporter, coachHtmlReporter } from './coach-html.js';
import { csvReporter } from './csv.js';
import { csvCallsReporter } from './csv-calls.js';
import { csvScoresReporter } from './csv-scores.js';
import { githubReporter } from './github.js';
import { htmlReporter } from './html.js';
import { jsonReporter } from './json.js';
import { jsonlReporter } from './jsonl.js';
import { junitReporter } from './junit.js';
import { markdownReporter } from './markdown.js';
import { projectorReporter } from './projector.js';
import { recordDocxReporter } from './record-docx.js';
import { recordHtmlReporter } from './record-html.js';
import { recordMarkdownReporter } from './record-markdown.js';
import type { ReporterName } from './reporter-loaders.js';
import { sarifReporter } from './sarif.js';
import { terminalReporter } from './terminal.js';
import { xlsxReporter } from './xlsx.js';

/** Every output format by its name, all loaded; the command line takes them from `reporterLoaders`. */
export const reporters = {
  terminal: terminalReporter,
  json: jsonReporter,
  jsonl: jsonlReporter,
  csv: csvReporter,
  'csv-calls': csvCallsReporter,
  'csv-scores': csvScoresReporter,
  xlsx: xlsxReporter,
  sarif: sarifReporter,
  github: githubReporter,
  junit: junitReporter,
  markdown: markdownReporter,
  'record-html': recordHtmlReporter,
  'record-docx': recordDocxReporter,
  'record-markdown': recordMarkdownReporter,
  'coach-html': coachHtmlReporter,
  'coach-docx': coachDocxReporter,
  'coach-agents-html': coachAgentsHtmlReporter,
  'coach-agents-docx': coachAgentsDocxReporter,
  projector: projectorReporter,
  html: htmlReporter,
} as const satisfies Readonly<Record<ReporterName, Reporter>>;
