import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  loadDictionarySync,
  prefetchCachedDictionary,
  readCachedDictionary,
  writeCachedDictionary,
} from '../../src/language/tokenizer/dictionary.js';
import type { PackedDictionary } from '../../src/language/tokenizer/packed-dictionary.js';
import { readCacheFile, readSharedCacheFile, writeCacheFile } from '../../src/storage/cache-file.js';
import { isOwn, isOwnFolder, openOwnFile } from '../../src/storage/own-file.js';
import { folderWith } from '../cli/run-genchi.js';
import { writeSmallDictionary } from '../language/tokenizer/small-dictionary.js';

const OTHER_USER = 54_321;
const isPosix = process.geteuid !== undefined;
const isAdministrator = process.geteuid?.() === 0;

describe('whose a file is', () => {
  it.each([
    ['mine, for me alone', 1000, 0o100600, true],
    ['mine, for all to read', 1000, 0o100644, true],
    ['mine, for my group to write', 1000, 0o100620, false],
    ['mine, for all to write', 1000, 0o100602, false],
    ["the administrator's", 0, 0o100644, true],
    ["the administrator's, for all to write", 0, 0o100666, false],
    ["another's", 1001, 0o100600, false],
  ])('%s', (_, uid, mode, expected) => {
    expect(isOwn({ uid, mode }, 1000)).toBe(expected);
  });

  it('the administrator believes no file of a user, and Windows tells by its access lists', () => {
    expect(isOwn({ uid: 1000, mode: 0o100600 }, 0)).toBe(false);
    expect(isOwn({ uid: 0, mode: 0o100666 }, null)).toBe(true);
  });
});

describe.skipIf(!isPosix)('what was planted in the place of a cache', () => {
  let folder = '';
  let cache = '';
  let dictionary = '';
  let small: PackedDictionary;
  beforeAll(() => {
    const made = folderWith({});
    writeSmallDictionary(join(made, 'kuromoji'), new Set(['上司']));
    small = loadDictionarySync({ folder: made, source: join(made, 'kuromoji') });
  });
  beforeEach(() => {
    folder = folderWith({});
    cache = join(folder, 'cache/rules.bin');
    dictionary = join(folder, 'cache/dictionary.bin');
    writeCacheFile(cache, 'key', Buffer.from('content'));
    writeCachedDictionary(dictionary, small);
  });
  const believed = async () => [
    readCacheFile(cache, 'key') !== null,
    readSharedCacheFile(cache, 'key') !== null,
    readCachedDictionary(dictionary) !== null,
    (await prefetchCachedDictionary(dictionary)) !== null,
  ];
  const both = (act: (file: string) => void) => {
    act(cache);
    act(dictionary);
  };

  it('one that we wrote ourselves is believed, and lies in a folder of ours', async () => {
    expect(await believed()).toEqual([true, true, true, true]);
    expect(statSync(join(folder, 'cache')).mode & 0o077).toBe(0);
    expect(isOwnFolder(join(folder, 'cache'))).toBe(true);
    expect(isOwnFolder(join(folder, 'nothing'))).toBe(true);
  });

  it.each<readonly [string, (file: string) => void]>([
    ['a file that the group may write', (file) => chmodSync(file, 0o620)],
    ['a file that all may write', (file) => chmodSync(file, 0o606)],
    [
      'a link to a file of ours',
      (file) => {
        renameSync(file, `${file}-moved`);
        symlinkSync(`${file}-moved`, file);
      },
    ],
    [
      'a pipe, which is not waited for',
      (file) => {
        rmSync(file);
        expect(spawnSync('mkfifo', [file]).status).toBe(0);
      },
    ],
    [
      'a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('%s is not', async (_, plant) => {
    both(plant);
    expect(await believed()).toEqual([false, false, false, false]);
    both((file) => expect(openOwnFile(file)).toBeNull());
  });

  it.skipIf(!isAdministrator)("another user's file is not, nor is a folder of theirs ours", async () => {
    both((file) => chownSync(file, OTHER_USER, OTHER_USER));
    chownSync(join(folder, 'cache'), OTHER_USER, OTHER_USER);
    expect(await believed()).toEqual([false, false, false, false]);
    expect(isOwnFolder(join(folder, 'cache'))).toBe(false);
  });

  it('a folder that others may write into or that is a link is not ours', () => {
    chmodSync(join(folder, 'cache'), 0o777);
    symlinkSync(folder, join(folder, 'link'));
    expect(isOwnFolder(join(folder, 'cache'))).toBe(false);
    expect(isOwnFolder(join(folder, 'link'))).toBe(false);
  });

  it('what is written anew takes the place of what was planted, and not of what a link leads to', async () => {
    const secret = join(folder, 'secret');
    writeCacheFile(secret, 'other', Buffer.from('kept'));
    rmSync(cache);
    symlinkSync(secret, cache);
    writeCacheFile(cache, 'key', Buffer.from('new'));
    expect(readCacheFile(cache, 'key')?.toString()).toBe('new');
    expect(readCacheFile(secret, 'other')?.toString()).toBe('kept');
  });
});
