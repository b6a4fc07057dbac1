import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

const CALL = '職員：録音は止めていただけませんか。\n客：わかりました。\n';
const FOUND = 'staff/recording-stop-plea';
/** As long as the one that is found. */
const PLANTED = 'staff/planted-by-another!';
const CHECKSUM_BYTES = 4;
const isAdministrator = process.geteuid?.() === 0;

const filesIn = (cache: string) =>
  readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(cache, name));

/** Another result in a kept file, with a checksum that is right. */
function poison(file: string, from = FOUND, to = PLANTED): void {
  const bytes = readFileSync(file);
  const [old, planted] = [Buffer.from(from, 'utf16le'), Buffer.from(to, 'utf16le')];
  expect(planted.length).toBe(old.length);
  expect(bytes.indexOf(old)).toBeGreaterThan(0);
  for (let at = bytes.indexOf(old); at !== -1; at = bytes.indexOf(old, at)) bytes.set(planted, at);
  bytes.writeUInt32LE(crc32(bytes.subarray(CHECKSUM_BYTES)), 0);
  writeFileSync(file, bytes);
}

/** Finds the call with results of an earlier run kept in `kept`, which have been poisoned. */
async function withPoison(): Promise<{ folder: string; kept: string; file: string }> {
  const folder = folderWith({ 'call.txt': CALL });
  expect((await check(folder, '--cache-dir', 'kept')).stdout).toBe(plain);
  const kept = join(folder, 'kept');
  const [file = ''] = filesIn(kept);
  poison(file);
  return { folder, kept, file };
}

const check = (folder: string, ...args: string[]) =>
  runGenchi(['check', 'call.txt', '-f', 'csv', '--lang', 'en', ...args], folder);

let plain = '';
beforeAll(async () => {
  plain = (await check(folderWith({ 'call.txt': CALL }))).stdout;
  expect(plain).toContain(FOUND);
});

describe.skipIf(process.platform === 'win32')('results that somebody else wrote', () => {
  it('would be told if one wrote them oneself, which nothing hinders', async () => {
    const { folder } = await withPoison();
    expect((await check(folder, '--cache-dir', 'kept')).stdout).not.toBe(plain);
  });

  it('are not taken from a file that others can write, and are replaced by our own', async () => {
    const { folder, file } = await withPoison();
    chmodSync(file, 0o666);
    for (let times = 0; times < 2; times++)
      expect((await check(folder, '--cache-dir', 'kept')).stdout).toBe(plain);
  });

  it('are not taken through a link', async () => {
    const { folder, file } = await withPoison();
    renameSync(file, join(folder, 'elsewhere.bin'));
    symlinkSync(join(folder, 'elsewhere.bin'), file);
    expect((await check(folder, '--cache-dir', 'kept')).stdout).toBe(plain);
  });

  it.skipIf(!isAdministrator)("are not taken from another user's file", async () => {
    const { folder, file } = await withPoison();
    chownSync(file, 54_321, 54_321);
    expect((await check(folder, '--cache-dir', 'kept')).stdout).toBe(plain);
  });

  it('it is told where others can write into the folder of results', async () => {
    const { folder, kept } = await withPoison();
    expect((await check(folder, '--cache-dir', 'kept')).stderr).not.toContain('can be written to by others');
    chmodSync(kept, 0o777);
    expect((await check(folder, '--cache-dir', 'kept')).stderr).toContain('can be written to by others');
  });
});

describe('a folder that is handed on with caches in it', () => {
  it('is read without them: none is looked for in the folder of the calls', async () => {
    const { folder, kept } = await withPoison();
    for (const name of ['.genchi-cache', '.genchi', '.cache/genchi/calls', 'genchi/calls'])
      cpSync(kept, join(folder, name), { recursive: true });
    const environment = { XDG_CACHE_HOME: '.cache', HOME: join(folder, 'home') };
    const ran = await runGenchi(['check', 'call.txt', '-f', 'csv', '--lang', 'en'], folder, { environment });
    expect(ran.stdout).toBe(plain);
  });

  it('with results of another machine to go on from: they are for other rule files, as those carry their times', async () => {
    const { folder, file } = await withPoison();
    const bytes = readFileSync(file);
    const end = 8 + bytes.readUInt32LE(CHECKSUM_BYTES);
    expect(bytes.subarray(8, end).toString()).toMatch(/^[0-9a-f]{64}$/);
    bytes.fill('0', 8, end);
    bytes.writeUInt32LE(crc32(bytes.subarray(CHECKSUM_BYTES)), 0);
    writeFileSync(file, bytes);
    cpSync(join(folder, 'kept'), join(folder, '.report.csv.resume'), { recursive: true });
    await check(folder, '-o', 'report.csv', '--resume');
    expect(readFileSync(join(folder, 'report.csv'), 'utf8')).toBe(plain);
  });

  it.skipIf(process.platform === 'win32')(
    'with a link in the place of the results to go on from: what it leads to stays',
    async () => {
      const folder = folderWith({ 'call.txt': CALL, 'precious/letter.txt': '大切' });
      symlinkSync(join(folder, 'precious'), join(folder, '.report.csv.resume'));
      const ran = await check(folder, '-o', 'report.csv', '--resume');
      expect(ran.stderr).toContain('is a link or can be written to by others');
      expect(readFileSync(join(folder, 'report.csv'), 'utf8')).toBe(plain);
      expect(existsSync(join(folder, '.report.csv.resume'))).toBe(false);
      expect(readFileSync(join(folder, 'precious/letter.txt'), 'utf8')).toBe('大切');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'with a link in the place of what a killed run leaves behind: what it leads to stays',
    async () => {
      const folder = folderWith({ 'call.txt': CALL, 'precious/letter.txt': '大切' });
      // Made like one that a killed run left: the same machine, a process that is gone.
      await check(folder, '-o', 'report.csv');
      const { machineName } = await import('../../src/cli/streams/report-workspace.js');
      const name = `.report.csv-${machineName()}-999999999-abcdef`;
      symlinkSync(join(folder, 'precious'), join(folder, name));
      await check(folder, '-o', 'report.csv');
      expect(existsSync(join(folder, name))).toBe(false);
      expect(readFileSync(join(folder, 'precious/letter.txt'), 'utf8')).toBe('大切');
    },
  );
});
