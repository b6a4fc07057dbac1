import type { Label } from '../../model/transcript.js';
import type { JsonFormat } from '../raw/input-format.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, numberIn, textIn, times } from '../raw/json-value.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, asProblem } from '../raw/raw-call.js';
import { generalJsonFormat, hasSpeakers } from './general-json.js';

/**
 * The native transcript: one call `{"id", "turns": [{"speaker", "text", "start"?, "end"?}], …}`,
 * `{"calls": [call, …]}` or an array of calls. Turns stay as they are; times are milliseconds.
 */
export const nativeFormat = {
  name: 'json',
  extensions: ['json'],
  reads: 'json',
  sniff: isNative,
  parse: function* (value) {
    const calls = callsOf(value);
    if (!calls) {
      yield asProblem(inputProblem('json-not-a-call', null));
      return;
    }
    for (const { call, path } of calls) yield parseCall(call, path);
  },
} as const satisfies JsonFormat;

/** Calls with `turns` whose speakers and words have other names are of another form. */
function isNative(value: unknown): boolean {
  const calls = callsOf(value);
  if (!calls) return false;
  const hasOwnTurns = calls.some(
    ({ call }) =>
      isObject(call) &&
      Array.isArray(call.turns) &&
      call.turns.some(
        (turn) => isObject(turn) && typeof turn.speaker === 'string' && typeof turn.text === 'string',
      ),
  );
  if (hasOwnTurns) return true;
  const hasTurns = calls.some(({ call }) => isObject(call) && 'turns' in call);
  return hasTurns ? !hasSpeakers(value) : !generalJsonFormat.sniff(value);
}

interface Located {
  readonly call: unknown;
  /** Where the call stands in the document, for messages: `calls[3]`; empty for the document itself. */
  readonly path: string;
}

function callsOf(value: unknown): readonly Located[] | null {
  if (Array.isArray(value)) {
    const calls = value.map((call: unknown, index) => ({ call, path: `[${index}]` }));
    return calls.some(({ call }) => isObject(call) && 'turns' in call) ? calls : null;
  }
  if (!isObject(value)) return null;
  if (Array.isArray(value.calls)) {
    return value.calls.map((call: unknown, index) => ({ call, path: `calls[${index}]` }));
  }
  return 'turns' in value ? [{ call: value, path: '' }] : null;
}

function parseCall(call: unknown, path: string): Parsed {
  if (!isObject(call) || !Array.isArray(call.turns)) {
    return asProblem(inputProblem('json-not-a-call', null, { path }));
  }
  const utterances: Utterance[] = [];
  for (const [index, turn] of call.turns.entries()) {
    const parsed = parseTurn(turn, `${path === '' ? '' : `${path}.`}turns[${index}]`);
    if ('code' in parsed) return asProblem(parsed);
    utterances.push(parsed);
  }
  return asCall({
    id: textIn(call.id),
    utterances,
    comments: [],
    fields: fieldsOf(call),
    cutsAtPauses: false,
    line: null,
  });
}

function parseTurn(turn: unknown, path: string): Utterance | InputProblem {
  if (!isObject(turn)) return inputProblem('turn-invalid', null, { path });
  const { speaker, text } = turn;
  if (typeof speaker !== 'string') return inputProblem('turn-invalid', null, { path: `${path}.speaker` });
  if (typeof text !== 'string') return inputProblem('turn-invalid', null, { path: `${path}.text` });
  const labels = labelsOf(turn.labels);
  const optional = labelsOf(turn.optional);
  if (labels === null) return inputProblem('labels-invalid', null, { path: `${path}.labels` });
  if (optional === null) return inputProblem('labels-invalid', null, { path: `${path}.optional` });
  const place = { line: null, column: null, ...times(numberIn(turn.start), numberIn(turn.end)) };
  return {
    speaker,
    text,
    segments: [{ start: 0, ...place }],
    ...(labels ? { labels } : {}),
    ...(optional ? { optional } : {}),
  };
}

/** The labels of a turn; undefined where there are none; null where they are no list of `{"id": RULE}` or RULE. */
function labelsOf(value: unknown): readonly Label[] | undefined | null {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return null;
  const labels: Label[] = [];
  for (const label of value as readonly unknown[]) {
    const id = isObject(label) ? label.id : label;
    const evidence = isObject(label) ? label.evidence : undefined;
    if (typeof id !== 'string' || !id.includes('/')) return null;
    if (evidence !== undefined && typeof evidence !== 'string') return null;
    labels.push(evidence === undefined ? { id } : { id, evidence });
  }
  return labels;
}

/** Further members with a simple value, as text. */
function fieldsOf(call: JsonObject): Readonly<Record<string, string>> {
  const fields: [string, string][] = [];
  for (const [name, value] of Object.entries(call)) {
    if (name === 'id' || name === 'turns') continue;
    if (typeof value === 'boolean') fields.push([name, String(value)]);
    const text = textIn(value);
    if (text !== null) fields.push([name, text]);
  }
  // A member may be called "__proto__": fromEntries defines it as any other.
  return Object.fromEntries(fields);
}
