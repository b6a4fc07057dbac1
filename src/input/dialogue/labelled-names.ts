import { countNames } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import type { LearnedOpenings } from './learned-openings.js';
import { timeBehindName } from './line-time.js';
import type { SpeakerLine } from './speaker-line.js';

/** SPEAKER: S1, 話者：佐藤 with nothing behind: what stands below is what they say. */
const LABELLED =
  /^\s*(?:[[(【（]\s*)?(?:speaker|話者|話者名|発話者|発言者|話し手)\s*[:：]\s*(\S[^。！？]{0,39}?)\s*(?:[\])】）]\s*)?$/iu;
const LEAST_TURNS = 4;
const MOST_NAMES = 8;

/** The openings of a text in which a line of its own says who speaks, by the word for it and a name. Null where it is no such text. */
export function labelledNames(lines: readonly DialogueLine[]): LearnedOpenings | null {
  const openings = new Map<number, SpeakerLine>();
  for (const [index, { text, is }] of lines.entries()) {
    const value = is.kind === 'blank' ? undefined : LABELLED.exec(text)?.[1];
    if (value === undefined || openings.has(index - 1)) continue;
    const time = timeBehindName(value);
    openings.set(index, {
      layout: 'alone',
      name: (time?.text ?? value).trim(),
      speech: '',
      speechStart: 0,
      opensQuote: false,
      trailers: [],
      startMs: time?.startMs ?? null,
      endMs: time?.endMs ?? null,
    });
  }
  const counts = countNames([...openings.values()].map(({ name }) => name));
  const returning = [...counts.values()].filter((count) => count >= 2);
  const isForm = openings.size >= LEAST_TURNS && returning.length >= 2 && counts.size <= MOST_NAMES;
  return isForm ? { openings, skipped: new Set() } : null;
}
