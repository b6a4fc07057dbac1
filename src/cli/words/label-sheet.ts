import { cellOfLabels } from '../../input/tables/labels-cell.js';
import type { CallReport } from '../../model/report.js';
import type { Label, Transcript } from '../../model/transcript.js';
import { BYTE_ORDER_MARK, csvRows } from '../../report/csv-table.js';
import { withoutDefusing } from '../../report/spreadsheet-cell.js';
import { missingLabels } from '../../review/labels.js';
import type { Reviews } from '../../review/reviews.js';

/** Columns of the sheet that people correct; the reader of tables knows them by these headers. */
const COLUMNS = ['call_id', 'turn', 'speaker', 'text', 'labels'] as const;

export const labelSheetHead = BYTE_ORDER_MARK + csvRows([COLUMNS]);

/**
 * Writes calls as rows of the sheet, one a turn, the findings as its labels. `flow/` findings follow from the others and are
 * left out. What reviewers say was missed is a label as well. Calls of one id are told apart by a number: the reader takes rows of one id for one call.
 */
export function openLabelSheet(reviews: Reviews | null = null): (call: CallReport) => string {
  const uses = new Map<string, number>();
  return ({ transcript, findings }) => {
    const use = (uses.get(transcript.id) ?? 0) + 1;
    uses.set(transcript.id, use);
    const id = use === 1 ? transcript.id : `${transcript.id}#${use}`;
    const reviewed = reviews ? missingLabels(transcript, reviews) : [];
    return csvRows(
      transcript.turns.map(({ role, text }, index) => {
        const found = findings
          .filter(({ turn, rule }) => turn === index + 1 && !rule.startsWith('flow/'))
          .map(
            ({ rule, evidence }): Label => ({ id: rule, evidence: text.slice(evidence.start, evidence.end) }),
          );
        const missed = (reviewed[index] ?? []).filter((label) => !found.some((one) => one.id === label.id));
        return [id, index + 1, role, text, cellOfLabels([...found, ...missed])];
      }),
    );
  };
}

/**
 * A labelled call as one line of native JSON Lines. Every turn has labels, an empty list where it has none; evidence that
 * does not stand in the turn is left out, its label is not.
 */
export function labelledLine({ id, turns }: Transcript): string {
  const labelled = turns.map(({ role, text, labels }) => {
    const said = withoutDefusing(text);
    return { speaker: role, text: said, labels: (labels ?? []).map((label) => placed(label, said)) };
  });
  return `${JSON.stringify({ id: withoutDefusing(id), turns: labelled })}\n`;
}

function placed({ id, evidence }: Label, text: string): Label {
  return evidence !== undefined && text.includes(evidence) ? { id, evidence } : { id };
}
