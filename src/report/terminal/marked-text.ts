import type { Severity } from '../../model/rule.js';
import type { Span } from '../../model/transcript.js';
import { cellsOf } from '../../text/width.js';
import { type WrappedLine, wrapText } from '../../text/wrap.js';
import { severityRank } from '../build.js';
import type { Style } from './style.js';

/** Evidence to be shown in a text. */
export interface Mark extends Span {
  readonly severity: Severity;
  /** Tells several marks of a text apart in marker lines; empty where there is only one. */
  readonly label: string;
}

/** A text with more lines is cut to those with evidence and their neighbours. */
const MOST_LINES = 8;

/**
 * A text without control characters as lines of at most `columns`, its marks painted, or underlined by marker lines where
 * nothing is painted or where several marks must be told apart.
 */
export function markedLines(
  text: string,
  marks: readonly Mark[],
  columns: number,
  style: Style,
): readonly string[] {
  const lines = wrapText(text, columns);
  const rows = style.marksLines || marks.length > 1 ? rowsWithoutOverlap(marks) : [];
  const shown = lines.map(
    (_, index) =>
      lines.length <= MOST_LINES ||
      lines
        .slice(Math.max(0, index - 1), index + 2)
        .some((line) => marks.some((mark) => touches(mark, line))),
  );
  return lines.flatMap((line, index) => {
    if (!shown[index]) return index === 0 || shown[index - 1] ? [style.dim('…')] : [];
    return [
      paintLine(text, line, marks, style),
      ...rows.flatMap((row) => markerLine(text, line, row).map((marker) => style.dim(marker))),
    ];
  });
}

function touches(mark: Span, line: WrappedLine): boolean {
  return mark.start < line.end && mark.end > line.start;
}

function paintLine(text: string, line: WrappedLine, marks: readonly Mark[], style: Style): string {
  const inLine = marks.filter((mark) => touches(mark, line));
  const edges = new Set([line.start, line.end]);
  for (const { start, end } of inLine) edges.add(Math.max(start, line.start)).add(Math.min(end, line.end));
  const sorted = [...edges].sort((left, right) => left - right);
  return sorted
    .slice(1)
    .map((end, index) => {
      const start = sorted[index] ?? line.start;
      const gravest = inLine
        .filter((mark) => mark.start <= start && mark.end >= end)
        .sort((left, right) => severityRank(left.severity) - severityRank(right.severity))[0];
      const piece = text.slice(start, end);
      return gravest ? style.evidence[gravest.severity](piece) : piece;
    })
    .join('');
}

/** Marks that overlap go to different rows. */
function rowsWithoutOverlap(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const rows: Mark[][] = [];
  for (const mark of marks) {
    const row = rows.find((others) => !others.some((other) => touches(mark, other)));
    if (row) row.push(mark);
    else rows.push([mark]);
  }
  return rows;
}

/**
 *     案内が不十分だったのかもしれません。
 *           1^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
function markerLine(text: string, line: WrappedLine, row: readonly Mark[]): readonly string[] {
  let marker = '';
  let label = '';
  for (const cell of cellsOf(text.slice(line.start, line.end))) {
    const at = line.start + cell.start;
    const mark = row.find(({ start, end }) => start < at + cell.text.length && end > at);
    if (mark && at <= mark.start) label = mark.label;
    for (let column = 0; column < cell.width; column++) {
      marker += mark ? (label[0] ?? '^') : ' ';
      label = label.slice(1);
    }
  }
  return marker.trim() === '' ? [] : [marker.trimEnd()];
}
