/** A value of a cell; null is an empty one. */
export type CellValue = string | number | null;

/**
 * What a spreadsheet takes for the beginning of a formula: = + - @ and their full-width forms, behind white space and
 * control characters that it skips (OWASP, "CSV Injection").
 */
const FORMULA = /^'*(?:[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])/;

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before one that would be, and before one that begins
 * with apostrophes and would be without them, so that `withoutDefusing` knows which was there. Numbers stay numbers.
 */
export function defuseFormula(value: CellValue): CellValue {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
}

/** The text as it was before `defuseFormula`: the apostrophe was not said. */
export function withoutDefusing(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
