import type { Analyse } from '../../analyse.js';
import type { ReadOptions } from '../../input/read-transcripts.js';
import type { TraceCall } from '../../judge/trace.js';
import type { RuleSet } from '../../model/compiled.js';
import type { Problem } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import type { Transcript } from '../../model/transcript.js';
import { compareWithScript, countStatements, type Mismatch } from '../../script/compare.js';
import { readScript, type Script } from '../../script/directives.js';
import { suppress } from '../../script/suppress.js';
import { globMatcher } from '../../text/glob.js';
import { analyseFiles } from '../analyse-files.js';
import type { InputFile } from '../files.js';
import type { StandardInput } from '../process-streams.js';
import type { MissTrace, TestFailure, TestRun, TestSuite } from './test-suite.js';

/** What scripts are tested with. */
export interface ScriptTester {
  readonly ruleSet: RuleSet;
  readonly analyse: Analyse;
  /** Prepared when something is missing and only then: tracing needs a matcher of its own. */
  readonly trace: () => TraceCall;
  readonly read: ReadOptions;
}

/** A call as it was tested, for whoever wants to update its script. */
export interface TestedCall {
  readonly call: CallReport;
  readonly script: Script;
}

/** Tests the scripts of files, one suite a call. */
export async function testScripts(
  files: readonly InputFile[],
  streams: StandardInput,
  tester: ScriptTester,
  onCall: (tested: TestedCall) => void = () => {},
): Promise<TestRun> {
  const ids = tester.ruleSet.rules.map(({ rule }) => rule.id);
  const suites: TestSuite[] = [];
  const problems: Problem[] = [];
  for await (const outcome of analyseFiles(files, streams, tester.read, tester.analyse)) {
    if (outcome.kind === 'problem') {
      problems.push(outcome.problem);
      continue;
    }
    const { transcript } = outcome.call;
    const script = readScript(transcript, ids);
    problems.push(...script.problems);
    onCall({ call: outcome.call, script });
    suites.push(suiteOf(outcome.call, script, tester));
  }
  return { suites, problems };
}

function suiteOf(call: CallReport, script: Script, tester: ScriptTester): TestSuite {
  const { transcript, findings } = call;
  const mismatches = compareWithScript(script, transcript, findings);
  const { unused } = suppress(script.suppressions, findings);
  const failures: readonly TestFailure[] = [
    ...mismatches.map(
      (mismatch): TestFailure => ({
        kind: 'mismatch',
        mismatch,
        transcript,
        miss: mismatch.kind === 'unmet' ? missOf(mismatch, transcript, tester) : null,
      }),
    ),
    ...unused.map((suppression): TestFailure => ({ kind: 'unused', suppression, transcript })),
  ];
  const name = transcript.file.includes(transcript.id)
    ? transcript.file
    : `${transcript.file} ${transcript.id}`;
  return { name, file: transcript.file, statements: countStatements(script), failures };
}

function missOf(
  { item, turn }: Mismatch & { kind: 'unmet' },
  transcript: Transcript,
  { ruleSet, trace }: ScriptTester,
): MissTrace | null {
  const isNamed = globMatcher(item.rule);
  const rule = ruleSet.rules.find((one) => isNamed(one.rule.id));
  const traced = rule ? trace()(transcript, rule.rule.id) : null;
  const turnTrace = traced?.turns.find((one) => one.turn === turn);
  const matcher = traced?.matchers[turn - 1];
  return rule && turnTrace && matcher ? { rule, trace: turnTrace, matcher } : null;
}
