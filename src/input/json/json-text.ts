import jsonc from 'jsonc-parser';
import { placeOfOffset } from '../../text/offsets.js';
import type { InputPlace, InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';

/** No transcript nests deeper; the parser of the error path is recursive. */
export const DEEPEST_NESTING = 200;

/** Values of one document; twenty hours of words with times have as many. Each costs memory, however short it is. */
export const MOST_VALUES = 2_000_000;

export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: InputProblem };

/**
 * Parses JSON; a problem carries the line and column of the first fault. `firstLine` is the line of the file
 * on which the text begins.
 */
export function parseJson(text: string, firstLine = 1): JsonResult {
  const excess = findExcess(text);
  if (excess !== null)
    return { ok: false, problem: excessProblem(excess, placeIn(text, excess.offset, firstLine)) };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const offset = firstFault(text);
    const near = nearOffset(text, offset);
    const place = placeIn(text, offset, firstLine);
    return {
      ok: false,
      problem: near ? inputProblem('json-syntax', place, { near }) : inputProblem('json-truncated', place),
    };
  }
}

/** What stands at a fault; empty where the text ends there, within a string or between values. */
function nearOffset(text: string, offset: number): string {
  const isOpenString = text[offset] === '"' && endOfString(text, offset) === text.length;
  return isOpenString
    ? ''
    : text
        .slice(offset, offset + 20)
        .replace(/\s+/g, ' ')
        .trim();
}

function placeIn(text: string, offset: number, firstLine: number) {
  const { line, column } = placeOfOffset(text, offset);
  return { line: firstLine + line - 1, column };
}

interface Excess {
  readonly of: 'depth' | 'values';
  readonly offset: number;
}

/** Where the text nests too deep or has too many values; null where it does neither. */
function findExcess(text: string): Excess | null {
  let open = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      at = endOfString(text, at);
    } else if (char === 0x5b || char === 0x7b) {
      open++;
      if (open > DEEPEST_NESTING) return { of: 'depth', offset: at };
    } else if (char === 0x5d || char === 0x7d) {
      open--;
    } else if (char === 0x2c) {
      values++;
      if (values > MOST_VALUES) return { of: 'values', offset: at };
    }
  }
  return null;
}

function excessProblem({ of }: Excess, place: InputPlace): InputProblem {
  return of === 'depth'
    ? inputProblem('json-too-deep', place, { depth: String(DEEPEST_NESTING) })
    : inputProblem('json-too-many-values', place, { limit: String(MOST_VALUES) });
}

/** The offset of the quote that closes the string; the text's length where none does. */
function endOfString(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at;
  }
  return text.length;
}

/** The offset of the first fault; the end of the text where the parser of the error path finds none. */
function firstFault(text: string): number {
  let first: number | null = null;
  jsonc.visit(
    text,
    {
      onError: (_code, offset) => {
        first ??= offset;
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return first ?? text.length;
}
