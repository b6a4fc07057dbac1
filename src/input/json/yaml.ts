import { parseDocument } from 'yaml';
import { placeOfOffset } from '../../text/offsets.js';
import type { ParseContext, TextFormat } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { jsonFormatOf, parseJsonValue } from './json-formats.js';

/** YAML (https://yaml.org/spec/1.2.2/) of any form, read as JSON of the same form is. Aliases are not followed without end. */
export const yamlFormat = {
  name: 'yaml',
  extensions: ['yaml', 'yml'],
  reads: 'text',
  sniff: ({ text, extension }) =>
    extension === 'yaml' || extension === 'yml' || isListOfMaps(text, extension),
  parse: parseYaml,
} as const satisfies TextFormat;

/** A list whose items have several members, in lines that are all YAML: no other text looks so. */
function isListOfMaps(text: string, extension: string): boolean {
  if (/^(?:md|markdown)$/.test(extension) || !/^ *- [^\s:][^:\n]*: .*\n +[^\s:-][^:\n]*: /m.test(text))
    return false;
  const lines = text.split('\n', 20).filter((line) => line.trim() !== '');
  return lines.every((line) => /^\s*(?:- )?[^\s:#][^:]*:(?:\s|$)|^\s*#|^---|^ {2,}\S/.test(line));
}

/** Nodes that aliases may add, at most. */
const MOST_ALIASES = 100;

function* parseYaml(text: string, context: ParseContext): Iterable<Parsed> {
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const place = placeOfOffset(text, error.pos[0]);
    yield asProblem(inputProblem('transcript-yaml-invalid', place, { reason: error.message.slice(0, 200) }));
    return;
  }
  const value = documentValue(document);
  const format = value === null ? null : jsonFormatOf(value);
  if (!format) yield asProblem(inputProblem('transcript-yaml-not-a-call', null));
  else yield* parseJsonValue(value, format, context);
}

function documentValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch {
    return null;
  }
}
