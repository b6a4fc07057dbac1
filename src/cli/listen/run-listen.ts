import type { DictionaryOptions } from '../../language/tokenizer/dictionary.js';
import { cliTexts } from '../../messages/cli-text.js';
import { textsIn } from '../../messages/report-text.js';
import { areFaults } from '../../model/problem.js';
import { countCall, failsRun, NO_COUNTS, type RunCounts, summarise } from '../../report/build.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { openFurtherReports } from '../check/open-reports.js';
import { writeReports } from '../check/write-reports.js';
import { withAllFaults } from '../settings/all-faults.js';
import { loadConfig } from '../settings/config.js';
import { openRedaction } from '../settings/redaction.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { standardOutput } from '../streams/output.js';
import { openTelling, type Telling } from '../streams/telling.js';
import { openAlertCommand } from './alerts.js';
import { eventWriter } from './event-writer.js';
import { hearCalls } from './hear-calls.js';
import { Latencies } from './latencies.js';
import type { ListenOptions } from './listen-options.js';
import { openEar } from './open-ear.js';

/** Problems that reports list; a listener may run for weeks. */
const MOST_PROBLEMS = 1000;

/**
 * Runs `genchi listen`: hears turns as they are said, tells what is found at once, and reports each call when it ends.
 *
 * @throws UserError where settings are faulty or a report cannot be written
 */
export async function runListen(options: ListenOptions, streams: ProcessStreams): Promise<ExitCode> {
  const settings = { ...options, scorecard: null };
  const loaded = await withAllFaults(settings, () => loadConfig(options.config ?? null));
  const dictionary: DictionaryOptions = {
    onPrepare: () => streams.stderr.write(`${textsIn(cliTexts, streams.language)('prepare')}\n`),
  };
  const hidden = openRedaction(options.redact, loaded.config, dictionary);
  const telling = openTelling(hidden, streams, MOST_PROBLEMS);
  const ear = await withAllFaults(settings, () =>
    openEar(options, loaded, streams, { dictionary, hidden, telling }),
  );
  const output = standardOutput(streams.stdout);
  const command = alertCommandOf(options, telling);
  const latencies = new Latencies();
  const hearers = {
    write: output.write,
    alert: (event: object) => command?.send(event),
    complain: telling.complain,
    latencies,
  };
  const ended = { writer: eventWriter(ear.words), output };
  const writers = [ended, ...(await openFurtherReports(options, streams, ear.words))];
  let counts = NO_COUNTS;
  let failed = false;
  await writeReports(writers, hearCalls(options, ear, hearers, streams), {
    prepare: (call) => hidden.call(ear.accepted.apply(call)),
    onCall: (call) => {
      counts = countCall(counts, call);
      failed ||= call.findings.some(({ severity }) => failsRun(severity, ear.words.failOn));
    },
    onProblem: telling.complain,
    summarise: async () => summarise(counts, telling.problems, 0),
  });
  await command?.finish();
  if (!options.quiet) tellLatencies(counts, latencies, streams);
  if (areFaults(telling.problems)) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}

function alertCommandOf({ alertCommand }: ListenOptions, { complain }: Telling) {
  if (alertCommand === undefined) return null;
  return openAlertCommand(alertCommand, (reason) => {
    const place = { file: null, line: null, column: null };
    complain({ code: 'alert-command-failed', ...place, isWarning: true, arguments: { reason } });
  });
}

function tellLatencies({ calls }: RunCounts, latencies: Latencies, streams: ProcessStreams): void {
  const ms = (share: number) => latencies.within(share).toFixed(1);
  const values = { calls, turns: latencies.count, median: ms(0.5), most: ms(0.99) };
  streams.stderr.write(`${textsIn(cliTexts, streams.language)('listened', values)}\n`);
}
