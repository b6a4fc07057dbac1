// Runs the program on further versions of Node.js: the rules' examples and a check in every format.
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
    // One run writes all formats: what differs between versions is the engine below, not the way through the options.
    const reports = (place) => FORMATS.map((format) => [format, join(folder, `${place}.${format}`)]);
    const args = (place) => [
      program,
      ...['check', 'fixtures/demo', '--fail-on', 'never', '-o', join(folder, `${place}.txt`)],
      ...reports(place).flatMap(([format, file]) => ['--report', `${format}:${file}`]),
    ];
    run(node, args('there'));
    execFileSync(process.execPath, args('here'), { cwd: root });
    for (const format of FORMATS) {
      const [there, here] = ['there', 'here'].map((place) =>
        readFileSync(join(folder, `${place}.${format}`)),
      );
      if (!there.equals(here)) throw new Error(`${format} differs between ${process.version} and ${version}`);
    }
    console.log(`ok: ${FORMATS.length} formats, the same bytes as on ${process.version}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
