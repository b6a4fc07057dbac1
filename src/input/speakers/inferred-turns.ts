import type { SideJudge } from '../../model/side-judge.js';
import type { Utterance } from '../raw/raw-call.js';
import type { Side } from '../side-of-name.js';

/** What is said in a call for which the input names nobody, with sides that the words tell. */
export interface InferredTurns {
  readonly utterances: readonly Utterance[];
  readonly sides: ReadonlyMap<string, Side>;
}

/**
 * The utterances of a call without any speaker, each given to `staff` or `caller` as its words and its neighbours tell. Null where the input
 * names somebody, where labels show that a person has told them apart, or where the words do not tell it surely.
 *
 * @param judge null where the words are not asked
 */
export function inferredTurns(
  utterances: readonly Utterance[],
  judge: SideJudge | null,
): InferredTurns | null {
  if (!judge || utterances.some(({ speaker, labels }) => speaker !== null || labels !== undefined))
    return null;
  const found = judge.split(utterances.map(({ text }) => text));
  if (!found) return null;
  const { roles, confidence } = found;
  return {
    utterances: utterances.map((utterance, at) => ({ ...utterance, speaker: roles[at] ?? null })),
    sides: new Map(roles.map((role) => [role, { role, from: 'words', confidence }])),
  };
}
