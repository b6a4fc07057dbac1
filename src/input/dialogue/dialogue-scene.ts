import type { Comment } from '../../model/transcript.js';
import type { TextLine } from '../../text/offsets.js';
import { callIn } from '../fields/field-names.js';
import { times } from '../raw/json-value.js';
import type { Parsed, Piece, Utterance } from '../raw/raw-call.js';
import { asCall, joinPieces } from '../raw/raw-call.js';
import { turnsOfCast } from './cast-lines.js';
import { linesBelowSpeech } from './closing-notes.js';
import { splitTime } from './line-time.js';
import { bracketBalance, closingBracket } from './quoted-speech.js';
import type { SpeakerLine } from './speaker-line.js';
import { readSpeakerLine } from './speaker-line.js';
import { isHeader, isNarrator } from './speaker-names.js';
import type { TextHead } from './text-head.js';

interface Times {
  readonly startMs?: number;
  readonly endMs?: number;
}

export interface OpenTurn {
  readonly speaker: string;
  readonly line: number;
  readonly layout: SpeakerLine['layout'];
  /** True where a blank line stands above. */
  readonly followsBlank: boolean;
  readonly pieces: Piece[];
  /** Where only the name has a time. */
  time: Times;
  /** The first of the pieces that stands behind a blank line; null where all stand together. */
  behindBlank: number | null;
  /** How many 「 of a quoted turn are still open. */
  openBrackets: number;
}

/** A part of a text under one heading: what is said in it, and what is told around that. */
export interface Scene {
  readonly line: number | null;
  /** The name that its heading gives to the call. */
  id: string | null;
  /** True where it began as a remark about the scene before. */
  readonly isRemark: boolean;
  readonly headings: string[];
  readonly told: string[];
  readonly header: (readonly [string, string])[];
  readonly comments: Comment[];
  readonly turns: OpenTurn[];
  /** The time on a line of its own above. */
  pendingTime: Times;
  /** True between a heading and the next speaker. */
  isNarrating: boolean;
  /** True where a blank line stands above. */
  followsBlank: boolean;
}

/** A scene without words yet. `line`: where it begins; null at the start of the text. */
export function openScene(line: number | null, isRemark: boolean): Scene {
  return {
    line,
    id: null,
    isRemark,
    headings: [],
    told: [],
    header: [],
    comments: [],
    turns: [],
    isNarrating: false,
    followsBlank: false,
    pendingTime: {},
  };
}

/** Takes a line with a speaker's name. */
export function openTurn(scene: Scene, opening: SpeakerLine, { line }: TextLine): void {
  const own = times(opening.startMs, opening.endMs);
  const time = opening.startMs === null ? scene.pendingTime : own;
  scene.pendingTime = {};
  const place = { line, ...time };
  const pieces: Piece[] = [];
  if (opening.speech !== '') {
    pieces.push({ text: opening.speech, column: opening.speechStart + 1, ...place });
  }
  for (const { text, start } of opening.trailers) pieces.push({ text, column: start + 1, ...place });
  const openBrackets = opening.opensQuote ? 1 + bracketBalance(opening.speech) : 0;
  const { name: speaker, layout } = opening;
  const { followsBlank } = scene;
  scene.turns.push({ speaker, line, layout, followsBlank, pieces, time, behindBlank: null, openBrackets });
  scene.followsBlank = false;
  scene.isNarrating = false;
}

/** How a line goes on: within a word, and in a text in which all speech stands in 「」. */
interface Continues {
  readonly isWrapped: boolean;
  readonly isQuoted: boolean;
}

/** Takes a line without one: it goes on with the turn above, or tells of the call. */
export function continueTurn(
  scene: Scene,
  { text, line }: TextLine,
  { isWrapped, isQuoted }: Continues,
): void {
  const followsBlank = scene.followsBlank;
  scene.followsBlank = false;
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
  if (timed.startMs !== null && timed.rest === '') {
    // A time on a line of its own: of the name above it, or of what comes next.
    if (turn.pieces.length === 0) turn.time = times(timed.startMs, timed.endMs);
    else scene.pendingTime = times(timed.startMs, timed.endMs);
    return;
  }
  const isTimed = timed.isBracketed && timed.rest !== '';
  const start = isTimed ? timed.restStart : text.length - text.trimStart().length;
  let speech = text.slice(start).trimEnd();
  if (turn.openBrackets > 0) {
    const close = closingBracket(speech, turn.openBrackets);
    turn.openBrackets = close === null ? turn.openBrackets + bracketBalance(speech) : 0;
    if (close !== null && (isQuoted || speech.slice(close + 1).trim() === ''))
      speech = speech.slice(0, close);
    if (speech === '') return;
  }
  if (followsBlank && turn.pieces.length > 0) turn.behindBlank ??= turn.pieces.length;
  turn.pieces.push({
    text: speech,
    line,
    column: start + 1,
    ...(isWrapped && turn.pieces.length > 0 ? { isWrapped } : {}),
    ...(isTimed ? times(timed.startMs, timed.endMs) : turn.pieces.length === 0 ? turn.time : {}),
  });
}

/** Takes a line above the first title of a call that looked like a turn, and is the head of the page: 受：前川. */
export function tellPreamble(scene: Scene): void {
  if (scene.id === null && scene.turns.length === 1) scene.told.push(...scene.turns.splice(0).map(toldOf));
}

/** The call of a scene. */
export function closeScene(scene: Scene, head: TextHead): Parsed {
  const cast = scene.turns.splice(0, turnsOfCast(scene.turns, scene.id !== null));
  const lines = scene.turns.at(-1)?.pieces ?? [];
  const below = lines.splice(lines.length - linesBelowSpeech(scene.turns));
  const utterances: Utterance[] = scene.turns.map(({ speaker, line, pieces }) =>
    // A name without words is a turn all the same: turns keep the numbers that a reader counts.
    joinPieces(speaker === '' ? null : speaker, pieces.length > 0 ? pieces : [{ text: '', line, column: 1 }]),
  );
  const title = scene.headings.at(0);
  const situation = [
    ...scene.headings.slice(1),
    ...scene.told,
    ...cast.map(toldOf),
    ...below.map(({ text }) => text),
  ].join('\n');
  return asCall({
    id: scene.id ?? callIn(head.fields),
    utterances,
    comments: scene.comments,
    fields: Object.fromEntries([
      ...(title === undefined ? [] : [['title', title] as const]),
      ...(situation === '' ? [] : [['situation', situation] as const]),
      ...head.fields,
      ...scene.header,
    ]),
    ...(head.roles.size > 0 ? { roles: head.roles } : {}),
    cutsAtPauses: false,
    line: scene.line,
  });
}

function toldOf({ speaker, pieces }: OpenTurn): string {
  return `${speaker}：${pieces.map(({ text }) => text).join(' ')}`;
}
