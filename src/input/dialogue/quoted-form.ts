import { foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { bracketBalance, closingBracket } from './quoted-speech.js';
import type { SpeakerLine } from './speaker-line.js';
import { markedLine } from './unnamed-forms.js';

/** Turns, and how many of them stand in 「」, by which a text shows that all speech does. */
const LEAST_TURNS = 4;
const LEAST_QUOTED = 0.9;
/** What opens a line that stands outside of a turn's brackets and is speech or a stage direction all the same. */
const OPENS_BRACKET = /^[\s　]*[「『（(［[【〔＜<]/u;

/** 「はい」 and nothing else. */
const NAMELESS = /^[\s　]*[「『].*[」』][\s　]*$/u;

/** A text in which all that is said stands in 「」. */
export interface QuotedForm {
  /** The openings of turns, without what stands behind the closing bracket. */
  readonly turns: ReadonlyMap<number, SpeakerLine>;
  /** Indices of lines outside of the brackets: 台帳を見て確認した。 */
  readonly outside: ReadonlySet<number>;
}

/** What stands inside of the brackets and outside, where nearly all turns are quoted; null for any other text. */
export function quotedForm(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
): QuotedForm | null {
  const quoted = [...turns].filter(([index, turn]) => startOfQuote(lines[index], turn) !== null);
  if (quoted.length < 2 || quoted.length < LEAST_QUOTED * turns.size) return null;
  const nameless = lines.filter(
    ({ text, is }, at) => is.kind === 'speech' && !turns.has(at) && NAMELESS.test(text),
  );
  if (turns.size + nameless.length < LEAST_TURNS) return null;
  const names = new Set(quoted.map(([, { name }]) => foldName(name)));
  const unread = new Map<number, SpeakerLine>();
  const outside = new Set<number>();
  /** Brackets open; null where the turn is none in brackets. */
  let open: number | null = null;
  for (const [index, line] of lines.entries()) {
    const isFree = open === 0 && !turns.has(index) && line.is.kind === 'speech';
    const rescued = isFree ? (turnWithRemark(line, names) ?? turnWithoutName(line, names)) : null;
    if (rescued) unread.set(index, rescued);
    const turn = turns.get(index) ?? rescued;
    if (turn) {
      const start = startOfQuote(line, turn);
      open = start === null ? null : Math.max(0, bracketBalance(line.text.slice(start)));
    } else if (line.is.kind === 'speech' && open !== null) {
      const balance = bracketBalance(line.text);
      if (open > 0) open = Math.max(0, open + balance);
      else if (!OPENS_BRACKET.test(line.text) && balance >= 0) outside.add(index);
    }
  }
  const cut = [...turns, ...unread].map(
    ([index, turn]) => [index, isWithinQuote(lines[index], turn) ? turn : withoutRemark(turn)] as const,
  );
  return { turns: new Map(cut), outside };
}

/** 客「もういい」と言って切った。: the turn of a line in which words follow the bracket, by a name that speaks elsewhere. */
function turnWithRemark({ text }: DialogueLine, names: ReadonlySet<string>): SpeakerLine | null {
  const [before = '', name = ''] = NAME_AND_QUOTE.exec(text) ?? [];
  if (!names.has(foldName(name))) return null;
  return quotedLine(name, text, before.length);
}

/** 「はい」 alone below a turn whose brackets are closed: somebody's turn, whose the line does not say. */
function turnWithoutName({ text }: DialogueLine, names: ReadonlySet<string>): SpeakerLine | null {
  const start = text.search(/\S/u);
  if (names.size < 2 || !/^[「『]/.test(text.slice(start))) return null;
  return quotedLine('', text, start);
}

function quotedLine(name: string, text: string, start: number): SpeakerLine {
  const turn = markedLine(name, text.slice(start).trimEnd(), start);
  return { ...turn, layout: 'quote', opensQuote: closingBracket(turn.speech, 0) === null };
}

const NAME_AND_QUOTE = /^[\s　]*([^\s　「」『』]{1,16})[\s　]*(?=[「『])/u;

/** Offset of the bracket in which the words of a turn stand; null where they stand in none. */
function startOfQuote(line: DialogueLine | undefined, { speech, speechStart }: SpeakerLine): number | null {
  if (isWithinQuote(line, { speechStart })) return speechStart - 1;
  return /^[「『]/.test(speech) ? speechStart : null;
}

/** True where the bracket stands before the speech, which may begin with another: 客「『みどり』っていうお菓子です。」 */
function isWithinQuote(
  line: DialogueLine | undefined,
  { speechStart }: Pick<SpeakerLine, 'speechStart'>,
): boolean {
  return /[「『]/.test(line?.text[speechStart - 1] ?? '');
}

/** 「復唱いたします。」　←必ず, 「もういい」と言って切った: a remark behind the words, unless more is quoted in it. */
function withoutRemark(turn: SpeakerLine): SpeakerLine {
  if (!/^[「『]/.test(turn.speech)) return turn;
  const close = closingBracket(turn.speech, 0);
  if (close === null || /[「『]/.test(turn.speech.slice(close + 1))) return turn;
  return { ...turn, speech: turn.speech.slice(1, close), speechStart: turn.speechStart + 1 };
}
