import type { ReadResult } from '../input/read-transcripts.js';
import type { Segment, Span, Transcript, Turn } from '../model/transcript.js';
import { ROLES } from '../model/transcript.js';
import type { Outcome } from './analyse-files.js';

/** A turn as a row of numbers: its role, the number of its speaker, the length of its text, its segments, its narration. */
type UsualTurn = readonly [
  role: number,
  speaker: number,
  length: number,
  segments: readonly (number | null)[],
  narration: readonly number[],
];
/** A turn with more to it: times, labels. */
type RichTurn = readonly [length: number, turn: Omit<Turn, 'text'>];

interface Packed {
  readonly speakers: readonly string[];
  readonly outcomes: readonly PackedOutcome[];
}

type Call = Extract<Outcome, { kind: 'call' }>['call'];
type PackedTranscript = Omit<Transcript, 'turns'> & { readonly turns: readonly (UsualTurn | RichTurn)[] };
type PackedOutcome =
  | Exclude<Outcome, { kind: 'call' }>
  | {
      readonly kind: 'call';
      readonly call: Omit<Call, 'transcript'> & { readonly transcript: PackedTranscript };
    };

/** Bytes before the text: how many UTF-16 units of it are JSON. */
const HEADER = 4;

/**
 * Outcomes of an input as bytes: what was said in one piece, all else as JSON with a row of numbers a turn. Opening them is
 * most of what a run over known inputs does, and takes half as long as with V8's own form.
 */
export function packOutcomes(outcomes: readonly Outcome[]): Uint8Array {
  const speakers = new Map<string, number>();
  let speech = '';
  const packTurn = ({ text, ...turn }: Turn): UsualTurn | RichTurn => {
    speech += text;
    const { role, speaker, narration, segments, ...more } = turn;
    if (Object.keys(more).length > 0 || segments.some((one) => Object.keys(one).length > SEGMENT_NUMBERS))
      return [text.length, turn];
    const number = speakers.get(speaker) ?? speakers.size;
    speakers.set(speaker, number);
    return [
      ROLES.indexOf(role),
      number,
      text.length,
      segments.flatMap(({ start, line, column }) => [start, line, column]),
      narration.flatMap(({ start, end }) => [start, end]),
    ];
  };
  const packed = outcomes.map((outcome): PackedOutcome => {
    if (outcome.kind !== 'call') return outcome;
    const { transcript, ...found } = outcome.call;
    return {
      kind: 'call',
      call: { transcript: { ...transcript, turns: transcript.turns.map(packTurn) }, ...found },
    };
  });
  const json = JSON.stringify({ speakers: [...speakers.keys()], outcomes: packed } satisfies Packed);
  const bytes = Buffer.alloc(HEADER + 2 * (json.length + speech.length));
  bytes.writeUInt32LE(json.length, 0);
  bytes.write(json + speech, HEADER, 'utf16le');
  return bytes;
}

/** The outcomes that `packOutcomes` was given. */
export function openOutcomes(packed: Uint8Array): readonly Outcome[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const text = bytes.toString('utf16le', HEADER);
  let at = bytes.readUInt32LE(0);
  const { speakers, outcomes } = JSON.parse(text.slice(0, at)) as Packed;
  const openTurn = (packed: UsualTurn | RichTurn): Turn => {
    const start = at;
    if (packed.length === RICH_LENGTH) {
      at += packed[0];
      return { ...packed[1], text: text.slice(start, at) };
    }
    const [role, speaker, length, segments, narration] = packed;
    at += length;
    return {
      role: ROLES[role] ?? 'caller',
      speaker: speakers[speaker] ?? '',
      text: text.slice(start, at),
      narration: spansOf(narration),
      segments: segmentsOf(segments),
    };
  };
  return outcomes.map((outcome): Outcome => {
    if (outcome.kind !== 'call') return outcome;
    const { transcript, ...found } = outcome.call;
    const turns = transcript.turns.map(openTurn);
    return { kind: 'call', call: { transcript: { ...transcript, turns }, ...found } };
  });
}

/** What was read of an input as bytes, in the same form. */
export function packReads(results: readonly ReadResult[]): Uint8Array {
  return packOutcomes(
    results.map((one) =>
      one.kind === 'problem' ? one : { kind: 'call', call: { transcript: one.transcript, findings: [] } },
    ),
  );
}

/** The results that `packReads` was given. */
export function openReads(bytes: Uint8Array): readonly ReadResult[] {
  return openOutcomes(bytes).map((one) =>
    one.kind === 'problem' ? one : { kind: 'transcript', transcript: one.call.transcript },
  );
}

const RICH_LENGTH = 2;
const SEGMENT_NUMBERS = 3;

function segmentsOf(numbers: readonly (number | null)[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < numbers.length; at += SEGMENT_NUMBERS) {
    segments.push({
      start: numbers[at] ?? 0,
      line: numbers[at + 1] ?? null,
      column: numbers[at + 2] ?? null,
    });
  }
  return segments;
}

function spansOf(numbers: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < numbers.length; at += 2)
    spans.push({ start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0 });
  return spans;
}
