import { millisecondsOfClock } from '../../text/timestamp.js';

/** The half of the day before the time or behind it, and the zone. */
const CLOCK_ALONE = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,6})?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:Z\b|\s(?:UTC|GMT|JST)\b|\+\d{2}:?\d{2}\b)?`;
const CLOCK = String.raw`(?:(?:午前|午後|AM|PM)\s?)?${CLOCK_ALONE}`;
const SPOKEN = String.raw`(?:\d{1,2}時間?)?\s?\d{1,3}分(?:\s?\d{1,2}秒)?|\d{1,3}'\d{2}"`;
const SECONDS = String.raw`\d{1,5}(?:\.\d{1,3})?(?:s|sec|秒)|\d{1,5}\.\d{1,3}`;
/** `1m 5s`, `1h 2m 3s`, `1 min 05 sec`: only in brackets, for 5m is a length as well. */
const UNITS = String.raw`(?:\d{1,2}\s?h(?:rs?)?\s?)?\d{1,3}\s?m(?:in)?(?:\s?\d{1,2}\s?s(?:ec)?)?|\d{1,2}\s?h(?:rs?)?\s?\d{1,2}\s?s(?:ec)?`;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
/** 2024/06/03, 8/21, 8月21日(木), June 11, 2024, 11 Jun 2024. */
const DATE = String.raw`(?:(?:(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}(?:[-/.](?:19|20)\d{2})?日?(?:\s?\([月火水木金土日]\))?|(?:[MTWFS][a-z]{2,8},?\s)?(?:${MONTH}\.?\s\d{1,2}|\d{1,2}\s${MONTH})(?:,?\s(?:19|20)\d{2})?)(?:[T\s]|,\s?)(?:at\s)?\s*(?:(?:午前|午後)\s?(?=\d{1,2}時))?)?`;
const RANGE = String.raw`\s*(?:-->|->|[-–—~,→])\s*`;

/** `[00:01:23]`, `(1:23)`, `00:01 - 00:05`, `1分23秒`, `2024/06/03 10:15:32`, `[12.3s]`, behind it space, a bracket or a comma. */
const BRACKETED = new RegExp(
  String.raw`^[\[(【<{\x60]\s*${DATE}(${CLOCK}|${SPOKEN}|${UNITS}|${SECONDS})(?:${RANGE}${DATE}(${CLOCK}|${SPOKEN}|${UNITS}|${SECONDS}))?\s*[\])】>}\x60]\s*`,
);
const BARE = new RegExp(
  String.raw`^(?:@\s*)?${DATE}(${CLOCK}|${SPOKEN})(?:${RANGE}${DATE}(${CLOCK}|${SPOKEN}))?(?:\s*[|,/]\s*|\s+|$)`,
);
/** 職員A 0:03, 職員A（00:12）: the form of meeting tools. */
const BEHIND = new RegExp(
  String.raw`(?:\s+|(?=[\[(【<]))[\[(【<]?\s*(?:@\s*)?(${CLOCK_ALONE}|${SPOKEN})(?:${RANGE}(${CLOCK_ALONE}|${SPOKEN}))?\s*[\])】>]?$`,
);
/** Only in brackets: a clock time at the end of a sentence may be what it speaks of. */
const BEHIND_SPEECH = new RegExp(
  String.raw`\s*[\[(【<]\s*(${CLOCK}|${SPOKEN})(?:${RANGE}(${CLOCK}|${SPOKEN}))?\s*[\])】>]$`,
);

const WIDE = '０１２３４５６７８９：．，（）［］＜＞｛｝　－〜～';
const NARROW = '0123456789:.,()[]<>{} -~~';

const WIDE_MARKS = /[０-９：．，（）［］＜＞｛｝　－〜～]/g;

/** The text with digits, colons, brackets and spaces in half width, each character for one: offsets stay. */
export function halfWidth(text: string): string {
  return text.replace(WIDE_MARKS, (char) => NARROW[WIDE.indexOf(char)] ?? char);
}

/** Times before the words of a line and where the rest begins. */
export interface TimedLine {
  readonly rest: string;
  readonly restStart: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** True where the time stands in brackets, so that it cannot be part of the speech. */
  readonly isBracketed: boolean;
}

