// Measures how transcripts of many forms are read: without any option, and by the manifest that the program writes.
// node bench/intake.mjs [FOLDER]: FOLDER holds calls/ and expected.json as fixtures/intake does.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [folder = join(here, '../fixtures/intake')] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'genchi-intake-'));
cpSync(join(folder, 'calls'), join(work, 'calls'), { recursive: true });

function genchi(...args) {
  const run = spawnSync(process.execPath, [join(here, '../bin/genchi.js'), ...args], {
    cwd: work,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (run.status === null || run.status > 2) throw new Error(run.stderr);
  return run;
}

const plain = (text) => text.normalize('NFKC').replace(/\s+/g, '');

function measure(title) {
  const run = genchi('check', 'calls', '-f', 'json', '--with-turns', '--fail-on', 'never', '--no-progress');
  const { calls, problems } = JSON.parse(run.stdout);
  const texts = calls.map((call) => ({ call, text: plain(call.turns.map((turn) => turn.text).join('')) }));
  const warned = new Set(problems.filter(({ warning }) => warning).map(({ file }) => file));
  const sum = { read: 0, guessed: 0, right: 0, wrong: 0, lost: 0, swapped: 0, swappedUnmarked: 0 };
  const byForm = new Map();
  for (const { form, key, turns } of expected) {
    const row = byForm.get(form) ?? { calls: 0, read: 0, wrong: 0 };
    byForm.set(form, row);
    row.calls++;
    const found = texts.find(({ text }) => text.includes(plain(key)) && text.includes(plain(turns[1][1])));
    if (!found) continue;
    row.read++;
    sum.read++;
    const isGuessed = found.call.turns.some(({ guessed }) => guessed !== undefined);
    if (isGuessed) sum.guessed++;
    let wrong = 0;
    let at = 0;
    for (const [side, text] of turns) {
      const index = found.call.turns.findIndex(
        (turn, i) => i >= at && plain(turn.text).includes(plain(text)),
      );
      const turn = found.call.turns[index];
      if (!turn) {
        sum.lost++;
        continue;
      }
      at = index;
      if (turn.speaker === side) sum.right++;
      else wrong++;
    }
    sum.wrong += wrong;
    row.wrong += wrong;
    if (wrong * 2 > turns.length) {
      sum.swapped++;
      if (!isGuessed && !warned.has(found.call.file)) sum.swappedUnmarked++;
    }
  }
  const percent = (count) => `${((100 * count) / expected.length).toFixed(1)} %`;
  console.log(
    `${title}: ${sum.read} of ${expected.length} calls read (${percent(sum.read)}), ${sum.guessed} with sides inferred`,
  );
  console.log(
    `  turns on the right side ${sum.right}, on the wrong one ${sum.wrong}, not found ${sum.lost}; calls swapped ${sum.swapped}, without a mark ${sum.swappedUnmarked}`,
  );
  for (const [form, { calls: all, read, wrong }] of byForm) {
    if (read < all || wrong > 0) console.log(`  ${form}: ${read}/${all} read, ${wrong} turns wrong`);
  }
}

try {
  console.log(`${new Set(expected.map(({ form }) => form)).size} forms`);
  measure('without any option');
  genchi('inputs', 'calls', '--write-manifest');
  measure('with the manifest as written');
} finally {
  rmSync(work, { recursive: true, force: true });
}
