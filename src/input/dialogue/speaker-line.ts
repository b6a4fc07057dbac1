import { millisecondsOfClock } from '../../text/timestamp.js';
import type { TimedLine } from './line-time.js';
import { splitTime, timeBeforeSpeech, timeBehindName, timeBehindSpeech } from './line-time.js';
import { isNoiseMark } from './narration.js';
import { readQuote } from './quoted-speech.js';

/** How a line of a text says who speaks. */
export type SpeakerLayout =
  | 'alone' // 職員A, the speech on the next lines
  | 'colon' // 職員A：はい
  | 'quote' // 職員A「はい」
  | 'label' // 【職員A】はい, ＜職員A＞はい, **職員A** はい, | 職員A | はい |
  | 'tab' // 職員A⇥はい
  | 'bracket' // （職員A）はい
  | 'mark' // 職員A> はい, 職員A）はい, 職員A→はい
  | 'titled' // ●担当者（佐藤）はい
  | 'wide' // 職員A　　はい
  | 'space'; // 職員A はい

/** A line that may open a turn, by its form alone: whether the name is a speaker's is for others to say. */
export interface SpeakerLine {
  readonly layout: SpeakerLayout;
  /** Empty where the line does not say who speaks. */
  readonly name: string;
  /** The speech on the line, trimmed; may be empty. */
  readonly speech: string;
  /** Offset of the speech in the line. */
  readonly speechStart: number;
  /** True where the speech opens a 「 that a later line closes. */
  readonly opensQuote: boolean;
  /** What stands behind the closing 」, a stage direction or more words in brackets, each with its offset in the line. */
  readonly trailers: readonly { readonly text: string; readonly start: number }[];
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Bullets and numbers of a list before the name. */
const BULLET =
  /^(?:[-*>]\s+|[・•●○◎◆◇■□▼▽★☆]\s*|[①-⑳]\s*|(?:\d{1,4}[.)．]|[(（#＃]?\d{1,4}[)）]|[#＃]\d{1,4}|No\.?\s?\d{1,4})\s+)+/;
const LABEL =
  /^(?:【([^【】]{1,40})】|[＜<〈《]([^＜＞<>〈〉《》]{1,40})[＞>〉》]|\[([^[\]]{1,40})\]|≪([^≪≫]{1,40})≫|〔([^〔〕]{1,40})〕|［([^［］]{1,40})］)\s*[:：]?/;
const BOLD =
  /^(?:\*\*([^\s*][^:：]{0,39}?)\s*[:：]\s*\*\*|(?:\*\*|__)([^*_]{1,40}?)\s*[:：]?\s*(?:\*\*|__)|\*([^\s*][^*]{0,38}?)\s*[:：]?\*(?=[\s:：]+\S))\s*[:：]?/;
const TABLE_ROW = /^\|\s*(?:\*\*)?([^|*]{1,40}?)(?:\*\*)?\s*\|(?=.*\|\s*$)/;
const LONGEST_NAME = 40;

/** Reads a line as the opening of a turn; null where it has no such form. */
export function readSpeakerLine(line: string): SpeakerLine | null {
  const timed = splitTime(line);
  const bullet = BULLET.exec(timed.rest)?.[0] ?? '';
  const attempts = bullet === '' ? [0] : [bullet.length, 0];
  for (const skip of attempts) {
    const body = timed.rest.slice(skip);
    // 1. [00:12] 職員A: はい
    const behindBullet = skip > 0 && timed.startMs === null ? splitTime(body) : null;
    const inner = behindBullet && behindBullet.startMs !== null ? behindBullet : null;
    const rest = inner?.rest ?? body;
    const hasTime = timed.startMs !== null || inner !== null;
    const found = readLabel(rest) ?? readTab(rest) ?? readMark(rest) ?? readAlone(rest, hasTime);
    if (found) {
      return inner
        ? placed(found, { ...inner, restStart: timed.restStart + skip + inner.restStart }, 0)
        : placed(found, timed, skip);
    }
  }
  return null;
}

/** Openers and closers of names before speech that are also used otherwise. */
const IN_BRACKETS =
  /^[(（〔≪«{｛『]\s*([^()（）〔〕≪≫«»{}｛｝『』]{1,20})\s*[)）〕≫»}｝』]\s*[:：]?\s*(?=\S)/;
const BEFORE_MARK =
  /^([^\s>＞()（）|｜/／→⇒←⇐▶►▷➡⇨≫»=＝….,，、。「」]{1,20})\s*(?:[>＞]{1,3}|[)）]|[|｜]|[/／]|[→⇒←⇐▶►▷➡⇨]|[=＝][>＞]|≫|»|…+|[,，]|(?:[-–]|(?<![\p{Script=Katakana}ー])ー){1,2}(?=\s)|[－—―]{1,2}|[;；]|\.(?=\s))\s*(?=\S)/u;
const TITLED = /^([^\s()（）「」、。:：]{1,12}[(（][^()（）、。]{1,20}[)）])\s*(?=[^\s:：「])/;
/** A wide space, two or more, is set on purpose; one narrow space also stands within speech. 客　先　はい: a name as wide as others. */
const BEFORE_WIDE_SPACE =
  /^(\p{Script=Han}　\p{Script=Han}(?=　)|\S{0,15}[^\s:：])(?:　|[\s　]{2})[\s　]*(?=\S)/u;
const BEFORE_SPACE = /^(\S{0,15}[^\s:：])[\s　]+(?=\S)/;

const KATAKANA_NAME = /^[ァ-ヴ]{2,4}$/u;

/**
 * Reads a line in the forms that only tell where names are known or return: （職員A）はい, 職員A> はい, ●担当者（佐藤）はい,
 * 職員A はい. Several may fit.
 */
export function readLooseLines(line: string): readonly SpeakerLine[] {
  const timed = splitTime(line);
  const bullet = BULLET.exec(timed.rest)?.[0] ?? '';
  const body = timed.rest.slice(bullet.length);
  const forms: readonly (readonly [SpeakerLayout, RegExp])[] = [
    ['bracket', IN_BRACKETS],
    ['mark', BEFORE_MARK],
    ['titled', TITLED],
    ['wide', BEFORE_WIDE_SPACE],
    ['space', BEFORE_SPACE],
  ];
  return forms.flatMap(([layout, pattern]) => {
    const match = pattern.exec(body);
    const name = match?.[1]?.trim();
    if (!match || !name) return [];
    // （リン） rings; リン　はい is somebody, if the name returns.
    if (isNoiseMark(name) && !((layout === 'wide' || layout === 'mark') && KATAKANA_NAME.test(name)))
      return [];
    const at = match[0].length;
    const isSpaced = layout === 'space' || layout === 'wide';
    // 職員A: はい is a stricter form, and its name has no colon.
    if (isSpaced && /[:：]$/.test(name)) return [];
    // 職員A 00:12 はい: the time behind the name.
    const behind = isSpaced && timed.startMs === null ? splitTime(body.slice(at)) : null;
    const found: Found =
      behind && behind.startMs !== null && behind.rest !== ''
        ? { layout, name, at: at + behind.restStart, speech: behind.rest, startMs: behind.startMs }
        : { layout, name, at, speech: body.slice(at) };
    return placed(found, timed, bullet.length) ?? [];
  });
}

interface Found {
  readonly layout: SpeakerLayout;
  readonly name: string;
  /** Offset in the body where the speech begins, before trimming. */
  readonly at: number;
  readonly speech: string;
  readonly startMs?: number;
  readonly endMs?: number | null;
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
  // [名前] 10:01:02, **名前** `00:01 - 00:05`, the words on the next line: meeting tools.
  const time = splitTime(speech.replace(/`/g, ' '));
  if (time.startMs !== null && time.rest.trim() === '')
    return {
      layout: 'label',
      name: name.trim(),
      at: body.length,
      speech: '',
      startMs: time.startMs,
      endMs: time.endMs,
    };
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
  const at = markIn(body.slice(0, LONGEST_NAME + 1));
  if (at <= 0) return null;
  const before = body.slice(0, at).trim();
  const behind = timeBehindName(before);
  const name = behind?.text.trim() ?? before;
  const time = behind ? { startMs: behind.startMs } : {};
  const mark = body[at];
  if (name === '') return null;
  // OP:佐藤 0:01, the words below: the colon is within the name.
  if (
    /^[:：][^\s　。、]{1,12}[\s　]+[[(（]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\])）]?$/.test(
      body.slice(at).trim(),
    )
  )
    return null;
  if (mark === '「' || mark === '『') return { layout: 'quote', name, at, speech: body.slice(at), ...time };
  // 10:30, http://: colons within speech.
  if (/^(?:\/\/|[\d０-９])/.test(body.slice(at + 1)) && /[\da-z０-９]$/i.test(name)) {
    // 話者2：4471の20です: no clock has four digits.
    const isClock = /[\d０-９]$/.test(name) && !/^[\d０-９]{3}/.test(body.slice(at + 1));
    const isClockOrAddress = isClock || /^\/\//.test(body.slice(at + 1));
    if (isClockOrAddress) return null;
  }
  // 客:: はい, as fields of notes have it.
  const end = at + (mark === body[at + 1] ? 2 : 1);
  return { layout: 'colon', name, at: end, speech: body.slice(end), ...time };
}

/** Where the first colon or opening 「 stands that is not within a clock time: 佐藤（00:12）：はい. */
function markIn(start: string): number {
  const clock =
    /^([^:：「『]*?[\s(（[［【])\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?[)）\]］】]?\s*(?=[:：「『](?!\d{2}[\s.,)）\]］】]))/.exec(
      start,
    );
  return clock ? clock[0].length : start.search(/[:：「『]/);
}

function readAlone(body: string, hasTime: boolean): Found | null {
  const time = hasTime ? null : timeBehindName(body);
  const name = (time?.text ?? body).trim();
  if (name === '' || name.length > LONGEST_NAME) return null;
  const known = time ? { startMs: time.startMs } : {};
  return { layout: 'alone', name, at: body.length, speech: '', ...known };
}

function placed(found: Found, timed: TimedLine, skip: number): SpeakerLine | null {
  const isTimed = timed.startMs !== null || found.startMs !== undefined;
  const before = isTimed ? null : timeBeforeSpeech(found.speech);
  const said = before?.rest ?? found.speech;
  const leading = found.speech.length - said.trimStart().length;
  const behind = isTimed || before ? null : timeBehindSpeech(said.trim());
  const speech = (behind?.text ?? said).trim();
  const base = {
    layout: found.layout,
    name: found.name,
    speech,
    speechStart: timed.restStart + skip + found.at + leading,
    opensQuote: false,
    trailers: [],
    startMs: timed.startMs ?? found.startMs ?? before?.startMs ?? behind?.startMs ?? null,
    endMs: timed.endMs ?? found.endMs ?? before?.endMs ?? behind?.endMs ?? null,
  };
  const quoted = /^[「『]/.test(speech) ? readQuote(speech) : null;
  if (!quoted) return found.layout === 'quote' ? null : base;
  const start = base.speechStart + 1;
  return {
    ...base,
    speech: quoted.inner,
    speechStart: start,
    opensQuote: quoted.isOpen,
    trailers: quoted.trailers.map(({ text, start: at }) => ({ text, start: start + at })),
  };
}
