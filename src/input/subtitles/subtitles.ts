import type { Comment } from '../../model/transcript.js';
import type { TextLine } from '../../text/offsets.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import { isNameLike } from '../dialogue/name-like.js';
import type { PlacedText } from '../dialogue/placed-text.js';
import { concatPlaced, slicePlaced, trimPlaced } from '../dialogue/placed-text.js';
import type { SpeakerLine } from '../dialogue/speaker-line.js';
import { readLooseLines, readSpeakerLine } from '../dialogue/speaker-line.js';
import { isHeader } from '../dialogue/speaker-names.js';
import { goesOn } from '../dialogue/wrapped-lines.js';
import type { ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import { times } from '../raw/json-value.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, asProblem } from '../raw/raw-call.js';
import { countNames, foldName } from '../speakers/speakers.js';
import { withChangesOfSpeaker } from './caption-changes.js';
import { withStylesAsNames } from './caption-styles.js';
import type { VoiceStretch } from './caption-text.js';
import { namesVoice, readCaptionLine } from './caption-text.js';
import { type CaptionFront, captionsOfWriters } from './captions-of-writers.js';

/** A caption: its times and the lines of its text. */
export interface Caption {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly TextLine[];
  /** Who speaks, where the line above the times says so: `1 "佐藤 花子" (123)`, as Webex writes it. */
  readonly speaker: string | null;
}

/** The captions of a file up to the first line that should be a time and is none. */
export interface Captions {
  readonly captions: readonly Caption[];
  readonly comments: readonly { readonly caption: number; readonly line: number; readonly text: string }[];
  readonly fault: TextLine | null;
}

const TIMING = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s|$)/;
const NAMED_NUMBER = /^\d+\s+"([^"]+)"(?:\s*\([^()]*\))?$/;
/** Captions with a full stop, of all, in files that set them. */
const LEAST_SENTENCES = 0.3;
const BLOCK_WITHOUT_CAPTION = /^(?:STYLE|REGION)(?:\s|$)/;

/** Reads blocks parted by blank lines: an optional number or name, the times, the text. */
export function readCaptions(lines: readonly TextLine[]): Captions {
  const captions: Caption[] = [];
  const comments: { caption: number; line: number; text: string }[] = [];
  for (let at = 0; at < lines.length; ) {
    const block: TextLine[] = [];
    for (; at < lines.length && (lines[at]?.text.trim() ?? '') !== ''; at++) {
      const line = lines[at];
      if (line) block.push(line);
    }
    at++;
    const [first, second] = block;
    if (!first || BLOCK_WITHOUT_CAPTION.test(first.text)) continue;
    if (/^NOTE(?:\s|$)/.test(first.text)) {
      const text = block
        .map((line) => line.text.trim())
        .join(' ')
        .replace(/^NOTE\s*/, '');
      comments.push({ caption: captions.length, line: first.line, text });
      continue;
    }
    const previous = captions.at(-1);
    if (previous && !block.some(({ text }) => text.includes('-->') || /^\d+$/.test(text.trim()))) {
      // A blank line within a caption: the words go on.
      captions[captions.length - 1] = { ...previous, lines: [...previous.lines, ...block] };
      continue;
    }
    const timing = first.text.includes('-->') ? first : second;
    const match = TIMING.exec(timing?.text ?? '');
    const startMs = millisecondsOfClock(match?.[1] ?? '');
    const endMs = millisecondsOfClock(match?.[2] ?? '');
    if (!timing || startMs === null || endMs === null) {
      return { captions, comments, fault: timing?.text.includes('-->') ? timing : first };
    }
    const speaker = timing === first ? null : (NAMED_NUMBER.exec(first.text.trim())?.[1] ?? null);
    captions.push({ startMs, endMs, lines: block.slice(timing === first ? 1 : 2), speaker });
  }
  return { captions, comments, fault: null };
}

/**
 * The call of subtitles. Speakers are voice tags, or `名前:` before the words; a caption without either goes on with
 * the speaker above, unless voice tags are in use.
 */
