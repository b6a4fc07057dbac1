import { splitLines } from '../../text/offsets.js';
import { millisecondsOfClock } from '../../text/timestamp.js';

/** A line of a program's log, taken apart. */
export interface LogLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** The clock time at its front. */
  readonly startMs: number | null;
  /** The parts that are named: `leg=1`, `"ch": 0`. */
  readonly pairs: readonly LogPair[];
  /** Words and bracketed parts before anything else, without names: `asr`, `C-1042`, `final`. */
  readonly words: readonly string[];
  /** Offset of what follows those words. */
  readonly restStart: number;
}

/** A named part of a line; `start` is the offset of its value. */
export interface LogPair {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly isQuoted: boolean;
}

const LEVEL =
  /(?<![\w=])(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|DBG|INF|WRN|ERR)(?!\w)|\b(?:level|lvl|severity)["']?\s?[=:]\s?["']?[A-Za-z]+/;
/** The part of a program that writes, right behind the time and before named parts: `ASR  UCID=17 …`. */
const COMPONENT = /(?<=\d\s{1,4})[A-Z]{2,8}(?=\s{1,4}[A-Za-z_]\w{0,39}=)/;
const BOXED_LEVEL = new RegExp(String.raw`\[?\s*(?:${LEVEL.source})\s*\]?`);
const CLOCK = /(?<![\d:])\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:])/;
/** Time and level stand so near to the front. */
const FRONT = 100;
const LONGEST_LINE = 20_000;
/** So many parts stand before the speech at most. */
const MOST_PARTS = 40;
const LEAST_LINES = 6;
const LEAST_SHARE = 0.7;
const PAIR =
  /(?<![\w.])["']?([A-Za-z_][\w.-]{0,39}|[\p{Script=Han}\p{Script=Katakana}ー]{1,8}(?:ID)?)["']?(?:\s?:\s?(?=["'\d]|true|false)|\s?=\s?)(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,;"'{}[\]()]+))/gu;
const WORD =
  /^[\s,]*(?:\[([^\][]{0,60})\]|\(([^()]{0,60})\)|<([^<>]{0,60})>|([A-Za-z][\w.@#/-]{0,59}|\d[\w.-]{0,59})(?=[\s:|>]|$)|([-–|:>]+(?=\s|$)|:(?=\S)))/;

const QUOTED_REST = /^\s*(?:"(?:[^"\\]|\\.)+"|'(?:[^'\\]|\\.)+'|「[^「」]+」)\s*$/;

/** The lines of a text most of which begin with a time of day and the level of a message; null for any other text. */
export function readLog(text: string): readonly LogLine[] | null {
  const filled = splitLines(text).filter((line) => line.text.trim() !== '');
  if (filled.length < LEAST_LINES) return null;
  const read = filled.flatMap(({ text: line, line: number }) => logLine(line, number) ?? []);
  return read.length >= LEAST_SHARE * filled.length ? read : null;
}

/** The text of a log with spaces for the levels: INFO is nobody's name. */
export function withoutLevels(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => {
    const front = line.slice(0, FRONT);
    const level = CLOCK.test(front) ? BOXED_LEVEL.exec(front) : null;
    if (!level) return line;
    const end = level.index + level[0].length;
    return line.slice(0, level.index) + ' '.repeat(level[0].length) + line.slice(end);
  });
}

function logLine(text: string, line: number): LogLine | null {
  const front = text.slice(0, FRONT);
  const clock = CLOCK.exec(front);
  const level = clock && (LEVEL.exec(front) ?? COMPONENT.exec(front));
  if (!clock || !level || text.length > LONGEST_LINE) return null;
  const begins = Math.max(clock.index + clock[0].length, level.index + level[0].length);
  const pairs = [...text.slice(begins).matchAll(PAIR)].map((match): LogPair => {
    const [whole, key = '', double, single, bare = ''] = match;
    const quoted = double ?? single;
    const value = quoted ?? bare;
    const start = begins + match.index + whole.length - value.length - (quoted === undefined ? 0 : 1);
    return { key, value, start, isQuoted: quoted !== undefined };
  });
  const time = /^[\d:]+(?:[.,]\d{1,3})?/.exec(clock[0])?.[0] ?? '';
  return { line, text, startMs: millisecondsOfClock(time), pairs, ...wordsOf(text, begins, pairs) };
}

/** A word on its own right before the speech may be its first, unless all that follows stands in quotation marks: `partial "はい"`. */
function wordsOf(
  text: string,
  begins: number,
  pairs: readonly LogPair[],
): { readonly words: readonly string[]; readonly restStart: number } {
  const words: string[] = [];
  let at = begins + (/^["'\])}>]+/.exec(text.slice(begins))?.[0].length ?? 0);
  let kept = { count: 0, at };
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const rest = text.slice(at, at + 2 * FRONT);
    const blank = rest.length - rest.replace(/^[\s,]+/, '').length;
    const pair = pairs.find(
      ({ start, key }) =>
        start - at - blank >= key.length &&
        rest.slice(blank).startsWith(key) &&
        start - at <= blank + key.length + 4,
    );
    const match = pair ? null : WORD.exec(rest);
    if (pair) at = pair.start + pair.value.length + (pair.isQuoted ? 1 : 0);
    else if (match) {
      at += match[0].length;
      const word = match[1] ?? match[2] ?? match[3] ?? match[4];
      if (word !== undefined) words.push(word.trim());
    } else {
      if (QUOTED_REST.test(text.slice(at))) kept = { count: words.length, at };
      break;
    }
    if (pair || match?.[4] === undefined) kept = { count: words.length, at };
  }
  return { words: words.slice(0, kept.count), restStart: kept.at };
}
