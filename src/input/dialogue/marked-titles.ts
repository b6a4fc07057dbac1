import type { DialogueLine } from './dialogue-line.js';
import type { SpeakerLine } from './speaker-line.js';
import { endsAsSpeech } from './speech-endings.js';

/** ●VPN 809エラー（営業2課）: signs that also stand before what people say, so that a line with one is no title by itself. */
const TITLE = /^[\s　]*([●○◎・▲△※])[\s　]*(\S.{0,60})$/u;
/** Turns below each title. */
const LEAST_TURNS = 3;

/**
 * The lines with those as headings that part calls by a sign: at least two, behind blank lines, each above a line that opens a turn and has turns below, where
 * no turn begins with that sign and none stands above the first. As they are in any other text.
 */
export function withMarkedTitles(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
): readonly DialogueLine[] {
  const order = [...turns.keys()].toSorted((left, right) => left - right);
  const [first = Infinity] = order;
  const top = lines.slice(0, first).findLast(({ is }) => is.kind !== 'blank' && is.kind !== 'comment');
  const sign = TITLE.exec(top?.text ?? '')?.[1];
  if (top === undefined || sign === undefined) return lines;
  if (order.some((index) => lines[index]?.text.trimStart().startsWith(sign))) return lines;
  const titles = new Map<number, string>();
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech' || turns.has(index)) continue;
    const [, own, title = ''] = TITLE.exec(text) ?? [];
    const isApart = index === 0 || lines[index - 1]?.is.kind === 'blank';
    if (own === sign && isApart && !endsAsSpeech(title) && opensBelow(lines, turns, index))
      titles.set(index, title);
  }
  const [above = Infinity] = titles.keys();
  if (titles.size < 2 || above > first || !haveTurns([...titles.keys()], order)) return lines;
  return lines.map((line, index) => {
    const title = titles.get(index);
    return title === undefined ? line : { ...line, is: { kind: 'heading', text: title, opens: 'call' } };
  });
}

/** True where turns enough stand below each title, up to the next. @param order the turns, ascending as the titles are */
function haveTurns(titles: readonly number[], order: readonly number[]): boolean {
  let at = order.findIndex((turn) => turn > (titles[0] ?? 0));
  return titles.every((_, index) => {
    const from = at;
    const end = titles[index + 1] ?? Infinity;
    while ((order[at] ?? Infinity) < end) at++;
    return at - from >= LEAST_TURNS;
  });
}

/** True where the next line that is not blank opens a turn. */
function opensBelow(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
  index: number,
): boolean {
  let at = index + 1;
  while (lines[at]?.is.kind === 'blank') at++;
  return turns.has(at);
}
