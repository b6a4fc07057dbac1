import { readSpeakerLine } from '../dialogue/speaker-line.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { Said } from './gathered-call.js';

/** A list of so many, so short on average, holds words. */
const LEAST_WORDS = 20;
const LONGEST_WORD = 3.5;
const LEAST_SHARE = 0.6;

/** True where each item is a word or a morpheme: nobody says a hundred times two letters. */
export function areWords(said: readonly Said[]): boolean {
  const length = said.reduce((sum, { text }) => sum + text.length, 0);
  return (
    said.length >= LEAST_WORDS &&
    length / said.length < LONGEST_WORD &&
    said.some(({ speaker }) => speaker !== null)
  );
}

/** Items without a speaker whose texts begin with a name (`職員：はい`): the name taken off. Others stay. */
export function withNamesBefore(said: readonly Said[]): readonly Said[] {
  if (said.some(({ speaker }) => speaker !== null)) return said;
  const lines = said.map(({ text }) => readSpeakerLine(text.split('\n', 1)[0] ?? ''));
  const isNamed = lines.map(
    (line) => line !== null && line.layout !== 'alone' && roleOfKnownName(line.name) !== null,
  );
  if (isNamed.filter(Boolean).length < LEAST_SHARE * said.length) return said;
  return said.map((item, index) => {
    const line = lines[index];
    return line && isNamed[index]
      ? { ...item, speaker: line.name, text: item.text.slice(line.speechStart) }
      : item;
  });
}
