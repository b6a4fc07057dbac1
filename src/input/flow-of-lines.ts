import { isUtf8 } from 'node:buffer';
import { incompleteTail } from './decoding/detect-encoding.js';
import type { InputFormatName } from './formats.js';
import { parseJson } from './json/json-text.js';

/** Opens ISO-2022-JP. */
const ESCAPE = 0x1b;

/**
 * True where the beginning of standard input is that of JSON Lines in UTF-8, by the format told, or by a whole first line and the
 * beginning of a second: whoever writes it then gets an answer a call as it comes.
 */
export function isFlowOfLines(head: Uint8Array, format: InputFormatName | null): boolean {
  if (format !== null && format !== 'jsonl') return false;
  const bytes = Buffer.from(head);
  const isOther = bytes.includes(0) || bytes.includes(ESCAPE);
  if (isOther || !isUtf8(bytes.subarray(0, bytes.length - incompleteTail(bytes)))) return false;
  const text = bytes.toString();
  const end = text.indexOf('\n');
  if (end === -1) return false;
  if (format === 'jsonl') return true;
  return text.startsWith('{') && text[end + 1] === '{' && parseJson(text.slice(0, end)).ok;
}
