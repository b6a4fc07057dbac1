import { placeOfOffset } from '../text/offsets.js';
import type { DecodedText } from './decoding/decode.js';
import { decodeText, UNDECODABLE } from './decoding/decode.js';
import type { OpenedBytes } from './decoding/open-bytes.js';
import { isBinary, openBytes } from './decoding/open-bytes.js';
import { wholeText } from './decoding/text-chunks.js';
import { callsOfNotes, mayHoldPages } from './documents/notes-export.js';
import type { InputFormatName } from './formats.js';
import { formatOfBytes, formatOfText, inputFormats } from './formats.js';
import { generalJsonFormat } from './json/general-json.js';
import { jsonFormatOf, parseJsonValue } from './json/json-formats.js';
import { parseAnyJson } from './json/json-loose.js';
import { LONGEST_TURN } from './raw/call-limits.js';
import type { BinaryFormat, InputFormat, ParseContext } from './raw/input-format.js';
import { type InputProblem, inputProblem } from './raw/input-problem.js';
import type { Parsed } from './raw/raw-call.js';
import { asProblem, hasTwoSpeakers } from './raw/raw-call.js';

/** Characters or bytes of an input that must be held whole: days of speech. */
export const LARGEST_WHOLE_INPUT = 64 * 1024 * 1024;

/** Lines of a text; each costs memory, however short it is. */
export const MOST_LINES = 200_000;

/** Characters by which a format is told. */
export const HEAD_LENGTH = 65_536;

/** An input ready to be parsed. */
export interface ParseSource extends OpenedBytes {
  readonly file: string;
  readonly decoded: DecodedText;
}

/** Chooses the format and parses; the format told wins over what the content looks like. */
export async function* parseInput(
  source: ParseSource,
  told: InputFormatName | null,
  context: ParseContext,
): AsyncIterable<Parsed> {
  const { head, bytes, decoded, file } = source;
  const format: InputFormat | null = told === null ? formatOfBytes(head) : inputFormats[told];
  if (format?.reads === 'bytes') {
    context.note?.({ kind: 'format', format: format.name });
    yield* parseBytes(format, bytes, context);
    return;
  }
  if (isBinary(head)) {
    yield asProblem(inputProblem('input-binary', null));
    return;
  }
  // What is told need not wait for a beginning to be looked at.
  const { start, chunks } = format ? { start: '', chunks: decoded.chunks } : await peek(decoded.chunks);
  const chosen = format ?? formatOfText({ text: start, extension: extensionOf(file), context });
  if (chosen !== 'json' && chosen.reads !== 'json') context.note?.({ kind: 'format', format: chosen.name });
  if (chosen !== 'json' && chosen.reads === 'stream') {
    yield* named(chosen.parse(chunks, context), decoded);
    return;
  }
  const text = await wholeText(chunks, LARGEST_WHOLE_INPUT);
  if (text === null) yield asProblem(tooLarge());
  else if (text.includes(UNDECODABLE)) yield asProblem(undecodable(text, decoded));
  else if (chosen === 'json' || chosen.reads === 'json') yield* parseJsonText(text, chosen, file, context);
  else if (chosen.reads === 'text') {
    // A page and a tree of elements may stand in one line.
    const problem = chosen.name === 'html' || chosen.name === 'xml' ? null : faultOfLines(text);
    if (problem) yield asProblem(problem);
    else yield* chosen.parse(text, context);
  }
}

/** That there are too many lines or that one is too long; null where neither is. */
function faultOfLines(text: string): InputProblem | null {
  let lines = 1;
  let start = 0;
  for (const { index } of text.matchAll(/[\r\n]|$/g)) {
    if (index - start > LONGEST_TURN)
      return inputProblem('input-line-too-long', { line: lines, column: 1 }, { limit: String(LONGEST_TURN) });
    start = index + 1;
    if (++lines > MOST_LINES + 1)
      return inputProblem('input-too-many-lines', null, { limit: String(MOST_LINES) });
  }
  return null;
}

function tooLarge() {
  return inputProblem('input-too-large', null, { limit: String(LARGEST_WHOLE_INPUT / 1024 / 1024) });
}

function undecodable(text: string, decoded: DecodedText) {
  const place = placeOfOffset(text, text.indexOf(UNDECODABLE));
  return inputProblem('input-undecodable', place, { encoding: decoded.encoding() });
}

async function* parseBytes(
  format: BinaryFormat,
  bytes: AsyncIterable<Uint8Array>,
  context: ParseContext,
): AsyncIterable<Parsed> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST_WHOLE_INPUT) {
      yield asProblem(tooLarge());
      return;
    }
  }
  yield* format.parse(Buffer.concat(parts), { parseWithin: within(context), ...context });
}

async function* nothing(): AsyncIterable<Parsed> {}

/** Reads what stands within another input; in that nothing is opened again. */
function within(context: ParseContext): NonNullable<ParseContext['parseWithin']> {
  const closed: ParseContext = { ...context, parseWithin: nothing };
  return async function* (name, content) {
    async function* all() {
      yield content;
    }
    const opened = await openBytes(all());
    if ('code' in opened) yield asProblem(opened);
    else yield* parseInput({ ...opened, decoded: decodeText(opened.bytes, null), file: name }, null, closed);
  };
}

function* parseJsonText(
  text: string,
  told: InputFormat | 'json',
  file: string,
  context: ParseContext,
): Iterable<Parsed> {
  const parsed = parseAnyJson(text);
  if (!parsed.ok) {
    yield asProblem(parsed.problem);
    return;
  }
  const format = told !== 'json' && told.reads === 'json' ? told : jsonFormatOf(parsed.value);
  if (told === 'json' && (format === null || format === generalJsonFormat) && mayHoldPages(text)) {
    const read = format === null ? [] : [...parseJsonValue(parsed.value, format, context)];
    const notes = read.some(hasTwoSpeakers) ? read : callsOfNotes(parsed.value, context);
    if (notes.length > 0) {
      context.note?.({ kind: 'format', format: generalJsonFormat.name });
      yield* notes;
      return;
    }
  }
  if (!format) yield asProblem(inputProblem('json-not-a-call', null));
  else if (!format.sniff(parsed.value)) {
    yield asProblem(inputProblem('input-format-unlike', null, { format: format.name, file }));
  } else {
    context.note?.({ kind: 'format', format: format.name });
    yield* parseJsonValue(parsed.value, format, context);
  }
}

/** Streams do not know their encoding when they meet bytes that it does not have. */
async function* named(results: AsyncIterable<Parsed>, decoded: DecodedText): AsyncIterable<Parsed> {
  for await (const result of results) {
    if (result.kind === 'problem' && result.problem.code === 'input-undecodable') {
      const values = { ...result.problem.arguments, encoding: decoded.encoding() };
      yield asProblem({ ...result.problem, arguments: values });
    } else yield result;
  }
}

/** The first characters of a stream, and the whole stream still to be read. */
async function peek(
  stream: AsyncIterable<string>,
): Promise<{ readonly start: string; readonly chunks: AsyncIterable<string> }> {
  const iterator = stream[Symbol.asyncIterator]();
  let start = '';
  while (start.length < HEAD_LENGTH) {
    const next = await iterator.next();
    if (next.done) break;
    start += next.value;
  }
  const held = start;
  async function* all(): AsyncGenerator<string> {
    try {
      yield held;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { start: held.slice(0, HEAD_LENGTH), chunks: all() };
}

function extensionOf(file: string): string {
  return /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}