/** 001  00:00:03 …: the number of the row before its time. */
const ROW_NUMBER = /^\s*(?:No\.?\s?)?\d{1,5}[.:)]?[\s|,]+(?=[[(<{]?\d{1,2}:\d{2}(?![\d年]))/i;

/** A row number and a span of times, with dates, are shorter. */
const LONGEST_FRONT = 120;

/** Takes the time off the front of a line, and the number of the row before it. */
export function splitTime(line: string): TimedLine {
  const indent =
    ROW_NUMBER.exec(halfWidth(line.slice(0, LONGEST_FRONT)))?.[0].length ??
    line.length - line.trimStart().length;
  const body = line.slice(indent).trimEnd();
  const plain = halfWidth(body.slice(0, LONGEST_FRONT));
  const bracketed = BRACKETED.exec(plain);
  const match = bracketed ?? BARE.exec(plain);
  const startMs = match ? timeOf(match[1] ?? '') : null;
  if (!match || startMs === null) {
    return { rest: body, restStart: indent, startMs: null, endMs: null, isBracketed: false };
  }
  return {
    rest: body.slice(match[0].length),
    restStart: indent + match[0].length,
    startMs,
    endMs: match[2] === undefined ? null : timeOf(match[2]),
    isBracketed: bracketed !== null,
  };
}

/** Marks of emphasis around a time, and a colon behind it. */
const EMPHASIS =
  /^\s*(?:\*{1,2}|_{1,2}|<(?:sub|sup|small|em|i|b|time|code|kbd|span)(?: [^<>]{0,80})?>)(?=[\d[(（［０-９])(.{4,40}?)(?:\*{1,2}|_{1,2}|<\/\w+>)(?=[\s:：])/u;
const COLON = /^\s*[:：](?=\s*\S)/;

/**
 * Takes a time in brackets, backticks or emphasis off the front of speech, with the colon behind it: the words of
 * **職員** `00:12` はい. Null where there is none, or nothing else.
 */
export function timeBeforeSpeech(speech: string): TimedLine | null {
  if (!FRONT.test(speech)) return null;
  const marked = EMPHASIS.exec(speech);
  const inner = marked?.[1] ?? '';
  const timed = splitTime(
    marked ? speech.replace(marked[0], ` [${inner.replace(/[[\]()（）［］]/g, '')}]`) : speech,
  );
  if (timed.startMs === null || !timed.isBracketed) return null;
  const rest = timed.rest.replace(COLON, '');
  return rest.trim() === '' ? null : { ...timed, rest };
}

/** What a time in marks begins with: looked at before anything else is. */
const FRONT = /^\s*(?:[[(（［【<＜{`*_]{1,3}\s*[\d０-９]|<[a-z])/;

/** A text without the time behind it. */
export interface TimeBehind {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number | null;
}

/** Takes the time off the end of a name; null where there is none. */
export function timeBehindName(text: string): TimeBehind | null {
  return timeBehind(text, BEHIND);
}

/** Takes a time in brackets off the end of speech; null where there is none. */
export function timeBehindSpeech(text: string): TimeBehind | null {
  return timeBehind(text, BEHIND_SPEECH);
}

/** Characters of a time or a span of times at the end of a text: the patterns would try every space before it. */
const LONGEST_TIME = 80;

function timeBehind(text: string, pattern: RegExp): TimeBehind | null {
  const before = Math.max(0, text.length - LONGEST_TIME);
  const match = pattern.exec(halfWidth(text.slice(before)));
  const startMs = match ? timeOf(match[1] ?? '') : null;
  if (!match || startMs === null) return null;
  const endMs = match[2] === undefined ? null : timeOf(match[2]);
  return { text: text.slice(0, before + match.index), startMs, endMs };
}

const HALF_OF_DAY = /^(?:(午前|AM)|(午後|PM))|\d\s?(?:(A)|(P))\.?M\b/i;
const ZONE = /(?:Z|\s(?:UTC|GMT|JST)|\+\d{2}:?\d{2})$/;

/** 1:05 PM, 午後1時5分: hours and minutes, and seconds perhaps. */
function timeOfHalf(text: string, isAfterNoon: boolean): number | null {
  const [hours = 0, minutes = 0, seconds = 0] = (text.match(/\d{1,3}/g) ?? []).map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  // 13:05 PM: a clock of 24 hours whose half is told besides.
  const hour = hours > 12 ? hours : (hours % 12) + (isAfterNoon ? 12 : 0);
  return (hour * 3600 + minutes * 60 + seconds) * 1000;
}

/** Milliseconds of a time as `CLOCK`, `SPOKEN` and `SECONDS` have it. */
function timeOf(given: string): number | null {
  const half = HALF_OF_DAY.exec(given);
  if (half) return timeOfHalf(given, half[2] !== undefined || half[4] !== undefined);
  const text = given.replace(ZONE, '').replace(/([.,]\d{3})\d+$/, '$1');
  const clock = millisecondsOfClock(text);
  if (clock !== null) return clock;
  const spoken = /^(?:(\d+)時間?)?\s?(\d+)(?:分|')\s?(?:(\d+)(?:秒|"))?$/.exec(text);
  if (spoken) {
    const [hours, minutes, seconds] = spoken.slice(1).map((part) => Number(part ?? 0));
    return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  }
  const units = /^(?:(\d+)\s?h(?:rs?)?)?\s?(?:(\d+)\s?m(?:in)?)?\s?(?:(\d+)\s?s(?:ec)?)?$/.exec(text);
  if (units)
    return (Number(units[1] ?? 0) * 3600 + Number(units[2] ?? 0) * 60 + Number(units[3] ?? 0)) * 1000;
  const seconds = /^(\d+(?:\.\d+)?)(?:s|sec|秒)?$/.exec(text)?.[1];
  return seconds === undefined ? null : Math.round(Number(seconds) * 1000);
}
