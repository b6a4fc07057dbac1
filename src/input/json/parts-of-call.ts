import { isObject } from '../raw/json-value.js';
import { holdsDialogue } from './dialogue-texts.js';
import { hasNames } from './dialogues-in-json.js';
import type { Gathered, Said } from './gathered-call.js';
import { NOTHING } from './gathered-call.js';
import { fieldsThatTell } from './general-fields.js';
import { areMilliseconds } from './items-by-call.js';

/** True where a call has several speakers, or a text with names before what they say: not where remarks are all by one author. */
export function areTold(calls: readonly Gathered[]): boolean {
  return calls.some(
    ({ utterances, dialogue }) =>
      (dialogue !== null && (hasNames(dialogue) || holdsDialogue(dialogue))) ||
      new Set(utterances.map(({ speaker }) => speaker)).size > 1,
  );
}

/** Parts of one call: of each of two to four speakers what they say, at times that lie between those of the others. */
export function areTracks(parts: readonly (readonly Gathered[])[]): boolean {
  if (parts.length < 2 || parts.length > MOST_TRACKS) return false;
  const tracks = parts.map(([call]) => call?.utterances ?? []);
  const isTrack = tracks.every(
    (said, index) =>
      parts[index]?.length === 1 &&
      said.length > 0 &&
      said.every(({ speaker, start }) => speaker === null && start !== null),
  );
  if (!isTrack) return false;
  const spans = tracks.map((said) => [said[0]?.start ?? 0, said.at(-1)?.start ?? 0] as const);
  return (
    spans.every(([from, to]) => spans.every(([other, until]) => from <= until && other <= to)) &&
    !areTheSame(tracks)
  );
}

const MOST_TRACKS = 4;

/** The call as if one speaker said it all. */
export function ofSpeaker(call: Gathered, speaker: string): Gathered {
  return { ...call, utterances: call.utterances.map((said) => ({ ...said, speaker })) };
}

/** Several calls by their keys: members of one form, each a call whose speakers are told apart. */
export function areSiblings(
  parts: readonly { readonly value: unknown; readonly calls: readonly Gathered[] }[],
): boolean {
  if (parts.length < 2) return false;
  const formOf = (value: unknown) =>
    isObject(value) ? Object.keys(value).sort().join() : String(Array.isArray(value));
  const isSpoken = ({ calls }: { readonly calls: readonly Gathered[] }) =>
    calls.length === 1 && calls.every((call) => attributed([call]) > 0);
  return (
    new Set(parts.map(({ value }) => formOf(value))).size === 1 &&
    parts.every(isSpoken) &&
    !areTheSame(parts.map(({ calls }) => calls[0]?.utterances ?? []))
  );
}

/** True where two lists hold the same words, cut otherwise. */
function areTheSame(lists: readonly (readonly Said[])[]): boolean {
  const starts = lists.map((said) =>
    said
      .slice(0, 20)
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '')
      .slice(0, 20),
  );
  return new Set(starts).size < starts.length;
}

/** The same speech may stand in words, sentences and turns, and a few phrases of it in an analysis: all of it is wanted, in turns with speakers. */
export function bestOf<T extends { readonly calls: readonly Gathered[] }>(
  parts: readonly T[],
): T | undefined {
  const weighed = parts.map((part) => {
    const all = part.calls.flatMap(({ utterances }) => utterances);
    const names = areTold(part.calls) ? 2 : new Set(all.flatMap(({ speaker }) => speaker ?? [])).size;
    const texts = [...all.map(({ text }) => text), ...part.calls.map(({ dialogue }) => dialogue ?? '')];
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    return { part, names: Math.min(2, names), length, mean: length / Math.max(1, all.length) };
  });
  const most = Math.max(...weighed.map(({ names }) => names));
  const named = weighed.filter(({ names }) => names === most);
  const longest = Math.max(...named.map(({ length }) => length));
  const whole = named.filter(({ length }) => length * MOST_LOST >= longest);
  return whole.toSorted((left, right) => right.mean - left.mean)[0]?.part;
}

/** Words without what stands between them are a little less than sentences. */
const MOST_LOST = 1.5;

/** Parts of one call as that call. */
export function joined(calls: readonly Gathered[]): readonly Gathered[] {
  const [first] = calls;
  if (!first) return NOTHING;
  const fields = Object.assign({}, ...calls.map((call) => fieldsThatTell(call.fields)));
  return [
    { id: first.id, utterances: calls.flatMap(({ utterances }) => utterances), dialogue: null, fields },
  ];
}

/** Characters that somebody says who is told apart from others. */
export function attributed(calls: readonly Gathered[]): number {
  return calls.reduce((sum, { utterances, dialogue }) => {
    const names = new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
    const said = utterances.reduce((length, { text }) => length + text.length, 0);
    return sum + (dialogue === null ? (names.size >= 2 ? said : 0) : dialogue.length * DIALOGUE_SHARE);
  }, 0);
}

/** What is left of a dialogue in a text without its names. */
const DIALOGUE_SHARE = 0.3;

/** Pieces that came one by one, whose unit shows when they stand together. */
export function inOneUnit(said: readonly Said[]): readonly Said[] {
  return areMilliseconds(said) ? said.map((one) => ({ ...one, isMilliseconds: true })) : said;
}

/** What is said without the beginnings that nobody is named for and that the next piece says again, to its end. */
export function withoutGrowing(said: readonly Said[]): readonly Said[] {
  const bare = said.map(({ text }) => text.replace(/[\s、。.…]+$/u, ''));
  return said.filter(({ speaker }, at) => speaker !== null || !said[at + 1]?.text.startsWith(bare[at] ?? ''));
}
