import { parsePlainText } from '../dialogue/typed-text.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall } from '../raw/raw-call.js';
import type { Row } from './cell-reader.js';
import { isScoreTable } from './score-table.js';

/**
 * The calls of a sheet that is a text typed into cells, a line a row: `職員：はい` in one cell, or the name and the words in two.
 * Null where it is none.
 */
export function rowsOfDialogue(rows: readonly Row[], context: ParseContext): readonly Parsed[] | null {
  const lines = rows.map(({ cells }) =>
    cells
      .map(({ text }) => text.replace(/\s*\n\s*/g, ' ').trim())
      .filter((text) => text !== '')
      .join('\t'),
  );
  const texts = rows.map(({ cells }) => cells.map(({ text }) => text));
  if (isScoreTable(texts, context.roleOf)) return null;
  const results = [...parsePlainText(lines.join('\n'), context)];
  const isDialogue = results.some(
    (result) =>
      result.kind === 'call' && new Set(result.call.utterances.map(({ speaker }) => speaker)).size >= 2,
  );
  if (!isDialogue) return null;
  const lineOf = (line: number | null) => (line === null ? null : (rows[line - 1]?.line ?? null));
  return results.map((result) =>
    result.kind === 'problem'
      ? { kind: 'problem', problem: { ...result.problem, line: lineOf(result.problem.line), column: null } }
      : asCall({
          ...result.call,
          line: lineOf(result.call.line),
          comments: result.call.comments.map((comment) => ({
            ...comment,
            line: lineOf(comment.line) ?? comment.line,
          })),
          utterances: result.call.utterances.map((utterance) => ({
            ...utterance,
            segments: utterance.segments.map((segment) => ({
              ...segment,
              line: lineOf(segment.line),
              column: null,
            })),
          })),
        }),
  );
}
