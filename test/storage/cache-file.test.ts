import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCacheFile, readSharedCacheFile, writeCacheFile } from '../../src/storage/cache-file.js';
import { folderWith } from '../cli/run-genchi.js';

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();

it('a cache file that has not changed is read once, and every change is noticed', () => {
  const file = join(folderWith({}), 'kept.bin');
  writeCacheFile(file, 'key', Buffer.from('what was said'));
  const first = readSharedCacheFile(file, 'key');
  expect(text(first)).toBe('what was said');
  expect(readSharedCacheFile(file, 'key')?.buffer).toBe(first?.buffer);
  expect(readSharedCacheFile(file, 'another')).toBeNull();

  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect([readSharedCacheFile(file, 'key'), readCacheFile(file, 'key')]).toEqual([null, null]);
  expect(text(first)).toBe('what was said');

  writeCacheFile(file, 'key', Buffer.from('what was sung'));
  expect(text(readSharedCacheFile(file, 'key'))).toBe('what was sung');
  writeFileSync(file, readFileSync(file).subarray(0, 10));
  expect(readSharedCacheFile(file, 'key')).toBeNull();
});
