import { setImmediate as nextEvents } from 'node:timers/promises';
import type { Problem } from '../../model/problem.js';
import type { CallReport, RunSummary } from '../../model/report.js';
import type { Outcome } from '../../run/analyse-files.js';
import type { OpenReport } from '../streams/watch-report.js';

/** So long at most a run hears nothing of Ctrl-C. */
const DEAF_MS = 100;

/** What is done with the calls of a run on their way into its reports. */
export interface ReportSteps {
  /** What is reported of a call. */
  readonly prepare: (call: CallReport) => CallReport;
  /** Told of each call when every report has it. */
  readonly onCall: (call: CallReport) => void;
  /** Told of what is wrong with an input, which costs only itself. */
  readonly onProblem: (problem: Problem) => void;
  /** Sums up the run when all calls are written. */
  readonly summarise: () => Promise<RunSummary>;
}

/**
 * Writes calls into every report as they come, so that a run of any length is held in constant memory.
 *
 * @throws what a step throws; then no report takes the place of an earlier one
 */
export async function writeReports(
  writers: readonly OpenReport[],
  outcomes: AsyncIterable<Outcome>,
  { prepare, onCall, onProblem, summarise }: ReportSteps,
): Promise<void> {
  try {
    for (const { writer, output } of writers) await output.write(writer.head());
    let heard = performance.now();
    for await (const outcome of outcomes) {
      // Without a pause no signal is heard: reading and analysing wait for nothing that comes from outside.
      if (performance.now() - heard > DEAF_MS) {
        await nextEvents();
        heard = performance.now();
      }
      if (outcome.kind === 'problem') {
        onProblem(outcome.problem);
        continue;
      }
      const call = prepare(outcome.call);
      for (const { writer, output } of writers) await output.write(writer.call(call));
      onCall(call);
    }
    const summary = await summarise();
    for (const { writer, output } of writers) {
      await output.write(await writer.tail(summary));
      await output.close();
    }
  } catch (error) {
    for (const { output } of writers) output.abandon();
    throw error;
  }
}
