import { ownValue } from '../../text/own-value.js';
import { type JsonResult, parseJson } from './json-text.js';

/** What stands around JSON in scripts and exports: `callback(…);`, `var transcript = …;`, remarks in lines of their own. */
const BEFORE =
  /^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*[^*]*\*\/|#[^\n]*\n)*(?:(?:(?:export\s+default|(?:var|let|const)\s+[\w$]+\s*=|[\w$.]+\s*=|[\w$.]+\s*\()\s*))?(?=[[{])/;
const BEHIND = /(?<![\s);])[\s);]*$/;

/**
 * JSON that is not the whole text: within a script, below remarks, or several values one after the other, which become a list; also as Python and
 * JavaScript print it, with single quotes and bare names. Null where there is none.
 */
function looseJson(text: string): unknown {
  const before = BEFORE.exec(text)?.[0];
  if (before === undefined) return null;
  const body = text.slice(before.length).replace(BEHIND, '');
  const own = parsed(body) ?? severalValues(body);
  if (own !== null || !PRINTED.test(body)) return own;
  const strict = asJson(body);
  return strict === null ? null : (parsed(strict) ?? severalValues(strict));
}

/** JSON, or the value that a text holds which is nearly that; the problem is that of strict JSON. */
export function parseAnyJson(text: string): JsonResult {
  const strict = parseJson(text);
  if (strict.ok || strict.problem.code !== 'json-syntax') return strict;
  const value = looseJson(text);
  return value === null ? strict : { ok: true, value };
}

/** `{'start': 1.2`, `[{start: 1.2`: no JSON, but how programs print the same. */
const PRINTED = /^[\s[]*\{\s*(?:'|[A-Za-z_$][\w$]*\s*:)/;
const WORDS: Readonly<Record<string, string>> = {
  True: 'true',
  False: 'false',
  None: 'null',
  undefined: 'null',
  NaN: 'null',
};
/** A string in either quotes, a word, anything else, a comma. */
const TOKEN = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|[^'"A-Za-z_$,]+|,/gsuy;

/** The text as JSON has it; null where a quote stays open. */
function asJson(text: string): string | null {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    end = index + token.length;
    if (token.startsWith("'")) parts.push(doubleQuoted(token.slice(1, -1)));
    else if (/^[A-Za-z_$]/.test(token)) parts.push(wordOf(token));
    else if (token !== ',' || !/^\s*[\]}]/.test(text.slice(end, end + 20))) parts.push(token);
  }
  return end === text.length ? parts.join('') : null;
}

function doubleQuoted(inner: string): string {
  return `"${inner.replace(/\\'|\\x([\da-f]{2})|"/gi, (found, code: string | undefined) =>
    found === '"' ? '\\"' : found === "\\'" ? "'" : `\\u00${code}`,
  )}"`;
}

function wordOf(word: string): string {
  return ownValue(WORDS, word) ?? (/^(?:true|false|null|e|E)$/.test(word) ? word : `"${word}"`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Objects one after the other: `{…}\n{…}`, or with commas between them. */
function severalValues(text: string): readonly unknown[] | null {
  const values: unknown[] = [];
  let depth = 0;
  let start = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at++;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{' || char === '[') {
      if (depth++ === 0) start = at;
    } else if (char === '}' || char === ']') {
      if (--depth < 0) return null;
      if (depth > 0) continue;
      const value = parsed(text.slice(start, at + 1));
      if (value === null) return null;
      values.push(value);
    } else if (depth === 0 && !/[\s,;]/.test(char ?? '')) return null;
  }
  return depth === 0 && values.length > 1 ? values : null;
}
