import { countNames, foldName } from '../speakers/speakers.js';
import { isNameLike } from './name-like.js';
import { readLooseLines, readSpeakerLine, type SpeakerLayout } from './speaker-line.js';

/** A line with a name before what it says. */
export interface NamedLine {
  readonly index: number;
  readonly name: string;
}

/** A name before a bracket or arrow is cut short. */
const LONGEST_MARKED = 8;
const MARKS: ReadonlySet<SpeakerLayout> = new Set(['mark', 'bracket']);

/** The lines that have a name before what they say, in a strict form or before a mark (客）はい, お客様→はい), of names that return. */
export function namesBeforeWords(lines: readonly string[]): readonly NamedLine[] {
  const named = lines.flatMap((line, index): readonly NamedLine[] => {
    const strict = readSpeakerLine(line);
    const isStrict = strict !== null && strict.layout !== 'alone' && isNameLike(strict.name);
    const opening = isStrict
      ? strict
      : readLooseLines(line).find(({ layout, name }) => MARKS.has(layout) && name.length <= LONGEST_MARKED);
    return opening && opening.speech !== '' && isNameLike(opening.name)
      ? [{ index, name: opening.name }]
      : [];
  });
  const counts = countNames(named.map(({ name }) => name));
  return named.filter(({ name }) => (counts.get(foldName(name)) ?? 0) >= 2);
}
