// Plants faults in the core, one at a time, and tells which of them the tests do not notice: node scripts/mutate.mjs [--core] [--one-in N] [--check] [FILE …]
// With --check it compares with test/mutants.tsv and fails where a fault survives that was noticed before; else it writes that
// file, unless files are named: then it only tells. Nothing in the work tree changes: the faults are planted where the tests load a file.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { describeMutant, mutantsOf } from './mutants.mjs';

const root = join(import.meta.dirname, '..');
const record = join(root, 'test/mutants.tsv');
/** What decides on findings, with the tests that need no dictionary. */
const CORE = {
  files: ['judge/decide.ts', 'match/conditions.ts', 'match/grade.ts', 'match/narrated.ts'],
  tests: ['test/judge/decide.test.ts', 'test/match/conditions.test.ts'],
};
const REST = { folders: ['judge', 'match'], tests: ['test/judge', 'test/match'] };
/** A fault may let a loop run for ever; that is noticed, too. */
const LONGEST_RUN_MS = 120_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    core: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    'one-in': { type: 'string', default: '1' },
  },
});

const inRest = REST.folders
  .flatMap((folder) => readdirSync(join(root, 'src', folder)).map((name) => `${folder}/${name}`))
  .filter((file) => !CORE.files.includes(file));
const wanted = (file) => positionals.length === 0 || positionals.some((one) => file.includes(one));
const oneIn = Number(values['one-in']);
const groups = [
  { tests: CORE.tests, plans: plansFor(CORE.files.filter(wanted), 1) },
  { tests: REST.tests, plans: values.core ? [] : plansFor(inRest.filter(wanted), oneIn) },
];

/** One in `n` of the mutants of the files, always the same. */
function plansFor(files, n) {
  return files.flatMap((file) => {
    const source = readFileSync(join(root, 'src', file), 'utf8');
    return mutantsOf(source)
      .map((mutant, index) => ({ file, mutant, index, told: `${file}\t${describeMutant(source, mutant)}` }))
      .filter(({ index }) => index % n === 0);
  });
}

const outcomes = new Map();
for (const { tests, plans } of groups) {
  for (let next = 0; next < plans.length; ) next += await runFrom(tests, plans, next);
}

/** Runs mutants from `first` on in a process of their own until one hangs; how many are done. */
function runFrom(tests, plans, first) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mutation-worker.mjs'), ...tests], {
    cwd: root,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let done = first;
  return new Promise((resolve) => {
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        note('killed');
        process.kill(-child.pid, 'SIGKILL');
      }, LONGEST_RUN_MS);
    };
    const note = (outcome) => {
      const plan = plans[done++];
      outcomes.set(plan.told, outcomes.get(plan.told) === 'survived' ? 'survived' : outcome);
      process.stdout.write(`${outcome}\t${plan.told}\n`);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'sound') return watch();
      if (line !== 'killed' && line !== 'survived') return;
      note(line);
      watch();
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 2) {
        console.error('the tests fail without any fault planted');
        process.exit(2);
      }
      resolve(done - first);
    });
    child.stdin.end(
      `${JSON.stringify(plans.slice(first).map(({ file, mutant }) => ({ file, ...mutant })))}\n`,
    );
  });
}

const survivors = [...outcomes].filter(([, outcome]) => outcome === 'survived').map(([told]) => told);
console.log(`${outcomes.size - survivors.length} of ${outcomes.size} planted faults are noticed`);
if (values.check) {
  const known = new Set(
    existsSync(record)
      ? readFileSync(record, 'utf8')
          .split('\n')
          .filter((line) => line.startsWith('survived\t'))
          .map((line) => line.slice('survived\t'.length))
      : [],
  );
  const fresh = survivors.filter((told) => !known.has(told));
  for (const told of fresh) console.error(`not noticed: ${told}`);
  if (fresh.length > 0) process.exit(1);
} else if (positionals.length === 0) {
  const lines = [...outcomes].map(([told, outcome]) => `${outcome}\t${told}`).sort();
  writeFileSync(record, `${lines.join('\n')}\n`);
}
