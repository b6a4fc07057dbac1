import type { Role } from '../../model/transcript.js';
import { lowestOf } from '../../text/extremes.js';
import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import type { ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { type Direction, directionIn } from '../speakers/call-direction.js';
import { legendOf } from '../speakers/legend.js';
import { countNames, toldRoles } from '../speakers/speakers.js';
import { callsOfTurns } from './calls-of-turns.js';
import { openingsOf } from './choose-openings.js';
import { withoutClosingFields } from './closing-fields.js';
import { closingRemarks } from './closing-remarks.js';
import { callOfColumns } from './columns-of-speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { type ExplainedSigns, explainedSigns } from './explained-signs.js';
import { titlesOfOtherForms } from './forms-by-call.js';
import { pairsOf } from './head-pairs.js';
import { splitInline } from './inline-turns.js';
import { labelledNames } from './labelled-names.js';
import { withMarkedTitles } from './marked-titles.js';
import { withoutNumbers } from './numbered-names.js';
import { openingFields } from './opening-fields.js';
import { withOtherSigns } from './other-signs.js';
import { withoutRowNumbers } from './row-numbers.js';
import { speechOfSections } from './sections-of-speakers.js';
import { headsOf, readHead } from './text-head.js';
import { callOfLines, timedLines } from './timed-lines.js';
import { timedNames } from './timed-names.js';
import { candidatesOf, speakerCounts } from './turn-candidates.js';
import { withUnnamedSide } from './unnamed-side.js';

/** The calls of a text whose lines are told apart already: one, or one for each head or scene that has a dialogue. */
export function* parseDialogue(lines: readonly DialogueLine[], context: ParseContext): Iterable<Parsed> {
  const starts = [...new Set([...headsOf(lines), ...titlesOfOtherForms(lines)])].toSorted((a, b) => a - b);
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
    yield* callsOfTurns(withMarkedTitles(given, timed.openings), {
      turns: timed.openings,
      skipped: timed.skipped,
      head,
    });
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
  yield* callsOfTurns(withMarkedTitles(lines, turns), { turns, skipped, head, closing, remarks });
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

/** True where the first line is the header of a table: `start⇥end⇥text`. */
function isTableOfSpeech(lines: readonly DialogueLine[]): boolean {
  const cells = (lines.find(({ is }) => is.kind === 'speech')?.text ?? '').split('\t').map(foldHeader);
  const speaks = (column: 'text' | 'start') => cells.some((cell) => headerSpeaksOf(column, cell));
  return cells.length > 1 && cells.length <= MOST_CELLS && speaks('text') && speaks('start');
}

const MOST_CELLS = 30;

const NONE: ReadonlySet<number> = new Set();
const NO_SIGNS: ExplainedSigns = { names: new Map(), roles: new Map(), lines: NONE };
