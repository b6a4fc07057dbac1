import { decodeText } from './decoding/decode.js';
import type { EncodingName } from './decoding/encodings.js';
import { openBytes } from './decoding/open-bytes.js';
import { parseInput } from './parse-input.js';
import { withTimes } from './raw/clock-times.js';
import type { ParseContext } from './raw/input-format.js';
import type { InputProblem } from './raw/input-problem.js';
import { inputProblem } from './raw/input-problem.js';
import type { Parsed, RawCall, Utterance } from './raw/raw-call.js';
import { asCall, asProblem, withoutPlaces } from './raw/raw-call.js';
import { countNames } from './speakers/speakers.js';

/** A file that holds what one side of a call says. */
export interface ChannelSource {
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What the speaker is called: agent, L, ch0 … */
  readonly speaker: string;
  /** True for a piece of a call in which several may speak. */
  readonly mayHoldSeveral?: boolean;
}

/** What one channel holds: a call whose utterances are all of one speaker; null where several speak or nothing can be read. */
export async function readChannel(
  source: ChannelSource,
  encoding: EncodingName | null,
  context: ParseContext,
): Promise<RawCall | InputProblem | null> {
  const { speaker } = source;
  const calls = await callsOf(source, encoding, { ...context, soleSpeaker: speaker });
  if ('code' in calls) return calls;
  const [call] = calls;
  if (!call || calls.length > 1 || speakersOf(call).size > 1) return null;
  return ofSpeaker(call, speaker);
}

/** True where a file holds a whole call, both sides told apart: 0.txt and 1.txt may be two of them. */
export async function holdsSeveral(
  source: ChannelSource,
  encoding: EncodingName | null,
  context: ParseContext,
): Promise<boolean> {
  const calls = await callsOf(source, encoding, context);
  return !('code' in calls) && calls.some((call) => returningSpeakers(call) > 1);
}

/** Speakers of several turns each: a word that looks like a name stands once. */
function returningSpeakers({ utterances }: RawCall): number {
  return [...countNames(utterances.flatMap(({ speaker }) => speaker ?? [])).values()].filter(
    (count) => count >= 2,
  ).length;
}

/** What a piece of a call holds that a manifest puts together: by its own speakers, else by the one whom the manifest names. */
async function readPiece(
  source: ChannelSource,
  encoding: EncodingName | null,
  context: ParseContext,
): Promise<RawCall | InputProblem | null> {
  const bytes: Uint8Array[] = [];
  for await (const part of source.bytes) bytes.push(part);
  async function* again() {
    yield* bytes;
  }
  const calls = await callsOf({ ...source, bytes: again() }, encoding, context);
  const several = 'code' in calls ? [] : calls.filter((call) => speakersOf(call).size > 1);
  const [first] = several;
  if (!first || 'code' in calls) return readChannel({ ...source, bytes: again() }, encoding, context);
  return { ...first, utterances: calls.flatMap(({ utterances }) => utterances) };
}

async function callsOf(
  { bytes, file }: ChannelSource,
  encoding: EncodingName | null,
  context: ParseContext,
): Promise<readonly RawCall[] | InputProblem> {
  const opened = await openBytes(bytes);
  if ('code' in opened) return opened;
  const source = { ...opened, decoded: decodeText(opened.bytes, encoding), file };
  const calls: RawCall[] = [];
  for await (const parsed of parseInput(source, null, context)) {
    if (parsed.kind === 'problem') return parsed.problem;
    calls.push(parsed.call);
  }
  return calls;
}

function speakersOf({ utterances }: RawCall): ReadonlySet<string> {
  return new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
}

function ofSpeaker(call: RawCall, speaker: string): RawCall {
  return { ...call, utterances: call.utterances.map((utterance) => ({ ...utterance, speaker })) };
}

/** Files of one call start and end nearly together; one that begins so long after the other's end is of another. */
const LONGEST_GAP_MS = 30_000;

/** One call from the files of its channels, in the order of time; from pieces of it, one behind the other. */
export async function* parseChannels(
  sources: readonly ChannelSource[],
  encoding: EncodingName | null,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const files = sources.map(({ file }) => file).join(', ');
  const arePieces = sources.some(({ mayHoldSeveral }) => mayHoldSeveral === true);
  const calls: RawCall[] = [];
  for (const source of sources) {
    const call = await (source.mayHoldSeveral ? readPiece : readChannel)(source, encoding, context);
    if (call === null || 'code' in call) {
      yield asProblem(call ?? inputProblem('pair-without-times', null, { files }));
      return;
    }
    calls.push(call);
  }
  const spans = calls.map(({ utterances }) => spanOf(utterances));
  const areTimed = spans.every((span) => span !== null);
  const gap = areTimed
    ? Math.max(...spans.map(({ start }) => start)) - Math.min(...spans.map(({ end }) => end))
    : Number.POSITIVE_INFINITY;
  const areTracks = gap <= LONGEST_GAP_MS && calls.every((call) => speakersOf(call).size === 1);
  if (!arePieces && !areTimed) {
    yield asProblem(inputProblem('pair-without-times', null, { files }));
    return;
  }
  if (!arePieces && !areTracks) {
    yield asProblem(inputProblem('pair-apart', null, { files }));
    return;
  }
  const pieces = arePieces && !areTracks ? behindEachOther(calls, spans) : calls;
  const utterances = pieces.flatMap((call, index) =>
    index === 0 ? call.utterances : call.utterances.map(withoutPlaces),
  );
  const [first] = calls;
  yield asCall({
    id: first?.id ?? null,
    utterances: areTracks ? utterances.toSorted((left, right) => startOf(left) - startOf(right)) : utterances,
    comments: [],
    fields: Object.assign({}, ...calls.toReversed().map(({ fields }) => fields)),
    ...rolesOf(calls),
    cutsAtPauses: calls.every(({ cutsAtPauses }) => cutsAtPauses) || areTracks,
    line: null,
  });
}

type Span = { readonly start: number; readonly end: number } | null;

/** Pieces whose times begin anew go on where the piece before ended. */
function behindEachOther(calls: readonly RawCall[], spans: readonly Span[]): readonly RawCall[] {
  let end = 0;
  return calls.map((call, index) => {
    const span = spans[index] ?? null;
    if (span === null) return call;
    const shift = span.start < end ? end : 0;
    end = span.end + shift;
    return shift === 0 ? call : { ...call, utterances: withTimes(call.utterances, (ms) => ms + shift) };
  });
}

function rolesOf(calls: readonly RawCall[]): Pick<RawCall, 'roles'> {
  const roles = new Map(calls.flatMap((call) => [...(call.roles ?? [])]));
  return roles.size > 0 ? { roles } : {};
}

function startOf({ segments }: Utterance): number {
  return segments[0]?.startMs ?? 0;
}

/** From the first to the last word; null where a piece has no time. */
function spanOf(utterances: readonly Utterance[]): Span {
  const starts = utterances.map(({ segments }) => segments[0]?.startMs);
  if (starts.length === 0 || starts.some((start) => start === undefined)) return null;
  const ends = utterances.map(({ segments }) => segments.at(-1)?.endMs ?? segments.at(-1)?.startMs ?? 0);
  // No spread: a call of a day has more pieces than a function takes arguments.
  const start = starts.reduce((least: number, one) => Math.min(least, one ?? 0), Number.POSITIVE_INFINITY);
  return { start, end: ends.reduce((last, end) => Math.max(last, end), 0) };
}
