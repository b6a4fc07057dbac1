// Evaluates the labelled calls and the minimal pairs, patterns alone and the whole judgement, and writes the figures to
// fixtures/gold/figures.json. With --check nothing is written: it fails where a figure fell below the recorded one. Held-out calls
// and pairs stand apart: nothing is to be learned from them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const recordedPath = join(root, 'fixtures/gold/figures.json');
const SETS = ['gold', 'pairs', 'held-out', 'held-out/pairs'];
/** Each file of these is told apart; of pairs there is one file a rule. */
const TOLD_BY_FILE = new Set(['gold', 'held-out']);
/** Rounding of the recorded figures; a real drop is larger. */
const TOLERANCE = 0.0006;

const round = (value) => Math.round(value * 1000) / 1000;

function figuresOf(result) {
  const figures = {};
  for (const group of result.groups) {
    if (group.found + group.missed === 0) continue;
    const name = group.group === '' ? 'all' : group.group;
    figures[`${name} precision`] = round(group.precision.value);
    figures[`${name} recall`] = round(group.recall.value);
  }
  figures['innocent turns spared'] = round(1 - result.innocent.value);
  if (result.pairs) {
    figures['usual wordings found'] = round(result.pairs.usualFound.value);
    figures['opposites not praised'] = round(1 - result.pairs.praisedOpposite.value);
    figures['refusals not flagged'] = round(1 - result.pairs.flaggedRefusal.value);
  }
  return figures;
}

function resultsOf(folder, options) {
  const paths = readdirSync(join(root, 'fixtures', folder))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => `fixtures/${folder}/${name}`);
  const text = execFileSync(
    process.execPath,
    ['bin/genchi.js', 'eval', ...paths, '--format', 'json', '--no-misses', ...options],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  return JSON.parse(text);
}

function evaluate(options) {
  const figures = {};
  for (const folder of SETS) {
    const { overall, files } = resultsOf(folder, options);
    figures[folder] = figuresOf(overall);
    if (!TOLD_BY_FILE.has(folder)) continue;
    for (const file of files) figures[file.file.replace('fixtures/', '')] = figuresOf(file);
  }
  return figures;
}

const measured = { patterns: evaluate(['--no-cues']), both: evaluate([]) };
if (process.argv.includes('--check')) {
  const recorded = JSON.parse(readFileSync(recordedPath, 'utf8'));
  let dropped = 0;
  for (const [way, files] of Object.entries(recorded)) {
    for (const [file, figures] of Object.entries(files)) {
      for (const [name, value] of Object.entries(figures)) {
        const now = measured[way]?.[file]?.[name] ?? 0;
        if (now < value - TOLERANCE) {
          dropped++;
          console.error(`${way}, ${file}: ${name} fell from ${value} to ${now}`);
        }
      }
    }
  }
  console.log(
    `${Object.keys(recorded.patterns).length} sets of labelled calls evaluated, ${dropped} figures below the recorded ones`,
  );
  for (const folder of SETS) console.log(folder, JSON.stringify(measured.both[folder]));
  process.exit(dropped === 0 ? 0 : 1);
}
writeFileSync(recordedPath, `${JSON.stringify(measured, null, 1)}\n`);
