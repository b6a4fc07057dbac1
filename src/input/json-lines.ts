import { UNDECODABLE } from './decode.js';
import type { StreamFormat } from './input-format.js';
import { inputProblem } from './input-problem.js';
import { jsonFormatOf } from './json-formats.js';
import { parseJson } from './json-text.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';
import type { StreamLine } from './text-chunks.js';
import { linesOf } from './text-chunks.js';

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
  parse: async function* (chunks) {
    for await (const line of linesOf(chunks, LONGEST_JSON_LINE)) yield* parseLine(line);
  },
} as const satisfies StreamFormat;

function* parseLine({ text, line, isCut }: StreamLine): Iterable<Parsed> {
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
  const parsed = parseJson(text, line);
  if (!parsed.ok) {
    yield asProblem(parsed.problem);
    return;
  }
  const format = jsonFormatOf(parsed.value);
  if (!format) {
    yield asProblem(inputProblem('json-not-a-call', place));
    return;
  }
  for (const result of format.parse(parsed.value)) {
    yield result.kind === 'call'
      ? { kind: 'call', call: { ...result.call, line } }
      : asProblem({ ...result.problem, line });
  }
}
