import { isSpokenJapanese } from '../../text/japanese.js';
import { opensCallAnew } from './opens-call.js';
import { isRuler } from './scene-heading.js';

/** Lines that are said in each call. */
const LEAST_SAID = 6;
const NONE: ReadonlySet<number> = new Set();

/**
 * Indices of the rules (＊＊＊, ----) that part the calls of a text without a title: in each part the first line that is said opens a call and hands over
 * none. Empty where one rule parts anything else.
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
  const isCall = (part: readonly string[]) =>
    part.filter(isSpokenJapanese).length >= LEAST_SAID && opensCallAnew(part[0] ?? '');
  if (filled.length < 2 || !filled.every(isCall)) return NONE;
  return new Set(rules.filter((_, at) => (parts[at + 1]?.length ?? 0) > 0));
}
