import { cellOfLabels } from '../input/labels-cell.js';
import type { CallReport } from '../model/report.js';
import type { Label, Transcript } from '../model/transcript.js';
import { BYTE_ORDER_MARK, csvRows } from '../report/csv-table.js';

/** Columns of the sheet that people correct; the reader of tables knows them by these headers. */
const COLUMNS = ['call_id', 'turn', 'speaker', 'text', 'labels'] as const;

export const labelSheetHead = BYTE_ORDER_MARK + csvRows([COLUMNS]);

/** One row a turn, the findings as its labels. `flow/` findings follow from the others and are left out. */
export function labelSheetRows({ transcript, findings }: CallReport): string {
  return csvRows(
    transcript.turns.map(({ role, text }, index) => {
      const labels = findings
        .filter(({ turn, rule }) => turn === index + 1 && !rule.startsWith('flow/'))
        .map(
          ({ rule, evidence }): Label => ({ id: rule, evidence: text.slice(evidence.start, evidence.end) }),
        );
      return [transcript.id, index + 1, role, text, cellOfLabels(labels)];
    }),
  );
}

/** A labelled call as one line of native JSON Lines. Every turn has labels, an empty list where it has none. */
export function labelledLine({ id, turns }: Transcript): string {
  const labelled = turns.map(({ role, text, labels }) => ({
    speaker: role,
    text: undefused(text),
    labels: (labels ?? []).filter(({ evidence }) => evidence === undefined || text.includes(evidence)),
  }));
  return `${JSON.stringify({ id, turns: labelled })}\n`;
}

/** The apostrophe that keeps a spreadsheet from taking a text for a formula was not said. */
function undefused(text: string): string {
  return /^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}
