import { times } from '../raw/json-value.js';
import type { Utterance } from '../raw/raw-call.js';
import { joinPieces } from '../raw/raw-call.js';
import type { DialogueLine } from './dialogue-line.js';
import { splitTime } from './line-time.js';
import { isNameLike } from './name-like.js';
import { readSpeakerLine } from './speaker-line.js';

const MOST_SECTIONS = 4;
const LEAST_LINES = 2;

/**
 * What is said in a text that has a section for each speaker, a name alone and below it lines with their times: `[ch0]`,
 * `00:01 はい`, … `[ch1]`, …; null for any other text. The order is the text's.
 */
export function speechOfSections(lines: readonly DialogueLine[]): readonly Utterance[] | null {
  const utterances: Utterance[] = [];
  const sizes = new Map<string, number>();
  let speaker: string | null = null;
  for (const { text, line, is } of lines) {
    if (is.kind !== 'speech') continue;
    const timed = splitTime(text);
    if (timed.startMs === null || timed.rest === '') {
      const opening = readSpeakerLine(text);
      const isName =
        opening !== null && opening.speech === '' && opening.startMs === null && isNameLike(opening.name);
      if (!isName || sizes.has(opening.name) || sizes.size === MOST_SECTIONS) return null;
      speaker = opening.name;
      sizes.set(speaker, 0);
    } else if (speaker === null) return null;
    else {
      sizes.set(speaker, (sizes.get(speaker) ?? 0) + 1);
      const piece = {
        text: timed.rest,
        line,
        column: timed.restStart + 1,
        ...times(timed.startMs, timed.endMs),
      };
      utterances.push(joinPieces(speaker, [piece]));
    }
  }
  const isForm = sizes.size >= 2 && [...sizes.values()].every((size) => size >= LEAST_LINES);
  return isForm ? utterances : null;
}
