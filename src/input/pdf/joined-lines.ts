import { endsAsSpeech } from '../dialogue/speech-endings.js';
import type { PrintedLine } from './printed-lines.js';

/** In sizes of a letter: lines that end so near the margin are full; punctuation may not open a line, words are kept whole. */
const RAGGED = 2.5;
/** A line of fewer letters is a name or a heading, whatever stands below. */
const LEAST_LETTERS = 8;
/** Of the usual way from line to line: beyond it stands a blank line. */
const BLANK_LINE = 1.6;
const SAME_SIZE = 0.1;

/** What opens a turn or a part: a name, a time, a bracket, a mark, a number. */
const OPENING =
  /^\s*(?:[^\s：:「」。、，？！]{1,16}[ 　]?[：:「\t　｜|]|[[［(（<＜【〔《]|[●■○◆◇▼▲・※①-⑳→＞>*#-]|\d{1,3}[.．、)）:：]|[\d０-９]{1,2}\s?[:：時])/u;
const CJK_EDGE = /[^\u0000-\u02ff]/u;

/**
 * The lines as their writer typed them: what the page cut at its margin is joined, and a blank line stands where the page has one.
 *
 * @param margin where full lines end, in points
 */
export function joinedLines(lines: readonly PrintedLine[], margin: number): readonly string[] {
  const leading = usualLeading(lines);
  const joined: string[] = [];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    const isTopOfPage = above !== undefined && line.y <= above.y;
    const isNear = above !== undefined && (isTopOfPage || line.y - above.y <= BLANK_LINE * leading);
    if (above && isNear && goesOnBelow(above, line, margin)) {
      const before = joined.pop() ?? '';
      const edges = CJK_EDGE.test(before.slice(-1)) || CJK_EDGE.test(line.text.trimStart().slice(0, 1));
      joined.push(`${before}${edges ? '' : ' '}${line.text.trimStart()}`);
    } else {
      if (above && !isNear) joined.push('');
      joined.push(line.text);
    }
  }
  return joined;
}

function goesOnBelow(above: PrintedLine, line: PrintedLine, margin: number): boolean {
  return (
    above.right >= margin - RAGGED * above.size &&
    above.text.length >= LEAST_LETTERS &&
    Math.abs(above.size - line.size) <= SAME_SIZE * line.size &&
    !endsAsSentence(above.text) &&
    !OPENING.test(line.text)
  );
}

/** A full line that ends as a sentence does may be followed by anything. */
function endsAsSentence(text: string): boolean {
  return /[。？！?!」』）)]$/.test(text.trimEnd()) && endsAsSpeech(text);
}

/** The way from most lines to the next, in points. */
function usualLeading(lines: readonly PrintedLine[]): number {
  const ways = lines
    .flatMap((line, at) => (at > 0 ? line.y - (lines[at - 1]?.y ?? 0) : []))
    .filter((way) => way > 0)
    .toSorted((one, other) => one - other);
  return ways[Math.floor((ways.length - 1) / 4)] ?? 0;
}
