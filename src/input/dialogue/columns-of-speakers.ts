import type { Role } from '../../model/transcript.js';
import { displayWidth } from '../../text/width.js';
import { callIn } from '../fields/field-names.js';
import { asCall, joinPieces, type Parsed, type Piece, type Utterance } from '../raw/raw-call.js';
import { isClosingNote } from './closing-notes.js';
import type { DialogueLine } from './dialogue-line.js';
import { endsAsSpeech } from './speech-endings.js';
import { readHead } from './text-head.js';
import { goesOn } from './wrapped-lines.js';

/** What is said in two columns below the names of the two sides. */
interface SpeechOfColumns {
  readonly utterances: readonly Utterance[];
  /** Index of the line with the names. */
  readonly head: number;
  /** Indices of the lines below the columns. */
  readonly below: number;
}

/** `【当方】        【相手】`: two names apart, and nothing else. */
const APART = /[ \u3000]{2,}|[\u3000\t|｜]/u;
const NAME = /^[【［[（(<＜]?([^\s【】［］[\]（）()<>＜＞:：、。]{1,12})[】］\])）>＞]?$/u;
const LONGEST_HEAD = 160;
const MOST_PARTS = 100;
const MOST_LINES_ABOVE = 60;
const LEAST_OF_ONE = 2;
const LEAST_LINES = 6;
/** What stands so far to the right, of the way to the second name, is in its column. */
const LEAST_RIGHT = 0.5;
const LONGEST_LINE = 400;

/**
 * The call of a text that is set in two columns below a line with the names of both sides, what one says on the left and what the other says on the
 * right, with what its head tells. Null where it is no such text.
 */
export function callOfColumns(
  lines: readonly DialogueLine[],
  roleOf: (name: string) => Role | null,
): Parsed | null {
  const speech = speechOfColumns(lines, roleOf);
  if (!speech) return null;
  const { utterances, head, below } = speech;
  const above = readHead(lines.slice(0, head), new Map(), () => null);
  const told = lines.filter(
    ({ is }, index) => is.kind !== 'blank' && ((index < head && !above.lines.has(index)) || index >= below),
  );
  const situation = told.map(({ text }) => text.trim()).join('\n');
  return asCall({
    id: callIn(above.fields),
    utterances,
    comments: [],
    fields: Object.fromEntries([
      ...(situation === '' ? [] : [['situation', situation] as const]),
      ...above.fields,
    ]),
    cutsAtPauses: false,
    line: lines[0]?.line ?? null,
  });
}

function speechOfColumns(
  lines: readonly DialogueLine[],
  roleOf: (name: string) => Role | null,
): SpeechOfColumns | null {
  for (const [head, { text, is }] of lines.slice(0, MOST_LINES_ABOVE).entries()) {
    if (is.kind !== 'speech' || text.length > LONGEST_HEAD) continue;
    const parts = text.split(APART, MOST_PARTS).flatMap((part) => part.trim() || []);
    const [left, right] = parts.map((part) => NAME.exec(part)?.[1]);
    if (parts.length !== 2 || left === undefined || right === undefined) continue;
    const roles = new Set([roleOf(left), roleOf(right)]);
    if (!roles.has('staff') || !roles.has('caller')) continue;
    const column = displayWidth(text.slice(0, text.lastIndexOf(right)));
    const read = below(lines, head, { names: [left, right], column });
    if (read) return read;
  }
  return null;
}

function below(
  lines: readonly DialogueLine[],
  head: number,
  { names, column }: { readonly names: readonly [string, string]; readonly column: number },
): SpeechOfColumns | null {
  const turns: { readonly side: 0 | 1; readonly pieces: Piece[] }[] = [];
  let end = lines.length;
  for (const [at, { text, line, is }] of lines.entries()) {
    if (at <= head || is.kind === 'comment' || is.kind === 'blank') continue;
    if (is.kind === 'heading' || text.length > LONGEST_LINE || isClosingNote(text)) {
      end = at;
      break;
    }
    for (const { side, start, speech } of cellsOf(text, LEAST_RIGHT * column)) {
      const open = turns.slice(-2).findLast((turn) => turn.side === side);
      const before = open?.pieces.at(-1)?.text ?? '';
      const continues = open !== undefined && !endsAsSpeech(before) && goesOn(before, speech);
      const piece = { text: speech, line, column: start + 1, ...(continues ? { isWrapped: true } : {}) };
      if (continues) open.pieces.push(piece);
      else turns.push({ side, pieces: [piece] });
    }
  }
  const sides = [0, 1].map((side) => turns.filter((turn) => turn.side === side).length);
  const changes = turns.filter(({ side }, at) => at > 0 && side !== turns[at - 1]?.side).length;
  const isForm =
    turns.length >= LEAST_LINES &&
    sides.every((count) => count >= LEAST_OF_ONE) &&
    changes * 2 >= turns.length;
  if (!isForm) return null;
  return { utterances: turns.map(({ side, pieces }) => joinPieces(names[side], pieces)), head, below: end };
}

interface ColumnCell {
  readonly side: 0 | 1;
  readonly start: number;
  readonly speech: string;
}

/** What stands in a line on the left and on the right of a column. */
function cellsOf(text: string, column: number): readonly ColumnCell[] {
  const parts = [...text.matchAll(/\S+(?:[ ]\S+)*/gu)].map(({ 0: speech, index }): ColumnCell => {
    const isRight = displayWidth(text.slice(0, index)) >= column;
    return { side: isRight ? 1 : 0, start: index, speech };
  });
  const joined: ColumnCell[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.side === part.side)
      joined[joined.length - 1] = {
        ...last,
        speech: text.slice(last.start, part.start + part.speech.length),
      };
    else joined.push(part);
  }
  return joined;
}
