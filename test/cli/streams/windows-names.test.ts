import { describe, expect, it } from 'vitest';
import { unusableOnWindows } from '../../../src/cli/streams/windows-names.js';

describe('names on Windows', () => {
  it.each([
    ['con', 'con'],
    ['C:\\reports\\NUL.json', 'NUL.json'],
    ['reports/aux.tar.gz', 'aux.tar.gz'],
    ['COM1', 'COM1'],
    ['lpt².txt', 'lpt².txt'],
    ['con .txt', 'con .txt'],
    ['通話:1.json', '通話:1.json'],
    ['2026-11-27T10:00.json', '2026-11-27T10:00.json'],
    ['C:\\2026:1\\a.json', '2026:1'],
    ['report.', 'report.'],
    ['月次 /report.json', '月次 '],
    ['本当?.html', '本当?.html'],
    ['a\u0000b', 'a\u0000b'],
  ])('%s cannot be written', (path, part) => {
    expect(unusableOnWindows(path)).toBe(part);
  });

  it.each([
    'C:\\reports\\a.json',
    'c:a.json',
    '..\\a.json',
    './a.json',
    '\\\\server\\share\\a.json',
    '\\\\?\\C:\\a.json',
    '報告（1）.xlsx',
    'console.json',
    'com10.json',
    'null.json',
    '.a.json',
  ])('%s can', (path) => {
    expect(unusableOnWindows(path)).toBeNull();
  });
});
