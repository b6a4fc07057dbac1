// Evaluates the labelled calls, patterns alone and with cues, and writes the figures to fixtures/gold/figures.json.
// With --check nothing is written: it fails where a figure fell below the recorded one. Held-out calls are evaluated too, but
// count neither in the sums nor in the confidence of patterns: nothing is to be learned from them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const recordedPath = join(root, 'fixtures/gold/figures.json');
const callsIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => `${folder}/${name}`);
const gold = callsIn('fixtures/gold');
const heldOut = callsIn('fixtures/held-out');
/** Rounding of the recorded figures; a real drop is larger. */
const TOLERANCE = 0.0006;

let patternPrecision = [];
const round = (value) => Math.round(value * 1000) / 1000;

function figuresOf(result) {
  const figures = {};
  for (const group of result.groups) {
    const name = group.group === '' ? 'all' : group.group;
    figures[`${name} precision`] = round(group.precision.value);
    figures[`${name} recall`] = round(group.recall.value);
  }
  figures['innocent turns spared'] = round(1 - result.innocent.value);
  if (result.pairs) {
    figures['usual wordings found'] = round(result.pairs.usualFound.value);
    figures['near misses passed'] = round(1 - result.pairs.nearMissesFlagged.value);
  }
  return figures;
}

function resultsOf(paths, options) {
  const text = execFileSync(
    process.execPath,
    ['bin/genchi.js', 'eval', ...paths, '--format', 'json', '--no-misses', ...options],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  return JSON.parse(text);
}

function evaluate(options) {
  const { overall, files } = resultsOf(gold, options);
  if (options.includes('--no-cues')) {
    patternPrecision = overall.rules
      .filter((rule) => !rule.rule.startsWith('flow/') && rule.found + rule.falseAlarms > 0)
      .map((rule) => [rule.rule, rule.precision.value]);
  }
  return {
    all: figuresOf(overall),
    ...Object.fromEntries(files.map((file) => [file.file.replace(/^.*\//, ''), figuresOf(file)])),
    ...Object.fromEntries(
      heldOut.map((path) => [path.replace('fixtures/', ''), figuresOf(resultsOf([path], options).overall)]),
    ),
  };
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
  console.log(JSON.stringify(measured.both.all));
  process.exit(dropped === 0 ? 0 : 1);
}
// The confidence of a pattern's findings is the share of them that was right here.
writeFileSync(
  join(root, 'rules/pattern-precision.tsv'),
  patternPrecision.map(([rule, share]) => `${rule}\t${share.toFixed(3)}\n`).join(''),
);
writeFileSync(recordedPath, `${JSON.stringify(measured, null, 1)}\n`);
