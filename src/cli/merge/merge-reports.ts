import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { areFaults, type Problem, UserError } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import type { Language } from '../../model/rule.js';
import { countCall, failsRun, NO_COUNTS, summarise } from '../../report/build.js';
import { type ReporterName, reporterLoaders } from '../../report/reporter-loaders.js';
import { restoreCall, restoreRules } from '../../report/restored-call.js';
import type { StoredCall } from '../../report/stored-report.js';
import { restoreScorecard, type StoredScore } from '../../report/stored-score.js';
import { applyReviews } from '../../review/apply-reviews.js';
import type { Reviews } from '../../review/reviews.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { TOOL_VERSION } from '../../run/version.js';
import { withVerdict } from '../../verdict/judge-call.js';
import { type OutputOptions, scoresAndTrend } from '../check/open-reports.js';
import { readReviews } from '../check/review-files.js';
import { loadConfig } from '../settings/config.js';
import type { FailOn } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { fileOutput, isAmong, standardOutput } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';
import { isColorWanted, terminalWidth } from '../streams/terminal.js';
import { watchReport } from '../streams/watch-report.js';
import { GroupNames } from '../words/group-names.js';
import { joinCalls, joinProblems } from './joined-calls.js';
import { type JoinedShards, joinShards } from './joined-shards.js';
import { type OpenedReport, openReport } from './open-report.js';

