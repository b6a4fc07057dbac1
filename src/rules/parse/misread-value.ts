/** A value on one line that YAML does not take as the text it looks like. */
export interface MisreadValue {
  /** 0-based column where the value begins. */
  readonly at: number;
  /** As written. */
  readonly found: string;
  /** The same as YAML reads it as text. */
  readonly quoted: string;
  /** What makes YAML read it otherwise: a key of `yamlWords`. */
  readonly reason: 'mark' | 'rest' | 'object';
}

/**
 * The value on a line of a YAML file that breaks the file because it is not quoted: one that begins with a mark of YAML (`@`,
 * `*`, `&`, `!`, `%`), that goes on behind its closing quotation mark or bracket, or that has a colon in it. Null where none is
 * at fault.
 *
 * @param column 0-based, where YAML stumbled; values in `[ ]` and `{ }` are known by it only
 */
export function misreadValue(line: string, column: number): MisreadValue | null {
  const head = VALUE_HEAD.exec(line)?.[0] ?? '';
  const value = withoutComment(line.slice(head.length));
  const reason = reasonOf(value);
  if (reason !== null) return { at: head.length, found: value, quoted: quotedText(value), reason };
  if (column < head.length) return null;
  // YAML stumbles at the mark, or behind what it took for the value.
  const at = column - (CLOSED_BEFORE.exec(line.slice(0, column))?.[0].length ?? 0);
  const inFlow = IN_FLOW.exec(line.slice(at))?.[0].trim() ?? '';
  const inner = reasonOf(inFlow);
  if (inner === null || inner === 'object') return null;
  return { at, found: inFlow, quoted: quotedText(inFlow), reason: inner };
}

/** A text as YAML reads it whatever it holds. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Indentation, dashes, and one key: in a list only one of Latin letters, since a pattern may have a colon of its own. */
const VALUE_HEAD = /^(?:\s*(?:- +)+(?:[a-z][a-z -]*: +)?|\s*[^\s'"#@&*!|>%`{[-][^:'"]*: +|\s+)/;
/** A value in `[ ]` or `{ }`. */
const CLOSED_BEFORE = /(?:"[^"]*"|\[[^[\]]*\])\s*$/;
const IN_FLOW = /^(?:"[^"\n]*"|\[[^\]\n]*\]|[^,\]}\n"[])+/;

function withoutComment(value: string): string {
  return value.replace(/\s+#(?:\s.*)?$/, '').trimEnd();
}

function reasonOf(value: string): MisreadValue['reason'] | null {
  if (/^[@*&!%`]./.test(value)) return 'mark';
  if (/^(?:"[^"]*"|'(?:[^']|'')*'|\[[^[\]]*\]) *[^\s#,\]}:]/.test(value)) return 'rest';
  return /^(?!["'[{])(?![a-z][a-z -]*:).*(?::\s|:$)/.test(value) ? 'object' : null;
}
