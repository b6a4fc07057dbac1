import type { Label } from '../../model/transcript.js';

/** `group/slug`, with evidence in 「」, 『』 or "" (a JSON string) if there is any. */
const LABEL = /([a-z0-9-]+\/[a-z0-9-]+)\s*(?:「([^」]*)」|『([^』]*)』|("(?:[^"\\]|\\.)*"))?/gs;

/**
 * The labels that a person wrote into a cell of a spreadsheet: `staff/premature-apology「申し訳ございません」; …`, separated
 * by semicolons, commas or line breaks. Null where something else stands in the cell.
 */
export function labelsOfCell(cell: string): readonly Label[] | null {
  const labels: Label[] = [];
  const rest = cell.replace(LABEL, (whole, id: string, single?: string, double?: string, json?: string) => {
    const evidence = json === undefined ? (single ?? double ?? '') : stringOf(json);
    if (evidence === null) return whole;
    labels.push(evidence === '' ? { id } : { id, evidence });
    return '';
  });
  return /^[\s;；,，、]*$/.test(rest) ? labels : null;
}

function stringOf(json: string): string | null {
  try {
    return String(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The cell that `labelsOfCell` reads back, each evidence in brackets that it does not hold itself. */
export function cellOfLabels(labels: readonly Label[]): string {
  return labels
    .map(({ id, evidence }) => (evidence === undefined ? id : `${id}${bracketed(evidence)}`))
    .join('; ');
}

function bracketed(evidence: string): string {
  if (!evidence.includes('」')) return `「${evidence}」`;
  return evidence.includes('』') ? JSON.stringify(evidence) : `『${evidence}』`;
}
