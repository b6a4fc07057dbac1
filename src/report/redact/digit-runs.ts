import type { Span } from '../../model/transcript.js';
import { type Digit, digitAt } from './digit-words.js';

/** Digits said or written one after another, with no more between them than stands between the groups of a number. */
export interface DigitRun extends Span {
  readonly digits: string;
  /** Lengths of the groups between separators: 3, 4, 4. */
  readonly groups: readonly number[];
  readonly first: Digit;
  /** True where hyphens or 「の」 part the groups. */
  readonly isHyphened: boolean;
  /** True where commas part thousands. */
  readonly isAmount: boolean;
}

const HYPHEN = /(?:[-‐‑‒–—―−ー－ｰ~〜]|ハイフン|はいふん|マイナス|ダッシュ|の|ノ|野)/y;
const SPACE = /[\s　()（）[\].．・、,，/]/y;
/** Said while one thinks of the next group. */
const FILLER =
  /(?:えー?っ?と?ー?|えーと|あのー?|んー?と?|それから|そして|次が|はい|(?:あっ?[\s　、]?)?(?:違う|ちがう|違った|間違えた|失礼)|で(?=[\s　、]))/y;

/** Marks between two groups are few: more are no number. */
const MOST_MARKS = 5;

/** Every run of digits of a text, in order, in time linear in its length. */
export function digitRuns(text: string): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let digits: Digit[] = [];
  const close = (): void => {
    const kept = withoutParticles(digits, text);
    if (kept.length > 0) runs.push(runOf(kept, text));
    digits = [];
  };
  for (let place = 0; place < text.length; ) {
    const digit = digitAt(text, place);
    if (digit && !(digit.writing === 'short' && !nextToKana(digit, digits, text))) {
      digits.push(digit);
      place = digit.end;
      continue;
    }
    if (digits.length === 0) {
      place += 1;
      continue;
    }
    const next = endOfGap(text, place);
    if (next === null) {
      close();
      place += 1;
    } else place = next;
  }
  close();
  return runs;
}

/** Where the next digit may begin after a gap; null where the run ends. */
function endOfGap(text: string, start: number): number | null {
  let place = start;
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    const end = [HYPHEN, SPACE, FILLER]
      .map((pattern) => endOfMatch(pattern, text, place))
      .find((one) => one !== null);
    if (end === undefined || end === null) return null;
    place = end;
    const digit = digitAt(text, place);
    if (digit && digit.writing !== 'short') return place;
    if (digit && isSpokenShort(digit, text)) return place;
  }
  return null;
}

/** After a gap, a kana of its own is a digit where a digit or the end of the number follows, not a word (ゼロ に電話). */
function isSpokenShort({ start, end }: Digit, text: string): boolean {
  return (
    /[ニゴシク]/.test(text[start] ?? '') ||
    AFTER_SHORT.test(text.slice(end, end + 3)) ||
    digitAt(text, end)?.writing === 'kana'
  );
}

const AFTER_SHORT = /^(?:$|[\s　、のノーでっがなにハ])/;

function endOfMatch(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  return match && match[0].length > 0 ? start + match[0].length : null;
}

/** に, ご, し and く are digits only among others in kana. */
function nextToKana(digit: Digit, before: readonly Digit[], text: string): boolean {
  const last = before.at(-1);
  const isSpoken = (one: Digit | null | undefined) => one?.writing === 'kana' || one?.writing === 'short';
  if (last) return isSpoken(last);
  return isSpokenAhead(text, digit.end);
}

/** True where a digit in a word of kana follows, at once, after a mark or after others of one kana. */
function isSpokenAhead(text: string, start: number): boolean {
  let place = start;
  for (let count = 0; count < 4; count++) {
    if (/[\s　、の]/.test(text[place] ?? '')) place += 1;
    const next = digitAt(text, place);
    if (next?.writing !== 'short') return next?.writing === 'kana';
    place = next.end;
  }
  return false;
}

/** に that stands last is a particle where words go on at once (ヨンに電話), and none of the digits. */
function withoutParticles(digits: readonly Digit[], text: string): readonly Digit[] {
  const last = digits.at(-1);
  const isParticle =
    last?.writing === 'short' && text[last.start] === 'に' && WORDS_GO_ON.test(text.slice(last.end));
  return isParticle ? digits.slice(0, -1) : digits;
}

const WORDS_GO_ON = /^(?![でなっ])[\p{Script=Han}ぁ-んァ-ヴ]/u;

function runOf(digits: readonly Digit[], text: string): DigitRun {
  const [first] = digits;
  const last = digits.at(-1);
  if (!first || !last) throw new RangeError('A run has digits.');
  const groups: number[] = [1];
  const gaps: string[] = [];
  for (const [index, digit] of digits.slice(1).entries()) {
    const gap = text.slice(digits[index]?.end ?? digit.start, digit.start);
    // Recognisers put spaces and marks between single digits that are said one by one.
    if (gap === '') groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1;
    else {
      groups.push(1);
      gaps.push(gap);
    }
  }
  return {
    start: first.start - (/[+＋]/.test(text[first.start - 1] ?? '') ? 1 : 0),
    end: last.end,
    first,
    digits: digits.map(({ value }) => value).join(''),
    groups,
    isHyphened: gaps.some((gap) => /[-‐‑‒–—―−ー－ｰのノ野]|ハイフン/.test(gap)),
    isAmount:
      gaps.length > 0 &&
      gaps.every((gap) => /^[,，]$/.test(gap)) &&
      groups.slice(1).every((size) => size === 3),
  };
}
