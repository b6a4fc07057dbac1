import { resolve } from 'node:path';
import { inputExtensions } from '../../input/formats.js';
import { createAnalyser } from '../../judge/analyse.js';
import { createTracer } from '../../judge/trace.js';
import { analyseText } from '../../language/analyse-text.js';
import { spellLiteral } from '../../language/normalise/spell-literal.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import type { RuleSet } from '../../model/compiled.js';
import { type Problem, UserError } from '../../model/problem.js';
import type { Tokenize } from '../../model/token.js';
import type { Transcript } from '../../model/transcript.js';
import { compileRules } from '../../rules/compile/compile.js';
import { BUILT_IN_RULES, type LoadedRules } from '../../rules/load.js';
import { withSettings } from '../../rules/settings/settings.js';
import { type AnalysisSetup, sidesOf } from '../../run/analysis-setup.js';
import { findFiles, type InputFile } from '../../run/files.js';
import { readLabelledCalls } from '../../run/labelled-calls.js';
import { readRules } from '../../run/load-rules.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { createSampleCheck } from '../../script/check-samples.js';
import { once } from '../../text/once.js';
import { type SetupOptions, scorecardFile, setupOf } from '../settings/check-setup.js';
import { type LoadedConfig, loadConfig } from '../settings/config.js';
import { findDeadWords } from './check-words.js';
import { findUnseen } from './find-unseen.js';
import { lintRules } from './lint-rules.js';
import { preparedTester, type ScriptTester, testerOf } from './script-tester.js';
import { testRules } from './test-rules.js';
import { testScorecard } from './test-scorecard.js';
import { type TestedCall, testScripts } from './test-scripts.js';
import type { TestRun } from './test-suite.js';

/** What `genchi test` is asked to test. */
export interface TestPlan {
  readonly paths: readonly string[];
  /** A rule file or folder, true for all rules, undefined for none but those of the configuration. */
  readonly rules: string | true | undefined;
  /** Whether rules are also checked for what keeps people from reading them. */
  readonly strict: boolean;
  /** Labelled calls in which patterns may be found; with `strict`. */
  readonly labelled: readonly string[];
  /** An evaluation form whose examples are tested; null: that of the configuration. */
  readonly scorecard: string | null;
  readonly config: string | null;
  readonly setup: Omit<SetupOptions, 'rules'>;
  /** Whether it will be tested again and again: rules as written are read anew sooner than they are prepared. */
  readonly watch: boolean;
}

/** Everything loaded once and used again as long as no rule changes. */
export interface LoadedTests {
  readonly files: readonly InputFile[];
  readonly problems: readonly Problem[];
  /** Rule files and folders that decide what is found. */
  readonly rulePaths: readonly string[];
  /** The evaluation form that is tested; null for none. */
  readonly scorecard: string | null;
  readonly testFiles: (
    files: readonly InputFile[],
    onCall?: (tested: TestedCall) => void,
  ) => Promise<TestRun>;
  readonly testExamples: () => TestRun;
  readonly testScorecard: () => Promise<TestRun>;
}

/**
 * Loads configuration and rules, and finds the scripts.
 *
 * @param tokenize of an earlier loading: its dictionary need not be read again
 * @throws UserError where the configuration or a rule is faulty
 */
export async function loadTests(
  plan: TestPlan,
  streams: ProcessStreams,
  tokenize: Tokenize = createLazyTokenizer({}),
): Promise<LoadedTests> {
  const loaded = await loadConfig(plan.config);
  const further = typeof plan.rules === 'string' ? [plan.rules] : [];
  const setup = setupOf({ ...plan.setup, rules: further }, loaded);
  const asksForAll = plan.paths.length === 0 && plan.rules === undefined;
  const named = asksForAll && plan.scorecard === null ? inputsOf(loaded) : plan.paths;
  const form =
    asksForAll || plan.scorecard !== null ? scorecardFile(plan.scorecard ?? undefined, loaded) : null;
  const { files, problems } = await findFiles(named, inputExtensions);
  const tested = pathsToTest(plan, setup);
  const sides = plan.labelled.length > 0 ? sidesOf(setup) : null;
  const reading = { read: { ...setup.read, sides }, manifest: null };
  const labelled = await readLabelledCalls(plan.labelled, reading, streams);
  const { tester, testExamples } =
    tested.length === 0 && !plan.watch
      ? { tester: await preparedTester(setup, tokenize), testExamples: () => NOTHING_TESTED }
      : asWritten(setup, tested, tokenize, plan.strict ? labelled.transcripts : null);
  return {
    files,
    problems:
      named.length === 0 && tested.length === 0 && form === null
        ? [
            ...problems,
            ...labelled.problems,
            { code: 'input-none', file: null, line: null, column: null, arguments: {} },
          ]
        : [...problems, ...labelled.problems],
    rulePaths: setup.rulePaths,
    scorecard: form,
    testFiles: (some, onCall) => testScripts(some, streams, tester, onCall),
    testExamples,
    testScorecard: async () =>
      form === null ? NOTHING_TESTED : testScorecard(form, setup.rulePaths, tester, tokenize),
  };
}

