import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readMember } from '../../src/run/archives.js';
import { findFiles } from '../../src/run/files.js';
import { openInput } from '../../src/run/input-bytes.js';
import { folderWith, runGenchi } from '../cli/run-genchi.js';
import { processorMs } from '../processor-time.js';

const CALL = '職員：はい、窓口です。\nお客様：返品したいです。\n';
const packed = (files: Zippable) => zipSync(files);
const bytes = (text: string) => new TextEncoder().encode(text);

interface Report {
  readonly calls: readonly { readonly file: string; readonly turns: readonly { readonly text: string }[] }[];
}

test('a zip is read like a folder, pairs of channels in it too', async () => {
  const times = (text: string) =>
    bytes(`1\n00:00:0${text.length > 6 ? 1 : 4},000 --> 00:00:05,000\n${text}\n`);
  const folder = folderWith({
    'calls.zip': packed({
      'a/1.txt': bytes(CALL),
      'a/p_agent.srt': times('はい、窓口です。'),
      'a/p_customer.srt': times('返品です'),
      '__MACOSX/a/._1.txt': bytes('x'),
      'a/r.wav': bytes('RIFF'),
    }),
  });
  const { stdout, stderr, code } = await runGenchi(
    ['check', '.', '-f', 'json', '--with-turns', '--fail-on', 'never'],
    folder,
  );
  const { calls } = JSON.parse(stdout) as Report;
  expect(calls.map(({ file }) => file)).toEqual(['calls.zip/a/1.txt', 'calls.zip/a/p_agent.srt']);
  expect(calls.map(({ turns }) => turns.length)).toEqual([2, 2]);
  expect(stderr).toContain('calls.zip/a/r.wav');
  expect(stderr).not.toContain('__MACOSX');
  expect(code).toBe(0);
});

test('names that Windows packed in its own code page are read as they were', async () => {
  // The library writes Latin-1 names as bytes; the flag for UTF-8 is taken off.
  const name = String.fromCharCode(0x92, 0xca, 0x98, 0x62);
  const archive = packed({ [`${'x'.repeat(4)}.txt`]: bytes(CALL) });
  const raw = Buffer.from(archive).toString('latin1').replaceAll('xxxx', name);
  const folder = folderWith({ 'a.zip': Buffer.from(raw, 'latin1') });
  const { files } = await findFiles([folder], ['txt']);
  expect(files.map(({ file }) => file.slice(file.lastIndexOf('/') + 1))).toEqual(['通話.txt']);
  const [file] = files;
  const parts: Uint8Array[] = [];
  if (file) for await (const part of openInput(file, process)) parts.push(part);
  expect(Buffer.concat(parts).toString()).toBe(CALL);
});

test('a file that cannot be unpacked costs no other of the archive', async () => {
  const archive = packed(
    Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.txt`, bytes(CALL.repeat(9))])),
  );
  // The compressed words of the second file: after its local header and name.
  const at = Buffer.from(archive).indexOf('b.txt') + 'b.txt'.length;
  const folder = folderWith({ 'a.zip': archive.fill(0xff, at, at + 8) });
  const { files } = await findFiles([folder], ['txt']);
  const read = async (index: number) => {
    let text = '';
    const [file] = files.slice(index, index + 1);
    if (file) for await (const part of openInput(file, process)) text += Buffer.from(part).toString();
    return text;
  };
  await expect(read(1)).rejects.toThrow();
  expect(await Promise.all([read(0), read(2), read(0)])).toEqual(Array(3).fill(CALL.repeat(9)));
});

test('an archive that is written anew is read anew', async () => {
  const folder = folderWith({});
  const path = join(folder, 'a.zip');
  for (const call of [CALL, `${CALL}${CALL}`]) {
    writeFileSync(path, packed({ 'a.txt': bytes(call), 'b.txt': bytes(call) }));
    expect(Buffer.from(readMember(path, 'a.txt')).toString()).toBe(call);
  }
});

test('to read all files of an archive takes no longer for each the more there are', () => {
  const names = Array.from({ length: 3_000 }, (_, number) => `${number}.txt`);
  const path = join(
    folderWith({ 'a.zip': packed(Object.fromEntries(names.map((name) => [name, bytes(CALL)]))) }),
    'a.zip',
  );
  const began = processorMs();
  for (const name of names) readMember(path, name);
  expect(processorMs() - began).toBeLessThan(1_500);
});

test.each([
  ['a password', (zip: Uint8Array) => zip.with(6, 1), 'パスワードのかかった .zip です'],
  ['a broken archive', (zip: Uint8Array) => zip.slice(0, 30), '.zip として開けません'],
  ['an empty one', () => packed({}), '.zip にファイルが入っていません'],
] as const)('%s costs itself and is told', async (_, damage, message) => {
  const folder = folderWith({ 'a.zip': damage(packed({ 'a.txt': bytes(CALL) })), 'b.txt': CALL });
  const { code, stdout, stderr } = await runGenchi(['inputs', '.'], folder);
  expect(stdout).toContain('通話 1件');
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('a file without an ending is taken where it holds text, and what systems leave behind is not told', async () => {
  const folder = folderWith({ call: CALL, '~$book.xlsx': 'x', bytes: new Uint8Array([0, 1, 2, 3]) });
  const { stdout, stderr } = await runGenchi(['inputs', '.'], folder);
  expect(stdout).toContain('通話 1件');
  expect(stderr).toContain('bytes');
  expect(stderr).not.toContain('~$book');
});
