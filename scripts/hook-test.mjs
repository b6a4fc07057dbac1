// Installs the package from a git address as pre-commit does for its hooks (clone, install, pack, install the package), and runs
// each hook once. Needs the npm registry or its cache.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'genchi-hooks-'));
const run = (command, args, cwd) => {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')}\n${stdout}${stderr}`);
  return stdout;
};
try {
  const clone = join(folder, 'clone');
  run('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(root).href, clone], folder);
  run('npm', ['install', '--include=dev', '--no-audit', '--no-fund', '--no-save'], clone);
  run('npm', ['pack'], clone);
  const archive = readdirSync(clone).find((name) => name.endsWith('.tgz'));
  const env = join(folder, 'env');
  run(
    'npm',
    ['install', '--global', '--prefix', env, '--no-audit', '--no-fund', join(clone, archive)],
    clone,
  );
  const work = join(folder, 'work');
  mkdirSync(join(work, 'rules/staff'), { recursive: true });
  writeFileSync(join(work, 'a.txt'), '客：はい。\n職員：はい。\n');
  const rule = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  writeFileSync(join(work, 'rules/staff/no-cancellation.yaml'), rule);
  for (const hook of parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))) {
    const [, ...args] = hook.entry.split(' ');
    const files = hook.pass_filenames === false ? [] : ['a.txt'];
    run(join(env, 'bin/genchi'), [...args, ...(hook.args ?? []), ...files], work);
    console.log(`${hook.id}: runs as installed from a git address`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
