import { isUtf8 } from 'node:buffer';
import type { EncodingName } from './encodings.js';
import { decoderLabels } from './encodings.js';

const byDetectedName: Readonly<Record<string, EncodingName>> = {
  SJIS: 'shift_jis',
  EUCJP: 'euc-jp',
  JIS: 'iso-2022-jp',
};

/**
 * The encoding of a text that begins with these bytes. Never fails: where nothing fits it is the encoding
 * with the fewest bytes that mean nothing, UTF-8 before the others, so that the place of the damage can be shown.
 */
export async function detectEncoding(bytes: Uint8Array): Promise<EncodingName> {
  const marked = encodingOfMark(bytes);
  if (marked) return marked;
  if (bytes.includes(0)) return utf16Order(bytes) ?? 'utf-8';
  const window = linesThatTell(bytes);
  // All bytes of ISO-2022-JP are ASCII and so valid UTF-8 as well: its escapes tell.
  const hasEscape = window.includes(0x1b);
  if (!hasEscape && isUtf8(window.subarray(0, window.length - incompleteTail(window)))) return 'utf-8';
  // Most texts are UTF-8 and never come here.
  const { default: encodingJapanese } = await import('encoding-japanese');
  const detected = encodingJapanese.detect(window, ['JIS', 'SJIS', 'EUCJP']);
  const found = typeof detected === 'string' ? byDetectedName[detected] : undefined;
  return found && damage(window, found) === 0 ? found : leastDamaged(window);
}

/** Whole lines only: a character cut in half at the end would look like damage. All of it where these lines are ASCII and tell nothing. */
function linesThatTell(bytes: Uint8Array): Uint8Array {
  const newline = bytes.lastIndexOf(0x0a);
  const lines = newline > 0 ? bytes.subarray(0, newline) : bytes;
  const isPlain = !lines.some((byte) => byte >= 0x80 || byte === 0x1b);
  return isPlain ? bytes : lines;
}

function encodingOfMark(bytes: Uint8Array): EncodingName | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Letters, punctuation, kana and kanji: what a transcript consists of. */
const USUAL = /[\n\r\t\x20-\x7e\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/g;

/** Nearly all of a text in the right byte order is usual characters. */
const USUAL_SHARE = 0.9;

/**
 * The byte order of UTF-16 without a mark; null where the bytes are no such text.
 * Only asked where there are NULs, which no other text has.
 */
export function utf16Order(bytes: Uint8Array): EncodingName | null {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  if (even.length === 0) return null;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(even);
    if ((text.match(USUAL)?.length ?? 0) / text.length >= USUAL_SHARE) return encoding;
  }
  return null;
}

function leastDamaged(bytes: Uint8Array): EncodingName {
  let best: EncodingName = 'utf-8';
  let least = damage(bytes, best);
  for (const encoding of ['shift_jis', 'euc-jp', 'iso-2022-jp'] as const) {
    const found = damage(bytes, encoding);
    if (found < least) {
      least = found;
      best = encoding;
    }
  }
  return best;
}

function damage(bytes: Uint8Array, encoding: EncodingName): number {
  return new TextDecoder(decoderLabels[encoding]).decode(bytes).match(/\uFFFD/g)?.length ?? 0;
}

/** How many bytes at the end begin a character whose other bytes are yet to come: 0 to 3. */
export function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? back : 0;
  }
  return 0;
}
