import { millisecondsOfClock } from '../text/timestamp.js';
import { isNoiseMark } from './narration.js';
import { readQuote } from './quoted-speech.js';

/** How a line of a text says who speaks. */
export type SpeakerLayout =
  | 'alone' // 職員A, the speech on the next lines
  | 'colon' // 職員A：はい
  | 'quote' // 職員A「はい」
  | 'label' // 【職員A】はい, ＜職員A＞はい, **職員A** はい, | 職員A | はい |
  | 'tab'; // 職員A⇥はい

/** A line that may open a turn, by its form alone: whether the name is a speaker's is for others to say. */
export interface SpeakerLine {
  readonly layout: SpeakerLayout;
  readonly name: string;
  /** The speech on the line, trimmed; may be empty. */
  readonly speech: string;
  /** Offset of the speech in the line. */
  readonly speechStart: number;
  /** True where the speech opens a 「 that a later line closes. */
  readonly opensQuote: boolean;
  /** A stage direction behind the closing 」, with its offset in the line. */
  readonly trailer: { readonly text: string; readonly start: number } | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

const TIME = String.raw`\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?`;
/** `[00:01:23]`, `(1:23)`, `00:01:23`, `00:01 - 00:05`, followed by space, a tab or the bracket's end. */
const TIME_PREFIX = new RegExp(
  String.raw`^[\[(（【［]?\s*(${TIME})(?:\s*(?:-->|[-–—〜～~])\s*(${TIME}))?\s*(?:[\])）】］]\s*|\s+)`,
);
/** 職員A 0:03: the form of meeting tools. */
const TIME_SUFFIX = new RegExp(String.raw`[\s　]+[\[(（【［]?(${TIME})[\])）】］]?$`);
/** Bullets and numbers of a list before the name. */
const BULLET = /^(?:[-*>]\s+|[・•]\s*|\d{1,3}[.)．]\s+)+/;
const LABEL =
  /^(?:【([^【】]{1,40})】|[＜<〈《]([^＜＞<>〈〉《》]{1,40})[＞>〉》]|\[([^[\]]{1,40})\])\s*[:：]?/;
const BOLD = /^(?:\*\*|__)([^*_]{1,40}?)\s*[:：]?\s*(?:\*\*|__)\s*[:：]?/;
const TABLE_ROW = /^\|\s*(?:\*\*)?([^|*]{1,40}?)(?:\*\*)?\s*\|(?=.*\|\s*$)/;
const LONGEST_NAME = 40;

/** Times before the words of a line and where the rest begins. */
export interface TimedLine {
  readonly rest: string;
  readonly restStart: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** True where the time stands in brackets, so that it cannot be part of the speech. */
  readonly isBracketed: boolean;
}

