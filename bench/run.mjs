// @ts-check
// Measures genchi against its peers and itself and writes bench/RESULTS.md. Usage, after `npm run build`:
//   npm run bench -- [--runs N] [--calls N] [--only "Cold start"]... [--out FILE]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus.mjs';
import { MEASUREMENTS } from './measurements.mjs';
import { time } from './processes.mjs';
import { profile } from './profile.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    calls: { type: 'string', default: '10000' },
    only: { type: 'string', multiple: true },
    out: { type: 'string', default: new URL('./RESULTS.md', import.meta.url).pathname },
  },
});
const [loadAtStart = 0] = loadavg();
const here = new URL('.', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'genchi-bench-'));
try {
  writeFileSync(values.out, await report());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function report() {
  const corpus = join(folder, 'calls');
  const { size, text } = writeCorpus(corpus, { calls: Number(values.calls) });
  const speech = join(folder, 'speech.txt');
  writeFileSync(speech, text.replace(/^[^：\n]*：/gm, ''));
  const bench = {
    runs: Number(values.runs),
    calls: Number(values.calls),
    folder,
    corpus,
    speech,
    ordinaryCall: join(corpus, 'part-00/call-00001.txt'),
    tenseCall: join(corpus, 'part-00/call-00000.txt'),
  };
  // The first run ever prepares the dictionary, which is no part of any measurement.
  const command = new URL('../bin/genchi.js', import.meta.url).pathname;
  await time({ name: 'warm', run: ['node', command, 'check', '--fail-on', 'never', bench.tenseCall] });

  const sections = [heading(size)];
  for (const [title, measure] of Object.entries(MEASUREMENTS)) {
    if (values.only === undefined || values.only.includes(title)) {
      console.error(`${title} …`);
      const { aim, met, rows } = await measure(bench);
      const verdict = met === null ? 'not judged' : met ? 'met' : '**not met**';
      sections.push(`## ${title}\n\nAim: ${aim}: ${verdict}.\n\n${table(rows)}`);
    }
  }
  if (values.only === undefined || values.only.includes('Profile')) {
    const { parts, functions } = await profile(corpus);
    const shares = [...parts, ...functions].map(([name, share]) => [name, `${(share * 100).toFixed(1)} %`]);
    const byPart = table([['part', 'share'], ...shares.slice(0, parts.length)]);
    const byFunction = table([['function', 'share'], ...shares.slice(parts.length)]);
    sections.push(
      `## Where the time goes\n\n\`--jobs 1\`, the modules as they are compiled, not bundled.\n\n${byPart}\n\n${byFunction}`,
    );
  }
  sections.push(readFileSync(new URL('notes.md', here), 'utf8').trim());
  return `${sections.join('\n\n')}\n`;
}

/** @param {{ calls: number, turns: number, distinctTurns: number, characters: number }} size */
function heading({ calls, turns, distinctTurns, characters }) {
  const [processor] = cpus();
  const machine = [
    `${cpus().length} × ${processor?.model ?? 'unknown processor'}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
    // What else ran: times from a busy machine are too long, ratios roughly hold.
    `load average at the start ${loadAtStart.toFixed(1)}`,
  ].join(', ');
  const number = (/** @type {number} */ value) => value.toLocaleString('en');
  return `# Results of \`npm run bench\`

Machine: ${machine}. Whole processes, output discarded, dictionary cache warm; medians of ${values.runs} runs or more, taken in turns.

Corpus: ${number(calls)} calls built from a seed out of parts that we wrote, one in twenty of them tense; ${number(turns)} turns
(${number(distinctTurns)} different ones), ${number(characters)} characters.`;
}

/** @param {readonly (readonly string[])[]} rows */
function table([header = [], ...rows]) {
  if (rows.length === 0) {
    return header.join(' ');
  }
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
