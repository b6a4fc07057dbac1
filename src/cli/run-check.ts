import { availableParallelism } from 'node:os';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inputExtensions } from '../input/formats.js';
import { loadDictionarySync } from '../language/dictionary.js';
import { createLazyTokenizer } from '../language/tokenize.js';
import { cliTexts } from '../messages/cli-text.js';
import { textsIn } from '../messages/report-text.js';
import type { Finding } from '../model/finding.js';
import { type Problem, UserError } from '../model/problem.js';
import type { CallReport, ReportOptions, ReportWriter } from '../model/report.js';
import { type Language, type RuleId, type RuleText, SEVERITIES, type Severity } from '../model/rule.js';
import { countCall, NO_COUNTS, severityRank, summarise } from '../report/build.js';
import { createRedactor } from '../report/redact.js';
import { type ReporterName, reporterLoaders } from '../report/reporter-loaders.js';
import { DEFAULT_SCORE_WEIGHTS } from '../report/scores.js';
import { globMatcher } from '../text/glob.js';
import { nearestName } from '../text/nearest.js';
import { acceptedFindings } from './accepted-findings.js';
import { analyseFiles } from './analyse-files.js';
import { type SetupOptions, setupOf } from './check-setup.js';
import { type Config, loadConfig } from './config.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { findFiles, type InputFile, isInShard } from './files.js';
import { type FailOn, type FurtherReport, languageOf, type Shard } from './options.js';
import { openOutcomeCache, usualOutcomeFolder } from './outcome-cache.js';
import { fileOutput, type Output, standardOutput } from './output.js';
import { analysisOfPrepared, openPrepared, prepareAnalysis } from './prepared-analysis.js';
import type { ProcessStreams } from './process-streams.js';
import { createProgress } from './progress.js';
import { tellProblem } from './tell-problems.js';
import { isColorWanted, terminalWidth } from './terminal.js';
import { TOOL_VERSION } from './version.js';
import { analyseInWorkers, suitableJobs } from './workers.js';