/** Takes the time off the front of a line. */
export function splitTime(line: string): TimedLine {
  const indent = line.length - line.trimStart().length;
  const body = line.slice(indent).trimEnd();
  const match = TIME_PREFIX.exec(body);
  const startMs = match ? millisecondsOfClock(match[1] ?? '') : null;
  if (!match || startMs === null) {
    return { rest: body, restStart: indent, startMs: null, endMs: null, isBracketed: false };
  }
  return {
    rest: body.slice(match[0].length),
    restStart: indent + match[0].length,
    startMs,
    endMs: match[2] === undefined ? null : millisecondsOfClock(match[2]),
    isBracketed: /^[[(（【［]/.test(body),
  };
}

/** Reads a line as the opening of a turn; null where it has no such form. */
export function readSpeakerLine(line: string): SpeakerLine | null {
  const timed = splitTime(line);
  const bullet = BULLET.exec(timed.rest)?.[0] ?? '';
  const attempts = bullet === '' ? [0] : [bullet.length, 0];
  for (const skip of attempts) {
    const body = timed.rest.slice(skip);
    const found =
      readLabel(body) ?? readTab(body) ?? readMark(body) ?? readAlone(body, timed.startMs !== null);
    if (found) return placed(found, timed, skip);
  }
  return null;
}

interface Found {
  readonly layout: SpeakerLayout;
  readonly name: string;
  /** Offset in the body where the speech begins, before trimming. */
  readonly at: number;
  readonly speech: string;
  readonly startMs?: number;
}

function readLabel(body: string): Found | null {
  const row = TABLE_ROW.exec(body);
  if (row?.[1]) {
    const at = row[0].length;
    return { layout: 'label', name: row[1].trim(), at, speech: body.slice(at).replace(/\|\s*$/, '') };
  }
  const match = LABEL.exec(body) ?? BOLD.exec(body);
  const name = match?.slice(1).find((group) => group !== undefined);
  // [雑音] and ＜沈黙＞ are no speakers.
  if (!match || name === undefined || isNoiseMark(name)) return null;
  const at = match[0].length;
  const speech = body.slice(at);
  // [名前] 10:01:02, the words on the next line: Zoom's captions.
  const startMs = millisecondsOfClock(speech);
  if (startMs !== null) return { layout: 'label', name: name.trim(), at: body.length, speech: '', startMs };
  return { layout: 'label', name: name.trim(), at, speech };
}

/** The speech is the second column, or the third where the second is a time. */
function readTab(body: string): Found | null {
  const tab = body.indexOf('\t');
  if (tab <= 0 || tab > LONGEST_NAME) return null;
  const rest = body.slice(tab + 1);
  const second = rest.indexOf('\t');
  const startMs = second === -1 ? null : millisecondsOfClock(rest.slice(0, second));
  const name = body
    .slice(0, tab)
    .replace(/[:：]\s*$/, '')
    .trim();
  const at = startMs === null ? tab + 1 : tab + 2 + second;
  return { layout: 'tab', name, at, speech: body.slice(at), ...(startMs === null ? {} : { startMs }) };
}

/** Whichever comes first, a colon or an opening 「. */
function readMark(body: string): Found | null {
  const at = body.slice(0, LONGEST_NAME + 1).search(/[:：「『]/);
  if (at <= 0) return null;
  const name = body.slice(0, at).trim();
  const mark = body[at];
  if (mark === '「' || mark === '『') return { layout: 'quote', name, at, speech: body.slice(at) };
  // 10:30, http://: colons within speech.
  if (/^(?:\/\/|\d)/.test(body.slice(at + 1)) && /[\da-z]$/i.test(name)) {
    const isClockOrAddress = /\d$/.test(name) || /^\/\//.test(body.slice(at + 1));
    if (isClockOrAddress) return null;
  }
  return { layout: 'colon', name, at: at + 1, speech: body.slice(at + 1) };
}

function readAlone(body: string, hasTime: boolean): Found | null {
  const time = hasTime ? null : TIME_SUFFIX.exec(body);
  const startMs = time ? millisecondsOfClock(time[1] ?? '') : null;
  const name = (time && startMs !== null ? body.slice(0, time.index) : body).trim();
  if (name === '' || name.length > LONGEST_NAME) return null;
  return { layout: 'alone', name, at: body.length, speech: '', ...(startMs === null ? {} : { startMs }) };
}

function placed(found: Found, timed: TimedLine, skip: number): SpeakerLine | null {
  const leading = found.speech.length - found.speech.trimStart().length;
  const speech = found.speech.trim();
  const base = {
    layout: found.layout,
    name: found.name,
    speech,
    speechStart: timed.restStart + skip + found.at + leading,
    opensQuote: false,
    trailer: null,
    startMs: timed.startMs ?? found.startMs ?? null,
    endMs: timed.endMs,
  };
  const quoted = /^[「『]/.test(speech) ? readQuote(speech) : null;
  if (!quoted) return found.layout === 'quote' ? null : base;
  const start = base.speechStart + 1;
  return {
    ...base,
    speech: quoted.inner,
    speechStart: start,
    opensQuote: quoted.isOpen,
    trailer: quoted.trailer === '' ? null : { text: quoted.trailer, start: start + quoted.trailerStart },
  };
}
