import type { Label, Role, Transcript, Turn } from '../../src/model/transcript.js';

interface NativeCall {
  readonly id: string;
  readonly turns: readonly {
    readonly speaker: Role;
    readonly text: string;
    readonly labels?: readonly Label[];
    readonly optional?: readonly Label[];
  }[];
  readonly [field: string]: unknown;
}

/** Labelled calls in JSON Lines whose speakers are "staff" and "caller". */
export function nativeCalls(jsonLines: string, file: string): readonly Transcript[] {
  return jsonLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => transcriptOf(JSON.parse(line), file));
}

function transcriptOf({ id, turns, ...rest }: NativeCall, file: string): Transcript {
  return {
    file,
    id,
    turns: turns.map(
      ({ speaker, text, labels, optional }): Turn => ({
        role: speaker,
        speaker,
        text,
        narration: [],
        segments: [{ start: 0, line: null, column: null }],
        ...(labels && { labels }),
        ...(optional && { optional }),
      }),
    ),
    comments: [],
    fields: Object.fromEntries(
      Object.entries(rest).filter(([, value]) => typeof value === 'string'),
    ) as Record<string, string>,
  };
}

/** A call from lines such as `caller 謝れ caller/apology-demand`: role, text, ids of its labels. */
export function call(lines: readonly string[], fields: Record<string, string> = {}): Transcript {
  const turns = lines.map((line) => {
    const [speaker, text, ...ids] = line.split(' ');
    return { speaker: speaker as Role, text: text ?? '', labels: ids.map((id) => ({ id })) };
  });
  return transcriptOf({ id: 'c1', turns, ...fields }, 'calls.jsonl');
}
