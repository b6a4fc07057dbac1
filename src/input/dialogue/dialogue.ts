import type { Role } from '../../model/transcript.js';
import { highestOf, lowestOf } from '../../text/extremes.js';
import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import type { ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { type Direction, directionIn } from '../speakers/call-direction.js';
import { legendOf } from '../speakers/legend.js';
import { countNames, foldName, toldRoles } from '../speakers/speakers.js';
import { withoutAsides } from './asides.js';
import { withoutClosingFields } from './closing-fields.js';
import { closingRemarks } from './closing-remarks.js';
import { callOfColumns } from './columns-of-speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { closeScene, continueTurn, openScene, openTurn, tellPreamble } from './dialogue-scene.js';
import { type ExplainedSigns, explainedSigns } from './explained-signs.js';
import { splitInline } from './inline-turns.js';
import { labelledNames } from './labelled-names.js';
import { type LearnedOpenings, learnedOpenings } from './learned-openings.js';
import { splitTime } from './line-time.js';
import { withoutNumbers } from './numbered-names.js';
import { openingFields } from './opening-fields.js';
import { withOtherSigns } from './other-signs.js';
import { withoutRowNumbers } from './row-numbers.js';
import { speechOfSections } from './sections-of-speakers.js';
import { openingsBySigns } from './signed-turns.js';
import type { SpeakerLine } from './speaker-line.js';
import { readLooseLines, readSpeakerLine } from './speaker-line.js';
import { findOpenings } from './speaker-names.js';
import { headBelow, headsOf, pairsOf, readHead, type TextHead } from './text-head.js';
import { callOfLines, timedLines } from './timed-lines.js';
import { timedNames } from './timed-names.js';
import { openingsByOneSign, openingsWithNamesBehind, type TextCandidate } from './unnamed-forms.js';
import { withUnnamedSide } from './unnamed-side.js';
import { wrappedLines } from './wrapped-lines.js';

/** The calls of a text whose lines are told apart already: one, or one for each head or scene that has a dialogue. */
export function* parseDialogue(lines: readonly DialogueLine[], context: ParseContext): Iterable<Parsed> {
  const starts = headsOf(lines);
  let explained: ReadonlyMap<string, Role> = new Map();
  for (const [at, start] of starts.entries()) {
    explained = yield* parseSection(lines.slice(start, starts[at + 1] ?? lines.length), context, explained);
  }
}

/**
 * @param explained what legends further up say of names
 * @returns the same with its own legend
 */
function* parseSection(
  numbered: readonly DialogueLine[],
  context: ParseContext,
  explained: ReadonlyMap<string, Role>,
): Generator<Parsed, ReadonlyMap<string, Role>> {
  const given = withoutRowNumbers(numbered);
  const sections = context.soleSpeaker === undefined ? speechOfSections(given) : null;
  if (sections) {
    yield callOfLines(sections, given);
    return explained;
  }
  const columns = context.soleSpeaker === undefined ? callOfColumns(given, context.roleOf) : null;
  if (columns) {
    yield columns;
    return explained;
  }
  const timed = context.soleSpeaker === undefined ? (timedNames(given) ?? labelledNames(given)) : null;
  if (timed) {
    const first = lowestOf(timed.openings.keys(), Infinity);
    const head = readHead(
      given.slice(0, first),
      countNames([...timed.openings.values()].map(({ name }) => name)),
      () => null,
    );
    yield* callsOfTurns(given, { turns: timed.openings, skipped: timed.skipped, head });
    return explained;
  }
  const lines = splitInline(given, context.roleOf);
  const candidates = withoutNumbers(candidatesOf(lines));
  const byIndex = new Map(candidates.map((candidate) => [candidate.index, candidate]));
  const counts = speakerCounts(candidates);
  const returning = new Set([...counts].flatMap(([name, count]) => (count >= 2 ? name : [])));
  const explaining = linesOfLegends(lines);
  const legend = legendOf(explaining, returning, () => directionAbove(lines));
  const signs = context.soleSpeaker === undefined ? explainedSigns(explaining) : NO_SIGNS;
  const unexplained = lines.map(
    (line, index): DialogueLine =>
      legend.lines.has(index) || signs.lines.has(index) ? { ...line, is: { kind: 'blank' } } : line,
  );
  const above = readHead(unexplained, counts, (index) => byIndex.get(index)?.speakerLine ?? null);
  const head = {
    ...above,
    lines: new Set([...above.lines, ...legend.lines, ...signs.lines]),
    roles: new Map([...explained, ...above.roles, ...signs.roles, ...legend.roles]),
  };
  const told = toldRoles(head.roles);
  const roleOf = (name: string) => context.roleOf(name) ?? told(name);
  const below = candidates.filter(({ index }) => !head.lines.has(index));
  const { openings: usual, skipped } = openingsOf(
    below,
    lines,
    { head: head.lines, signs },
    { ...context, roleOf },
  );
  const openings = withOtherSigns(below, usual);
  if (openings.size === 0 && context.soleSpeaker !== undefined) {
    yield timedLines(lines, context.soleSpeaker);
    return explained;
  }
  if (openings.size === 0) {
    const code = isTableOfSpeech(lines) ? 'table-without-speakers' : 'text-without-speakers';
    yield asProblem(inputProblem(code, { line: lines[0]?.line ?? 1 }));
    return explained;
  }
  const kept = context.soleSpeaker === undefined ? withoutClosingFields(lines, openings, roleOf) : openings;
  const remarks =
    context.soleSpeaker === undefined
      ? new Set([...closingRemarks(lines, kept, roleOf), ...openingFields(lines, kept)])
      : NONE;
  const spoken = remarks.size === 0 ? kept : new Map([...kept].filter(([index]) => !remarks.has(index)));
  const turns = context.soleSpeaker === undefined ? withUnnamedSide(below, spoken, { roleOf }) : openings;
  const dropped = [...openings.keys()].filter((index) => !kept.has(index));
  const closing = lowestOf(dropped, Infinity);
  yield* callsOfTurns(lines, { turns, skipped, head, closing, remarks });
  return new Map([...explained, ...legend.roles]);
}

/** Legends stand among the first lines of a text and the last. */
const LINES_ABOVE = 20;
const LINES_BELOW = 8;

/** Who called whom, as the first lines tell: 発信者｜飯塚様. */
function directionAbove(lines: readonly DialogueLine[]): Direction | null {
  const above = lines.filter(({ is }) => is.kind === 'speech').slice(0, LINES_ABOVE);
  const pairs = above.flatMap(({ text }) => pairsOf(text));
  return directionIn(Object.fromEntries(pairs.map(({ name, value }) => [name, value])));
}

/** The lines that may be a legend's, at their indices; null for all others. */
function linesOfLegends(lines: readonly DialogueLine[]): readonly (string | null)[] {
  const said = lines.flatMap(({ is }, index) => (is.kind === 'speech' ? index : []));
  const top = said[LINES_ABOVE - 1] ?? lines.length;
  const bottom = said.at(-LINES_BELOW) ?? 0;
  return lines.map(({ text, is }, index) =>
    is.kind === 'blank' ? '' : is.kind !== 'comment' && (index <= top || index >= bottom) ? text : null,
  );
}

interface Turns {
  /** The lines that open a turn, by index. */
  readonly turns: ReadonlyMap<number, SpeakerLine>;
  readonly skipped: ReadonlySet<number>;
  readonly head: TextHead;
  /** The first line of a record below the dialogue, by index; Infinity or undefined where there is none. */
  readonly closing?: number;
  /** Lines of remarks at the ends of scenes. */
  readonly remarks?: ReadonlySet<number>;
}

/** The calls of a text of which it is known where turns open. */
function* callsOfTurns(
  lines: readonly DialogueLine[],
  { turns: given, skipped, head, closing = Infinity, remarks = NONE }: Turns,
): Iterable<Parsed> {
  const { turns, asides, isQuoted } = withoutAsides(lines, given);
  const isAside = (index: number) => asides.has(index) || index >= closing || remarks.has(index);
  const first = lowestOf(turns.keys(), Infinity);
  const isNoSpeech = (index: number) =>
    index < first || turns.has(index) || isAside(index) || head.lines.has(index) || skipped.has(index);
  const wrapped = wrappedLines(lines, isNoSpeech);
  let scene = openScene(null, false);
  let ownHead: ReadonlySet<number> = NONE;
  for (const [index, line] of lines.entries()) {
    if (head.lines.has(index) || skipped.has(index) || ownHead.has(index)) continue;
    if (line.is.kind === 'comment') {
      scene.comments.push({ turn: scene.turns.length, line: line.line, text: line.is.text });
    } else if (line.is.kind === 'heading') {
      if (line.is.opens === 'call') tellPreamble(scene);
      if (scene.turns.length > 0) yield closeScene(scene, head);
      // A remark belongs to the scene above and is none of the next one's; nor is a memo below a title of its own.
      const isMemo = line.is.opens === 'call' && scene.id !== null;
      if (scene.turns.length > 0 || isMemo || (scene.isRemark && line.is.opens !== 'remark')) {
        scene = openScene(line.line, line.is.opens === 'remark');
      }
      scene.isNarrating = true;
      let title = line.is.text;
      if (line.is.opens === 'call') {
        scene.id = title;
        const own = headBelow(lines, index, turns);
        scene.header.push(...own.fields);
        ownHead = own.lines;
        title = titleOf(line.text);
      }
      if (title !== '') scene.headings.push(title);
    } else if (line.is.kind === 'speech') {
      const opening = turns.get(index);
      if (opening) openTurn(scene, opening, line);
      else if (isAside(index)) scene.told.push(line.text.trim());
      else continueTurn(scene, line, { isWrapped: wrapped.has(index), isQuoted });
    } else {
      if (line.is.told !== undefined) scene.told.push(line.is.told);
      if (line.is.isWithinSpeech !== true) scene.followsBlank = true;
    }
  }
  // Scenes without a dialogue (解説 at the end) are no calls.
  if (scene.turns.length > 0) yield closeScene(scene, head);
}

/** A title without the rule around it. */
function titleOf(text: string): string {
  return text.replace(/^[=\-*#━─＝～~_+\s　]+|[=\-*#━─＝～~_+\s　]+$/g, '');
}

/** True where the first line is the header of a table: `start⇥end⇥text`. */
function isTableOfSpeech(lines: readonly DialogueLine[]): boolean {
  const cells = (lines.find(({ is }) => is.kind === 'speech')?.text ?? '').split('\t').map(foldHeader);
  const speaks = (column: 'text' | 'start') => cells.some((cell) => headerSpeaksOf(column, cell));
  return cells.length > 1 && cells.length <= MOST_CELLS && speaks('text') && speaks('start');
}

const MOST_CELLS = 30;

function openingsOf(
  candidates: readonly TextCandidate[],
  lines: readonly DialogueLine[],
  { head, signs }: { readonly head: ReadonlySet<number>; readonly signs: ExplainedSigns },
  context: ParseContext,
): LearnedOpenings {
  const behind = openingsWithNamesBehind(candidates, context.roleOf);
  if (behind.size > 0) return { openings: behind, skipped: NONE };
  const named = findOpenings(candidates, context);
  const known = { openings: named, skipped: NONE };
  if (context.soleSpeaker !== undefined) return known;
  const explained = signs.names.size < 2 ? NO_LINES : openingsBySigns(candidates, signs);
  if (explained.size > named.size) return { openings: explained, skipped: NONE };
  const names = new Map([...named.values()].map(({ name }) => [foldName(name), context.roleOf(name)]));
  if ([...names.values()].some((role) => role !== null)) return known;
  const counts = countNames([...named.values()].map(({ name }) => name));
  const isUsual =
    names.size >= 2 &&
    names.size <= MOST_NAMES &&
    named.size >= LEAST_NAMED * linesAmong(named, candidates) &&
    // What stands before nearly every line is a program's word.
    highestOf(counts.values(), 0) <= MOST_OF_ONE * named.size;
  const signed = isUsual ? NO_LINES : signs.names.size < 2 ? openingsBySigns(candidates, signs) : explained;
  if (signed.size > 0) return { openings: signed, skipped: NONE };
  const learned = learnedOpenings(lines, head);
  const isKnown = [...learned.openings.values()].every(({ name }) => context.roleOf(name) !== null);
  if (learned.openings.size > 0 && (!isUsual || isKnown)) return learned;
  if (named.size > 0) return known;
  return { openings: openingsByOneSign(candidates), skipped: NONE };
}

/** Lines from the first opening to the last that may open a turn: what is set around a dialogue has no say, nor has a time on its own. */
function linesAmong(named: ReadonlyMap<number, SpeakerLine>, candidates: readonly TextCandidate[]): number {
  const [first, last] = [lowestOf(named.keys(), Infinity), highestOf(named.keys(), -Infinity)];
  return candidates.filter(({ index, text }) => index >= first && index <= last && !isTimeAlone(text)).length;
}

function isTimeAlone(text: string): boolean {
  const { startMs, rest } = splitTime(text);
  return startMs !== null && rest === '';
}

/** Names of a text that nobody knows are taken for names where they are few and stand before most lines. */
const MOST_NAMES = 6;
const LEAST_NAMED = 0.6;
const MOST_OF_ONE = 0.7;
const NO_LINES: ReadonlyMap<number, SpeakerLine> = new Map();
const NONE: ReadonlySet<number> = new Set();
const NO_SIGNS: ExplainedSigns = { names: new Map(), roles: new Map(), lines: NONE };

function candidatesOf(lines: readonly DialogueLine[]): readonly TextCandidate[] {
  const candidates: TextCandidate[] = [];
  let opensBlock = true;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech') {
      opensBlock = true;
      continue;
    }
    const speakerLine = withTimeBelow(readSpeakerLine(text), lines[index + 1]);
    const isIndented = /^[ \t\u3000]/.test(text);
    candidates.push({ index, speakerLine, loose: readLooseLines(text), isIndented, opensBlock, text });
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
