import { displayWidth } from '../../text/width.js';
import type { DialogueLine } from './dialogue-line.js';
import { isInBrackets, isOnlyNarration } from './narration.js';
import type { SpeakerLine } from './speaker-line.js';
import { goesOn } from './wrapped-lines.js';

/** Turns by which it shows that each has a line of its own. */
const LEAST_TURNS = 6;
const LEAST_SINGLE = 0.9;
/** A sign that people set before what they note: →社長に報告, ★復唱. */
const SIGN = /^[\s　]*([→⇒➡⇨←⇐↑↓★☆※▲△▼▽▶▷□☐☑✓✔])/u;
/** One bullet is a note; several are a list, and in a chat people say lists. */
const BULLET = /^[\s　]*[・＊*](?![＊*])/u;
/** A line that is cut at its width has so many columns at least. */
const LEAST_CUT = 40;
/** →こちらからお願いします, →https://…: what points may be said where it speaks to somebody. */
const SPEAKS =
  /^[\s　]*[→⇒➡⇨▶▷↓].*(?:です|ます|ました|ません|ください|下さい|でしょうか|ましょう|ですか|ますか|[ねよ])[。！？!?]*$|https?:/u;
const LONGEST_FRONT = 120;

/**
 * Indices of the lines among the turns that begin with a sign and that nobody says (→社長に報告、5万円に訂正; ★全部だめかを必ず確認), in a text in which every turn is a line
 * with its name, cut at a width or not, and none begins with such a sign. Lines that follow one down to the next turn are of it. So are lines in brackets
 * that tell more than how something was said: （看護師に確認。入浴は中止とのこと）.
 */
export function signedRemarks(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
): ReadonlySet<number> {
  const found = new Set<number>();
  const named = [...turns].filter(([, { layout, speech }]) => layout !== 'alone' && speech !== '');
  if (turns.size < LEAST_TURNS || named.length < turns.size) return found;
  const signs = new Set([...turns.keys()].map((index) => signOf(lines, index)));
  const singles = [...turns.keys()].filter((index) => isSingle(lines, turns, index));
  if (singles.length < LEAST_SINGLE * turns.size) return found;
  const [first = 0] = turns.keys();
  let isWithin = false;
  for (let index = first; index < lines.length; index++) {
    const line = lines[index];
    if (line?.is.kind !== 'speech' || turns.has(index)) {
      isWithin = false;
      continue;
    }
    const sign = signOf(lines, index);
    isWithin =
      isWithin || (sign !== '' && !signs.has(sign) && !SPEAKS.test(line.text.slice(0, LONGEST_FRONT)));
    if (isWithin || isRemarkInBrackets(line.text)) found.add(index);
  }
  return found;
}

/** True where the line below a turn is another's, nobody's, or of another form. */
function isSingle(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
  index: number,
): boolean {
  const below = lines[index + 1];
  if (below?.is.kind !== 'speech' || turns.has(index + 1)) return true;
  if (signOf(lines, index + 1) !== '' || isInBrackets(below.text)) return true;
  const above = lines[index]?.text ?? '';
  return displayWidth(above) >= LEAST_CUT && goesOn(above, below.text);
}

/** True for a line in brackets that is no stage direction of a turn: those stay with it. */
function isRemarkInBrackets(text: string): boolean {
  return isInBrackets(text) && !isOnlyNarration(text);
}

function signOf(lines: readonly DialogueLine[], index: number): string {
  const front = (at: number) => (lines[at]?.text ?? '').slice(0, LONGEST_FRONT);
  const isAlone =
    BULLET.test(front(index)) && !BULLET.test(front(index - 1)) && !BULLET.test(front(index + 1));
  return isAlone ? '・' : (SIGN.exec(front(index))?.[1] ?? '');
}
