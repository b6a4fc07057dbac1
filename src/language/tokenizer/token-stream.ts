import { shiftToken } from '../../model/sentence-places.js';
import type { Token, Tokenize } from '../../model/token.js';
import { ELLIPSIS, EXCLAMATION, QUESTION, STOP } from '../normalise/characters.js';
import { HESITATION, NO_GAP, PAUSE } from '../normalise/folded-text.js';
import { readTable, wordList } from '../tables/tables.js';

/** No boundary before this token. */
export const JOINED = 0;
/** A hesitation: words end here, phrases may go on. */
export const SOFT = 1;
/** A pause or 「…」: a phrase ends here, a sentence perhaps. */
export const WEAK = 2;
/** A stop: the sentence ends here. */
export const HARD = 3;

/** The tokens of a turn with the kind of boundary before each. */
export interface TokenStream {
  readonly tokens: readonly Token[];
  readonly boundaries: Uint8Array;
}

/** Cuts a text into tokens. Punctuation and quotation marks are tokens of their own; no word crosses them or a gap. */
export function tokenizeText(text: string, gaps: Uint8Array, tokenize: Tokenize): TokenStream {
  const tokens: Token[] = [];
  const kinds: number[] = [];
  let runStart = 0;
  let boundary = JOINED;
  const flush = (end: number): void => {
    const opener = openerAt(text, runStart, end);
    if (opener > runStart) {
      tokens.push(plainToken(text.slice(runStart, opener), '接続詞', '*', runStart));
      kinds.push(boundary);
      boundary = JOINED;
      runStart = opener;
    }
    if (end > runStart) {
      for (const token of cutRun(text.slice(runStart, end), tokenize)) {
        tokens.push(runStart === 0 ? token : shiftToken(token, runStart));
        kinds.push(boundary);
        boundary = JOINED;
      }
    }
    runStart = end;
  };
  for (let at = 0; at < text.length; at++) {
    const gap = gaps[at] ?? NO_GAP;
    if (gap !== NO_GAP && at > 0) {
      flush(at);
      boundary = Math.max(boundary, gap === PAUSE ? WEAK : gap === HESITATION ? SOFT : JOINED);
    }
    const code = text.charCodeAt(at);
    if (FORCED_FIRST.has(code) && at > runStart && startsForced(text, at)) flush(at);
    if (code === KA && at > runStart && endsQuestion(text, runStart, at)) {
      flush(at + 1);
      continue;
    }
    const detail = SYMBOLS.get(code);
    if (detail !== undefined) {
      flush(at);
      const surface = text.charAt(at);
      tokens.push(plainToken(surface, '記号', detail, at));
      kinds.push(boundary);
      boundary =
        code === STOP || code === QUESTION || code === EXCLAMATION ? HARD : code === ELLIPSIS ? WEAK : JOINED;
      runStart = at + 1;
    }
  }
  flush(text.length);
  return { tokens, boundaries: Uint8Array.from(kinds) };
}

function cutRun(run: string, tokenize: Tokenize): readonly Token[] {
  const standing = putStandIns(run);
  const tokens = tokenize(standing);
  return repairCuts(standing === run ? tokens : takeStandIns(tokens, run));
}

/** Stretches before which a word always ends, though the dictionary would run across: 「十七分っつってんの」. */
const FORCED_CUTS = wordList('forced-cuts');

/** Words between which a cut always falls: 「どうか|お許しください」 has no 「かお」. */
const FORCED_PAIRS = wordList('forced-pairs').map((pair) => pair.split(' '));

const FORCED_FIRST: ReadonlySet<number> = new Set(
  [...FORCED_CUTS, ...FORCED_PAIRS.map(([, after = '']) => after)].map((stretch) => stretch.charCodeAt(0)),
);

function startsForced(text: string, at: number): boolean {
  return (
    FORCED_CUTS.some((stretch) => text.startsWith(stretch, at)) ||
    FORCED_PAIRS.some(
      ([before = '', after = '']) =>
        at >= before.length && text.startsWith(after, at) && text.startsWith(before, at - before.length),
    )
  );
}

const KA = 'か'.charCodeAt(0);

/** Polite questions end there, whatever is run together with them by a recogniser: 「動画ですかやだ」. */
const QUESTION_ENDS = wordList('question-ends');

/** What may follow か as part of the same ending: ですから, ですかね, ますかと, ますかっていう … */
const AFTER_KA: ReadonlySet<string> = new Set('らねなもよとっいどはがをにのしけて');

function endsQuestion(text: string, start: number, at: number): boolean {
  return (
    !AFTER_KA.has(text.charAt(at + 1)) &&
    QUESTION_ENDS.some((end) => at - end.length >= start && text.startsWith(end, at - end.length))
  );
}

const SYMBOLS: ReadonlyMap<number, string> = new Map(
  (
    [
      ['。.', '句点'],
      ['?!…', '一般'],
      ['、,', '読点'],
      ['「(', '括弧開'],
      ['」)', '括弧閉'],
    ] as const
  ).flatMap(([characters, detail]) => [...characters].map((one) => [one.charCodeAt(0), detail] as const)),
);

