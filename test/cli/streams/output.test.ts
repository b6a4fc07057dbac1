import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOutput, isAmong } from '../../../src/cli/streams/output.js';
import { isOwnFolder } from '../../../src/storage/own-file.js';
import { folderWith } from '../run-genchi.js';

async function write(path: string, text: string): Promise<void> {
  const output = fileOutput(path);
  await output.write(text);
  await output.close();
}

test.skipIf(!existsSync('/dev/shm'))(
  'a file below /dev is a file: it is replaced, not added to',
  async () => {
    const folder = mkdtempSync('/dev/shm/genchi-test-');
    try {
      const path = join(folder, 'report.json');
      for (const text of ['first', 'second']) await write(path, text);
      expect(readFileSync(path, 'utf8')).toBe('second');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test.skipIf(process.platform === 'win32')(
  'a report keeps the mode of the one whose place it takes',
  async () => {
    const path = join(folderWith({ 'report.json': 'first' }), 'report.json');
    for (const mode of [0o600, 0o664]) {
      chmodSync(path, mode);
      await write(path, 'second');
      expect(statSync(path).mode & 0o777).toBe(mode);
    }
  },
);

test('a file is among others by whatever name, also before it is there', () => {
  const folder = folderWith({ 'a.json': '', 'sub/b.json': '' });
  symlinkSync(join(folder, 'sub'), join(folder, 'link'));
  const [a, b, made] = [join(folder, 'a.json'), join(folder, 'link/b.json'), join(folder, 'link/c.json')];
  expect(isAmong(a, [`${folder}/sub/../a.json`])).toBe(true);
  expect(isAmong(b, [join(folder, 'sub/b.json')])).toBe(true);
  expect(isAmong(made, [join(folder, 'sub/c.json')])).toBe(true);
  expect(isAmong(made, [a, b])).toBe(false);
});

test.skipIf(process.platform === 'win32')('a folder that nobody may look at is not one of our own', () => {
  const folder = folderWith({});
  symlinkSync('loop', join(folder, 'loop'));
  expect(isOwnFolder(join(folder, 'loop/cache'))).toBe(false);
  expect(isOwnFolder(join(folder, 'cache'))).toBe(true);
});
