import type { DialogueLine } from './dialogue-line.js';
import { closeScene, continueTurn, openScene, openTurn } from './dialogue-scene.js';
import { splitInline } from './inline-turns.js';
import type { ParseContext } from './input-format.js';
import { inputProblem } from './input-problem.js';
import { times } from './json-value.js';
import { splitTime } from './line-time.js';
import type { Parsed, Utterance } from './raw-call.js';
import { asCall, asProblem, joinPieces } from './raw-call.js';
import type { SpeakerLine } from './speaker-line.js';
import { readLooseLines, readSpeakerLine } from './speaker-line.js';
import { findOpenings } from './speaker-names.js';
import { foldName } from './speakers.js';
import { headsOf, readHead } from './text-head.js';
import { openingsBySigns, openingsWithNamesBehind, type TextCandidate } from './unnamed-forms.js';
import { withUnnamedSide } from './unnamed-side.js';

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
  const below = candidates.filter(({ index }) => !head.lines.has(index));
  const openings = openingsOf(below, { ...context, roleOf });
  if (openings.size === 0 && context.soleSpeaker !== undefined) {
    yield timedLines(lines, context.soleSpeaker);
    return;
  }
  if (openings.size === 0) {
    yield asProblem(inputProblem('text-without-speakers', { line: lines[0]?.line ?? 1 }));
    return;
  }
  const turns = context.soleSpeaker === undefined ? withUnnamedSide(below, openings, { roleOf }) : openings;
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
      const opening = turns.get(index);
      if (opening) openTurn(scene, opening, line);
      else continueTurn(scene, line);
    } else scene.followsBlank = true;
  }
  // Scenes without a dialogue (解説 at the end) are no calls.
  if (scene.turns.length > 0) yield closeScene(scene, head);
}

function openingsOf(
  candidates: readonly TextCandidate[],
  context: ParseContext,
): ReadonlyMap<number, SpeakerLine> {
  const behind = openingsWithNamesBehind(candidates, context.roleOf);
  if (behind.size > 0) return behind;
  const named = findOpenings(candidates, context);
  return named.size > 0 || context.soleSpeaker !== undefined ? named : openingsBySigns(candidates);
}

function candidatesOf(lines: readonly DialogueLine[]): readonly TextCandidate[] {
  const candidates: TextCandidate[] = [];
  let opensBlock = true;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech') {
      opensBlock = true;
      continue;
    }
    const speakerLine = withTimeBelow(readSpeakerLine(text), lines[index + 1]);
    candidates.push({ index, speakerLine, loose: readLooseLines(text), opensBlock, text });
    opensBlock = false;
  }
  return candidates;
}

/** How often each name, folded, stands where a speaker's may. */
function speakerCounts(candidates: readonly TextCandidate[]): ReadonlyMap<string, number> {
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
