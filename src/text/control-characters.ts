/**
 * Characters that act on a terminal or on the order of text instead of standing in it: C0 and C1 controls (escape
 * sequences begin with them), marks of writing direction (bidirectional overrides and isolates, "Trojan Source",
 * CVE-2021-42574), line and paragraph separators, invisible format characters, and the two that XML forbids (U+FFFE, U+FFFF).
 * ZWJ and variation selectors stay: emoji and 異体字 need them.
 */
const DANGEROUS =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** The text with dangerous characters replaced one by one (offsets stay): white space by a space, others by U+FFFD. */
export function withoutControls(text: string): string {
  return text.replace(DANGEROUS, (character) =>
    /[\t\n\r\v\f\u2028\u2029]/.test(character) ? ' ' : '\ufffd',
  );
}

/** Like `withoutControls`, but line breaks and tabs stay. */
export function withoutControlsButBreaks(text: string): string {
  return text.replace(DANGEROUS, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'));
}

/** The text with dangerous characters written as `\uXXXX`, for JSON strings and source code. */
export function escapeControls(text: string): string {
  return text.replace(DANGEROUS, (character) =>
    /[\t\n\r]/.test(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
