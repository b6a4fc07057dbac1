import { createReadStream, readFileSync } from 'node:fs';
import type { InputSource } from '../input/read-transcripts.js';
import { readMember } from './archives.js';
import type { InputFile } from './files.js';
import { bytesOfPipe } from './named-pipe.js';
import type { StandardInput } from './process-streams.js';
import { callsOfShard } from './shard-inputs.js';

/** The bytes of an input, piece by piece. */
export function openInput(input: InputFile, streams: StandardInput): AsyncIterable<Uint8Array> {
  if (input.path === null) return streams.stdin as AsyncIterable<Uint8Array & string>;
  if (input.isPipe) return bytesOfPipe(input.path);
  if (input.member !== undefined) return wholeMember(input.path, input.member);
  return input.size <= SMALL_FILE ? wholeFile(input.path) : largeFile(input.path);
}

/** An input as its reader takes it. */
export function sourceOf(input: InputFile, streams: StandardInput): InputSource {
  const { file, channels, part } = input;
  const bytes = openInput(input, streams);
  if (!channels)
    return part === undefined ? { file, bytes } : { file, bytes, takes: callsOfShard(file, part) };
  return {
    file,
    bytes,
    channels: channels.map((channel) => ({
      file: channel.file,
      speaker: channel.speaker,
      mayHoldSeveral: channel.mayHoldSeveral === true,
      bytes: openInput(channel, streams),
    })),
  };
}

/** Opening a stream costs more than reading so many bytes at once. */
const SMALL_FILE = 256 * 1024;

async function* wholeMember(path: string, member: string): AsyncGenerator<Uint8Array> {
  yield readMember(path, member);
}

/** The file is opened when somebody begins to read it: where nobody does, nothing stays open. */
async function* largeFile(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}

async function* wholeFile(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

/** The bytes of an input that is no stream, whole. */
export function readInput({ path, member }: InputFile): Uint8Array {
  return member === undefined ? readFileSync(path ?? '') : readMember(path ?? '', member);
}
