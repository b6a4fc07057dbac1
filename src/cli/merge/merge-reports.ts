import { areFaults, type Problem } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import type { Language } from '../../model/rule.js';
import { countCall, failsRun, NO_COUNTS, summarise } from '../../report/build.js';
import type { ReporterName } from '../../report/reporter-loaders.js';
import { restoreCall } from '../../report/restored-call.js';
import type { StoredCall } from '../../report/stored-call.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { formatFor, type OutputOptions, openReports, scoresAndTrend } from '../check/open-reports.js';
import { readReviews } from '../check/review-files.js';
import { loadConfig } from '../settings/config.js';
import type { FailOn } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { isAmong } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';
import type { OpenReport } from '../streams/watch-report.js';
import { GroupNames } from '../words/group-names.js';
import { joinCalls, withFurtherProblems } from './joined-calls.js';
import { laterReviews } from './later-reviews.js';
import { lookThrough } from './look-through.js';
import type { OpenedReport } from './open-report.js';
import { openShards, problemsOf } from './open-shards.js';

/** Options of `genchi merge` as commander gives them. */
export interface MergeOptions extends Pick<OutputOptions, 'groupBy' | 'leastCalls' | 'pseudonyms'> {
  readonly format?: ReporterName;
  readonly output?: string;
  readonly partial?: boolean;
  readonly resume?: boolean;
  readonly reviews?: readonly string[];
  readonly failOn?: FailOn;
  readonly lang?: Language;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/**
 * Runs `genchi merge`. Reports are read twice, call by call: once to see that all is well and which rules there are, then to
 * write. Nothing is written where something is wrong.
 *
 * @throws UserError where a report cannot be read, two hold the same call, or shards do not make a whole
 */
export async function mergeReports(
  files: readonly string[],
  options: MergeOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const { language } = streams;
  const complain = (problem: Problem) => streams.stderr.write(tellProblem(problem, language));
  const format = formatFor(options.format, options.output, 'json');
  const { reports, shards } = openShards(files, { ...options, format });
  const { rules, scorecard, areWhole } = lookThrough(reports);
  const loaded = await loadConfig(null);
  const { config } = loaded;
  const reviewed = await readReviews(options.reviews, loaded, files, [...rules.keys()]);
  // Only the rules of findings are known here.
  const ofReviews = (reviewed?.problems ?? []).filter(({ code }) => code !== 'review-rule-unknown');
  for (const problem of ofReviews) complain(problem);
  if (!areWhole && SHOWS_TURNS.has(format)) complain(WITHOUT_TURNS);
  const problems = withFurtherProblems(problemsOf(reports), ofReviews, language);
  const failOn = options.failOn ?? config['fail-on'] ?? 'error';
  const shown = scoresAndTrend(options, config);
  const groups = new GroupNames(shown.trend?.by);
  // What an earlier merge has joined already is what is gone on with.
  const isGoneOnWith = (file: string) =>
    options.resume === true && options.output !== undefined && isAmong(options.output, [file]);
  const others = reports.map(({ file }) => file).filter((file) => !isGoneOnWith(file));
  let counts = NO_COUNTS;
  let failed = false;
  const [opened] = await openReports(
    // Turns that no report has cannot be given.
    { ...options, format, withTurns: areWhole },
    streams,
    {
      language,
      rules,
      failOn,
      ...shown,
      ...(scorecard ? { scorecard } : {}),
      ...(shards.record === null ? {} : { shard: shards.record }),
    },
    [...others, ...(reviewed?.files ?? [])],
    complain,
  );
  if (opened)
    await writeCalls(opened, reports, {
      review: laterReviews(reviewed?.reviews ?? null, config.verdict),
      isPart: shards.record !== null,
      onCall: (call) => {
        counts = countCall(counts, call);
        groups.add(call);
        failed ||= call.findings.some(({ severity }) => failsRun(severity, failOn));
      },
      tail: (writer) => writer.tail(summarise(counts, problems, 0)),
    });
  const unnamed = groups.unnamed();
  if (unnamed !== null) complain(unnamed);
  const fault = groups.problem() ?? (options.partial ? null : shards.missing);
  if (fault !== null) {
    complain(fault);
    return EXIT.usage;
  }
  if (areFaults(problems)) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}

/** Formats whose readers look at whole turns. */
const SHOWS_TURNS: ReadonlySet<ReporterName> = new Set(['html', 'xlsx', 'markdown', 'csv', 'terminal']);

const WITHOUT_TURNS: Problem = {
  code: 'merge-without-turns',
  file: null,
  line: null,
  column: null,
  isWarning: true,
  arguments: {},
};

interface Writing {
  readonly review: (call: CallReport) => CallReport;
  /** True where shards are missing that are to be joined later. */
  readonly isPart: boolean;
  readonly onCall: (call: CallReport) => void;
  readonly tail: (writer: OpenReport['writer']) => ReturnType<OpenReport['writer']['tail']>;
}

async function writeCalls(
  { writer, output }: OpenReport,
  reports: readonly OpenedReport[],
  { review, isPart, onCall, tail }: Writing,
): Promise<void> {
  try {
    await output.write(writer.head());
    for (const call of joinCalls(reports)) {
      const known = restoreCall(call);
      const restored = review(known);
      onCall(restored);
      const stored = isPart ? call : withoutPosition(call);
      await output.write(
        (restored === known ? writer.stored?.(stored, restored) : undefined) ?? writer.call(restored),
      );
    }
    await output.write(await tail(writer));
    await output.close();
  } catch (error) {
    output.abandon();
    throw error;
  }
}

/** Places tell shards where calls of a file belong; a run over all of them has none. */
function withoutPosition({ position, ...call }: StoredCall): StoredCall {
  return call;
}
