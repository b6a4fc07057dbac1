import type { Comment } from '../model/transcript.js';
import type { TextLine } from '../text/offsets.js';
import type { DialogueLine } from './dialogue-line.js';
import { meaningOfField } from './field-names.js';
import { splitInline } from './inline-turns.js';
import type { ParseContext } from './input-format.js';
import { inputProblem } from './input-problem.js';
import { times } from './json-value.js';
import { splitTime } from './line-time.js';
import { bracketBalance, closingBracket } from './quoted-speech.js';
import type { Parsed, Piece, Utterance } from './raw-call.js';
import { asCall, asProblem, joinPieces } from './raw-call.js';
import type { SpeakerLine } from './speaker-line.js';
import { readLooseLines, readSpeakerLine } from './speaker-line.js';
import type { Candidate } from './speaker-names.js';
import { findOpenings, isHeader, isNarrator } from './speaker-names.js';
import { foldName } from './speakers.js';
import { headsOf, readHead, type TextHead } from './text-head.js';

/** The calls of a text whose lines are told apart already: one, or one for each head or scene that has a dialogue. */
export function* parseDialogue(lines: readonly DialogueLine[], context: ParseContext): Iterable<Parsed> {
  const starts = headsOf(lines);
  for (const [at, start] of starts.entries()) {
    yield* parseSection(lines.slice(start, starts[at + 1] ?? lines.length), context);
  }
}

function* parseSection(given: readonly DialogueLine[], context: ParseContext): Iterable<Parsed> {
  const lines = splitInline(given, context.roleOf);
  const candidates = candidatesOf(lines);
  const byIndex = new Map(candidates.map((candidate) => [candidate.index, candidate]));
  const head = readHead(lines, speakerCounts(candidates), (index) => byIndex.get(index)?.speakerLine ?? null);
  const roleOf = (name: string) => context.roleOf(name) ?? head.roles.get(name) ?? null;
  const openings = findOpenings(
    candidates.filter(({ index }) => !head.lines.has(index)),
    { ...context, roleOf },
  );
  if (openings.size === 0 && context.soleSpeaker !== undefined) {
    yield timedLines(lines, context.soleSpeaker);
    return;
  }
  if (openings.size === 0) {
    yield asProblem(inputProblem('text-without-speakers', { line: lines[0]?.line ?? 1 }));
    return;
  }
  let scene = openScene(null, false);
  for (const [index, line] of lines.entries()) {
    if (head.lines.has(index)) continue;
    if (line.is.kind === 'comment') {
      scene.comments.push({ turn: scene.turns.length, line: line.line, text: line.is.text });
    } else if (line.is.kind === 'heading') {
      if (scene.turns.length > 0) yield closeScene(scene, head);
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
  if (scene.turns.length > 0) yield closeScene(scene, head);
}

interface Times {
  readonly startMs?: number;
  readonly endMs?: number;
}

interface OpenTurn {
  readonly speaker: string;
  readonly line: number;
  readonly pieces: Piece[];
  /** Where only the name has a time. */
  time: Times;
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
  /** The time on a line of its own above. */
  pendingTime: Times;
  /** True between a heading and the next speaker. */
  isNarrating: boolean;
}

function openScene(line: number | null, isRemark: boolean): Scene {
  return {
    line,
    isRemark,
    headings: [],
    told: [],
    header: [],
    comments: [],
    turns: [],
    isNarrating: false,
    pendingTime: {},
  };
}

function openTurn(scene: Scene, opening: SpeakerLine, { line }: TextLine): void {
  const own = times(opening.startMs, opening.endMs);
  const time = opening.startMs === null ? scene.pendingTime : own;
  scene.pendingTime = {};
  const place = { line, ...time };
  const pieces: Piece[] = [];
  if (opening.speech !== '') {
    pieces.push({ text: opening.speech, column: opening.speechStart + 1, ...place });
  }
  if (opening.trailer) {
    pieces.push({ text: opening.trailer.text, column: opening.trailer.start + 1, ...place });
  }
  const openBrackets = opening.opensQuote ? 1 + bracketBalance(opening.speech) : 0;
  scene.turns.push({ speaker: opening.name, line, pieces, time, openBrackets });
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
    if (close !== null && speech.slice(close + 1).trim() === '') speech = speech.slice(0, close);
    if (speech === '') return;
  }
  turn.pieces.push({
    text: speech,
    line,
    column: start + 1,
    ...(isTimed ? times(timed.startMs, timed.endMs) : turn.pieces.length === 0 ? turn.time : {}),
  });
}

function closeScene(scene: Scene, head: TextHead): Parsed {
  const utterances: Utterance[] = scene.turns.map(({ speaker, line, pieces }) =>
    // A name without words is a turn all the same: turns keep the numbers that a reader counts.
    joinPieces(speaker, pieces.length > 0 ? pieces : [{ text: '', line, column: 1 }]),
  );
  const title = scene.headings.at(0);
  const situation = [...scene.headings.slice(1), ...scene.told].join('\n');
  return asCall({
    id: head.fields.find(([name]) => meaningOfField(name) === 'call')?.[1] ?? null,
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

function candidatesOf(lines: readonly DialogueLine[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let opensBlock = true;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech') {
      opensBlock = true;
      continue;
    }
    const speakerLine = withTimeBelow(readSpeakerLine(text), lines[index + 1]);
    candidates.push({ index, speakerLine, loose: readLooseLines(text), opensBlock });
    opensBlock = false;
  }
  return candidates;
}

/** How often each name, folded, stands where a speaker's may. */
function speakerCounts(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speakerLine, loose } of candidates) {
    const own = speakerLine === null ? [] : [speakerLine];
    const names = new Set([...own, ...loose].map(({ name }) => foldName(name)));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A name alone on its line whose time stands on the next one. */
function withTimeBelow(name: SpeakerLine | null, below: DialogueLine | undefined): SpeakerLine | null {
  if (name?.layout !== 'alone' || name.startMs !== null || below?.is.kind !== 'speech') return name;
  const { startMs, endMs, rest } = splitTime(below.text);
  return startMs !== null && rest === '' ? { ...name, startMs, endMs } : name;
}

/** The call of a text in which one speaks: a line, or the lines below a time, are an utterance each. */
function timedLines(lines: readonly DialogueLine[], speaker: string): Parsed {
  const utterances: Utterance[] = [];
  let pending: { readonly startMs?: number; readonly endMs?: number } = {};
  for (const { text, line, is } of lines) {
    if (is.kind !== 'speech') continue;
    const timed = splitTime(text);
    const time = timed.startMs === null ? pending : times(timed.startMs, timed.endMs);
    if (timed.rest === '') pending = time;
    else {
      utterances.push(
        joinPieces(speaker, [{ text: timed.rest, line, column: timed.restStart + 1, ...time }]),
      );
      pending = {};
    }
  }
  return asCall({
    id: null,
    utterances,
    comments: [],
    fields: {},
    cutsAtPauses: true,
    line: lines[0]?.line ?? null,
  });
}
