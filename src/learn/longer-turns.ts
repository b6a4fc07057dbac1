import { ROLES, type Role, type Transcript, type Turn } from '../model/transcript.js';
import type { TrainingCall } from './training-turns.js';

/** Turns put beside a wording have so many characters. */
const SHORTEST = 8;
const LONGEST = 60;
/** Spreads neighbours over the whole list. */
const SPREAD = 2654435761;

/**
 * Wordings once more in longer turns: with something innocent before or after them that was said in a labelled call. In life an
 * act is mostly one sentence of several, and a wording learned alone is drowned by what stands around it.
 */
export function inLongerTurns(
  wordings: readonly TrainingCall[],
  transcripts: readonly Transcript[],
): readonly TrainingCall[] {
  const innocent = new Map(ROLES.map((role) => [role, innocentTurns(transcripts, role)]));
  return wordings.flatMap((call, number): readonly TrainingCall[] => {
    const [turn, ...others] = call.transcript.turns;
    if (turn === undefined || others.length > 0) return [];
    const companions = innocent.get(turn.role) ?? [];
    const chance = Math.imul(number + 1, SPREAD) >>> 0;
    const companion = companions[chance % Math.max(1, companions.length)];
    if (companion === undefined) return [];
    const text = chance & 1 ? `${ended(turn.text)}${companion}` : `${ended(companion)}${turn.text}`;
    return [{ ...call, transcript: { ...call.transcript, turns: [{ ...turn, text }] } }];
  });
}

/** What a speaker said that carries no label and leaves none open. */
function innocentTurns(transcripts: readonly Transcript[], role: Role): readonly string[] {
  const isInnocent = ({ labels = [], optional = [], text, narration }: Turn): boolean =>
    labels.length + optional.length + narration.length === 0 &&
    text.length >= SHORTEST &&
    text.length <= LONGEST;
  return transcripts.flatMap(({ turns }) =>
    turns.flatMap((turn) => (turn.role === role && isInnocent(turn) ? turn.text : [])),
  );
}

function ended(text: string): string {
  return /[。！？!?]$/.test(text) ? text : `${text}。`;
}
