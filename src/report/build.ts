import type { Finding } from '../model/finding.js';
import type { Problem } from '../model/problem.js';
import type { CallReport, ReviewCounts, RunSummary } from '../model/report.js';
import { type RuleId, SEVERITIES, type Severity } from '../model/rule.js';
import type { Transcript, Turn } from '../model/transcript.js';
import type { VerdictKind } from '../model/verdict.js';

/** What has been counted so far. */
export interface RunCounts {
  readonly files: number;
  readonly calls: number;
  readonly turns: number;
  readonly inferred: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly byRule: ReadonlyMap<RuleId, number>;
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  readonly reviews: ReviewCounts;
  /** The file of the last call: calls of one file come one after another. */
  readonly lastFile: string | null;
}

/** The counts before the first call. */
export const NO_COUNTS: RunCounts = {
  files: 0,
  calls: 0,
  turns: 0,
  inferred: 0,
  findings: { error: 0, warning: 0, info: 0, note: 0 },
  byRule: new Map(),
  verdicts: { enquiry: 0, complaint: 0, 'suspected-harassment': 0 },
  reviews: { confirmed: 0, dismissed: 0 },
  lastFile: null,
};

/** The counts with one more call. */
export function countCall(counts: RunCounts, call: CallReport): RunCounts {
  const { transcript, findings, verdict, review } = call;
  const bySeverity = { ...counts.findings };
  const byRule = new Map(counts.byRule);
  for (const { severity, rule } of findings) {
    bySeverity[severity] += 1;
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  }
  return {
    files: counts.files + (counts.lastFile === transcript.file ? 0 : 1),
    calls: counts.calls + 1,
    turns: counts.turns + transcript.turns.length,
    inferred: counts.inferred + (transcript.turns.some(({ guessed }) => guessed !== undefined) ? 1 : 0),
    findings: bySeverity,
    byRule,
    verdicts: verdict
      ? { ...counts.verdicts, [verdict.kind]: counts.verdicts[verdict.kind] + 1 }
      : counts.verdicts,
    reviews: {
      confirmed: counts.reviews.confirmed + (review?.status === 'confirmed' ? 1 : 0),
      dismissed: counts.reviews.dismissed + (review?.dismissed.length ?? 0),
    },
    lastFile: transcript.file,
  };
}

/** What stands at the end of a report. */
export function summarise(counts: RunCounts, problems: readonly Problem[], elapsedMs: number): RunSummary {
  const { files, calls, turns, inferred, findings, verdicts, reviews } = counts;
  const byRule = new Map([...counts.byRule].sort(([left], [right]) => compareText(left, right)));
  return { files, calls, turns, inferred, findings, byRule, verdicts, reviews, problems, elapsedMs };
}

/** The order of findings in a report: turn, start, rule. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    left.turn - right.turn || left.evidence.start - right.evidence.start || compareText(left.rule, right.rule)
  );
}

/** Order by UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How grave a severity is: 0 for the highest. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** True where a finding of this severity makes the run fail (`--fail-on`). */
export function failsRun(severity: Severity, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && severityRank(severity) <= severityRank(failOn);
}

/** The turn that a finding belongs to. */
export function turnOf(transcript: Transcript, finding: Finding): Turn {
  const turn = transcript.turns[finding.turn - 1];
  if (!turn) throw new Error(`${transcript.file}: no turn ${finding.turn} for ${finding.rule}`);
  return turn;
}

/** The words that show a finding. */
export function evidenceOf(transcript: Transcript, finding: Finding): string {
  return turnOf(transcript, finding).text.slice(finding.evidence.start, finding.evidence.end);
}
