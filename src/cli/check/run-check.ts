import { resolve, sep } from 'node:path';
import { type DictionaryOptions, prefetchDictionary } from '../../language/tokenizer/dictionary.js';
import { cliTexts } from '../../messages/cli-text.js';
import { textsIn } from '../../messages/report-text.js';
import { areFaults, type Problem } from '../../model/problem.js';
import type { Language, RuleId, RuleText } from '../../model/rule.js';
import type { Shard } from '../../model/shard.js';
import { countCall, failsRun, NO_COUNTS, summarise } from '../../report/build.js';
import { applyReviews } from '../../review/apply-reviews.js';
import { findInputs, pathsOfInputs } from '../../run/find-inputs.js';
import { limitHeapGrowth } from '../../run/heap-growth.js';
import { openPrepared, prepareAnalysis } from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { type RunOptions, runAnalysis } from '../../run/run-analysis.js';
import { inputsOfShard } from '../../run/shard-inputs.js';
import { withVerdict } from '../../verdict/judge-call.js';
import { acceptedFindings } from '../settings/accepted-findings.js';
import { manifestOf, type SetupOptions, setupOf } from '../settings/check-setup.js';
import { loadConfig } from '../settings/config.js';
import { checkNamedRules } from '../settings/named-rules.js';
import type { FailOn } from '../settings/options.js';
import { isRedacted, openRedaction, refusedWithRedact } from '../settings/redaction.js';
import { type FilterOptions, reportFilter } from '../settings/report-filter.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { leftOutProblems, tellGrouped } from '../streams/problem-groups.js';
import { createProgress } from '../streams/progress.js';
import { tellProblem } from '../streams/tell-problems.js';
import { GroupNames } from '../words/group-names.js';
import { type OutputOptions, openReports, scoresAndTrend } from './open-reports.js';
import { openResumption, sharedFolder } from './resume.js';
import { readReviews } from './review-files.js';
import { schedulerShard } from './scheduler-shard.js';
import { openScoring, scorecardFile } from './scoring.js';
import { writeReports } from './write-reports.js';

/** Options of `genchi check` as commander gives them. */
export interface CheckOptions extends SetupOptions, FilterOptions, OutputOptions, RunOptions {
  readonly failOn?: FailOn;
  readonly shard?: Shard | 'auto';
  readonly redact?: boolean;
  readonly lang?: Language;
  readonly config?: string;
  readonly progress: boolean;
  readonly reviews?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly trace?: string;
  readonly scorecard?: string;
}

