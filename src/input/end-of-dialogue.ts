import type { DialogueLine } from './dialogue-line.js';
import type { SpeakerLine } from './speaker-line.js';

/** What closes a document. */
const CLOSING =
  /^[\s　]*[（(]?(?:以上|上記のとおり|上記の通り|おわり|終わり|終話|end)(?:[。、，）)\s　]|$)|^[\s　]*【[^】]+】[\s　]*$/i;
const LEAST_TURNS = 4;

/**
 * The line behind the last turn with which the writer speaks again: behind a blank line, where no turn before went on behind one, or where the document
 * closes (以上, 【所感】). Null where the last turn goes on to the end.
 */
export function endOfDialogue(
  lines: readonly DialogueLine[],
  openings: ReadonlyMap<number, SpeakerLine>,
): number | null {
  const starts = [...openings.keys()].toSorted((left, right) => left - right);
  const last = starts.at(-1);
  const [first = 0] = starts;
  if (last === undefined || starts.length < LEAST_TURNS) return null;
  if ([...openings.values()].some(({ layout }) => layout === 'alone')) return closing(lines, last);
  const goesOnBehindBlank = (from: number, to: number) =>
    lines
      .slice(from, to)
      .some(
        ({ is }, offset) =>
          is.kind === 'speech' &&
          offset > 0 &&
          lines[from + offset - 1]?.is.kind === 'blank' &&
          !openings.has(from + offset),
      );
  const blank = lines.findIndex(({ is }, index) => index > last && is.kind === 'blank');
  const behind =
    blank === -1 ? -1 : lines.findIndex(({ is }, index) => index > blank && is.kind === 'speech');
  const closes = closing(lines, last);
  if (behind !== -1 && (closes === null || behind < closes) && !goesOnBehindBlank(first, last)) return behind;
  return closes;
}

function closing(lines: readonly DialogueLine[], last: number): number | null {
  const index = lines.findIndex(
    ({ text, is }, at) => at > last && is.kind === 'speech' && CLOSING.test(text),
  );
  return index === -1 ? null : index;
}
