import type { Utterance } from '../raw/raw-call.js';

/** More than this share of speech without a speaker, and the speakers were not told apart. */
const MOST_NAMELESS = 0.3;

/**
 * For each utterance whose it probably is: its own speaker, or, where a recogniser left a piece without one, the other of two
 * speakers between two pieces of one, else the speaker of the nearest neighbour by time, the earlier one where nothing tells. Null where so many pieces have none that nothing can be said.
 */
export function attributeNameless(utterances: readonly Utterance[]): readonly string[] | null {
  const nameless = utterances.filter(({ speaker }) => speaker === null);
  const length = (some: readonly Utterance[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  if (length(nameless) > MOST_NAMELESS * length(utterances)) return null;
  const attributed: string[] = [];
  const names = new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
  const following = followingNamed(utterances);
  for (const [index, utterance] of utterances.entries()) {
    const previous = attributed.at(-1) ?? null;
    const name =
      utterance.speaker ??
      nearer(
        utterances[index - 1],
        utterance,
        following[index] ?? undefined,
        previous,
        partnerOf(names, previous),
      );
    if (name === null) return null;
    attributed.push(name);
  }
  return attributed;
}

/** For each utterance the next one that has a speaker. */
function followingNamed(utterances: readonly Utterance[]): readonly (Utterance | null)[] {
  const following: (Utterance | null)[] = [];
  let next: Utterance | null = null;
  for (let index = utterances.length - 1; index >= 0; index--) {
    following[index] = next;
    const utterance = utterances[index];
    if (utterance && utterance.speaker !== null) next = utterance;
  }
  return following;
}

/** Who else speaks where two do: between two pieces of one speaker stands the other's word. */
function partnerOf(names: ReadonlySet<string>, speaker: string | null): string | null {
  return names.size === 2 ? ([...names].find((name) => name !== speaker) ?? null) : null;
}

function nearer(
  before: Utterance | undefined,
  utterance: Utterance,
  after: Utterance | undefined,
  previous: string | null,
  partner: string | null,
): string | null {
  if (previous === null) return after?.speaker ?? null;
  if (after?.speaker === previous && partner !== null) return partner;
  const start = utterance.segments[0]?.startMs;
  const end = utterance.segments.at(-1)?.endMs;
  const gapBefore = gap(before?.segments.at(-1)?.endMs, start);
  const gapAfter = gap(end, after?.segments[0]?.startMs);
  return after?.speaker && gapBefore !== null && gapAfter !== null && gapAfter < gapBefore
    ? after.speaker
    : previous;
}

function gap(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined ? null : to - from;
}
