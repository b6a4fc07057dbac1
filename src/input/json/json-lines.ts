import { hasJapanese } from '../../text/japanese.js';
import { UNDECODABLE } from '../decoding/decode.js';
import type { StreamLine } from '../decoding/text-chunks.js';
import { linesOf } from '../decoding/text-chunks.js';
import type { JsonFormat, ParseContext, StreamFormat } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { BARE_CONTEXT } from './dialogue-texts.js';
import { generalJsonFormat, hasSpeakers } from './general-json.js';
import { jsonFormatOf, parseJsonValue } from './json-formats.js';
import { parseJson } from './json-text.js';
import { nativeFormat } from './native.js';

/** Characters of the longest line: a call of many hours. Longer ones cost memory for nothing. */
export const LONGEST_JSON_LINE = 16 * 1024 * 1024;

/**
 * JSON Lines (https://jsonlines.org): one call a line, native or in any other JSON shape that is known.
 * A faulty line costs only itself. The stream is never held as a whole.
 */
export const jsonLinesFormat = {
  name: 'jsonl',
  extensions: ['jsonl', 'ndjson'],
  reads: 'stream',
  sniff: ({ text, extension }) => {
    const lines = text.split('\n', 200).filter((line) => line.trim() !== '');
    const [first = '', second = ''] = lines;
    if (!first.trimStart().startsWith('{')) return false;
    if (extension === 'jsonl' || extension === 'ndjson') return true;
    return second.startsWith('{') && parseJson(first).ok;
  },
  parse: async function* (chunks, context) {
    const loose: JsonObject[] = [];
    const lines: StreamLine[] = [];
    const silent: StreamLine[] = [];
    // Where lines are calls, one without words is a fault and told in its place.
    let holdsCalls = false;
    let length = 0;
    for await (const line of linesOf(chunks, LONGEST_JSON_LINE)) {
      const isTried = length < LONGEST_JSON_LINE && (hasWords(line.text) || lines.length > 0 || !holdsCalls);
      const read = isTried ? readObject(line.text) : null;
      if (read && isMember(read, line.text)) {
        loose.push(read.value);
        (hasWords(line.text) ? lines : silent).push(line);
        length += line.text.length;
      } else {
        holdsCalls = true;
        yield* parseLine(line, context, read);
      }
    }
    if (lines.length > 0 && hasSpeakers(loose)) {
      context.note?.({ kind: 'format', format: generalJsonFormat.name });
      yield* generalJsonFormat.parse(loose, context);
    } else for (const line of [...lines.slice(0, 1), ...silent]) yield* parseLine(line, context);
  },
} as const satisfies StreamFormat;

/** A line as it was read, with the form that its value has. */
interface ReadLine {
  readonly value: JsonObject;
  readonly format: JsonFormat | null;
}

/** Null for a line that holds no object. */
function readObject(text: string): ReadLine | null {
  if (text.includes(UNDECODABLE) || !text.trimStart().startsWith('{')) return null;
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value)) return null;
  return { value: parsed.value, format: jsonFormatOf(parsed.value) };
}

/** Whether a line is no call by itself: an utterance, a word, an event without words, what a recogniser tells besides. */
function isMember({ value, format }: ReadLine, text: string): boolean {
  if (format === null) return true;
  return format !== nativeFormat && text.length <= LONGEST_RESULT && holdsOneUtterance(value, format);
}

/** One utterance with its words, each with a time. */
const LONGEST_RESULT = 20_000;

/** True where a value, whatever its form, holds one utterance and no more: a result of a recogniser as it came, and no call. */
function holdsOneUtterance(value: JsonObject, format: JsonFormat): boolean {
  const [parsed, ...more] = parseJsonValue(value, format, BARE_CONTEXT);
  return parsed?.kind === 'call' && more.length === 0 && parsed.call.utterances.length === 1;
}

/** True where a line of JSON may hold what somebody says. */
function hasWords(text: string): boolean {
  return hasJapanese(text) || text.includes('\\u');
}

/** @param known what was read of the line already */
function* parseLine(
  { text, line, isCut }: StreamLine,
  context: ParseContext,
  known: ReadLine | null = null,
): Iterable<Parsed> {
  if (text.trim() === '') return;
  const place = { line };
  if (isCut) {
    yield asProblem(inputProblem('json-line-too-long', place, { limit: String(LONGEST_JSON_LINE) }));
    return;
  }
  if (text.includes(UNDECODABLE)) {
    yield asProblem(inputProblem('input-undecodable', place));
    return;
  }
  const parsed = known ? { ok: true as const, value: known.value } : parseJson(text, line);
  if (!parsed.ok) {
    yield asProblem(parsed.problem);
    return;
  }
  const format = known ? known.format : jsonFormatOf(parsed.value);
  if (!format) {
    yield asProblem(inputProblem('json-not-a-call', place));
    return;
  }
  for (const result of parseJsonValue(parsed.value, format, context)) {
    yield result.kind === 'call'
      ? { kind: 'call', call: { ...result.call, line } }
      : asProblem({ ...result.problem, line });
  }
}
