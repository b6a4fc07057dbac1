// Packs the package, installs it into an empty folder and runs it there: what users get must work without the repository.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'genchi-pack-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function expect(condition, what) {
  if (!condition) throw new Error(`the package fails: ${what}`);
  console.log(`ok: ${what}`);
}

/** With `--built`, dist/ is packed as it stands. */
const PACK = ['pack', '--json', ...(process.argv.includes('--built') ? ['--ignore-scripts'] : [])];

/** What users need. */
const MEANT =
  /^(?:bin\/(?:genchi\.js|package\.json)|dist\/.*|character-maps\/(?:[A-Za-z0-9-]+\.bcmap|LICENSE)|language\/(?:README\.md|.*\.tsv)|rules\/.*\.(?:yaml|tsv|jsonl|md)|model\/.*\.(?:tsv|md)|schemas\/.*\.json|scripts\/prepare\.mjs|docs\/[a-z.-]+\.md|(?:README|README\.ja|CHANGELOG|SECURITY|LICENSE-IPADIC)\.md|LICENSE|package\.json)$/;

/** Pages that messages of the program and the front pages send readers to. */
function toldOfPages(names) {
  const sources = names.filter((name) => /^(?:dist\/messages\/.*\.js|README.*\.md|SECURITY\.md)$/.test(name));
  return sources.flatMap(
    (name) => readFileSync(join(root, name), 'utf8').match(/\bdocs\/[a-z.-]+\.md\b/g) ?? [],
  );
}

try {
  const [packed] = JSON.parse(run('npm', [...PACK, '--pack-destination', folder], root));
  const names = packed.files.map((file) => file.path);
  expect(
    names.some((name) => name.startsWith('rules/staff/')),
    'it holds the rules',
  );
  expect(
    names.some((name) => name.startsWith('schemas/')),
    'it holds the schemas',
  );
  expect(names.includes('dist/index.d.ts'), 'it holds the types');
  expect(!names.some((name) => /(^|\/)(test|fixtures|bench|src)\//.test(name)), 'it holds no tests');
  const further = names.filter((name) => !MEANT.test(name));
  expect(further.length === 0, `it holds nothing else${further.map((name) => ` ${name}`).join('')}`);
  const pages = new Set(['README.md', 'README.ja.md', 'SECURITY.md', ...toldOfPages(names)]);
  for (const page of pages) expect(names.includes(page), `it holds ${page}, which is pointed to`);
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)], home);
  writeFileSync(
    join(home, 'call.txt'),
    '客：これ、全部録音しているからな。\n職員：録音は止めていただけませんか。\n',
  );
  const report = JSON.parse(
    run('npx', ['genchi', 'check', 'call.txt', '--format', 'json', '--fail-on', 'never'], home),
  );
  const found = report.calls[0].findings.map((finding) => finding.rule);
  expect(found.includes('staff/recording-stop-plea'), 'the installed command finds a plea to stop recording');
  writeFileSync(
    join(home, 'use.mjs'),
    `import { analyze, loadRules } from 'genchi';
const segments = [{ start: 0, line: null, column: null }];
const turn = (role, text) => ({ role, speaker: role, text, narration: [], segments });
const call = { file: '-', id: '1', comments: [], fields: {}, turns: [turn('staff', '録音は止めていただけませんか。')] };
const { findings } = await analyze(call, { rules: loadRules() });
console.log(findings.map((finding) => finding.rule).join());`,
  );
  expect(run('node', ['use.mjs'], home).includes('staff/recording-stop-plea'), 'the library analyses a call');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
