import { parsePlainText } from '../dialogue/typed-text.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed, RawCall } from '../raw/raw-call.js';

/** A call typed beside tables has so many turns, of two who return, that open or fill so many of its lines. */
const LEAST_TURNS = 6;
const LEAST_SHARE = 0.6;

/** Lines that stand between the tables of a document, and where they begin in its text. */
export interface LinesBetween {
  readonly lines: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** The calls that were typed as lines where others stand in tables, and the lines that are of none of them. */
export interface CallsBeside {
  readonly calls: readonly Parsed[];
  readonly around: readonly string[];
}

/**
 * The calls among the lines between the tables of a document: whoever writes calls down one below the other types some as lines and sets others as a
 * table. What stands below the last turn is the head of the table that follows.
 */
export function callsBesideTables(parts: readonly LinesBetween[], context: ParseContext): CallsBeside {
  const calls: Parsed[] = [];
  const around: string[] = [];
  for (const { lines, line } of parts) {
    const held = [...parsePlainText(lines.join('\n'), context, line)].filter(
      (parsed) => parsed.kind === 'call' && isTypedCall(parsed.call),
    );
    const last = held.reduce(
      (end, parsed) => (parsed.kind === 'call' ? lastLineOf(parsed.call, end) : end),
      0,
    );
    const filled = lines.slice(0, Math.max(0, last - line + 1)).filter((one) => one.trim() !== '').length;
    const said = held.reduce(
      (sum, parsed) => (parsed.kind === 'call' ? sum + linesSaid(parsed.call) : sum),
      0,
    );
    const areCalls = held.length > 0 && said >= LEAST_SHARE * filled;
    // A document may have more lines than a function takes arguments.
    if (areCalls) for (const call of held) calls.push(call);
    for (const one of areCalls ? lines.slice(last - line + 1) : lines) around.push(one);
  }
  return { calls, around };
}

function isTypedCall({ utterances }: RawCall): boolean {
  const counts = new Map<string | null, number>();
  for (const { speaker } of utterances) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const returning = [...counts].filter(([name, count]) => name !== null && count >= 2);
  const turns = returning.reduce((sum, [, count]) => sum + count, 0);
  return returning.length >= 2 && turns >= LEAST_TURNS && turns > utterances.length - returning.length;
}

function lastLineOf({ utterances }: RawCall, end: number): number {
  return utterances.reduce(
    (last, { segments }) => segments.reduce((most, { line }) => Math.max(most, line ?? 0), last),
    end,
  );
}

function linesSaid({ utterances }: RawCall): number {
  return new Set(utterances.flatMap(({ segments }) => segments.map(({ line }) => line))).size;
}
