import type { Finding } from './finding.js';
import type { Problem } from './problem.js';
import type { CallReview } from './review.js';
import type { Language, RuleId, RuleText, Severity } from './rule.js';
import type { CallScore, Scorecard } from './scorecard.js';
import type { ShardRecord } from './shard.js';
import type { Transcript } from './transcript.js';
import type { SpokenWords, Verdict, VerdictKind } from './verdict.js';

/** A call with its findings, sorted by turn, then start, then rule. */
export interface CallReport {
  readonly transcript: Transcript;
  readonly findings: readonly Finding[];
  /** Words that make the call a complaint, which are no findings; absent where they were not looked for. */
  readonly complaints?: readonly SpokenWords[];
  /** Absent where the call was not judged. */
  readonly verdict?: Verdict;
  /** Absent where no evaluation form was given. */
  readonly score?: CallScore;
  /** Absent where nobody has reviewed anything of the call. */
  readonly review?: CallReview;
}

/** What reviews have done in a run. */
export interface ReviewCounts {
  /** Calls that somebody has been through. */
  readonly confirmed: number;
  /** Findings that were dismissed and left out. */
  readonly dismissed: number;
}

/** What stands at the end of a report. */
export interface RunSummary {
  readonly files: number;
  readonly calls: number;
  readonly turns: number;
  /** Calls in which the side of a speaker was inferred from the words. */
  readonly inferred: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly byRule: ReadonlyMap<RuleId, number>;
  /** Calls by their verdict; all 0 where none was judged. */
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  readonly reviews: ReviewCounts;
  readonly problems: readonly Problem[];
  /** Wall time in milliseconds; never part of a machine-readable report, which must be the same bytes each time. */
  readonly elapsedMs: number;
}

/**
 * What one finding adds to a score, from 0 to below 1: by severity, or for the rules that a key of `rules` names
 * (an id, or a group as `staff/*`; the id goes first).
 */
export interface ScoreWeights {
  readonly severity: Readonly<Record<Severity, number>>;
  readonly rules: Readonly<Record<string, number>>;
}

/** Asks for a table of findings per hundred calls. */
export interface TrendOptions {
  /** `staff`, `folder`, `month`, `week`, the name of a field of the input, or several of these with commas between. */
  readonly by: string;
  /** A group of fewer calls is marked: it tells nothing of its own. Without it, `LEAST_CALLS`. */
  readonly least?: number;
  /** True where names of people are replaced by letters. */
  readonly pseudonyms: boolean;
}

/** What every reporter is given before the first call. */
export interface ReportOptions {
  readonly language: Language;
  readonly toolVersion: string;
  /** Every rule that may stand in a finding. */
  readonly rules: ReadonlyMap<RuleId, RuleText>;
  /** True where ANSI colour may be written. */
  readonly color: boolean;
  /** Columns of the terminal; the terminal report wraps there. */
  readonly width: number;
  /** True where OSC 8 hyperlinks may be written. */
  readonly hyperlinks: boolean;
  /** One line a finding, praise and summary left out. */
  readonly quiet: boolean;
  /** `file:` address of the working directory with a closing slash; without it no link leads to a file. */
  readonly folderUrl?: string;
  /** Without it, `DEFAULT_SCORE_WEIGHTS`. */
  readonly scoreWeights?: ScoreWeights;
  readonly trend?: TrendOptions;
  /** The language of column heads; without it, that of the report in Excel and field names in CSV. */
  readonly headers?: Language;
  /** The form by which calls were scored; without it, none was. */
  readonly scorecard?: Scorecard;
  /** True where the JSON reports give every turn, false where only their number; without it, JSON Lines does and JSON does not. */
  readonly withTurns?: boolean;
  /** From which severity a finding is a failure; without it, `error`. */
  readonly failOn?: Severity | 'never';
  /** Which parts of the input the run is of; without it, the whole. */
  readonly shard?: ShardRecord;
}

/**
 * Writes one report, call by call, so that a run of any length is held in constant memory.
 * What it returns is appended to the output in order: `head`, then `call` for each call, then `tail`.
 */
export interface ReportWriter {
  readonly head: () => string;
  readonly call: (call: CallReport) => string;
  /** Writes a call as another JSON report has it; formats without it are only given the call restored. */
  readonly stored?: (stored: object, call: CallReport) => string;
  readonly tail: (summary: RunSummary) => string | Uint8Array | Promise<string | Uint8Array>;
}

/** One output format. */
export interface Reporter {
  readonly name: string;
  /** Usual file name ending, without the dot. */
  readonly extension: string;
  readonly open: (options: ReportOptions) => ReportWriter;
}
