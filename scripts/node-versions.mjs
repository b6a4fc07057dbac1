// Runs the package on further versions of Node.js: the rules' examples, a check in every format and the packed tarball.
// node scripts/node-versions.mjs 22 24
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { platform, arch } = process;
const program = join(root, 'bin/genchi.js');
const FORMATS = ['json', 'jsonl', 'csv', 'csv-calls', 'xlsx', 'sarif', 'github', 'junit', 'markdown', 'html'];

for (const version of process.argv.slice(2)) {
  const folder = mkdtempSync(join(tmpdir(), `genchi-node-${version}-`));
  try {
    const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const bin = join(folder, 'node_modules', name, 'bin');
    const node = join(bin, 'node');
    const environment = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      // What this version compiles is of no use to another, and its cache starts empty, as a user's does.
      GENCHI_CACHE_DIR: join(folder, 'cache'),
    };
    const run = (file, args, options = {}) =>
      execFileSync(file, args, { cwd: root, env: environment, encoding: 'utf8', ...options });
    console.log(`Node.js ${run(node, ['--version']).trim()}`);
    run(node, [program, 'test', '--rules', '--quiet'], { stdio: 'inherit' });
    for (const format of FORMATS) {
      const files = ['here', 'there'].map((place) => join(folder, `${place}.${format}`));
      const args = (file) => [
        program,
        'check',
        'fixtures/demo',
        '--fail-on',
        'never',
        '-f',
        format,
        '-o',
        file,
      ];
      run(node, args(files[0]));
      execFileSync(process.execPath, args(files[1]), { cwd: root });
      const [there, here] = files.map((file) => readFileSync(file));
      if (!there.equals(here)) throw new Error(`${format} differs between ${process.version} and ${version}`);
    }
    console.log(`ok: ${FORMATS.length} formats, the same bytes as on ${process.version}`);
    run(node, ['scripts/pack-test.mjs', '--built'], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
