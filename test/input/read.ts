import type { ReadOptions } from '../../src/input/read-transcripts.js';
import { readTranscripts } from '../../src/input/read-transcripts.js';
import type { Problem } from '../../src/model/problem.js';
import type { Transcript } from '../../src/model/transcript.js';

/** Reads a text or bytes as if they stood in a file, in pieces of `pieceLength` bytes. */
export async function read(
  content: string | Uint8Array,
  options: ReadOptions & { readonly file?: string; readonly pieceLength?: number } = {},
): Promise<{ readonly transcripts: readonly Transcript[]; readonly problems: readonly Problem[] }> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const pieceLength = options.pieceLength ?? 65_536;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += pieceLength) {
      yield bytes.subarray(start, start + pieceLength);
    }
  }
  const transcripts: Transcript[] = [];
  const problems: Problem[] = [];
  const source = { file: options.file ?? 'calls/0001.txt', bytes: pieces() };
  for await (const result of readTranscripts(source, options)) {
    if (result.kind === 'transcript') transcripts.push(result.transcript);
    else problems.push(result.problem);
  }
  return { transcripts, problems };
}

/** Turns in short: role and text. */
export function spoken(transcript: Transcript | undefined): readonly (readonly [string, string])[] {
  return (transcript?.turns ?? []).map((turn) => [turn.role, turn.text] as const);
}
