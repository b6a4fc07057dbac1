import type { Comment } from '../model/transcript.js';
import type { TextLine } from '../text/offsets.js';
import type { ParseContext } from './input-format.js';
import { inputProblem } from './input-problem.js';
import { times } from './json-value.js';
import { bracketBalance, closingBracket } from './quoted-speech.js';
import type { Parsed, Piece, Utterance } from './raw-call.js';
import { asCall, asProblem, joinPieces } from './raw-call.js';
import type { HeadingKind } from './scene-heading.js';
import type { SpeakerLine } from './speaker-line.js';
import { readSpeakerLine, splitTime } from './speaker-line.js';
import type { Candidate } from './speaker-names.js';
import { findOpenings, isHeader, isNarrator } from './speaker-names.js';

/** What the lines of a dialogue are besides speech. */
export type LineKind =
  | { readonly kind: 'speech' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly text: string }
  /** Opens a scene or a remark: what follows is told and not said until a speaker's name comes. */
  | { readonly kind: 'heading'; readonly text: string; readonly opens: HeadingKind };

export interface DialogueLine extends TextLine {
  readonly is: LineKind;
}

/** The calls of a text whose lines are told apart already: one, or one for each scene that has a dialogue. */
export function* parseDialogue(lines: readonly DialogueLine[], context: ParseContext): Iterable<Parsed> {
  const openings = findOpenings(candidatesOf(lines), context);
  if (openings.size === 0) {
    yield asProblem(inputProblem('text-without-speakers', { line: lines[0]?.line ?? 1 }));
    return;
  }
  let scene = openScene(null, false);
  for (const [index, line] of lines.entries()) {
    if (line.is.kind === 'comment') {
      scene.comments.push({ turn: scene.turns.length, line: line.line, text: line.is.text });
    } else if (line.is.kind === 'heading') {
      if (scene.turns.length > 0) yield closeScene(scene);
      // A remark belongs to the scene above and is none of the next one's.
      if (scene.turns.length > 0 || (scene.isRemark && line.is.opens === 'scene')) {
        scene = openScene(line.line, line.is.opens === 'remark');
      }
      scene.isNarrating = true;
      scene.headings.push(line.is.text);
    } else if (line.is.kind === 'speech') {
      const opening = openings.get(index);
      if (opening) openTurn(scene, opening, line);
      else continueTurn(scene, line);
    }
  }
  // Scenes without a dialogue (解説 at the end) are no calls.
  if (scene.turns.length > 0) yield closeScene(scene);
}

interface OpenTurn {
  readonly speaker: string;
  readonly line: number;
  readonly pieces: Piece[];
  /** How many 「 of a quoted turn are still open. */
  openBrackets: number;
}

interface Scene {
  readonly line: number | null;
  /** True where it began as a remark about the scene before. */
  readonly isRemark: boolean;
  readonly headings: string[];
  readonly told: string[];
  readonly header: [string, string][];
  readonly comments: Comment[];
  readonly turns: OpenTurn[];
  /** True between a heading and the next speaker. */
  isNarrating: boolean;
}

function openScene(line: number | null, isRemark: boolean): Scene {
  return { line, isRemark, headings: [], told: [], header: [], comments: [], turns: [], isNarrating: false };
}

function openTurn(scene: Scene, opening: SpeakerLine, { line }: TextLine): void {
  const place = { line, ...times(opening.startMs, opening.endMs) };
  const pieces: Piece[] = [];
  if (opening.speech !== '') {
    pieces.push({ text: opening.speech, column: opening.speechStart + 1, ...place });
  }
  if (opening.trailer) {
    pieces.push({ text: opening.trailer.text, column: opening.trailer.start + 1, ...place });
  }
  const openBrackets = opening.opensQuote ? 1 + bracketBalance(opening.speech) : 0;
  scene.turns.push({ speaker: opening.name, line, pieces, openBrackets });
  scene.isNarrating = false;
}

function continueTurn(scene: Scene, { text, line }: TextLine): void {
  const turn = scene.isNarrating ? undefined : scene.turns.at(-1);
  const header = readSpeakerLine(text);
  if (header && isNarrator(header)) {
    scene.told.push(header.speech);
    return;
  }
  if (!turn) {
    if (header?.layout === 'colon' && isHeader(header)) scene.header.push([header.name, header.speech]);
    else scene.told.push(text.trim());
    return;
  }
  const timed = splitTime(text);
  const isTimed = timed.isBracketed && timed.rest !== '';
  const start = isTimed ? timed.restStart : text.length - text.trimStart().length;
  let speech = text.slice(start).trimEnd();
  if (turn.openBrackets > 0) {
    const close = closingBracket(speech, turn.openBrackets);
    turn.openBrackets = close === null ? turn.openBrackets + bracketBalance(speech) : 0;
    if (close !== null && speech.slice(close + 1).trim() === '') speech = speech.slice(0, close);
    if (speech === '') return;
  }
  turn.pieces.push({
    text: speech,
    line,
    column: start + 1,
    ...(isTimed ? times(timed.startMs, timed.endMs) : {}),
  });
}

function closeScene(scene: Scene): Parsed {
  const utterances: Utterance[] = scene.turns.map(({ speaker, line, pieces }) =>
    // A name without words is a turn all the same: turns keep the numbers that a reader counts.
    joinPieces(speaker, pieces.length > 0 ? pieces : [{ text: '', line, column: 1 }]),
  );
  const title = scene.headings.at(0);
  const situation = [...scene.headings.slice(1), ...scene.told].join('\n');
  return asCall({
    id: null,
    utterances,
    comments: scene.comments,
    fields: Object.fromEntries([
      ...(title === undefined ? [] : [['title', title] as const]),
      ...(situation === '' ? [] : [['situation', situation] as const]),
      ...scene.header,
    ]),
    cutsAtPauses: false,
    line: scene.line,
  });
}

function candidatesOf(lines: readonly DialogueLine[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let opensBlock = true;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech') {
      opensBlock = true;
      continue;
    }
    candidates.push({ index, speakerLine: readSpeakerLine(text), opensBlock });
    opensBlock = false;
  }
  return candidates;
}
