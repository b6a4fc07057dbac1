import { resolve } from 'node:path';
import { areFaults } from '../../model/problem.js';
import { countCall, failsRun, NO_COUNTS, summarise } from '../../report/build.js';
import type { Outcome } from '../../run/analyse-files.js';
import { limitHeapGrowth } from '../../run/heap-growth.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { runAnalysis } from '../../run/run-analysis.js';
import { withAllFaults } from '../settings/all-faults.js';
import { type LoadedConfig, loadConfig } from '../settings/config.js';
import { isRedacted, refusedWithRedact } from '../settings/redaction.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { createProgress } from '../streams/progress.js';
import type { OpenReport } from '../streams/watch-report.js';
import { GroupNames } from '../words/group-names.js';
import type { CheckOptions } from './check-options.js';
import { type CheckRun, openCheckRun } from './check-run.js';
import { type CheckInputs, openInputs } from './open-inputs.js';
import { type Judgement, openJudgement } from './open-judgement.js';
import { scoresAndTrend } from './open-reports.js';
import { failOnOf, openWriters } from './open-writers.js';
import { openResumption, sharedFolder } from './resume.js';
import { writeReports } from './write-reports.js';

/**
 * Runs `genchi check`: finds the inputs, analyses them and writes every report call by call.
 *
 * @param onWritten told when all reports are whole
 * @throws UserError where settings are faulty or a report cannot be written
 */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  streams: ProcessStreams,
  onWritten: () => void = () => {},
): Promise<ExitCode> {
  const started = process.uptime();
  const loaded = await withAllFaults(options, () => loadConfig(options.config ?? null));
  const run = openCheckRun(options, loaded, streams);
  const { telling } = run;
  const refused = isRedacted(options.redact, loaded.config) ? refusedWithRedact(options) : null;
  if (refused) {
    telling.complain(refused);
    return EXIT.usage;
  }
  const resumption = openResumption(options);
  const cacheDir = options.cacheDir ?? resumption?.folder;
  const shared = sharedFolder(cacheDir);
  if (shared !== null) telling.warn(shared);
  const named = namedInputs(paths, loaded);
  if (named.length === 0) {
    telling.complain({ code: 'input-none', file: null, line: null, column: null, arguments: {} });
    return EXIT.usage;
  }
  const { trace } = options;
  if (trace !== undefined) {
    const { runTrace } = await import('./run-trace.js');
    return withAllFaults(options, () => runTrace(trace, named, options, loaded, streams));
  }
  const judgement = await withAllFaults(options, () => openJudgement(named, run));
  for (const problem of judgement.reviewed?.problems ?? []) telling.complain(problem);
  const inputs = await openInputs(named, judgement, run);
  const writers = await openWriters(judgement, inputs, run);
  const isHeapLimited = await limitHeapGrowth(inputs.files);
  const outcomes = await analyse(inputs, judgement, run, cacheDir);
  const failed = await report(outcomes, writers, { inputs, judgement, run, started });
  onWritten();
  resumption?.remove();
  if (run.isWarm() && judgement.isKnown && !isHeapLimited) streams.onWarmRun?.();
  if (areFaults(telling.problems)) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}

/** What the user named, else the inputs of the configuration. */
function namedInputs(paths: readonly string[], { config, folder }: LoadedConfig): readonly string[] {
  return paths.length > 0 ? paths : (config.inputs ?? []).map((glob) => resolve(folder, glob));
}

async function analyse(
  { files, read }: CheckInputs,
  { setup, bytes, prepared, prefetched }: Judgement,
  { options, streams, dictionary }: CheckRun,
  cacheDir: string | undefined,
): Promise<AsyncIterable<Outcome>> {
  dictionary.prefetched = await prefetched;
  const analysed = { files, setup: { ...setup, read }, preparedBytes: bytes, prepared, dictionary };
  return runAnalysis(analysed, { ...options, cacheDir }, streams);
}

/** Writes the reports call by call. @returns true where a finding fails the run */
async function report(
  outcomes: AsyncIterable<Outcome>,
  writers: readonly OpenReport[],
  {
    inputs,
    judgement: { accepted },
    run,
    started,
  }: { inputs: CheckInputs; judgement: Judgement; run: CheckRun; started: number },
): Promise<boolean> {
  const { options, loaded, streams, hidden, telling } = run;
  const failOn = failOnOf(run);
  const progress = createProgress(streams.stderr, options.progress && !options.quiet, inputs.files);
  const groups = new GroupNames(scoresAndTrend(options, loaded.config).trend?.by);
  let counts = NO_COUNTS;
  let failed = false;
  /** The file of the call in hand, by its own name. */
  let file = '';
  const tellOfInputs = () => {
    progress.clear();
    inputs.problems.tell();
  };
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
      onProblem: inputs.problems.add,
      summarise: async () => {
        tellOfInputs();
        await accepted.finish();
        const missing = groups.problem();
        if (missing) telling.complain(missing);
        return summarise(counts, telling.problems, (process.uptime() - started) * 1000);
      },
    });
  } finally {
    tellOfInputs();
  }
  return failed;
}
