/** A turn of a call that goes on, as a recogniser writes it. */
export interface SpokenTurn {
  readonly call: string;
  readonly speaker: string;
  readonly text: string;
  /** Milliseconds from the start of the call. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Further fields of the line that are text: agent, date, recording … */
  readonly fields: Readonly<Record<string, string>>;
}

/** What a line of the input says. */
export type ListenLine =
  | { readonly kind: 'turn'; readonly turn: SpokenTurn; readonly ends: boolean }
  | { readonly kind: 'end'; readonly call: string }
  /** Words that the recogniser may still change, or an empty line. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'fault'; readonly reason: string };

const OWN_FIELDS = new Set([
  'call',
  'speaker',
  'text',
  'time',
  'start',
  'end',
  'final',
  'ended',
  'turns',
  'id',
]);
/** Further fields of a line, and characters of one. */
const MOST_FIELDS = 20;
const LONGEST_FIELD = 1000;

/**
 * Reads a line: `{"call", "speaker", "text", "time"?, "end"?, "final"?}`, times in milliseconds from the start of the call;
 * `{"call", "ended": true}`, alone or with a last turn, ends a call.
 */
export function parseListenLine(line: string): ListenLine {
  if (line.trim() === '') return { kind: 'nothing' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { kind: 'fault', reason: error instanceof Error ? error.message : String(error) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'fault', reason: '{…}' };
  const { call, speaker, text, time, start, end, final, ended } = value as Readonly<Record<string, unknown>>;
  const name = typeof call === 'number' ? String(call) : call;
  if (typeof name !== 'string' || name === '') return { kind: 'fault', reason: '"call"' };
  if (text === undefined && ended === true) return { kind: 'end', call: name };
  if (typeof speaker !== 'string' || speaker === '') return { kind: 'fault', reason: '"speaker"' };
  if (typeof text !== 'string') return { kind: 'fault', reason: '"text"' };
  const startMs = time ?? start ?? null;
  if (!isTime(startMs) || !isTime(end ?? null)) return { kind: 'fault', reason: '"time"' };
  if (final === false) return { kind: 'nothing' };
  if (text.trim() === '') return ended === true ? { kind: 'end', call: name } : { kind: 'nothing' };
  const fields = Object.entries(value)
    .filter(([key, told]) => !OWN_FIELDS.has(key) && typeof told === 'string' && told.length <= LONGEST_FIELD)
    .slice(0, MOST_FIELDS);
  return {
    kind: 'turn',
    ends: ended === true,
    turn: {
      call: name,
      speaker,
      text,
      startMs: startMs as number | null,
      endMs: (end ?? null) as number | null,
      fields: Object.fromEntries(fields),
    },
  };
}

function isTime(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
}