const OPENERS_BY_LENGTH = [...wordList('opening-words')].sort((one, other) => other.length - one.length);

/** One past the opening word at `start`, or `start`. */
function openerAt(text: string, start: number, end: number): number {
  const opener = OPENERS_BY_LENGTH.find((word) => start + word.length <= end && text.startsWith(word, start));
  return start + (opener?.length ?? 0);
}

function plainToken(surface: string, pos: string, posDetail1: string, start: number): Token {
  return {
    surface,
    base: surface,
    pos,
    posDetail1,
    posDetail2: '*',
    posDetail3: '*',
    conjugationType: '*',
    conjugationForm: '*',
    reading: surface,
    start,
    end: start + surface.length,
  };
}

/** By kanji: what stands in for a verb that the dictionary lacks while the text is cut, and the kana that show the verb. */
const BY_KANJI = new Map(
  readTable('stand-ins').map(([kanji = '', standIn = '', kana = '']) => [
    kanji.charCodeAt(0),
    { standIn, kana },
  ]),
);

/** The text with stand-ins for the verbs that the dictionary lacks; the same string, and length, where there is none. */
export function putStandIns(text: string): string {
  let changed = '';
  let copied = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const row = BY_KANJI.get(text.charCodeAt(at));
    if (row?.kana.includes(text.charAt(at + 1))) {
      changed += text.slice(copied, at) + row.standIn;
      copied = at + 1;
    }
  }
  return copied === 0 ? text : changed + text.slice(copied);
}

/** The tokens of a text in which stand-ins stood, with the surfaces and dictionary forms of `text`. */
export function takeStandIns(tokens: readonly Token[], text: string): readonly Token[] {
  return tokens.map((token) => {
    const surface = text.slice(token.start, token.end);
    if (surface === token.surface) return token;
    let base = '';
    for (let at = 0; at < token.base.length; at++) {
      const character = token.base.charAt(at);
      base += token.surface.charAt(at) === character && at < surface.length ? surface.charAt(at) : character;
    }
    return { ...token, surface, base };
  });
}

type Part = readonly string[];

/**
 * A frequent mis-cut of function words by IPADIC: the surfaces as cut, the token before them where it matters, and the
 * tokens that should stand there instead.
 */
export interface Repair {
  readonly cut: readonly string[];
  readonly after?: readonly string[];
  /** True where the cut is wrong only as the first words of a stretch. */
  readonly atStart?: boolean;
  /** True where the cut is wrong only if nothing else stands in the stretch. */
  readonly isAlone?: boolean;
  readonly parts: readonly Part[];
}

/** The repairs by first surface. */
const BY_FIRST = groupByFirst(
  readTable('repairs').map(([cut = '', after = '', where, becomes = '']) => ({
    cut: cut.split(' '),
    ...(after === '' ? {} : { after: after.split(' ') }),
    atStart: where === 'start',
    isAlone: where === 'alone',
    parts: becomes.split(' ').map((part) => part.split(',')),
  })),
);

/** Tokens with their mis-cuts mended; the same array where there is none. */
export function repairCuts(tokens: readonly Token[]): readonly Token[] {
  let mended: Token[] | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const repair = findRepair(tokens, index);
    if (repair !== undefined) {
      mended ??= tokens.slice(0, index);
      let start = tokens[index]?.start ?? 0;
      for (const part of repair.parts) {
        mended.push(toToken(part, start));
        start += part[0]?.length ?? 0;
      }
      index += repair.cut.length - 1;
    } else {
      const token = tokens[index];
      if (mended !== undefined && token !== undefined) mended.push(token);
    }
  }
  return mended ?? tokens;
}

function groupByFirst(repairs: readonly Repair[]): ReadonlyMap<string, readonly Repair[]> {
  const groups = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const first = repair.cut[0] ?? '';
    const group = groups.get(first);
    if (group === undefined) {
      groups.set(first, [repair]);
    } else {
      group.push(repair);
    }
  }
  return groups;
}

function findRepair(tokens: readonly Token[], index: number): Repair | undefined {
  return BY_FIRST.get(tokens[index]?.surface ?? '')?.find(({ cut, after, atStart, isAlone }) => {
    return (
      (atStart !== true || index === 0) &&
      (isAlone !== true || tokens.length === cut.length) &&
      (after === undefined || after.includes(tokens[index - 1]?.surface ?? '')) &&
      cut.every((surface, offset) => tokens[index + offset]?.surface === surface)
    );
  });
}

function toToken(
  [
    surface = '',
    base = '',
    pos = '',
    posDetail1 = '',
    conjugationType = '',
    conjugationForm = '',
    reading = '',
  ]: Part,
  start: number,
): Token {
  return {
    surface,
    base,
    pos,
    posDetail1,
    posDetail2: '*',
    posDetail3: '*',
    conjugationType,
    conjugationForm,
    reading,
    start,
    end: start + surface.length,
  };
}
