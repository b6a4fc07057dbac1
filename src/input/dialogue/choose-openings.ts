import { highestOf } from '../../text/extremes.js';
import type { ParseContext } from '../raw/input-format.js';
import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import type { ExplainedSigns } from './explained-signs.js';
import { type LearnedOpenings, learnedOpenings } from './learned-openings.js';
import { splitTime } from './line-time.js';
import { openingsBySigns } from './signed-turns.js';
import type { SpeakerLine } from './speaker-line.js';
import { findOpenings, linesAmong } from './speaker-names.js';
import { openingsByOneSign, openingsWithNamesBehind, type TextCandidate } from './unnamed-forms.js';

/**
 * The lines that open a turn, by the form that a text has: names behind the words, names before them that are known or return, signs, marks that are
 * learned from the text itself, one sign before each.
 *
 * @param lines all lines of the text, of which `candidates` are those that may open a turn
 * @param told the lines of the head, and what a legend says of signs
 */
export function openingsOf(
  candidates: readonly TextCandidate[],
  lines: readonly DialogueLine[],
  told: { readonly head: ReadonlySet<number>; readonly signs: ExplainedSigns },
  context: ParseContext,
): LearnedOpenings {
  const { head, signs } = told;
  const behind = openingsWithNamesBehind(candidates, context.roleOf);
  if (behind.size > 0) return { openings: behind, skipped: NONE };
  const named = findOpenings(candidates, context);
  const known = { openings: named, skipped: NONE };
  if (context.soleSpeaker !== undefined) return known;
  const explained = signs.names.size < 2 ? NO_LINES : openingsBySigns(candidates, signs);
  if (explained.size > named.size) return { openings: explained, skipped: NONE };
  const names = new Map([...named.values()].map(({ name }) => [foldName(name), context.roleOf(name)]));
  if ([...names.values()].some((role) => role !== null)) return known;
  const counts = countNames([...named.values()].map(({ name }) => name));
  const isUsual =
    names.size >= 2 &&
    names.size <= MOST_NAMES &&
    named.size >= LEAST_NAMED * linesAmong(named, candidates, ({ text }) => !isTimeAlone(text)) &&
    // What stands before nearly every line is a program's word.
    highestOf(counts.values(), 0) <= MOST_OF_ONE * named.size;
  const signed = isUsual ? NO_LINES : signs.names.size < 2 ? openingsBySigns(candidates, signs) : explained;
  if (signed.size > 0) return { openings: signed, skipped: NONE };
  const learned = learnedOpenings(lines, head);
  const isKnown = [...learned.openings.values()].every(({ name }) => context.roleOf(name) !== null);
  if (learned.openings.size > 0 && (!isUsual || isKnown)) return learned;
  if (named.size > 0) return known;
  return { openings: openingsByOneSign(candidates), skipped: NONE };
}

/** Such a line has no say in what share of the lines begins with a name. */
function isTimeAlone(text: string): boolean {
  const { startMs, rest } = splitTime(text);
  return startMs !== null && rest === '';
}

/** Names of a text that nobody knows are taken for names where they are few and stand before most lines. */
const MOST_NAMES = 6;
const LEAST_NAMED = 0.6;
const MOST_OF_ONE = 0.7;
const NO_LINES: ReadonlyMap<number, SpeakerLine> = new Map();
const NONE: ReadonlySet<number> = new Set();