const NOTHING_TESTED: TestRun = { suites: [], problems: [] };

/**
 * What tests by the rules as they are written: scripts, and the examples of the rules in `tested`.
 *
 * @param labelled calls in which patterns may be found, where rules are also checked for what keeps people from reading them
 * @throws UserError where a rule is faulty
 */
function asWritten(
  setup: AnalysisSetup,
  tested: readonly string[],
  tokenize: Tokenize,
  labelled: readonly Transcript[] | null,
): { readonly tester: ScriptTester; readonly testExamples: () => TestRun } {
  // Read once for all purposes: in a watch, reading rules is what takes time.
  const written = readRules(setup.rulePaths);
  const ruleSet = withSettings(compiled(written), setup);
  const testExamples = (): TestRun => {
    if (tested.length === 0) return NOTHING_TESTED;
    const isTested = (file: string) => tested.some((path) => isInside(file, path));
    const analyse = (text: string) => analyseText(text, [], tokenize);
    const tokens = (text: string) => analyse(text).sentences.flatMap((one) => one.tokens);
    const testedRules = {
      ...written,
      rules: written.rules.filter(({ file }) => isTested(file)),
      wordSets: { sets: new Map([...written.wordSets.sets].filter(([, set]) => isTested(set.file))) },
    };
    const rules = ruleSet.rules.filter(({ rule }) => isTested(rule.file));
    const problems = [
      findDeadWords(testedRules, tokens),
      ...(labelled ? [lintRules(testedRules, analyse), findUnseen(ruleSet, rules, labelled, tokenize)] : []),
    ];
    // Examples state what patterns find; the whole judgement is measured on labelled calls.
    const checkSamples = createSampleCheck(ruleSet, tokenize);
    return {
      suites: testRules(
        rules,
        createAnalyser({ ruleSet, tokenize }),
        once(() => createTracer({ ruleSet, tokenize })),
        checkSamples,
        byFile(problems),
      ),
      problems: [],
    };
  };
  return { tester: testerOf(setup, ruleSet, tokenize), testExamples };
}

/** The problems of several checks, by file. */
function byFile(
  checks: readonly ReadonlyMap<string, readonly Problem[]>[],
): ReadonlyMap<string, readonly Problem[]> {
  const all = new Map<string, readonly Problem[]>();
  for (const [file, problems] of checks.flatMap((check) => [...check]))
    all.set(file, [...(all.get(file) ?? []), ...problems]);
  return all;
}

/** @throws UserError */
function compiled({ rules, wordSets }: LoadedRules): RuleSet {
  const { ruleSet, problems } = compileRules(rules, wordSets, spellLiteral);
  if (ruleSet === null) throw new UserError(problems);
  return ruleSet;
}

function inputsOf({ config, folder }: LoadedConfig): readonly string[] {
  return (config.inputs ?? []).map((glob) => resolve(folder, glob));
}

/** The rule files and folders whose examples are run. */
function pathsToTest({ rules, paths, scorecard }: TestPlan, { rulePaths }: AnalysisSetup): readonly string[] {
  if (typeof rules === 'string') return [rules];
  if (scorecard !== null) return [];
  if (rules === true) return [BUILT_IN_RULES, ...rulePaths];
  return paths.length > 0 ? [] : rulePaths;
}

function isInside(file: string, path: string): boolean {
  const [inner, outer] = [resolve(file), resolve(path)];
  return inner === outer || inner.startsWith(`${outer}/`) || inner.startsWith(`${outer}\\`);
}
