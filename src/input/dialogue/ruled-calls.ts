import { isoDateIn } from '../../text/dates.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { opensCallAnew } from '../speakers/opens-call.js';
import { isRuler } from './scene-heading.js';
import { readSpeakerLine } from './speaker-line.js';
import { endsAsSpeech } from './speech-endings.js';

/** Lines that are said in each call. */
const LEAST_SAID = 6;
const NONE: ReadonlySet<number> = new Set();

/**
 * Indices of the rules (＊＊＊, ----) that part the calls of a text without a title: in each part the first line that is said opens a call and hands over
 * none, or the first line is a head with a day and a time of its own (`R7.6.10 11:30　TEL　倉田`). What the page is called above the first rule and notes
 * below the last are no part. Empty where one rule parts anything else.
 */
export function ruledCalls(lines: readonly string[]): ReadonlySet<number> {
  const all = lines.flatMap((line, index) => (line !== '' && isRuler(line) ? index : []));
  // A head may have a rule above it and one below, which parts nothing.
  const rules = all.filter((rule, at) => !isAloneHead(lines.slice((all[at - 1] ?? -1) + 1, rule)));
  if (rules.length === 0) return NONE;
  const starts = [-1, ...rules];
  const parts = starts.map((start, at) =>
    lines.slice(start + 1, starts[at + 1] ?? lines.length).filter((line) => line !== ''),
  );
  // A rule may close the last call as well.
  const filled = parts.filter((part) => part.length > 0);
  const areLong = filled.map(isLong);
  const [first, last] = [areLong.indexOf(true), areLong.lastIndexOf(true)];
  const calls = filled.slice(first, last + 1);
  if (first === -1 || calls.length < 2 || areLong.slice(first, last).includes(false)) return NONE;
  const around = [...filled.slice(0, first), ...filled.slice(last + 1)];
  if (around.some((part) => part.some(isTurn))) return NONE;
  const heads = calls.map(([line = '']) => line);
  const haveHeads = heads.every(isDatedHead) && new Set(heads).size === heads.length;
  if (!haveHeads && !calls.every(opensAnew)) return NONE;
  return new Set(rules.filter((_, at) => (parts[at + 1]?.length ?? 0) > 0));
}

function isAloneHead(part: readonly string[]): boolean {
  const [head, ...others] = part.filter((line) => line !== '');
  return head !== undefined && others.length === 0 && isDatedHead(head);
}

function isLong(part: readonly string[]): boolean {
  return part.filter(isSpokenJapanese).length >= LEAST_SAID;
}

/** True where the first words of a part, below a head of a few lines, open a call. */
function opensAnew(part: readonly string[]): boolean {
  const [top = ''] = part;
  const above = part.slice(0, MOST_HEAD_LINES).findIndex(isTurn);
  const isHead =
    above > 0 && part.slice(0, above).every((line) => line.length <= LONGEST_HEAD && !endsAsSpeech(line));
  return opensCallAnew(isHead ? (part[above] ?? '') : top);
}

/** A name with its words behind it on a line. */
function isTurn(line: string): boolean {
  const turn = readSpeakerLine(line);
  return turn !== null && turn.layout !== 'alone' && isSpokenJapanese(turn.speech);
}

/** Lines of a head at most. */
const MOST_HEAD_LINES = 4;

/** A short line that begins with a day and tells a time of it: the head of a memo. */
function isDatedHead(line: string): boolean {
  const front = line.slice(0, LONGEST_DAY).normalize('NFKC');
  return (
    line.length <= LONGEST_HEAD &&
    !/[。？！]/.test(line) &&
    /^[^\p{L}\d]{0,2}(?:\d|[RHS]\.?\d|令和)/u.test(front) &&
    (isoDateIn(front) !== null || DAY_OF_YEAR.test(front)) &&
    /\d{1,2}(?::\d{2}|時)/.test(line.normalize('NFKC'))
  );
}

/** 2/9(月), 2月9日: memos of one page tell no year. */
const DAY_OF_YEAR = /^[^\p{L}\d]{0,2}\d{1,2}(?:\/\d{1,2}|月\d{1,2}日)(?![\d/])/u;
const LONGEST_DAY = 16;
const LONGEST_HEAD = 60;
