import { pathToFileURL } from 'node:url';
import { type Problem, UserError } from '../../model/problem.js';
import type { ReportOptions } from '../../model/report.js';
import type { Language } from '../../model/rule.js';
import { type ReporterName, reporterLoaders } from '../../report/reporter-loaders.js';
import { DEFAULT_SCORE_WEIGHTS } from '../../report/scores.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { TOOL_VERSION } from '../../run/version.js';
import { endingOf } from '../../text/ending-of.js';
import type { Config } from '../settings/config-keys.js';
import type { FurtherReport } from '../settings/options.js';
import { fileOutput, isAmong, standardOutput } from '../streams/output.js';
import { isColorWanted, terminalWidth } from '../streams/terminal.js';
import { type OpenReport, watchReport } from '../streams/watch-report.js';

/** The options of `genchi check` that say which reports are written where and how. */
export interface OutputOptions {
  readonly format?: ReporterName;
  readonly output?: string;
  readonly report?: readonly FurtherReport[];
  readonly record?: readonly FurtherReport[];
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly groupBy?: string;
  readonly pseudonyms?: boolean;
  readonly leastCalls?: number;
  readonly headers?: Language;
  readonly withTurns?: boolean;
}

/** What a report is told of scores and of the table of findings per hundred calls. */
export function scoresAndTrend(
  options: OutputOptions,
  config: Config,
): Pick<ReportOptions, 'scoreWeights' | 'trend'> {
  const by = options.groupBy ?? config['group-by'];
  const least = options.leastCalls ?? config['least-calls'];
  const { severity, rules } = config.scores ?? {};
  return {
    scoreWeights: { severity: { ...DEFAULT_SCORE_WEIGHTS.severity, ...severity }, rules: rules ?? {} },
    ...(by === undefined
      ? {}
      : {
          trend: {
            by,
            pseudonyms: options.pseudonyms ?? config.pseudonyms ?? false,
            ...(least === undefined ? {} : { least }),
          },
        }),
  };
}

/** Formats by the ending of a file's name, where there is one that goes without saying. */
const FORMAT_OF_ENDING: Readonly<Record<string, ReporterName>> = {
  html: 'html',
  htm: 'html',
  xlsx: 'xlsx',
  csv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  md: 'markdown',
  markdown: 'markdown',
  sarif: 'sarif',
};
/** Endings that several formats have. */
const SHARED: Readonly<Record<string, readonly ReporterName[]>> = {
  csv: ['csv', 'csv-calls', 'csv-scores'],
  html: ['html', 'record-html', 'coach-html', 'coach-agents-html', 'projector'],
  htm: ['html', 'record-html', 'coach-html', 'coach-agents-html', 'projector'],
  md: ['markdown', 'record-markdown'],
  json: ['json', 'sarif'],
  sarif: ['sarif'],
};

/**
 * The format of the report that `-o` names: the one told, else the one of the file's ending, else `other`.
 *
 * @throws UserError where the ending is another format's
 */
export function formatFor(
  told: ReporterName | undefined,
  file: string | undefined,
  other: ReporterName = 'terminal',
): ReporterName {
  const ending = endingOf(file ?? '');
  const usual = Object.hasOwn(FORMAT_OF_ENDING, ending) ? FORMAT_OF_ENDING[ending] : undefined;
  if (told === undefined || usual === undefined) return told ?? usual ?? other;
  const fits = told === usual || SHARED[ending]?.includes(told);
  if (fits) return told;
  const extension = Object.entries(FORMAT_OF_ENDING).find(([, format]) => format === told)?.[0] ?? 'txt';
  const values = { ending: `.${ending}`, format: told, extension };
  throw new UserError([
    { code: 'format-contradicts', file: file ?? null, line: null, column: null, arguments: values },
  ]);
}

type GivenOptions = Pick<
  ReportOptions,
  'language' | 'rules' | 'failOn' | 'scoreWeights' | 'trend' | 'shard' | 'scorecard'
>;

/**
 * Opens every report of a run.
 *
 * @param inputs paths of the files that are read
 * @param warn told of reports that grow too large
 * @throws UserError where two reports name the same file, or one cannot be written or is an input
 */
export function openReports(
  options: OutputOptions,
  streams: ProcessStreams,
  given: GivenOptions,
  inputs: readonly string[],
  warn: (problem: Problem) => void,
): Promise<readonly OpenReport[]> {
  const main = { format: formatFor(options.format, options.output), file: options.output ?? null };
  return openAll([main, ...furtherReports(options)], options, streams, given, inputs, warn);
}

/**
 * Opens the reports of a run that writes something else to standard output.
 *
 * @throws UserError as `openReports` does
 */
export function openFurtherReports(
  options: OutputOptions,
  streams: ProcessStreams,
  given: GivenOptions,
): Promise<readonly OpenReport[]> {
  // Calls that come live are too few for a large page.
  return openAll(furtherReports(options), options, streams, given, [], () => {});
}

interface WantedReport {
  readonly format: ReporterName;
  readonly file: string | null;
}

function furtherReports({ report = [], record = [] }: OutputOptions): readonly WantedReport[] {
  return [...report, ...record].map(({ format, file }) => ({ format: format as ReporterName, file }));
}

async function openAll(
  wanted: readonly WantedReport[],
  options: OutputOptions,
  streams: ProcessStreams,
  given: GivenOptions,
  inputs: readonly string[],
  warn: (problem: Problem) => void,
): Promise<readonly OpenReport[]> {
  const places = wanted.map((one) => one.file).filter((file) => file !== null);
  const double = places.find((file, index) => {
    const before = places.slice(0, index);
    return before.includes(file) || isAmong(file, before);
  });
  if (double) {
    throw new UserError([{ code: 'output-double', file: double, line: null, column: null, arguments: {} }]);
  }
  const opened: OpenReport[] = [];
  for (const { format, file } of wanted) {
    const toTerminal = file === null && streams.stdout.isTTY === true;
    if (toTerminal && /(?:xlsx|docx)$/.test(format)) {
      const values = { format, extension: format.slice(-'xlsx'.length) };
      throw new UserError([
        { code: 'output-to-terminal', file: null, line: null, column: null, arguments: values },
      ]);
    }
    const writer = (await reporterLoaders[format]()).open({
      ...given,
      toolVersion: TOOL_VERSION,
      color: isColorWanted(options.color, streams.environment, toTerminal),
      width: terminalWidth(streams.stdout, streams.environment),
      hyperlinks: toTerminal && streams.environment.TERM !== 'dumb',
      quiet: options.quiet ?? false,
      ...(options.withTurns ? { withTurns: true } : {}),
      ...(options.headers ? { headers: options.headers } : {}),
      folderUrl: `${pathToFileURL(process.cwd()).href}/`,
    });
    try {
      const output = file === null ? standardOutput(streams.stdout) : fileOutput(file, inputs);
      opened.push(watchReport({ writer, output }, format, file, warn));
    } catch (error) {
      for (const { output } of opened) output.abandon();
      throw error;
    }
  }
  return opened;
}
