// Learns the built-in model anew from the labelled calls and writes it to model/: about half an hour on two processors, the same bytes each time.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const callsIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => `${folder}/${name}`);
const wordings = [
  ...readdirSync(join(root, 'fixtures/wordings'))
    .sort()
    .map((name) => `fixtures/wordings/${name}`),
  'fixtures/plain-turns/caller-pressure.txt',
];

const { status } = spawnSync(
  process.execPath,
  [
    '--max-old-space-size=8192',
    // Much is made that nobody keeps: with little room for it a third of the time goes to clearing up.
    '--max-semi-space-size=256',
    'bin/genchi.js',
    'fit',
    ...callsIn('fixtures/gold'),
    ...callsIn('fixtures/pairs'),
    ...wordings.flatMap((file) => ['--wordings', file]),
    '--noise',
    '--out',
    '.',
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
