import { type ReadOptions, readTranscripts } from '../../input/read-transcripts.js';
import type { Analyse } from '../../judge/analyse.js';
import type { Outcome } from '../../run/analyse-files.js';
import type { SpokenTurn } from './listen-turn.js';
import type { LiveCall } from './live-call.js';

/** Reads and analyses a call that has ended as if it came from a file. */
export async function* outcomesOfEnded(
  { id, spoken }: Pick<LiveCall, 'id' | 'spoken'>,
  read: ReadOptions,
  analyse: Analyse,
): AsyncGenerator<Outcome> {
  const source = { file: '-', bytes: oncePiece(Buffer.from(JSON.stringify(nativeCall(id, spoken)))) };
  for await (const result of readTranscripts(source, { ...read, format: 'json', encoding: 'utf-8' }))
    yield result.kind === 'problem' ? result : { kind: 'call', call: analyse(result.transcript) };
}

/** A call in the native form, with what the lines of its turns told of it. */
function nativeCall(id: string, spoken: readonly SpokenTurn[]): object {
  const turns = spoken.map(({ speaker, text, startMs, endMs }) => ({
    speaker,
    text,
    ...(startMs === null ? {} : { start: startMs }),
    ...(endMs === null ? {} : { end: endMs }),
  }));
  return { ...Object.assign({}, ...spoken.map(({ fields }) => fields)), id, turns };
}

async function* oncePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
