import { existsSync } from 'node:fs';
import type { Finding } from '../../model/finding.js';
import type { Problem } from '../../model/problem.js';
import { UserError } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import { type Baseline, baselineBuilder, baselineFilter } from '../../script/baseline.js';
import { readSuppressions } from '../../script/directives.js';
import { suppress } from '../../script/suppress.js';
import { fileGlobMatcher, globMatcher } from '../../text/glob.js';
import { baselineName, entriesElsewhere, readBaseline, writeBaseline } from './baseline-file.js';

/** A suppression of the configuration; `files` are absolute globs with '/'. */
export interface ConfiguredSuppression {
  readonly rule: string;
  readonly files: string;
  readonly reason: string;
}

export interface AcceptedOptions {
  readonly ruleIds: readonly string[];
  readonly suppress: readonly ConfiguredSuppression[];
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  /** The absolute path of an input, with '/'. */
  readonly pathOf: (file: string) => string;
  /** Takes out what reviewers dismissed, and notes what they said. */
  readonly review: (call: CallReport) => CallReport;
  /** Judges a call by its findings, before any are left out of the report that nobody has looked at. */
  readonly judge: (call: CallReport) => CallReport;
  /** What is reported at all; a suppression of something else is not called unused. */
  readonly isReported: (finding: Finding) => boolean;
  readonly complain: (problem: Problem) => void;
  /** Tells what is worth knowing and no fault. */
  readonly warn: (problem: Problem) => void;
}

/** Takes out what somebody looked at and accepted, call by call. */
export interface AcceptedFindings {
  readonly apply: (call: CallReport) => CallReport;
  /** Tells unused suppressions of the configuration and writes the baseline. */
  readonly finish: () => Promise<void>;
}

/** @throws UserError where the baseline is missing or faulty */
export function acceptedFindings(options: AcceptedOptions): AcceptedFindings {
  const { ruleIds, baseline: file, updateBaseline, warn } = options;
  if (updateBaseline && file === undefined)
    throw new UserError([{ code: 'baseline-unnamed', file: null, line: null, column: null, arguments: {} }]);
  const configured = options.suppress.map((one) => ({
    ...one,
    isRule: globMatcher(one.rule),
    isFile: fileGlobMatcher(one.files),
    uses: 0,
  }));
  const isNew = updateBaseline && (file === undefined || !existsSync(file));
  const before: Baseline = file === undefined || isNew ? {} : readBaseline(file);
  const filter = baselineFilter(updateBaseline ? {} : before);
  const seen = new Set<string>();
  const after = baselineBuilder();

  const withoutSuppressed = (call: CallReport): readonly Finding[] => {
    const { suppressions, problems } = readSuppressions(call.transcript, ruleIds);
    for (const problem of problems) options.complain(problem);
    const { findings, unused } = suppress(suppressions, call.findings);
    for (const { rule, line } of unused) warn(unusedProblem(rule, call.transcript.file, line));
    if (configured.length === 0) return findings;
    const path = options.pathOf(call.transcript.file);
    const here = configured.filter((one) => one.isFile(path));
    return findings.filter((finding) => {
      const by = here.filter((one) => one.isRule(finding.rule));
      for (const one of by) one.uses++;
      return by.length === 0;
    });
  };
  return {
    apply: (call) => {
      const judged = options.judge(options.review({ ...call, findings: withoutSuppressed(call) }));
      const findings = judged.findings.filter(options.isReported);
      if (file === undefined) return { ...judged, findings };
      const name = baselineName(file, call.transcript.file);
      seen.add(name);
      if (!updateBaseline) return { ...judged, findings: filter.newFindings(name, { ...call, findings }) };
      after.add(name, { ...call, findings });
      return { ...judged, findings: [] };
    },
    finish: async () => {
      for (const { rule, uses } of configured) if (uses === 0) warn(unusedProblem(rule, null, null));
      if (file !== undefined && updateBaseline)
        await writeBaseline(file, { ...entriesElsewhere(file, before, seen), ...after.baseline() });
    },
  };
}

function unusedProblem(name: string, file: string | null, line: number | null): Problem {
  return { code: 'suppression-unused', file, line, column: null, arguments: { name } };
}
