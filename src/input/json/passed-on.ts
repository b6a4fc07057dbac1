import { groupedBy } from '../../text/grouped-by.js';
import { foldName } from '../speakers/speakers.js';
import { holdsDialogue } from './dialogue-texts.js';
import type { Said } from './gathered-call.js';
import { withNamesBefore } from './general-utterances.js';

/** Of the messages of a channel so many are by the program that passes the calls on. */
const LEAST_BY_ONE = 0.6;
/** Characters of a message on average. */
const LEAST_LENGTH = 8;

/**
 * The dialogue that one author passes on line by line, with names before what others say: a bot that posts a call as `佐藤：はい` or
 * `00:04 *佐藤* はい` a message each. What others write between is no part of it. Null where the authors are those who speak, or
 * nobody's name is told but by the texts' own known names.
 */
export function dialoguePassedOn(said: readonly Said[]): string | null {
  const byAuthor = groupedBy(said, ({ speaker }) => (speaker === null ? '' : foldName(speaker)));
  const [most] = [...byAuthor].toSorted(([, left], [, right]) => right.length - left.length);
  if (!most || most[1].length < LEAST_BY_ONE * said.length) return null;
  const texts = most[1].map(({ text }) => text);
  // A recogniser's words of one speaker are no messages.
  if (texts.join('').length < LEAST_LENGTH * texts.length) return null;
  // Names that are known come off the texts, which keep their times then.
  if (most[0] === '' && withNamesBefore(said) !== said) return null;
  const text = texts.join('\n');
  return holdsDialogue(text) ? text : null;
}
