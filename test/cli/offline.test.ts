import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { partOf } from '../thoroughness.js';
import { folderWith, processEnvironment, runGenchi, runProcess } from './run-genchi.js';

/** Makes every way to the network that Node has end the process with 99. */
const CUT = `
import { createRequire, syncBuiltinESMExports } from 'node:module';
const require = createRequire(import.meta.url);
const refuse = (what) => () => {
  require('node:fs').writeSync(2, 'network: ' + what + '\\n');
  process.exit(99);
};
for (const [name, functions] of Object.entries({
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get'],
  http2: ['connect'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
  dgram: ['createSocket'],
})) {
  const module = require('node:' + name);
  for (const one of functions) module[one] = refuse(name + '.' + one);
}
require('node:net').Socket.prototype.connect = refuse('Socket.connect');
require('node:dns').promises.lookup = refuse('dns.promises.lookup');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
globalThis.EventSource = refuse('EventSource');
syncBuiltinESMExports();
`;
const CALL = 'お客様：録音していますよ。\n職員：録音は止めていただけませんか。\n';
const COMMANDS: readonly (readonly string[])[] = [
  [
    'check',
    'calls',
    '-o',
    'a.html',
    '--report',
    'xlsx:a.xlsx',
    '--report',
    'sarif:a.sarif',
    '--redact',
    '-j',
    '2',
  ],
  ['check', 'calls', '-f', 'json', '-o', 'a.json', '--cache-dir', 'kept'],
  ['merge', 'a.json', '-f', 'markdown'],
  ['inputs', 'calls'],
  ['rules'],
  ['rules', 'staff/recording-stop-plea', '--check-references'],
  ['tokens', '録音は止めてください'],
  ['init'],
];
const files = {
  'calls/a.txt': CALL,
  'calls/b.html': '<p>職員：<img src="https://example.org/x.png">はい</p><p>客：はい</p>',
  'cut.mjs': CUT,
};

describe('the network', () => {
  it('is never asked for, by any command', () => {
    const folder = folderWith(files);
    const environment = { NODE_OPTIONS: `--import ${pathToFileURL(join(folder, 'cut.mjs')).href}` };
    for (const command of partOf(COMMANDS)) {
      const { code, stderr } = runProcess(command, folder, { environment });
      expect({ command, code, network: stderr.includes('network:') }).toMatchObject({ network: false });
      expect(code).toBeLessThan(3);
    }
  });

  it('would be noticed', () => {
    const folder = folderWith(files);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', pathToFileURL(join(folder, 'cut.mjs')).href, '-e', 'fetch("http://localhost")'],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 99, stderr: 'network: fetch\n' });
  });

  const canUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0;
  const whySkipped = canUnshare ? '' : ' (skipped: no namespaces of users and networks)';
  it.skipIf(!canUnshare)(`is not needed: the same where there is none${whySkipped}`, async () => {
    const folder = folderWith(files);
    const program = join(import.meta.dirname, '../../bin/genchi.js');
    const args = ['check', 'calls', '-f', 'json', '--fail-on', 'never'];
    const { status, stdout } = spawnSync('unshare', ['-rn', process.execPath, program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: processEnvironment(),
    });
    const usual = await runGenchi(args, folder);
    expect({ status, stdout }).toEqual({ status: usual.code, stdout: usual.stdout });
    expect(stdout).toContain('staff/recording-stop-plea');
  });
});
