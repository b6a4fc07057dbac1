import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pairChannels } from '../../src/run/channel-pairs.js';
import type { InputFile } from '../../src/run/files.js';
import { sourceOf } from '../../src/run/input-bytes.js';
import { folderWith } from '../cli/run-genchi.js';

const channel = (text: string) => `1\n00:00:01,000 --> 00:00:05,000\n${text}\n`;
const LARGE = 300 * 1024;

function inputIn(folder: string, file: string, more: Partial<InputFile> = {}): InputFile {
  return { file, path: join(folder, file), size: LARGE, ...more };
}

test.skipIf(process.platform !== 'linux')('a source that is not read keeps no file open', async () => {
  const folder = folderWith({ 'L.srt': 'x'.repeat(LARGE), 'R.srt': 'x'.repeat(LARGE) });
  const channels = ['L', 'R'].map((speaker) => ({ ...inputIn(folder, `${speaker}.srt`), speaker }));
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  const sources = Array.from({ length: 20 }, () =>
    sourceOf(inputIn(folder, 'L.srt', { channels, size: 2 * LARGE }), process),
  );
  await new Promise((done) => setTimeout(done, 50));
  expect(sources).toHaveLength(20);
  expect(open()).toBeLessThan(before + 10);
  const pieces: Uint8Array[] = [];
  for await (const piece of sources[0]?.channels?.[1]?.bytes ?? []) pieces.push(piece);
  expect(Buffer.concat(pieces)).toHaveLength(LARGE);
});

test('channels are joined, but not of named pipes, which cannot be looked into first', async () => {
  const folder = folderWith({ 'L.srt': channel('はい。'), 'R.srt': channel('もしもし。') });
  const joined = async (more: Partial<InputFile>) =>
    (await pairChannels([inputIn(folder, 'L.srt', more), inputIn(folder, 'R.srt', more)], {}, process))
      .length;
  expect(await joined({ size: 50 })).toBe(1);
  expect(await joined({ size: 0, isPipe: true })).toBe(2);
});
