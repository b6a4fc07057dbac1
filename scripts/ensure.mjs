// Installs dependencies and builds, each only where it is missing or older than its source.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const installed = newest(join(root, 'node_modules/.package-lock.json'));
if (installed < newest(join(root, 'package-lock.json'))) {
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

const sources = Math.max(
  ...['src', 'language', 'scripts/build.mjs', 'scripts/bundle.mjs', 'tsconfig.json', 'package-lock.json'].map(
    (name) => newest(join(root, name)),
  ),
);
if (newest(join(root, 'dist/.built')) < sources) run('node', ['scripts/build.mjs']);
