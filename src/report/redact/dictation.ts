import type { Turn } from '../../model/transcript.js';
import { type DigitRun, digitRuns } from './digit-runs.js';
import { nameOfLast } from './number-context.js';
import { isNumberKind, kindOfNumber, kindOfRun } from './number-kinds.js';
import type { PersonalKind, PersonalSpan } from './personal-data.js';

/** What is said beside the digits while somebody dictates or repeats a number. */
const CHATTER =
  /(?:はい|うん|ええ|えー?っ?と?ー?|あのー?|んー?|あー?|ですね|です|でございます|ますね|ですか|になります|お願い(?:いた)?します|ありがとうございます|そうです|承知(?:いた)?しました|かしこまりました|でよろしい(?:でしょう|です)か|で?間違いございませんか|それから|次が|違う|ちがう|失礼|もう一度|番|が|の|ノ|で|と|、|。|？|\?|・|…|-|ー|[\s　])/g;

/** More than this left of a turn, and it is more than dictation. */
const MOST_OTHER_WORDS = 4;

/** Turns that a question for a number reaches. */
const ASKED_REACH = 4;

/** A request is not answered for good by a word or two. */
const IS_ASKED =
  /(?:お願い|いただけ|頂戴|頂け|伺|お聞かせ|教えて|どうぞ|読み上げ|でしょうか|ますか|よろしい|お分かり|は[?？]?[\s　]*$|下さい|ください|続けて|桁)/;

interface Piece {
  readonly turn: number;
  readonly run: DigitRun;
}

/**
 * Numbers of a call: each run by its own form and words, and what is dictated piece by piece over turns of both sides,
 * the pieces that the other side repeats included.
 */
export function findNumbers(turns: readonly Pick<Turn, 'text'>[]): readonly (readonly PersonalSpan[])[] {
  const found = turns.map((): PersonalSpan[] => []);
  let block: Piece[] = [];
  let blockAsked: PersonalKind | null = null;
  let lastPiece = -1;
  let asked: PersonalKind | null = null;
  let askedAt = -ASKED_REACH;
  const known = new Map<string, PersonalKind>();
  const hide = ({ turn, run }: Piece, kind: PersonalKind): void => {
    found[turn]?.push({ start: run.start, end: run.end, kind });
  };
  const close = (): void => {
    const kind = kindOfBlock(block, blockAsked);
    if (kind !== null) for (const piece of block) hide(piece, kind);
    block = [];
    blockAsked = null;
  };
  for (const [turn, { text }] of turns.entries()) {
    const runs = digitRuns(text);
    const chatter = otherWords(text, runs);
    const isDictated = chatter.length <= MOST_OTHER_WORDS;
    const open = turn - askedAt <= ASKED_REACH ? asked : null;
    if (block.length > 0 && (turn - lastPiece > 2 || !(isDictated || runs[0]?.start === 0))) close();
    for (const run of runs) {
      const kind = kindOfRun(text, run, open) ?? known.get(run.digits) ?? null;
      if (kind !== null) {
        hide({ turn, run }, kind);
        if (run.digits.length >= 4) known.set(run.digits, kind);
      }
    }
    const endsInDigits = runs.length > 0 && text.slice(runs.at(-1)?.end).replace(CHATTER, '') === '';
    if (runs.length > 0 && (isDictated || endsInDigits || (block.length > 0 && runs[0]?.start === 0))) {
      if (block.length === 0) blockAsked = open ?? numberKindIn(text);
      const pieces = (isDictated ? runs : runs.slice(-1)).filter((run) => isPiece(text, run));
      block.push(...pieces.map((run) => ({ turn, run })));
      lastPiece = turn;
    } else if (!isDictated) close();
    const name = nameOfLast(text);
    if (name !== null && name !== 'other' && IS_ASKED.test(text)) {
      asked = isNumberKind(name) ? name : null;
      askedAt = turn;
    } else if (runs.length > 0 && isDictated) askedAt = Math.max(askedAt, turn - 1);
    else if (!isDictated && text.length > 20) askedAt = Math.min(askedAt, turn - 2);
  }
  close();
  return found;
}

/** A digit alone may begin a word (三枝) or count (四桁). */
function isPiece(text: string, { digits, end, isAmount }: DigitRun): boolean {
  return !isAmount && (digits.length > 1 || !/^[\p{Script=Han}ぁ-ん]/u.test(text.slice(end)));
}

function numberKindIn(text: string): PersonalKind | null {
  const name = nameOfLast(text);
  return name !== null && name !== 'other' && isNumberKind(name) ? name : null;
}

function otherWords(text: string, runs: readonly DigitRun[]): string {
  let rest = '';
  let last = 0;
  for (const { start, end } of runs) {
    rest += text.slice(last, start);
    last = end;
  }
  return (rest + text.slice(last)).replace(CHATTER, '');
}

/** What the pieces are together; what one side repeats counts once. */
function kindOfBlock(pieces: readonly Piece[], asked: PersonalKind | null): PersonalKind | null {
  const told: DigitRun[] = [];
  let turn = -1;
  for (const piece of pieces) {
    const isEcho = piece.turn !== turn && told.at(-1)?.digits === piece.run.digits;
    turn = piece.turn;
    if (!isEcho) told.push(piece.run);
  }
  const digits = told.map((run) => run.digits).join('');
  if (told.length < 2 && asked === null) return null;
  const isSpoken = told.every(({ first }) => first.writing !== 'arabic');
  const form = { digits, groups: told.map((run) => run.digits.length), isHyphened: false, isSpoken };
  const kind = kindOfNumber(form, asked);
  return kind ?? (asked !== null && digits.length >= 4 ? asked : null);
}
