import { concatPlaced, slicePlaced, trimPlaced } from '../dialogue/placed-text.js';
import type { Utterance } from '../raw/raw-call.js';

/** `>>` before the words of whoever begins to speak, as captions for broadcasts have it; `>>>` opens a new subject. */
const CHANGE = /(?:>{2,3}|＞{2,3})[ \u3000]*/gu;
const LEAST_CHANGES = 3;
const SENTENCE_END = /[。．.？！?!…」』]$/u;
/** Captions that follow each other so closely were one line of speech, cut to the width of the screen. */
const LONGEST_CUT_MS = 50;

/**
 * The stretches of captions that name nobody and mark where the speaker changes: two who take turns, 話者1 and 話者2, whose sides
 * the words have to tell. Stretches that were cut within a sentence are one again. As they are where there are no such marks.
 */
export function withChangesOfSpeaker(utterances: readonly Utterance[]): readonly Utterance[] {
  const changes = utterances.reduce((sum, { text }) => sum + [...text.matchAll(CHANGE)].length, 0);
  if (changes < LEAST_CHANGES || utterances.some(({ speaker }) => speaker !== null)) return utterances;
  const stretches: Utterance[] = [];
  let turn = 0;
  for (const utterance of utterances) {
    let start = 0;
    const take = (end: number) => {
      const part = trimPlaced(slicePlaced(utterance, start, end));
      if (part.text !== '') add(stretches, { speaker: `話者${(turn % 2) + 1}`, ...part });
    };
    for (const { index, 0: mark } of utterance.text.matchAll(CHANGE)) {
      take(index);
      // Marks of one place change once, and the first who speaks has a mark as well.
      if (stretches.length > 0) turn = stretches.at(-1)?.speaker === '話者1' ? 1 : 0;
      start = index + mark.length;
    }
    take(utterance.text.length);
  }
  return stretches;
}

function add(stretches: Utterance[], next: Utterance): void {
  const previous = stretches.at(-1);
  const end = previous?.segments.at(-1)?.endMs;
  const start = next.segments[0]?.startMs;
  const isCut =
    previous !== undefined &&
    previous.speaker === next.speaker &&
    !SENTENCE_END.test(previous.text) &&
    (end === undefined || start === undefined || start - end <= LONGEST_CUT_MS);
  if (isCut)
    stretches[stretches.length - 1] = { speaker: next.speaker, ...concatPlaced([previous, next], '') };
  else stretches.push(next);
}
