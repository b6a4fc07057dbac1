import { win32 } from 'node:path';
import { expect, it } from 'vitest';
import { fileAddress } from '../../src/report/file-address.js';
import { fileGlobMatcher } from '../../src/text/glob.js';

/** How a run on Windows names a file: relative to where it is run, on another drive and on a server absolute. */
const shown = (path: string) => win32.relative('C:\\work', path).split(win32.sep).join('/');

it.each([
  ['C:\\work\\calls\\通話 1#a%.txt', 'calls/%E9%80%9A%E8%A9%B1%201%23a%25.txt'],
  ['C:\\calls\\a.txt', '../calls/a.txt'],
  ['D:\\calls\\a b.txt', 'file:///D:/calls/a%20b.txt'],
  ['\\\\server\\share\\a.txt', 'file://server/share/a.txt'],
])('a file on Windows: %s', (path, address) => {
  expect(fileAddress(shown(path))).toBe(address);
  expect(() => new URL(address, 'file:///C:/work/')).not.toThrow();
});

it('a file elsewhere, standard input, and half a surrogate pair', () => {
  expect(fileAddress('/calls/a.txt')).toBe('file:///calls/a.txt');
  expect(fileAddress('-')).toBe('stdin');
  expect(fileAddress('\ud800.txt')).toBe('%EF%BF%BD.txt');
});

it('globs of the configuration fit paths on a drive and on a server', () => {
  const absolute = (folder: string, glob: string) =>
    fileGlobMatcher(win32.resolve(folder, glob).split(win32.sep).join('/'));
  expect(absolute('C:\\work', 'calls\\**\\a*.txt')('C:/work/calls/2026/a1.txt')).toBe(true);
  expect(absolute('C:\\work', 'calls/*.txt')('C:/work/calls/a.txt')).toBe(true);
  expect(absolute('C:\\work', 'calls/*.txt')('D:/work/calls/a.txt')).toBe(false);
  expect(absolute('\\\\server\\share', '*.txt')('//server/share/a.txt')).toBe(true);
});
