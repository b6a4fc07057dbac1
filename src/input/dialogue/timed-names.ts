import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import type { LearnedOpenings } from './learned-openings.js';
import { splitTime, timeBehindName } from './line-time.js';
import type { SpeakerLine } from './speaker-line.js';

/** Lines with a name and a time by which a text shows that all its turns open so. */
const LEAST_OPENINGS = 4;
const MOST_NAMES = 8;
const LONGEST_NAME = 40;
/** Lines of a turn on average. */
const MOST_LINES_OF_TURN = 8;
/** Nearly every name has words below it. */
const LEAST_WITH_WORDS = 0.9;

interface Opening {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number | null;
  /** True where the time stands on the line below. */
  readonly isAbove: boolean;
}

/**
 * The openings of a text in which each turn begins with a line that holds a name and a time and nothing else, the words below it:
 * `佐藤  0:12`, `[佐藤] 09:15:02`, `佐藤 (00:12)`, `00:12 佐藤`, or the name on a line and the time on the next. What programs and pages set above the
 * first of them and between is no name, however short it is. Null where it is no such text.
 */
export function timedNames(lines: readonly DialogueLine[]): LearnedOpenings | null {
  const found = new Map<number, Opening>();
  for (const [index, line] of lines.entries()) {
    const opening = line.is.kind === 'blank' ? null : openingOf(line, lines[index + 1]);
    if (!opening || found.get(index - 1)?.isAbove) continue;
    found.set(index, opening);
  }
  const counts = countNames([...found.values()].map(({ name }) => name));
  const returning = [...counts.values()].filter((count) => count >= 2);
  // A word of the page above its date is nobody's name.
  for (const [index, { name }] of found) {
    if ((counts.get(foldName(name)) ?? 0) >= 2) break;
    found.delete(index);
    counts.delete(foldName(name));
  }
  if (found.size < LEAST_OPENINGS || returning.length < 2 || counts.size > MOST_NAMES) return null;
  const times = new Set([...found].flatMap(([index, { isAbove }]) => (isAbove ? [index + 1] : [])));
  const indices = [...found.keys()];
  const [first = 0, last = 0] = [indices[0], indices.at(-1)];
  const words = lines.filter(
    ({ is }, index) => is.kind !== 'blank' && index > first && !found.has(index) && !times.has(index),
  ).length;
  const withWords = [...found].filter(([index, { isAbove }]) => {
    const below = index + (isAbove ? 2 : 1);
    return lines[below]?.is.kind === 'speech' && !found.has(below);
  });
  const isForm =
    withWords.length >= LEAST_WITH_WORDS * found.size &&
    words <= MOST_LINES_OF_TURN * found.size &&
    last > first;
  if (!isForm) return null;
  return {
    openings: new Map([...found].map(([index, opening]) => [index, speakerLine(opening)])),
    skipped: times,
  };
}

function openingOf({ text }: DialogueLine, below: DialogueLine | undefined): Opening | null {
  if (text.length > LONGEST_LINE) return null;
  if (MAY_HAVE_TIME.test(text)) {
    const behind = timeBehindName(text.trim());
    if (behind) return named(behind.text, behind.startMs, behind.endMs, false);
    const before = splitTime(text);
    if (before.startMs !== null) return named(before.rest, before.startMs, before.endMs, false);
  }
  if (below?.is.kind !== 'speech' || below.text.length > LONGEST_TIME) return null;
  if (!MAY_HAVE_TIME.test(below.text)) return null;
  const next = splitTime(below.text);
  return next.startMs !== null && next.rest === '' ? named(text, next.startMs, next.endMs, true) : null;
}

/** Most lines of most texts have no time, and the patterns of times are many. */
const MAY_HAVE_TIME = /[\d０-９][:：分秒'"]/;
const LONGEST_TIME = 40;
/** A name and a span of times with dates. */
const LONGEST_LINE = 100;

const AROUND = /^(?:\*\*|__|[[［【＜<〈（(])\s*(.+?)\s*(?:\*\*|__|[\]］】＞>〉）)])$/u;

function named(text: string, startMs: number, endMs: number | null, isAbove: boolean): Opening | null {
  const bare = text
    .trim()
    .replace(/[:：,，・|｜\-–—]+$/, '')
    .trim();
  const name = AROUND.exec(bare)?.[1] ?? bare;
  const isName =
    name.length > 0 &&
    name.length <= LONGEST_NAME &&
    /[\p{L}\p{N}]/u.test(name) &&
    !/[。、！？!?「」『』…:：•]/u.test(name) &&
    // 0:00 / 0:42, 2026/11/20: times and dates only.
    !/^[\d\s/.:：年月日時分秒-]+$/u.test(name);
  return isName ? { name, startMs, endMs, isAbove } : null;
}

function speakerLine({ name, startMs, endMs }: Opening): SpeakerLine {
  return {
    layout: 'alone',
    name,
    speech: '',
    speechStart: 0,
    opensQuote: false,
    trailers: [],
    startMs,
    endMs,
  };
}
