import { lowestOf } from '../../text/extremes.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { withoutAsides } from './asides.js';
import type { DialogueLine } from './dialogue-line.js';
import { closeScene, continueTurn, openScene, openTurn, tellPreamble } from './dialogue-scene.js';
import type { SpeakerLine } from './speaker-line.js';
import { headBelow, type TextHead } from './text-head.js';
import { wrappedLines } from './wrapped-lines.js';

/** Where the turns of a text open, and which lines are none of them. */
export interface Turns {
  /** The lines that open a turn, by index. */
  readonly turns: ReadonlyMap<number, SpeakerLine>;
  readonly skipped: ReadonlySet<number>;
  readonly head: TextHead;
  /** The first line of a record below the dialogue, by index; Infinity or undefined where there is none. */
  readonly closing?: number;
  /** Lines of remarks at the ends of scenes. */
  readonly remarks?: ReadonlySet<number>;
}

/** The calls of a text of which it is known where turns open. */
export function* callsOfTurns(
  lines: readonly DialogueLine[],
  { turns: given, skipped, head, closing = Infinity, remarks = NONE }: Turns,
): Iterable<Parsed> {
  const { turns, asides, isQuoted } = withoutAsides(lines, given);
  const isAside = (index: number) => asides.has(index) || index >= closing || remarks.has(index);
  const first = lowestOf(turns.keys(), Infinity);
  const isNoSpeech = (index: number) =>
    index < first || turns.has(index) || isAside(index) || head.lines.has(index) || skipped.has(index);
  const wrapped = wrappedLines(lines, isNoSpeech);
  let scene = openScene(null, false);
  let ownHead: ReadonlySet<number> = NONE;
  let hasCall = false;
  for (const [index, line] of lines.entries()) {
    if (head.lines.has(index) || skipped.has(index) || ownHead.has(index)) continue;
    if (line.is.kind === 'comment') {
      scene.comments.push({ turn: scene.turns.length, line: line.line, text: line.is.text });
    } else if (line.is.kind === 'heading') {
      if (line.is.opens === 'call') tellPreamble(scene);
      if (scene.turns.length > 0) {
        hasCall = true;
        yield closeScene(scene, head);
      }
      // A remark belongs to the scene above and is none of the next one's; nor is a memo below a title of its own.
      const isMemo = line.is.opens === 'call' && scene.id !== null;
      if (scene.turns.length > 0 || isMemo || (scene.isRemark && line.is.opens !== 'remark')) {
        scene = openScene(line.line, line.is.opens === 'remark');
      }
      scene.isNarrating = true;
      let title = line.is.text;
      if (line.is.opens === 'call') {
        scene.id = title;
        const own = headBelow(lines, index, turns);
        scene.header.push(...own.fields);
        ownHead = own.lines;
        title = titleOf(line.text);
      }
      if (title !== '') scene.headings.push(title);
    } else if (line.is.kind === 'speech') {
      const opening = turns.get(index);
      if (opening) openTurn(scene, opening, line);
      else if (isAside(index)) scene.told.push(line.text.trim());
      else continueTurn(scene, line, { isWrapped: wrapped.has(index), isQuoted });
    } else {
      if (line.is.told !== undefined) scene.told.push(line.is.told);
      if (line.is.isWithinSpeech !== true) scene.followsBlank = true;
    }
  }
  // Scenes without a dialogue (解説 at the end) are no calls.
  if (scene.turns.length > 0) yield closeScene(scene, head);
  else if (!hasCall) yield asProblem(inputProblem('text-without-speakers', { line: lines[0]?.line ?? 1 }));
}

/** A title without the rule around it. */
function titleOf(text: string): string {
  return text.replace(/^[=\-*#━─＝～~_+\s　]+|[=\-*#━─＝～~_+\s　]+$/g, '');
}

const NONE: ReadonlySet<number> = new Set();
