// @ts-check
/*
 * How memory and time of `genchi check` grow with the number of calls: node bench/load.mjs [--calls 10000,40000,200000]
 * [--reports jsonl+csv,html] [--inputs lines,files] [--jobs 1] [--different] [--keep FOLDER]. Reports joined by + are written by one run. The
 * calls have 4 to 6 turns, with --different of words that are said once only; they are given as one JSON Lines file or as a file
 * each.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateCalls, writeJsonLines } from './corpus.mjs';
import { usage } from './processes.mjs';
import { createRandom } from './random.mjs';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000,40000,200000' },
    reports: { type: 'string', default: 'jsonl+json+csv+csv-calls+sarif+junit+github+terminal' },
    inputs: { type: 'string', default: 'lines,files' },
    jobs: { type: 'string', default: '1' },
    different: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'genchi-load-'));
mkdirSync(folder, { recursive: true });

/** @param {number} calls */
function* shortCalls(calls) {
  const random = createRandom(5);
  for (const { name, tense, text } of generateCalls({ calls, different: values.different })) {
    const lines = text.trim().split('\n');
    const count = 4 + random.below(3);
    const from = random.below(Math.max(1, lines.length - count));
    yield { name, tense, text: `${lines.slice(from, from + count).join('\n')}\n` };
  }
}

/** The path of the input, which is made where it is not there yet. @param {string} kind @param {number} calls */
function inputOf(kind, calls) {
  const name = `${kind}-${calls}${values.different ? '-different' : ''}`;
  const path = join(folder, `${name}${kind === 'lines' ? '.jsonl' : ''}`);
  if (existsSync(path)) return path;
  if (kind === 'lines') writeJsonLines(path, shortCalls(calls));
  else {
    let number = 0;
    for (const call of shortCalls(calls)) {
      const part = join(path, String(Math.floor(number++ / 1000)).padStart(4, '0'));
      mkdirSync(part, { recursive: true });
      writeFileSync(join(part, call.name), call.text);
    }
  }
  return path;
}

const megabytes = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(0);
console.log('| input | reports | calls | MB at most | processor seconds | MB of reports |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const kind of values.inputs.split(',')) {
  for (const reports of values.reports.split(',')) {
    for (const calls of values.calls.split(',').map(Number)) {
      const input = inputOf(kind, calls);
      const files = reports
        .split('+')
        .map((format) => ({ format, file: join(folder, `report.of-${format}`) }));
      const written = files.flatMap(({ format, file }) => ['--report', `${format}:${file}`]);
      const run = ['node', 'bin/genchi.js', 'check', input, '-f', 'terminal', '--quiet', ...written];
      const used = await usage({ name: reports, run: [...run, '--fail-on', 'never', '--jobs', values.jobs] });
      const size = files.reduce((sum, { file }) => sum + statSync(file).size, 0);
      const cells = [
        kind,
        reports,
        calls,
        used.megabytes.toFixed(0),
        used.seconds.toFixed(0),
        megabytes(size),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
}
if (values.keep === undefined) rmSync(folder, { recursive: true });
