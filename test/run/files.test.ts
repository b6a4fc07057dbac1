import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../src/run/files.js';
import { folderWith } from '../cli/run-genchi.js';

const CALL = '職員：はい。\nお客様：録音しています。\n';

test.skipIf(process.platform !== 'linux')('a file that cannot be looked into costs no other', async () => {
  const folder = folderWith({ 'a.txt': CALL, 'notes.bak': '' });
  // Opens, but its first byte cannot be read, by whomever.
  symlinkSync('/proc/self/mem', join(folder, 'old.bak'));
  const { files, problems, leftOut } = await findFiles([folder], ['txt']);
  expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.txt')]);
  expect(problems).toMatchObject([
    {
      code: 'input-unreadable',
      file: expect.stringMatching(/old\.bak$/),
      arguments: { reason: expect.stringContaining('EIO') },
    },
  ]);
  expect(leftOut.map(({ ending }) => ending)).toEqual(['bak']);
});

test('a glob, and what a shell makes of one, leaves out what the program keeps beside the calls', async () => {
  const folder = folderWith({ 'a.txt': CALL, 'reviews.jsonl': '', 'genchi.manifest.csv': 'file\n' });
  const own = ['reviews.jsonl', 'genchi.manifest.csv'].map((name) => join(folder, name));
  const pathsOf = async (...named: readonly string[]) =>
    (await findFiles(named, ['txt'])).files.map(({ path }) => path);
  expect(await pathsOf(join(folder, '*'))).toEqual([join(folder, 'a.txt')]);
  expect(await pathsOf(join(folder, 'a.txt'), ...own)).toEqual([join(folder, 'a.txt')]);
  // Named alone, it is meant.
  expect(await pathsOf(join(folder, 'reviews.jsonl'))).toEqual([join(folder, 'reviews.jsonl')]);
});
