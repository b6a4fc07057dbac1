import { isUtf8 } from 'node:buffer';
import { detectEncoding, incompleteTail } from './detect-encoding.js';
import type { EncodingName } from './encodings.js';
import { decoderLabels } from './encodings.js';

/**
 * Stands for bytes that the encoding does not have. A noncharacter: no text means it, whereas U+FFFD may
 * stand in a text that was damaged before it got here.
 */
export const UNDECODABLE = '\uFFFF';

/** Bytes of the encoding's detection: enough to be sure, few enough to hold. */
export const DETECTION_LENGTH = 65_536;

/** What the decoder found out, filled in while the text is read. */
export interface DecodedText {
  readonly chunks: AsyncIterable<string>;
  /** The encoding told or detected; UTF-8 as long as all bytes were ASCII. */
  readonly encoding: () => EncodingName;
}

/**
 * The text of an input, in pieces, without a byte order mark and with `UNDECODABLE` where bytes mean nothing.
 * Without a given encoding it is detected at the first bytes beyond ASCII, so that a long ASCII head
 * does not mislead it.
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, encoding: EncodingName | null): DecodedText {
  let used: EncodingName | null = encoding;
  async function* chunks(): AsyncGenerator<string> {
    let held: Uint8Array = new Uint8Array(0);
    let decoder = encoding === null ? null : openDecoder(encoding);
    for await (const chunk of bytes) {
      if (decoder) {
        yield decoder.decode(chunk);
        continue;
      }
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      if (!holdsMoreThanAscii(held)) {
        yield Buffer.from(held.buffer, held.byteOffset, held.length).toString('latin1');
        held = new Uint8Array(0);
      } else if (held.length >= DETECTION_LENGTH) {
        used = await detectEncoding(held);
        decoder = openDecoder(used);
        yield decoder.decode(held);
      }
    }
    if (!decoder && held.length > 0) {
      used = await detectEncoding(held);
      decoder = openDecoder(used);
      yield decoder.decode(held);
    }
    if (decoder) yield decoder.end();
  }
  return { chunks: chunks(), encoding: () => used ?? 'utf-8' };
}

/** ESC opens ISO-2022-JP and NUL betrays UTF-16: neither is plain ASCII. */
function holdsMoreThanAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0x1b || byte === 0) return true;
  return false;
}

interface Decoder {
  readonly decode: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

function openDecoder(encoding: EncodingName): Decoder {
  const inner = encoding === 'utf-8' ? utf8Decoder() : legacyDecoder(encoding);
  let started = false;
  const withoutMark = (text: string) => {
    if (started || text === '') return text;
    started = true;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  };
  return {
    decode: (bytes) => withoutMark(inner.decode(bytes)),
    end: () => withoutMark(inner.end()),
  };
}

/** The platform's decoders have the vendor characters of Windows-31J in all three Japanese encodings. */
function legacyDecoder(encoding: EncodingName): Decoder {
  const decoder = new TextDecoder(decoderLabels[encoding], { ignoreBOM: true });
  const mark = (text: string) => text.replaceAll('\uFFFD', UNDECODABLE);
  return {
    decode: (bytes) => mark(decoder.decode(bytes, { stream: true })),
    end: () => mark(decoder.decode()),
  };
}

/** A replacement character written in UTF-8 is text; only wrong bytes become `UNDECODABLE`. */
function utf8Decoder(): Decoder {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    decode: (bytes) => {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const end = all.length - incompleteTail(all);
      rest = all.slice(end);
      return utf8Text(all.subarray(0, end));
    },
    end: () => (rest.length === 0 ? '' : UNDECODABLE),
  };
}

function utf8Text(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  if (isUtf8(bytes)) return decoder.decode(bytes);
  let text = '';
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, newline === -1 ? bytes.length : newline + 1);
    const decoded = decoder.decode(line);
    text += isUtf8(line) ? decoded : decoded.replaceAll('\uFFFD', UNDECODABLE);
    start += line.length;
  }
  return text;
}
