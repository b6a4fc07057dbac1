import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadDictionarySync, readCachedDictionary } from '../../../src/language/tokenizer/dictionary.js';
import type { PackedDictionary } from '../../../src/language/tokenizer/packed-dictionary.js';
import { createLazyTokenizer, createTokenizer } from '../../../src/language/tokenizer/tokenize.js';
import { cacheFolder } from '../../../src/storage/cache-folder.js';
import { IS_THOROUGH } from '../../thoroughness.js';
import { writeSmallDictionary } from './small-dictionary.js';

const temporary = mkdtempSync(join(tmpdir(), 'genchi-dictionary-'));
const folder = join(temporary, 'cache');
/** A dictionary of few words: the whole one takes seconds to make. */
const source = join(temporary, 'kuromoji');
const SPEECH = 'すぐに上司に代わってください';
const WORDS = 'すぐ に 上司 に 代わっ て ください';

let original: Buffer;
let name: string;
let file: string;
let prepared: number;
const onPrepare = (): void => {
  prepared += 1;
};

const wordsWith = (dictionary: PackedDictionary): string =>
  createTokenizer(dictionary)(SPEECH)
    .map(({ surface }) => surface)
    .join(' ');

beforeAll(() => {
  writeSmallDictionary(source, new Set(WORDS.split(' ')));
  loadDictionarySync({ folder, source });
  name = readdirSync(folder)[0] ?? '';
  file = join(folder, name);
  original = readFileSync(file);
});

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

beforeEach(() => {
  prepared = 0;
});

describe('the cache file', () => {
  test('is named after the versions and the byte order that it depends on', () => {
    expect(name).toMatch(/^dictionary-\d+\.\d+\.\d+-\d+-(LE|BE)\.bin$/);
  });

  const middle = () => original.length >> 1;
  const flipBit = (at: number): Buffer => {
    const bytes = Buffer.from(original);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  test.each([
    ['empty', () => writeFileSync(file, '')],
    ['cut short', () => truncateSync(file, middle())],
    ['cut short within its header', () => truncateSync(file, 20)],
    ['too long', () => writeFileSync(file, Buffer.concat([original, Buffer.alloc(8)]))],
    ['of another layout', () => writeFileSync(file, flipBit(12))],
    ['wrong in a single bit', () => writeFileSync(file, flipBit(middle()))],
    ['something else', () => writeFileSync(file, 'a text, not a dictionary')],
  ])('is not read when it is %s', (_, damage) => {
    damage();
    expect(readCachedDictionary(file)).toBeNull();
  });

  test('is built again when it cannot be read', () => {
    writeFileSync(file, flipBit(middle()));
    expect(wordsWith(loadDictionarySync({ folder, source, onPrepare }))).toBe(WORDS);
    expect(prepared).toBe(1);
    expect(readFileSync(file).equals(original)).toBe(true);
  });

  test('is done without where its folder cannot be made', () => {
    const blocked = join(temporary, 'a-file');
    writeFileSync(blocked, '');
    expect(wordsWith(loadDictionarySync({ folder: join(blocked, 'cache'), source, onPrepare }))).toBe(WORDS);
    expect(prepared).toBe(1);
  });

  test('is done without, and nothing is left behind, where it cannot be put in its place', () => {
    const taken = join(temporary, 'taken');
    mkdirSync(join(taken, name), { recursive: true });
    expect(wordsWith(loadDictionarySync({ folder: taken, source, onPrepare }))).toBe(WORDS);
    expect(readdirSync(taken)).toEqual([name]);
  });
});

test('the lazy tokenizer loads at its first call, the first of all writes the cache, and the next only reads it', () => {
  const fresh = join(temporary, 'lazy', 'deep');
  const tokenize = createLazyTokenizer({ folder: fresh, source, onPrepare });
  expect(prepared).toBe(0);
  const tokens = tokenize(SPEECH);
  expect(tokenize(SPEECH)).toEqual(tokens);
  expect(prepared).toBe(1);
  expect(createLazyTokenizer({ folder: fresh, source, onPrepare })(SPEECH)).toEqual(tokens);
  expect(prepared).toBe(1);
  expect(readdirSync(fresh)).toEqual([name]);
});

describe('the folder of the cache', () => {
  const none = {};
  test.each([
    ['linux', { XDG_CACHE_HOME: '/x' }, /^\/x\/genchi$/],
    ['linux', { XDG_CACHE_HOME: 'relative' }, /\.cache\/genchi$/],
    ['linux', none, /\.cache\/genchi$/],
    ['darwin', { XDG_CACHE_HOME: '/x' }, /Library\/Caches\/genchi$/],
    ['win32', { LOCALAPPDATA: '/l' }, /l.genchi.Cache$/],
    ['win32', { LOCALAPPDATA: '/l', GENCHI_CACHE_DIR: '/own' }, /^\/own$/],
  ] as const)('on %s with %j', (platform, environment, expected) => {
    expect(cacheFolder(environment, platform)).toMatch(expected);
  });
});

describe('several at once', () => {
  // Processes and threads of their own need the built files, as the tests of the command do.
  const dictionaryModule = new URL('../../../dist/language/tokenizer/dictionary.js', import.meta.url).href;
  const tokenizeModule = new URL('../../../dist/language/tokenizer/tokenize.js', import.meta.url).href;

  test('first runs at the same time do not trip over each other', async () => {
    const shared = join(temporary, 'shared');
    const script = `
      import { loadDictionarySync } from '${dictionaryModule}';
      import { createTokenizer } from '${tokenizeModule}';
      const tokens = createTokenizer(loadDictionarySync({ source: '${source}' }))('${SPEECH}');
      console.log(tokens.map(({ surface }) => surface).join(' '));`;
    const run = promisify(execFile);
    const environment = { env: { ...process.env, GENCHI_CACHE_DIR: shared } };
    const runs = IS_THOROUGH ? [1, 2, 3] : [1, 2];
    const outputs = await Promise.all(
      runs.map(() => run(process.execPath, ['--input-type=module', '-e', script], environment)),
    );
    expect(outputs.map(({ stdout, stderr }) => stdout + stderr)).toEqual(runs.map(() => `${WORDS}\n`));
    expect(readdirSync(shared)).toEqual([name]);
  });

  test('a worker thread uses the dictionary that it is sent, not a copy', async () => {
    const dictionary = loadDictionarySync({ folder, source });
    const before = new Int32Array(dictionary.memory)[3];
    const script = `
      const { workerData, parentPort } = require('node:worker_threads');
      import('${tokenizeModule}').then(({ createTokenizer }) => {
        const words = createTokenizer(workerData)('${SPEECH}').map(({ surface }) => surface).join(' ');
        new Int32Array(workerData.memory)[3] = 42;
        parentPort.postMessage(words);
      });`;
    const worker = new Worker(script, { eval: true, workerData: dictionary });
    const [words] = await once(worker, 'message');
    expect(words).toBe(WORDS);
    expect([before, new Int32Array(dictionary.memory)[3]]).toEqual([0, 42]);
  });
});
