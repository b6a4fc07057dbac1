import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBinary } from '../../src/input/decoding/open-bytes.js';
import { type ReadResult, readTranscripts } from '../../src/input/read-transcripts.js';
import { partOf } from '../thoroughness.js';

const folder = join(import.meta.dirname, '../../fixtures/formats');
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Texts in an encoding in which a line feed is one byte. */
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile() && !isBinary(readFileSync(path).subarray(0, 4096)))
  .filter((path) => !/utf-?16/i.test(path));

function withLineEnds(bytes: Uint8Array, ends: readonly number[]): Uint8Array {
  const bare = Array.from(bytes).filter(
    (byte, at) => byte !== CARRIAGE_RETURN || bytes[at + 1] !== LINE_FEED,
  );
  return Uint8Array.from(bare.flatMap((byte) => (byte === LINE_FEED ? ends : byte)));
}

async function read(file: string, bytes: Uint8Array): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = [];
  const pieces = (async function* () {
    yield bytes;
  })();
  for await (const one of readTranscripts({ file, bytes: pieces })) results.push(one);
  return results;
}

describe('line ends of Windows give the same calls and problems as those of others', () => {
  it('in many files', () => {
    expect(texts.length).toBeGreaterThan(50);
  });

  it.each(partOf(texts).map((path) => relative(folder, path)))('%s', async (file) => {
    const bytes = readFileSync(join(folder, file));
    const expected = await read(file, withLineEnds(bytes, [LINE_FEED]));
    expect(await read(file, withLineEnds(bytes, [CARRIAGE_RETURN, LINE_FEED]))).toEqual(expected);
  });
});
