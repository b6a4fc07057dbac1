import type { Label } from '../model/transcript.js';

/** `group/slug`, with evidence in 「」 if there is any. */
const LABEL = /([a-z0-9-]+\/[a-z0-9-]+)\s*(?:「([^」]*)」)?/g;

/**
 * The labels that a person wrote into a cell of a spreadsheet: `staff/premature-apology「申し訳ございません」; …`, separated
 * by semicolons, commas or line breaks. Null where something else stands in the cell.
 */
export function labelsOfCell(cell: string): readonly Label[] | null {
  const labels: Label[] = [];
  const rest = cell.normalize('NFC').replace(LABEL, (_, id: string, evidence: string | undefined) => {
    labels.push(evidence === undefined || evidence === '' ? { id } : { id, evidence });
    return '';
  });
  return /^[\s;；,，、]*$/.test(rest) ? labels : null;
}

/** The cell that `labelsOfCell` reads back. Evidence that itself holds a closing 」 is left out. */
export function cellOfLabels(labels: readonly Label[]): string {
  return labels
    .map(({ id, evidence }) =>
      evidence === undefined || evidence.includes('」') ? id : `${id}「${evidence}」`,
    )
    .join('; ');
}
