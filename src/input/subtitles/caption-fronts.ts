import type { TextLine } from '../../text/offsets.js';
import { isNameLike } from '../dialogue/name-like.js';
import { concatPlaced } from '../dialogue/placed-text.js';
import { readLooseLines, readSpeakerLine, type SpeakerLine } from '../dialogue/speaker-line.js';
import { isHeader } from '../dialogue/speaker-names.js';
import { isNote } from '../dialogue/writers-remarks.js';
import { readCaptionLine } from './caption-text.js';
import type { CaptionFront } from './captions-of-writers.js';

/** A caption: its lines, and who speaks where the line above its times says so. */
interface Caption {
  readonly lines: readonly TextLine[];
  readonly speaker: string | null;
}

/** How a caption of a file without voice tags begins. */
export function frontOf({ lines, speaker }: Caption, isTold: (name: string) => boolean): CaptionFront {
  const text = textOfCaption(lines);
  return { text, opening: openingOf(text, isTold), isNamed: speaker !== null };
}

/** How a caption of a file with voice tags begins: with one, or with what could be a note. */
export function frontOfVoice({ lines, speaker }: Caption): CaptionFront {
  const text = textOfCaption(lines);
  const name = lines.flatMap((line) => readCaptionLine(line.text, 0, null)[0]?.voice ?? [])[0];
  const line = readSpeakerLine(text);
  const note = line !== null && line.layout !== 'alone' && isNote(line.name) ? line : null;
  const opening = name === undefined ? note : { ...NAMED_BY_VOICE, name };
  return { text, opening, isNamed: speaker !== null || name !== undefined };
}

const NAMED_BY_VOICE = {
  layout: 'titled',
  speech: '',
  speechStart: 0,
  opensQuote: false,
  trailers: [],
  startMs: null,
  endMs: null,
} as const;

/** The words of a caption without tags, a line for each of its lines. */
export function textOfCaption(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => concatPlaced(readCaptionLine(text, 0, null), '').text.trim()).join('\n');
}

/** The name before the words of a line, known or like a name; null where it begins with none. */
export function openingOf(text: string, isTold: (name: string) => boolean): SpeakerLine | null {
  const isKnownName = ({ name }: SpeakerLine) => isTold(name);
  const usual = readSpeakerLine(text);
  const loose =
    usual && usual.layout !== 'alone' && isKnownName(usual)
      ? undefined
      : readLooseLines(text).find(isKnownName);
  const opening = loose ?? usual;
  if (!opening || opening.layout === 'alone') return null;
  const isName =
    (opening.layout === 'colon' || opening.layout === 'label') &&
    isNameLike(opening.name) &&
    !isHeader(opening);
  return isKnownName(opening) || isName ? opening : null;
}
