import type { Problem } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import type { Transcript } from '../../model/transcript.js';
import { callName } from '../../report/call-name.js';
import { analyseFiles } from '../../run/analyse-files.js';
import type { InputFile } from '../../run/files.js';
import type { StandardInput } from '../../run/process-streams.js';
import { compareWithScript, countStatements, type Mismatch } from '../../script/compare.js';
import { readScript, type Script } from '../../script/directives.js';
import { suppress } from '../../script/suppress.js';
import { globMatcher } from '../../text/glob.js';
import type { ScriptTester } from './script-tester.js';
import type { MissTrace, TestFailure, TestRun, TestSuite } from './test-suite.js';

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
  const suites: TestSuite[] = [];
  const problems: Problem[] = [];
  for await (const outcome of analyseFiles(files, streams, tester.read, tester.analyse)) {
    if (outcome.kind === 'problem') {
      problems.push(outcome.problem);
      continue;
    }
    const { transcript } = outcome.call;
    const script = readScript(transcript, tester.ruleIds);
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
  const name = callName(transcript);
  return { name, file: transcript.file, statements: countStatements(script), failures };
}

function missOf(
  { item, turn }: Mismatch & { kind: 'unmet' },
  transcript: Transcript,
  { ruleIds, trace }: ScriptTester,
): MissTrace | null {
  const id = ruleIds.find(globMatcher(item.rule));
  if (id === undefined) return null;
  const { ruleSet, traceCall } = trace();
  const rule = ruleSet.rules.find((one) => one.rule.id === id);
  const traced = traceCall(transcript, id);
  const turnTrace = traced?.turns.find((one) => one.turn === turn);
  const matcher = traced?.matchers[turn - 1];
  return rule && turnTrace && matcher ? { rule, trace: turnTrace, matcher } : null;
}