export function* parseCaptions(
  { captions: given, comments, fault }: Captions,
  context: ParseContext,
): Iterable<Parsed> {
  if (fault) {
    const near = fault.text.trim().slice(0, 40);
    yield asProblem(inputProblem('subtitles-cue-invalid', { line: fault.line, column: 1 }, { near }));
    return;
  }
  const utterances: Utterance[] = [];
  const utterancesBefore: number[] = [];
  const usesVoices = given.some(({ lines }) => lines.some(({ text }) => namesVoice(text)));
  const returning = usesVoices ? new Set<string>() : bracketedNames(given);
  const isName = (name: string) => context.roleOf(name) !== null || returning.has(foldName(name));
  const isNamed = (caption: Caption) => readNames(caption, isName, false).some(({ voice }) => voice !== null);
  const styled = usesVoices ? given : withStylesAsNames(given);
  const captions = styled === given || given.some(isNamed) ? given : styled;
  const unsaid = captionsOfWriters(usesVoices ? [] : captions.map((one) => frontOf(one, isName)), isName);
  const ends = captions.filter(({ lines }) => /[。？！?!]/.test(lines.map(({ text }) => text).join('')));
  const punctuates = ends.length >= LEAST_SENTENCES * captions.length;
  let speaker: string | null = null;
  for (const [at, caption] of captions.entries()) {
    utterancesBefore.push(utterances.length);
    if (unsaid.has(at)) continue;
    const time = times(caption.startMs, caption.endMs);
    if (caption.speaker !== null) speaker = caption.speaker;
    const spoken = usesVoices ? readVoices(caption, punctuates) : readNames(caption, isName, punctuates);
    for (const part of spoken) {
      if (part.voice !== null || (usesVoices && caption.speaker === null)) speaker = part.voice;
      const placed = trimPlaced(part, time);
      if (placed.text !== '') utterances.push({ speaker, ...placed });
    }
  }
  const placedComments: Comment[] = comments.map(({ caption, line, text }) => ({
    turn: utterancesBefore[caption] ?? utterances.length,
    line,
    text,
  }));
  const line = captions[0]?.lines[0]?.line ?? 1;
  const situation = captions.flatMap(({ lines }, at) => (unsaid.has(at) ? textOf(lines) : [])).join('\n');
  // Remarks stand between captions as they are counted here.
  const told = comments.length === 0 ? withChangesOfSpeaker(utterances) : utterances;
  yield asCall({
    id: null,
    utterances: told,
    comments: placedComments,
    fields: situation === '' ? {} : { situation },
    cutsAtPauses: true,
    line,
  });
}

/** How a caption of a file without voice tags begins. */
function frontOf({ lines, speaker }: Caption, isTold: (name: string) => boolean): CaptionFront {
  const text = textOf(lines);
  return { text, opening: openingOf(text, isTold), isNamed: speaker !== null };
}

function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => concatPlaced(readCaptionLine(text, 0, null), '').text.trim()).join('\n');
}

function readVoices(caption: Caption, punctuates: boolean): readonly VoiceStretch[] {
  const stretches: VoiceStretch[] = [];
  let voice: string | null = null;
  for (const { text, line } of caption.lines) {
    for (const stretch of readCaptionLine(text, line, voice)) {
      const previous = stretches.at(-1);
      if (previous && previous.voice === stretch.voice) {
        stretches[stretches.length - 1] = {
          voice: previous.voice,
          ...concatPlaced([previous, stretch], betweenLines(previous.text, stretch.text, punctuates)),
        };
      } else stretches.push(stretch);
      voice = stretch.voice;
    }
    if (/<\/v>\s*$/.test(text)) voice = null;
  }
  return stretches;
}

/** Captions that begin with a name in brackets, of all, in files that name whoever speaks so: （田淵）はい. */
const LEAST_NAMED = 0.5;
const MOST_SPEAKERS = 8;

/** Names, folded, that return in brackets before what is said; none where captions do not name speakers so. */
function bracketedNames(captions: readonly Caption[]): ReadonlySet<string> {
  const names = captions.flatMap(({ lines }) => {
    const text = concatPlaced(readCaptionLine(lines[0]?.text ?? '', 0, null), '').text;
    const line = readLooseLines(text).find(({ layout }) => layout === 'bracket');
    return line && isNameLike(line.name) ? line.name : [];
  });
  const returning = [...countNames(names)].filter(([, count]) => count >= 2);
  const named = returning.reduce((sum, [, count]) => sum + count, 0);
  const areNames =
    returning.length >= 2 && returning.length <= MOST_SPEAKERS && named >= LEAST_NAMED * captions.length;
  return new Set(areNames ? returning.map(([name]) => name) : []);
}

/** A line feed within a caption parts what is said; where the file has full stops, a line that ends without one is wrapped within a word. */
function betweenLines(before: string, next: string, punctuates: boolean): string {
  return punctuates && goesOn(before, next) ? '' : '\n';
}

/** The name before the words of a line, known or like a name; null where it begins with none. */
function openingOf(text: string, isTold: (name: string) => boolean): SpeakerLine | null {
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

/** A name opens a stretch wherever a line begins with one, known or like a name. */
function readNames(
  caption: Caption,
  isTold: (name: string) => boolean,
  punctuates: boolean,
): readonly VoiceStretch[] {
  const stretches: { voice: string | null; lines: PlacedText[] }[] = [];
  for (const { text, line } of caption.lines) {
    const placed = concatPlaced(readCaptionLine(text, line, null), '');
    const opening = openingOf(placed.text, isTold);
    if (opening) {
      const end = opening.speechStart + opening.speech.length;
      stretches.push({ voice: opening.name, lines: [slicePlaced(placed, opening.speechStart, end)] });
    } else {
      const last = stretches.at(-1);
      if (last) last.lines.push(trimPlaced(placed));
      else stretches.push({ voice: null, lines: [trimPlaced(placed)] });
    }
  }
  return stretches.map(({ voice, lines: [first, ...rest] }) => {
    let whole = first ?? { text: '', segments: [] };
    for (const line of rest)
      whole = concatPlaced([whole, line], betweenLines(whole.text, line.text, punctuates));
    return { voice, ...whole };
  });
}
