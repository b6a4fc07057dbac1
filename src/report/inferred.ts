import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport } from '../model/report.js';
import type { Language } from '../model/rule.js';
import { otherRole, type Role, type Transcript, type Turn } from '../model/transcript.js';
import { lowestOf } from '../text/extremes.js';
import { shellWord } from '../text/shell-word.js';

/** A speaker whose side was inferred from the words. */
interface InferredSpeaker {
  readonly name: string;
  readonly role: Role;
  /** 0.5 to 1. */
  readonly confidence: number;
}

/** The speakers whose side was inferred, in the order in which they first speak. */
function inferredSpeakers({ turns }: Transcript): readonly InferredSpeaker[] {
  const speakers = new Map<string, InferredSpeaker>();
  for (const { speaker, role, guessed } of turns)
    if (guessed !== undefined && !speakers.has(speaker))
      speakers.set(speaker, { name: speaker, role, confidence: guessed });
  return [...speakers.values()];
}

/** How sure the least sure of the inferred sides of a call is; null where all were told. */
export function leastInferred({ transcript }: CallReport): number | null {
  const speakers = inferredSpeakers(transcript);
  return speakers.length === 0
    ? null
    : lowestOf(
        speakers.map(({ confidence }) => confidence),
        1,
      );
}

/** 推測 97 %: the mark beside a speaker whose side was inferred; empty where it was told. */
export function inferredMark({ guessed }: Pick<Turn, 'guessed'>, language: Language): string {
  return guessed === undefined
    ? ''
    : textsIn(reportTerms, language)('inferred', { percent: percent(guessed) });
}

/** The name of a turn's speaker, with its side and the mark where that was inferred: spk_0（職員・推測 97 %）. */
export function speakerWithMark(turn: Turn, language: Language): string {
  const mark = inferredMark(turn, language);
  if (mark === '') return turn.speaker;
  const term = textsIn(reportTerms, language);
  return term('inferred-speaker', { name: turn.speaker, side: term(turn.role), mark });
}

/** That sides of a call were inferred, which, and what to write where they are wrong; empty where all were told. */
export function inferredNotice({ transcript }: CallReport, language: Language): string {
  const speakers = inferredSpeakers(transcript);
  if (speakers.length === 0) return '';
  const term = textsIn(reportTerms, language);
  const sides = speakers.map(({ name, role, confidence }) =>
    term('inferred-side', { name, side: term(role), percent: percent(confidence) }),
  );
  const options = speakers.map(({ name, role }) => `--speaker ${otherRole(role)}=${shellWord(name)}`);
  return term('inferred-notice', {
    sides: sides.join(term('inferred-separator')),
    options: options.join(' '),
  });
}

/** Rounded down: what is inferred is never 100 %. */
function percent(confidence: number): number {
  return Math.floor(confidence * 100);
}

/** A confidence as machine-readable reports give it. */
export function roundedConfidence(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
