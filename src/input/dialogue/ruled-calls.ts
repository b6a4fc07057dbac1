import { isoDateIn } from '../../text/dates.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { opensCallAnew } from './opens-call.js';
import { isRuler } from './scene-heading.js';

/** Lines that are said in each call. */
const LEAST_SAID = 6;
const NONE: ReadonlySet<number> = new Set();

/**
 * Indices of the rules (＊＊＊, ----) that part the calls of a text without a title: in each part the first line that is said opens a call and hands over
 * none, or the first line is a head with a day and a time of its own (`R7.6.10 11:30　TEL　倉田`). Empty where one rule parts anything else.
 */
export function ruledCalls(lines: readonly string[]): ReadonlySet<number> {
  const rules = lines.flatMap((line, index) => (line !== '' && isRuler(line) ? index : []));
  if (rules.length === 0) return NONE;
  const starts = [-1, ...rules];
  const parts = starts.map((start, at) =>
    lines.slice(start + 1, starts[at + 1] ?? lines.length).filter((line) => line !== ''),
  );
  // A rule may close the last call as well.
  const filled = parts.filter((part) => part.length > 0);
  const isLong = (part: readonly string[]) => part.filter(isSpokenJapanese).length >= LEAST_SAID;
  if (filled.length < 2 || !filled.every(isLong)) return NONE;
  const first = filled.map(([line = '']) => line);
  const haveHeads = first.every(isDatedHead) && new Set(first).size === first.length;
  if (!haveHeads && !first.every(opensCallAnew)) return NONE;
  return new Set(rules.filter((_, at) => (parts[at + 1]?.length ?? 0) > 0));
}

/** A short line that begins with a day and tells a time of it: the head of a memo. */
function isDatedHead(line: string): boolean {
  const front = line.slice(0, LONGEST_DAY).normalize('NFKC');
  return (
    line.length <= LONGEST_HEAD &&
    !/[。？！]/.test(line) &&
    /^[^\p{L}\d]{0,2}(?:\d|[RHS]\.?\d|令和)/u.test(front) &&
    isoDateIn(front) !== null &&
    /\d{1,2}(?::\d{2}|時)/.test(line.normalize('NFKC'))
  );
}

const LONGEST_DAY = 16;
const LONGEST_HEAD = 60;
