import type { Role, Transcript, Turn } from '../model/transcript.js';
import { guessRoles } from './guess-speakers.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import { joinUtterances, mergeSegments } from './merge-segments.js';
import { findNarration, isOnlyNarration } from './narration.js';
import type { RawCall, Utterance } from './raw-call.js';

/** What is decided for all calls of a run. */
export interface ResolveOptions {
  readonly roleOf: (name: string) => Role | null;
  readonly guessSpeakers: boolean;
  readonly mergeGapMs: number;
}

/** A transcript, a problem, or the speakers that have no role. */
export type Resolved =
  | { readonly kind: 'transcript'; readonly transcript: Transcript }
  | { readonly kind: 'problem'; readonly problem: InputProblem }
  | { readonly kind: 'unknown-speakers'; readonly names: readonly string[]; readonly line: number | null };

/** Gives every speaker a role and every turn its narration; `file` and `id` name the call. */
export function resolveCall(call: RawCall, file: string, id: string, options: ResolveOptions): Resolved {
  const utterances = call.cutsAtPauses
    ? mergeSegments(attachNarration(call.utterances), options.mergeGapMs)
    : call.utterances;
  const place = { line: call.line };
  if (utterances.every(({ text }) => text.trim() === ''))
    return { kind: 'problem', problem: inputProblem('call-empty', place, { id }) };
  const speakers = [...new Set(utterances.map(({ speaker }) => speaker))];
  const names = speakers.filter((speaker) => speaker !== null);
  if (names.length < speakers.length) {
    const nameless = utterances.find(({ speaker }) => speaker === null);
    const line = nameless?.segments[0]?.line ?? call.line;
    return { kind: 'problem', problem: inputProblem('speaker-missing', { line }, { id }) };
  }
  const told = new Map(names.map((name) => [name, options.roleOf(name)]));
  const unknown = names.filter((name) => told.get(name) === null);
  const guessed = unknown.length > 0 && options.guessSpeakers ? guessRoles(utterances, told) : null;
  const turns: Turn[] = [];
  for (const { speaker, ...utterance } of utterances) {
    const role = speaker === null ? null : (told.get(speaker) ?? guessed?.get(speaker));
    if (speaker === null || !role) return unresolved(call, utterances, unknown, id, options);
    turns.push({ role, speaker, ...utterance, narration: findNarration(utterance.text) });
  }
  const { comments, fields } = call;
  const transcript = { file, id, turns, comments, fields, ...(guessed ? { guessedSpeakers: true } : {}) };
  return { kind: 'transcript', transcript };
}

function unresolved(
  call: RawCall,
  utterances: readonly Utterance[],
  names: readonly string[],
  id: string,
  options: ResolveOptions,
): Resolved {
  const first = utterances.find(({ speaker }) => speaker !== null && names.includes(speaker));
  const line = first?.segments[0]?.line ?? call.line;
  if (options.guessSpeakers) {
    const problem = inputProblem('speaker-not-guessed', { line }, { id, ...speakerValues(names) });
    return { kind: 'problem', problem };
  }
  return { kind: 'unknown-speakers', names, line };
}

/** The values of a message about speakers: their names, and the option that maps the first of them. */
export function speakerValues(names: readonly string[]): Readonly<Record<string, string>> {
  const shown = names.slice(0, 20).map((name) => `「${name}」`);
  const [example = ''] = names;
  const word = /^[\p{L}\p{N}_-]+$/u.test(example) ? example : `'${example.replaceAll("'", "'\\''")}'`;
  return {
    names: shown.join('') + (names.length > shown.length ? `… (${names.length})` : ''),
    staffOption: `--speaker staff=${word}`,
    callerOption: `--speaker caller=${word}`,
  };
}

/** Narration that the input gives to nobody ([雑音] between two cues) belongs to the turn it follows. */
function attachNarration(utterances: readonly Utterance[]): readonly Utterance[] {
  const attached: Utterance[] = [];
  for (const utterance of utterances) {
    const previous = attached.at(-1);
    if (utterance.speaker !== null || !isOnlyNarration(utterance.text)) attached.push(utterance);
    else if (previous) {
      attached[attached.length - 1] = joinUtterances([previous, utterance]);
    }
  }
  return attached;
}
