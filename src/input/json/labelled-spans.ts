import type { JsonObject } from '../raw/json-value.js';
import { isObject, numberIn, textIn } from '../raw/json-value.js';
import { roleOfKnownName } from '../speakers/speakers.js';

/** A stretch of a text that somebody labelled. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const STARTS = ['start', 'start_offset', 'startOffset', 'begin', 'from', 'offset'];
const ENDS = ['end', 'end_offset', 'endOffset', 'stop', 'to'];
const LABELS = ['label', 'labels', 'tag', 'type', 'category', 'class', 'entity', 'speaker', 'role', 'name'];
/** Characters of a text that may hold a call. */
const LEAST_TEXT = 40;
const LEAST_SPANS = 3;
/** Of the text so much must be labelled by speakers: all of it where nothing but their taking turns tells that the labels are theirs. */
const LEAST_KNOWN = 0.5;
const LEAST_COVERED = 0.8;
const LEAST_CHANGES = 0.5;
const MOST_SPEAKERS = 3;
const DEEPEST = 4;

/**
 * A text beside the spans that annotators labelled in it with who speaks (doccano, Label Studio, Prodigy, spaCy: `[0, 27, "顧客"]`,
 * `{"start_offset": 0, "end_offset": 27, "label": "顧客"}`), as a list of what each says; null for anything else.
 */
export function turnsOfSpans(object: JsonObject): JsonObject | null {
  const lists = Object.values(object).filter((one) => typeof one === 'object' && one !== null);
  const text = lists.length === 0 ? null : textWithin(object);
  if (text === null) return null;
  for (const spans of lists.flatMap((one) => spansWithin(one, 0))) {
    const said = speakersOf(spans, text.length);
    if (said === null) continue;
    const letters = isAstral(text) ? [...text] : null;
    const utterances = said.map(({ start, end, label }) => ({
      speaker: label,
      text: withoutName((letters?.slice(start, end).join('') ?? text.slice(start, end)).trim(), label),
    }));
    const simple = Object.entries(object).filter(([, one]) => typeof one !== 'object' && one !== text);
    return { ...Object.fromEntries(simple), utterances };
  }
  return null;
}

/** Annotators' tools count characters, JavaScript counts those beyond the first plane twice. */
function isAstral(text: string): boolean {
  return /[\uD800-\uDBFF]/.test(text);
}

/** The longest text of an object, or of an object in it. */
function textWithin(object: JsonObject): string | null {
  const own = Object.values(object).flatMap((one) =>
    typeof one === 'string'
      ? one
      : isObject(one)
        ? Object.values(one).filter((inner) => typeof inner === 'string')
        : [],
  );
  const longest = own.reduce((best, one) => (one.length > best.length ? one : best), '');
  return longest.length >= LEAST_TEXT ? longest : null;
}

/** The lists of spans within a value. */
function spansWithin(value: unknown, depth: number): readonly (readonly Span[])[] {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.values(value).flatMap((one) => spansWithin(one, depth + 1));
  const spans =
    value.length >= LEAST_SPANS && spanOf(value[0]) !== null ? value.flatMap((one) => spanOf(one) ?? []) : [];
  if (spans.length >= LEAST_SPANS) return [spans];
  return value.slice(0, MOST_LOOKED_AT).flatMap((one) => spansWithin(one, depth + 1));
}

/** Annotations of one text by several people. */
const MOST_LOOKED_AT = 5;

function spanOf(value: unknown): Span | null {
  if (Array.isArray(value)) {
    const [start, end, label] = [numberIn(value[0]), numberIn(value[1]), textIn(value[2])];
    return start === null || end === null || label === null || typeof value[0] !== 'number'
      ? null
      : { start, end, label };
  }
  if (!isObject(value)) return null;
  const first = (keys: readonly string[]) => keys.map((key) => value[key]).find((one) => one !== undefined);
  const start = numberIn(first(STARTS));
  const length = numberIn(value.length);
  const end = numberIn(first(ENDS)) ?? (start !== null && length !== null ? start + length : null);
  const labels = LABELS.flatMap((key) => (Array.isArray(value[key]) ? value[key] : [value[key]])).flatMap(
    (one) => textIn(one) ?? [],
  );
  const label = labels.find((one) => roleOfKnownName(one) !== null) ?? labels[0];
  if (start !== null && end !== null && label !== undefined) return { start, end, label };
  return isObject(value.value) ? spanOf(value.value) : null;
}

/** The spans of those who speak, in their order; null where the labels are of anything else. */
function speakersOf(spans: readonly Span[], length: number): readonly Span[] | null {
  const valid = spans.filter(({ start, end }) => Number.isInteger(start) && start < end && end <= length);
  const known = valid.filter(({ label }) => roleOfKnownName(label) !== null);
  const coverage = (some: readonly Span[]) =>
    some.reduce((sum, { start, end }) => sum + end - start, 0) / length;
  const isSure = coverage(known) >= LEAST_KNOWN;
  const said = (isSure ? known : valid).toSorted((left, right) => left.start - right.start);
  const isApart = said.every(({ start }, at) => at === 0 || start >= (said[at - 1]?.end ?? 0));
  const labels = new Set(said.map(({ label }) => label));
  const changes = said.filter(({ label }, at) => at > 0 && label !== said[at - 1]?.label).length;
  const takeTurns =
    labels.size <= MOST_SPEAKERS &&
    coverage(said) >= LEAST_COVERED &&
    said.length >= 2 * LEAST_SPANS &&
    changes >= LEAST_CHANGES * (said.length - 1);
  return isApart && labels.size >= 2 && said.length >= LEAST_SPANS && (isSure || takeTurns) ? said : null;
}

/** 顧客：はい or CU：はい, labelled with its name. */
function withoutName(text: string, label: string): string {
  const [whole = '', name = ''] = /^([^\s:：、。]{1,16})\s*[:：]\s*/.exec(text) ?? [];
  const isLabel = name !== '' && (name === label || roleOfKnownName(name) !== null);
  return isLabel ? text.slice(whole.length) : text;
}