/** Options of `genchi check` as commander gives them. */
export interface CheckOptions extends SetupOptions {
  readonly format?: ReporterName;
  readonly output?: string;
  readonly report?: readonly FurtherReport[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly minSeverity?: Severity;
  readonly failOn?: FailOn;
  readonly jobs?: number;
  /** Keep results in the usual folder. */
  readonly cache?: true;
  /** Keep them in this one. */
  readonly cacheDir?: string;
  readonly shard?: Shard;
  readonly redact?: boolean;
  readonly lang?: Language;
  readonly config?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly progress: boolean;
  readonly groupBy?: string;
  readonly pseudonyms?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly trace?: string;
}

/** Runs `genchi check`: finds the inputs, analyses them and writes every report call by call. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const started = performance.now();
  const { config, folder } = await loadConfig(options.config ?? null);
  const language = languageOf(options.lang ?? config.language, streams.environment);
  const problems: Problem[] = [];
  const complain = (problem: Problem) => {
    problems.push(problem);
    streams.stderr.write(tellProblem(problem, language));
  };
  if (options.trace !== undefined) {
    const { runTrace } = await import('./run-trace.js');
    return runTrace(options.trace, paths, options, { config, folder }, streams);
  }
  const named = paths.length > 0 ? paths : (config.inputs ?? []).map((glob) => resolve(folder, glob));
  if (named.length === 0) {
    complain({ code: 'input-none', file: null, line: null, column: null, arguments: {} });
    return EXIT.usage;
  }
  const setup = setupOf(options, { config, folder });
  const preparedBytes = await prepareAnalysis(setup);
  const prepared = openPrepared(preparedBytes, setup);
  const { ruleSet } = prepared;
  const isReported = reportFilter(
    options,
    config,
    ruleSet.rules.map((one) => one.rule.id),
  );
  const accepted = acceptedFindings({
    ruleIds: ruleSet.rules.map((one) => one.rule.id),
    suppress: config.suppress ?? [],
    baseline: options.baseline,
    updateBaseline: options.updateBaseline ?? false,
    pathOf: (file) => resolve(file).split(sep).join('/'),
    isReported,
    complain,
    warn: (problem) => streams.stderr.write(tellProblem(problem, language)),
  });
  const found = await findFiles(named, inputExtensions);
  for (const problem of found.problems) complain(problem);
  const files = options.shard ? shardOf(found.files, options.shard) : found.files;

  const rules = new Map<RuleId, RuleText>(ruleSet.rules.map(({ rule }) => [rule.id, rule]));
  const failOn = options.failOn ?? config['fail-on'] ?? 'error';
  const writers = await openReports(options, streams, {
    language,
    rules,
    failOn,
    ...scoresAndTrend(options, config),
  });
  const redact = (options.redact ?? config.redact) ? createRedactor() : (call: CallReport) => call;
  const dictionaryOptions = {
    onPrepare: () => streams.stderr.write(`${textsIn(cliTexts, language)('prepare')}\n`),
  };
  const cacheFolder = options.cacheDir ?? (options.cache ? usualOutcomeFolder() : null);
  const cache = cacheFolder === null ? null : openOutcomeCache(cacheFolder, setup);
  const jobs = suitableJobs(files, options.jobs, availableParallelism());
  const outcomes =
    jobs > 1
      ? analyseInWorkers(
          files,
          { setup, cache, prepared: preparedBytes, dictionary: loadDictionarySync(dictionaryOptions) },
          jobs,
        )
      : analyseFiles(
          files,
          streams.stdin,
          setup.read,
          analysisOfPrepared(prepared, createLazyTokenizer(dictionaryOptions)),
          cache,
        );
  const progress = createProgress(streams.stderr, options.progress && !options.quiet, files);
  let counts = NO_COUNTS;
  let failed = false;
  try {
    for (const { writer, output } of writers) await output.write(writer.head());
    for await (const outcome of outcomes) {
      if (outcome.kind === 'problem') {
        progress.clear();
        complain(outcome.problem);
        continue;
      }
      const call = redact(accepted.apply(outcome.call));
      counts = countCall(counts, call);
      failed ||= call.findings.some(
        (one) => failOn !== 'never' && severityRank(one.severity) <= severityRank(failOn),
      );
      for (const { writer, output } of writers) await output.write(writer.call(call));
      progress.advance(call.transcript.file);
    }
    progress.clear();
    await accepted.finish();
    const summary = summarise(counts, problems, performance.now() - started);
    for (const { writer, output } of writers) {
      await output.write(await writer.tail(summary));
      await output.close();
    }
  } catch (error) {
    progress.clear();
    for (const { output } of writers) output.abandon();
    throw error;
  }
  if (problems.length > 0) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}

function shardOf(files: readonly InputFile[], { index, count }: Shard): readonly InputFile[] {
  return files.filter(({ file }) => isInShard(file, index, count));
}

/**
 * Restricts what is reported, not what is judged: `--only staff/*` still needs the other groups as context.
 *
 * @throws UserError where a name fits no rule
 */
function reportFilter(
  options: CheckOptions,
  config: Config,
  ids: readonly RuleId[],
): (finding: Finding) => boolean {
  const only = options.only ?? config.only ?? [];
  const skip = options.skip ?? config.skip ?? [];
  const named = (names: readonly string[]) => {
    const matchers = names.map(globMatcher);
    const unknown = names.filter((_, index) => !ids.some((id) => matchers[index]?.(id)));
    if (unknown.length > 0) {
      throw new UserError(
        unknown.map((name) => ({
          code: 'rule-unknown',
          file: null,
          line: null,
          column: null,
          arguments: { name, nearest: nearestName(name, ids) ?? '' },
        })),
      );
    }
    return (id: string) => matchers.some((matches) => matches(id));
  };
  const isOnly = named(only);
  const isSkipped = named(skip);
  const lowest = severityRank(
    options.minSeverity ?? config['min-severity'] ?? SEVERITIES[SEVERITIES.length - 1] ?? 'note',
  );
  const thresholds = Object.entries(config.thresholds ?? {}).map(
    ([name, least]) => [named([name]), least] as const,
  );
  const isConfident = ({ rule, via, confidence }: Finding) =>
    via !== 'cues' || thresholds.every(([isMeant, least]) => !isMeant(rule) || confidence >= least);
  return (finding) =>
    severityRank(finding.severity) <= lowest &&
    (only.length === 0 || isOnly(finding.rule)) &&
    !isSkipped(finding.rule) &&
    isConfident(finding);
}

function scoresAndTrend(
  options: CheckOptions,
  config: Config,
): Pick<ReportOptions, 'scoreWeights' | 'trend'> {
  const by = options.groupBy ?? config['group-by'];
  const { severity, rules } = config.scores ?? {};
  return {
    scoreWeights: { severity: { ...DEFAULT_SCORE_WEIGHTS.severity, ...severity }, rules: rules ?? {} },
    ...(by === undefined
      ? {}
      : { trend: { by, pseudonyms: options.pseudonyms ?? config.pseudonyms ?? false } }),
  };
}

interface OpenReport {
  readonly writer: ReportWriter;
  readonly output: Output;
}

/** @throws UserError where two reports name the same file or one cannot be written */
async function openReports(
  options: CheckOptions,
  streams: ProcessStreams,
  given: Pick<ReportOptions, 'language' | 'rules' | 'failOn' | 'scoreWeights' | 'trend'>,
): Promise<readonly OpenReport[]> {
  const wanted: readonly { readonly format: ReporterName; readonly file: string | null }[] = [
    { format: options.format ?? 'terminal', file: options.output ?? null },
    ...(options.report ?? []).map((one) => ({ format: one.format as ReporterName, file: one.file })),
  ];
  const places = wanted.map((one) => one.file).filter((file) => file !== null);
  const double = places.find((file, index) => places.indexOf(file) < index);
  if (double) {
    throw new UserError([{ code: 'output-double', file: double, line: null, column: null, arguments: {} }]);
  }
  const opened: OpenReport[] = [];
  for (const { format, file } of wanted) {
    const toTerminal = file === null && streams.stdout.isTTY === true;
    const writer = (await reporterLoaders[format]()).open({
      ...given,
      toolVersion: TOOL_VERSION,
      color: isColorWanted(options.color, streams.environment, toTerminal),
      width: terminalWidth(streams.stdout, streams.environment),
      hyperlinks: toTerminal && streams.environment.TERM !== 'dumb',
      quiet: options.quiet ?? false,
      folderUrl: `${pathToFileURL(process.cwd()).href}/`,
    });
    try {
      opened.push({ writer, output: file === null ? standardOutput(streams.stdout) : fileOutput(file) });
    } catch (error) {
      for (const { output } of opened) output.abandon();
      throw error;
    }
  }
  return opened;
}
