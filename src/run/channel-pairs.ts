import { holdsSeveral, readChannel } from '../input/read-channels.js';
import type { ReadOptions } from '../input/read-transcripts.js';
import { channelWords } from '../input/speakers/channel-names.js';
import { roleOfKnownName } from '../input/speakers/speakers.js';
import { type InputFile, isFromProgram } from './files.js';
import { openInput } from './input-bytes.js';
import type { StandardInput } from './process-streams.js';

interface Candidate {
  readonly input: InputFile;
  readonly word: string;
  readonly kind: 'side' | 'channel' | 'number';
}

/** Files of one call, one for each side: a call has a few channels, and a folder of numbered calls has more files. */
const MOST_CHANNELS = 3;

/**
 * Joins files that hold one channel each of the same call (`a_agent.json` and `a_customer.json`, `L.srt` and `R.srt`) to one
 * input. Names propose, contents decide: in each of them one speaks at most.
 */
export async function pairChannels(
  files: readonly InputFile[],
  options: ReadOptions,
  streams: StandardInput,
): Promise<readonly InputFile[]> {
  const groups = new Map<string, Candidate[]>();
  for (const input of files) {
    // What another program writes cannot be read twice.
    const isAlone = isFromProgram(input) || input.channels !== undefined;
    for (const { word, rest, kind } of isAlone ? [] : channelWords(input.file)) {
      const group = groups.get(rest);
      if (group) group.push({ input, word, kind });
      else groups.set(rest, [{ input, word, kind }]);
    }
  }
  const paired = new Map<InputFile, InputFile | null>();
  for (const group of groups.values()) {
    if (!isCall(group) || group.some(({ input }) => paired.has(input))) continue;
    if (!(await holdOneSpeakerEach(group, options, streams))) continue;
    const [first] = group;
    if (!first) continue;
    const channels = group.map(({ input, word }) => ({ ...input, speaker: speakerOf(word) }));
    const size = group.reduce((sum, { input }) => sum + input.size, 0);
    for (const { input } of group) paired.set(input, null);
    paired.set(first.input, { ...first.input, size, channels });
  }
  return files.flatMap((input) => {
    const joined = paired.get(input);
    return joined === undefined ? input : (joined ?? []);
  });
}

function isCall(group: readonly Candidate[]): boolean {
  const words = new Set(group.map(({ word }) => word.toLowerCase()));
  if (group.length < 2 || group.length > MOST_CHANNELS || words.size < group.length) return false;
  const sides = group.filter(({ kind }) => kind === 'side').map(({ word }) => roleOfKnownName(word));
  if (sides.length === group.length) return new Set(sides).size === 2;
  // 0 and 1, or 1 and 2, and no further file of the kind.
  return group.length === 2 && new Set(group.map(({ kind }) => kind)).size === 1;
}

/** Channels have names by which reports can call them. */
function speakerOf(word: string): string {
  return /^\d+$/.test(word) ? `ch_${Number(word)}` : word;
}

async function holdOneSpeakerEach(
  group: readonly Candidate[],
  options: ReadOptions,
  streams: StandardInput,
): Promise<boolean> {
  for (const { input, word, kind } of group) {
    const sourceOf = () => ({ file: input.file, bytes: openInput(input, streams), speaker: speakerOf(word) });
    const context = { roleOf: roleOfKnownName, columns: options.columns ?? {} };
    const encoding = options.encoding ?? null;
    // A number may also count calls.
    if (kind === 'number' && (await holdsSeveral(sourceOf(), encoding, context).catch(() => false)))
      return false;
    const call = await readChannel(sourceOf(), encoding, context).catch(() => null);
    if (call === null || 'code' in call || call.utterances.length === 0) return false;
  }
  return true;
}
