import { readSpeakerLine } from '../../input/dialogue/speaker-line.js';
import { roleOfKnownName } from '../../input/speakers/speakers.js';
import type { PatternTrial } from '../../judge/try-pattern.js';
import type { Role, Span } from '../../model/transcript.js';

/** A line that a pattern is tried on. */
export interface MatchLine {
  /** 1-based among all lines given. */
  readonly line: number;
  /** As given. */
  readonly text: string;
  /** Who says it, where the line begins with a name that tells (職員：…); null where nothing does. */
  readonly role: Role | null;
  /** What is said, without the name: offsets in `text`. */
  readonly speech: Span;
}

/** A line with what became of the pattern on it. */
export interface TriedLine extends MatchLine {
  /** Offsets (UTF-16) in `text`. */
  readonly matches: readonly Span[];
  readonly trial: PatternTrial;
}

/**
 * Cuts a text into lines to try a pattern on; empty ones are left out.
 *
 * @param role leaves out the lines of whoever is known to be on the other side; null: all lines stay
 */
export function matchLines(text: string, role: Role | null): readonly MatchLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => readLine(line, index + 1))
    .filter((one) => one.speech.end > one.speech.start)
    .filter((one) => role === null || one.role === null || one.role === role);
}

/** Tries a pattern on a line. */
export function tryLine(line: MatchLine, trialOf: (text: string) => PatternTrial): TriedLine {
  const { start: from, end } = line.speech;
  const trial = trialOf(line.text.slice(from, end));
  const matches = trial.matches.map(({ start, end: to }) => ({ start: start + from, end: to + from }));
  return { ...line, matches, trial };
}

/** A name counts only where a sign parts it from the words and it tells its side: a sentence may have a colon of its own. */
function readLine(text: string, line: number): MatchLine {
  const read = readSpeakerLine(text);
  const role = read === null || read.layout === 'alone' ? null : roleOfKnownName(read.name);
  if (read !== null && role !== null) {
    const { speechStart: start, speech } = read;
    return { line, text, role, speech: { start, end: start + speech.length } };
  }
  const start = text.length - text.trimStart().length;
  return { line, text, role: null, speech: { start, end: Math.max(start, text.trimEnd().length) } };
}
