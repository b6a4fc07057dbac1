import { decodeText } from './decoding/decode.js';
import type { EncodingName } from './decoding/encodings.js';
import { openBytes } from './decoding/open-bytes.js';
import { parseInput } from './parse-input.js';
import type { ParseContext } from './raw/input-format.js';
import type { InputProblem } from './raw/input-problem.js';
import { inputProblem } from './raw/input-problem.js';
import type { Parsed, RawCall, Utterance } from './raw/raw-call.js';
import { asCall, asProblem } from './raw/raw-call.js';

/** A file that holds what one side of a call says. */
export interface ChannelSource {
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What the speaker is called: agent, L, ch0 … */
  readonly speaker: string;
}

/** What one channel holds: a call whose utterances are all of one speaker; null where several speak or nothing can be read. */
export async function readChannel(
  { file, bytes, speaker }: ChannelSource,
  encoding: EncodingName | null,
  context: ParseContext,
): Promise<RawCall | InputProblem | null> {
  const opened = await openBytes(bytes);
  if ('code' in opened) return opened;
  const source = { ...opened, decoded: decodeText(opened.bytes, encoding), file };
  const calls: RawCall[] = [];
  for await (const parsed of parseInput(source, null, { ...context, soleSpeaker: speaker })) {
    if (parsed.kind === 'problem') return parsed.problem;
    calls.push(parsed.call);
  }
  const [call] = calls;
  if (!call || calls.length > 1) return null;
  const speakers = new Set(call.utterances.flatMap(({ speaker: name }) => name ?? []));
  if (speakers.size > 1) return null;
  return { ...call, utterances: call.utterances.map((utterance) => ({ ...utterance, speaker })) };
}

/** Files of one call start and end nearly together; one that begins so long after the other's end is of another. */
const LONGEST_GAP_MS = 30_000;

/** One call from the files of its channels, in the order of time. */
export async function* parseChannels(
  sources: readonly ChannelSource[],
  encoding: EncodingName | null,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const files = sources.map(({ file }) => file).join(', ');
  const calls: RawCall[] = [];
  for (const source of sources) {
    const call = await readChannel(source, encoding, context);
    if (call === null || 'code' in call) {
      yield asProblem(call ?? inputProblem('pair-without-times', null, { files }));
      return;
    }
    calls.push(call);
  }
  const spans = calls.map(({ utterances }) => spanOf(utterances));
  if (spans.some((span) => span === null)) {
    yield asProblem(inputProblem('pair-without-times', null, { files }));
    return;
  }
  const [latestStart, earliestEnd] = [
    Math.max(...spans.map((span) => span?.start ?? 0)),
    Math.min(...spans.map((span) => span?.end ?? 0)),
  ];
  if (latestStart - earliestEnd > LONGEST_GAP_MS) {
    yield asProblem(inputProblem('pair-apart', null, { files }));
    return;
  }
  const utterances = calls.flatMap((call, index) =>
    index === 0 ? call.utterances : call.utterances.map(withoutPlaces),
  );
  const [first] = calls;
  yield asCall({
    id: first?.id ?? null,
    utterances: utterances.toSorted((left, right) => startOf(left) - startOf(right)),
    comments: [],
    fields: Object.assign({}, ...calls.toReversed().map(({ fields }) => fields)),
    cutsAtPauses: true,
    line: null,
  });
}

/** Lines of the other files are none of the file that the call is told by. */
function withoutPlaces(utterance: Utterance): Utterance {
  const segments = utterance.segments.map((segment) => ({ ...segment, line: null, column: null }));
  return { ...utterance, segments };
}

function startOf({ segments }: Utterance): number {
  return segments[0]?.startMs ?? 0;
}

/** From the first to the last word; null where a piece has no time. */
function spanOf(utterances: readonly Utterance[]): { readonly start: number; readonly end: number } | null {
  const starts = utterances.map(({ segments }) => segments[0]?.startMs);
  if (starts.length === 0 || starts.some((start) => start === undefined)) return null;
  const ends = utterances.map(({ segments }) => segments.at(-1)?.endMs ?? segments.at(-1)?.startMs ?? 0);
  // No spread: a call of a day has more pieces than a function takes arguments.
  const start = starts.reduce((least: number, one) => Math.min(least, one ?? 0), Number.POSITIVE_INFINITY);
  return { start, end: ends.reduce((last, end) => Math.max(last, end), 0) };
}
