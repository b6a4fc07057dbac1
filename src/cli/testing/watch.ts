import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { textsIn } from '../../messages/report-text.js';
import { testTexts } from '../../messages/test-text.js';
import { UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { configIn } from '../settings/config-extends.js';
import { tellProblem } from '../streams/tell-problems.js';
import { type LoadedTests, loadTests, type TestPlan } from './run-tests.js';
import type { TestRun } from './test-suite.js';

/** Editors save in several steps; changes that come so close together are one. */
const SETTLE_MS = 40;

/**
 * Tests, then tests again what changes: a script alone, everything where a rule or the configuration changes. Ends when the
 * process is told to.
 */
export async function watchTests(
  plan: TestPlan,
  streams: ProcessStreams,
  language: Language,
  show: (run: TestRun) => void,
): Promise<void> {
  const tokenize = createLazyTokenizer({});
  let tests: LoadedTests | null = null;
  /** What is broken while being written ends no watch: it is told, and the next saving tries again. */
  const orTold = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      for (const problem of error.problems) streams.stderr.write(tellProblem(problem, language));
      return null;
    }
  };
  const testAll = async () => {
    tests = await orTold(() => loadTests(plan, streams, tokenize));
    if (tests === null) return;
    const scripts = await tests.testFiles(tests.files);
    const problems = [...tests.problems, ...scripts.problems];
    const form = await orTold(tests.testScorecard);
    if (form === null) return;
    show({ suites: [...scripts.suites, ...tests.testExamples().suites, ...form.suites], problems });
  };
  const testChanged = async (changed: ReadonlySet<string>) => {
    const scripts = tests?.files.filter(({ path }) => path !== null && changed.has(path)) ?? [];
    const isOnlyScripts = [...changed].every((path) => scripts.some((one) => one.path === path));
    if (tests === null || !isOnlyScripts) await testAll();
    else show(await tests.testFiles(scripts.filter(({ path }) => path !== null && existsSync(path))));
  };
  await testAll();
  const known = tests as LoadedTests | null;
  const folders = foldersOf(plan, known);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  const note = (path: string) => {
    if (!/\.(?:ya?ml|txt|text|md|markdown|jsonl?|csv|vtt|srt)$/i.test(path)) return;
    changed.add(path);
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      const some = new Set(changed);
      changed.clear();
      running = running.then(() => testChanged(some));
    }, SETTLE_MS);
  };
  const watchers = folders.map((folder) =>
    watch(folder, (_, name) => {
      if (name !== null) note(join(folder, name));
    }),
  );
  const files = known?.files.length ?? 0;
  streams.stderr.write(`${textsIn(testTexts, language)('watching', { files })}\n`);
  await new Promise<void>((end) => {
    process.once('SIGINT', () => end());
    process.once('SIGTERM', () => end());
  });
  for (const one of watchers) one.close();
  await running;
}

/** The folders of all scripts, rules, the evaluation form and the configuration. */
function foldersOf(plan: TestPlan, tests: LoadedTests | null): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of tests?.files ?? []) if (path !== null) folders.add(dirname(path));
  const rules = tests?.rulePaths ?? (typeof plan.rules === 'string' ? [plan.rules] : []);
  for (const path of rules) for (const folder of foldersIn(resolve(path))) folders.add(folder);
  const form = tests?.scorecard ?? plan.scorecard;
  if (form !== null && existsSync(form)) folders.add(dirname(resolve(form)));
  const config = plan.config === null ? configIn(process.cwd()) : resolve(plan.config);
  if (config !== null && existsSync(config)) folders.add(dirname(config));
  return [...folders];
}

/** A rule folder and its groups; a file's own folder. */
function foldersIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [dirname(path)];
  const inside = readdirSync(path, { withFileTypes: true, recursive: true });
  return [path, ...inside.filter((one) => one.isDirectory()).map((one) => join(one.parentPath, one.name))];
}
