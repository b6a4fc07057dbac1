// @ts-check
/*
 * How memory and time of `genchi check` grow with the number of calls: node bench/load.mjs [--calls 10000,40000,200000]
 * [--formats jsonl,csv] [--inputs lines,files] [--jobs 1] [--keep FOLDER]. The calls are short (4 to 6 turns), most turns are said once only; they are
 * given as one JSON Lines file or as a file each, and the report goes to a file.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateCalls, writeJsonLines } from './corpus.mjs';
import { peakMemory } from './processes.mjs';
import { createRandom } from './random.mjs';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000,40000,200000' },
    formats: { type: 'string', default: 'jsonl,json,csv,csv-calls,sarif,junit,markdown,github,terminal' },
    inputs: { type: 'string', default: 'lines,files' },
    jobs: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'genchi-load-'));
mkdirSync(folder, { recursive: true });

/** @param {number} calls */
function* shortCalls(calls) {
  const random = createRandom(5);
  for (const { name, tense, text } of generateCalls({ calls, different: true })) {
    const lines = text.trim().split('\n');
    const count = 4 + random.below(3);
    const from = random.below(Math.max(1, lines.length - count));
    yield { name, tense, text: `${lines.slice(from, from + count).join('\n')}\n` };
  }
}

/** The path of the input, which is made where it is not there yet. @param {string} kind @param {number} calls */
function inputOf(kind, calls) {
  const path = join(folder, `${kind}-${calls}${kind === 'lines' ? '.jsonl' : ''}`);
  if (existsSync(path)) return path;
  if (kind === 'lines') writeJsonLines(path, shortCalls(calls));
  else {
    let number = 0;
    for (const { name, text } of shortCalls(calls)) {
      const part = join(path, String(Math.floor(number++ / 1000)).padStart(4, '0'));
      if (number % 1000 === 1) mkdirSync(part, { recursive: true });
      writeFileSync(join(part, name), text);
    }
  }
  return path;
}

console.log(
  '| input | report | calls | MB at most | seconds | MB of report |\n| --- | --- | --- | --- | --- | --- |',
);
for (const kind of values.inputs.split(',')) {
  for (const format of values.formats.split(',')) {
    for (const calls of values.calls.split(',').map(Number)) {
      const input = inputOf(kind, calls);
      const report = join(folder, `report.${format === 'terminal' ? 'txt' : 'out'}`);
      const check = ['bin/genchi.js', 'check', input, '-f', format, '-o', report, '--fail-on', 'never'];
      const started = performance.now();
      const peak = await peakMemory({ name: format, run: ['node', ...check, '--jobs', values.jobs] });
      const seconds = (performance.now() - started) / 1000;
      const size = statSync(report).size / 2 ** 20;
      console.log(
        `| ${kind} | ${format} | ${calls} | ${peak.toFixed(0)} | ${seconds.toFixed(0)} | ${size.toFixed(1)} |`,
      );
    }
  }
}
if (values.keep === undefined) rmSync(folder, { recursive: true });