/**
 * Runs `genchi check`: finds the inputs, analyses them and writes every report call by call.
 *
 * @param onWritten told when all reports are whole
 */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  streams: ProcessStreams,
  onWritten: () => void = () => {},
): Promise<ExitCode> {
  const started = process.uptime();
  const loaded = await loadConfig(options.config ?? null);
  const { config, folder } = loaded;
  const { language } = streams;
  const problems: Problem[] = [];
  let isWarm = true;
  const onPrepare = () => {
    isWarm = false;
    streams.stderr.write(`${textsIn(cliTexts, language)('prepare')}\n`);
  };
  const dictionary: { -readonly [Key in keyof DictionaryOptions]: DictionaryOptions[Key] } = { onPrepare };
  const hidden = openRedaction(options.redact, config, dictionary);
  const warn = (problem: Problem) => {
    streams.stderr.write(tellProblem(hidden.problem(problem), language));
  };
  const complain = (problem: Problem) => {
    problems.push(hidden.problem(problem));
    warn(problem);
  };
  const refused = isRedacted(options.redact, config) ? refusedWithRedact(options) : null;
  if (refused) {
    complain(refused);
    return EXIT.usage;
  }
  const resumption = openResumption(options);
  const kept = resumption === null ? {} : { cacheDir: resumption.folder };
  const shared = sharedFolder(options.cacheDir ?? resumption?.folder);
  if (shared !== null) warn(shared);
  const named = paths.length > 0 ? paths : (config.inputs ?? []).map((glob) => resolve(folder, glob));
  if (named.length === 0) {
    complain({ code: 'input-none', file: null, line: null, column: null, arguments: {} });
    return EXIT.usage;
  }
  if (options.trace !== undefined) {
    const { runTrace } = await import('./run-trace.js');
    return runTrace(options.trace, named, options, loaded, streams);
  }
  const shard = options.shard === 'auto' ? schedulerShard(streams.environment) : options.shard;
  const setup = setupOf(options, loaded);
  const prefetched = prefetchDictionary();
  const { bytes: preparedBytes, isKnown } = await prepareAnalysis(setup);
  const prepared = openPrepared(preparedBytes, setup);
  const { ruleSet } = prepared;
  const ruleIds = ruleSet.rules.map((one) => one.rule.id);
  const form = scorecardFile(options.scorecard, loaded);
  const scoring = await openScoring(form, setup.rulePaths, ruleIds, dictionary);
  const read = await readReviews(options.reviews, loaded, named, ruleIds);
  for (const problem of read?.problems ?? []) complain(problem);
  checkNamedRules(config, ruleSet);
  const isReported = reportFilter(options, config, ruleIds);
  const isHidden = isRedacted(options.redact, config);
  const accepted = acceptedFindings({
    ruleIds,
    suppress: config.suppress ?? [],
    baseline: options.baseline,
    updateBaseline: options.updateBaseline ?? false,
    pathOf: (file) => resolve(file).split(sep).join('/'),
    review: (call) => (read ? applyReviews(call, read.reviews, isHidden ? hidden.call(call) : call) : call),
    judge: (call) => scoring.apply(withVerdict(call, config.verdict)),
    isReported,
    complain,
    warn,
  });
  const found = await findInputs(named, setup.read, manifestOf(options, loaded), streams);
  const ofInputs = [...found.problems, ...leftOutProblems(found.leftOut)].map(hidden.problem);
  for (const problem of ofInputs) problems.push(problem);
  const { files, parted } = shard ? inputsOfShard(found.files, shard) : { files: found.files, parted: [] };
  const record = shard && {
    count: shard.count,
    parts: [shard.index],
    ahead: problems.length,
    settings: (await import('./shard-settings.js')).settingsKey({
      setup: { ...setup, read: found.read },
      preparedBytes,
      config,
      options,
      language,
      scorecard: scoring.scorecard,
      parted,
    }),
  };
  const rules = new Map<RuleId, RuleText>(ruleSet.rules.map(({ rule }) => [rule.id, rule]));
  const failOn = options.failOn ?? config['fail-on'] ?? 'error';
  const writers = await openReports(
    options,
    streams,
    {
      language,
      rules,
      failOn,
      ...scoresAndTrend(options, config),
      ...(record ? { shard: record } : {}),
      ...(scoring.scorecard ? { scorecard: scoring.scorecard } : {}),
    },
    [
      ...pathsOfInputs(found),
      ...(read?.files ?? []),
      ...setup.rulePaths,
      ...ruleSet.rules.map(({ rule }) => rule.file),
      ...[options.baseline, form, loaded.path].filter((one) => one != null),
    ],
    warn,
  );
  isWarm &&= !(await limitHeapGrowth(files)) && isKnown;
  dictionary.prefetched = await prefetched;
  const analysed = { files, setup: { ...setup, read: found.read }, preparedBytes, prepared, dictionary };
  const outcomes = await runAnalysis(analysed, { ...options, ...kept }, streams);
  const progress = createProgress(streams.stderr, options.progress && !options.quiet, files);
  let counts = NO_COUNTS;
  let failed = false;
  /** The file of the call in hand, by its own name. */
  let file = '';
  const groups = new GroupNames(scoresAndTrend(options, config).trend?.by);
  try {
    await writeReports(writers, outcomes, {
      prepare: (call) => {
        file = call.transcript.file;
        return hidden.call(accepted.apply(call));
      },
      onCall: (call) => {
        counts = countCall(counts, call);
        failed ||= call.findings.some(({ severity }) => failsRun(severity, failOn));
        groups.add(call);
        progress.advance(file);
      },
      onProblem: (problem) => {
        const shown = hidden.problem(problem);
        problems.push(shown);
        ofInputs.push(shown);
      },
      summarise: async () => {
        progress.clear();
        streams.stderr.write(tellGrouped(ofInputs.splice(0), language));
        await accepted.finish();
        const missing = groups.problem();
        if (missing) complain(missing);
        return summarise(counts, problems, (process.uptime() - started) * 1000);
      },
    });
  } finally {
    progress.clear();
    streams.stderr.write(tellGrouped(ofInputs, language));
  }
  onWritten();
  resumption?.remove();
  if (isWarm) streams.onWarmRun?.();
  if (areFaults(problems)) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}