/** Options of `genchi merge` as commander gives them. */
export interface MergeOptions extends Pick<OutputOptions, 'groupBy' | 'leastCalls' | 'pseudonyms'> {
  readonly format: ReporterName;
  readonly output?: string;
  readonly partial?: boolean;
  readonly resume?: boolean;
  readonly reviews?: readonly string[];
  readonly failOn: FailOn;
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
  const { reports, shards } = openShards(files, options);
  let areWhole = true;
  /** Forms by which the items of the evaluation form are known. */
  const scores: StoredScore[] = [];
  const items = new Set<string>();
  const look = function* (): Generator<StoredCall> {
    for (const call of joinCalls(reports)) {
      areWhole &&= typeof call.turns !== 'number';
      if (call.score?.items.some(({ id }) => !items.has(id))) {
        scores.push(call.score);
        for (const { id } of call.score.items) items.add(id);
      }
      yield call;
    }
  };
  const rules = restoreRules(look());
  const scorecard = restoreScorecard(
    reports.map(({ tail }) => tail().scorecard).find((one) => one !== undefined),
    scores,
  );
  const problems = problemsOf(reports);
  const loaded = await loadConfig(null);
  const reviewed = await readReviews(options.reviews, loaded, files, [...rules.keys()]);
  const withReviews = reviewing(reviewed?.reviews ?? null);
  for (const problem of [
    ...(reviewed?.problems.filter(({ code }) => code !== 'review-rule-unknown') ?? []),
    ...(areWhole || !SHOWS_TURNS.has(options.format) ? [] : [WITHOUT_TURNS]),
  ])
    streams.stderr.write(tellProblem(problem, language));
  const shown = scoresAndTrend(options, loaded.config);
  const groups = new GroupNames(shown.trend?.by);
  const toTerminal = options.output === undefined && streams.stdout.isTTY === true;
  const reporter = await reporterLoaders[options.format]();
  const opened = reporter.open({
    language,
    rules,
    failOn: options.failOn,
    ...shown,
    ...(scorecard ? { scorecard } : {}),
    toolVersion: TOOL_VERSION,
    color: isColorWanted(options.color, streams.environment, toTerminal),
    width: terminalWidth(streams.stdout, streams.environment),
    hyperlinks: toTerminal && streams.environment.TERM !== 'dumb',
    quiet: options.quiet ?? false,
    // Turns that no report has cannot be given.
    withTurns: areWhole,
    folderUrl: `${pathToFileURL(process.cwd()).href}/`,
    ...(shards.record === null ? {} : { shard: shards.record }),
  });
  const place = options.output ?? null;
  // What an earlier merge has joined already is what is gone on with.
  const joined = reports.map(({ file }) => file);
  const others = joined.filter((file) => !(options.resume && place !== null && isAmong(place, [file])));
  const { writer, output } = watchReport(
    {
      writer: opened,
      output:
        place === null
          ? standardOutput(streams.stdout)
          : fileOutput(place, [...others, ...(reviewed?.files ?? [])]),
    },
    options.format,
    place,
    (problem) => streams.stderr.write(tellProblem(problem, language)),
  );
  let counts = NO_COUNTS;
  let failed = false;
  try {
    await output.write(writer.head());
    for (const call of joinCalls(reports)) {
      const known = restoreCall(call);
      const restored = withReviews(known);
      const stored = shards.record === null ? withoutPosition(call) : call;
      counts = countCall(counts, restored);
      groups.add(restored);
      failed ||= restored.findings.some(({ severity }) => failsRun(severity, options.failOn));
      await output.write(
        (restored === known ? writer.stored?.(stored, restored) : undefined) ?? writer.call(restored),
      );
    }
    await output.write(await writer.tail(summarise(counts, problems, 0)));
    await output.close();
  } catch (error) {
    output.abandon();
    throw error;
  }
  const ungrouped = groups.problem();
  if (ungrouped !== null) {
    streams.stderr.write(tellProblem(ungrouped, language));
    return EXIT.usage;
  }
  if (shards.missing !== null && !options.partial) {
    streams.stderr.write(tellProblem(shards.missing, language));
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

/** Heeds what was reviewed since the reports were made; the verdict is judged anew where a finding went. */
function reviewing(reviews: Reviews | null): (call: CallReport) => CallReport {
  if (reviews === null) return (call) => call;
  return (call) => {
    const applied = applyReviews(call, reviews);
    const { review } = applied;
    if (applied === call || review === undefined) return call;
    // What the shards have dismissed stays dismissed.
    const dismissed = [...(call.review?.dismissed ?? []), ...review.dismissed];
    const joined = { ...applied, review: { ...review, dismissed } };
    if (applied.findings.length === call.findings.length || !call.verdict) return joined;
    const complaints = call.verdict.grounds.filter(({ rule }) => rule === null);
    return withVerdict({ ...joined, complaints });
  };
}

/**
 * The reports that are to be joined. With `--resume` what an earlier merge has joined already takes the place of its reports.
 *
 * @throws UserError where shards do not make a whole, unless a part is asked for
 */
function openShards(
  files: readonly string[],
  { format, output, partial, resume }: MergeOptions,
): { readonly reports: readonly OpenedReport[]; readonly shards: JoinedShards } {
  if ((partial || resume) && (format !== 'json' || (resume && output === undefined))) {
    const option = resume ? '--resume' : '--partial';
    throw new UserError([
      { code: 'merge-part-format', file: null, line: null, column: null, arguments: { option } },
    ]);
  }
  const given = files.map(openReport);
  const before = resume && output !== undefined && existsSync(output) ? openReport(output) : null;
  const known = new Set(before?.shard?.parts);
  const isKnown = ({ shard }: OpenedReport) => shard?.parts.every((part) => known.has(part)) ?? false;
  const reports = before?.shard ? [before, ...given.filter((one) => !isKnown(one))] : given;
  const shards = joinShards(reports);
  if (shards.missing !== null && !partial && !resume) throw new UserError([shards.missing]);
  return { reports, shards };
}

function problemsOf(reports: readonly OpenedReport[]): readonly Problem[] {
  return reports.some(({ shard }) => shard !== null)
    ? joinProblems(reports)
    : reports.flatMap((report) => report.tail().problems);
}

/** Places tell shards where calls of a file belong; a run over all of them has none. */
function withoutPosition({ position, ...call }: StoredCall): StoredCall {
  return call;
}
