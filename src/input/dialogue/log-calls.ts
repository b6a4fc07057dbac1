import type { Role } from '../../model/transcript.js';
import { groupedBy } from '../../text/grouped-by.js';
import { hasJapanese } from '../../text/japanese.js';
import { times } from '../raw/json-value.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, joinPieces } from '../raw/raw-call.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { LogLine } from './log-lines.js';

/** What is said in a line of the log; `column` is 1-based. */
interface Said {
  readonly from: LogLine;
  readonly text: string;
  readonly column: number;
}

const CALL_KEY =
  /^(?:call|session|conv(?:ersation)?|interaction|contact|dialog|cid|sid|uuid|ucid)(?:[_.-]?(?:id|no|uuid|key))?$|^(?:通話|呼|セッション)(?:ID|番号)?$/i;
const CALL_WORD =
  /^(?:call|conv|session|c|s|id)?[-_:#=]?[A-Za-z]{0,4}[-_]?\d{3,}[\w-]*$|^[\da-f]{8}-[\da-f-]{4,}$/i;
const SPEAKER_KEY =
  /^(?:speaker|spk|role|side|party|leg|ch|chan|channel|track|dir|direction|who|participant|from|話者|発話者|話し手|側|チャン?ネル)(?:[_.-]?(?:id|no|label|tag|name|role))?$/i;
const SPEAKER_WORD = /^(?:(?:ch|chan|channel|spk|speaker|leg|track|side|party)[-_ :.]?\d{1,2}|[tr]x)$/i;
const PARTIAL =
  /^(?:partial|interim|intermediate|hypothesis|tentative|unstable|provisional|途中|中間|暫定|認識中)/i;
const FINAL_KEY = /^(?:is_?)?(?:final|stable|eos)$/i;
const PARTIAL_KEY = /^(?:is_?)?(?:partial|interim)$/i;
const NO = /^(?:false|no|0|f)$/i;
const YES = /^(?:true|yes|1|t)$/i;
/** Where a telephone stands: in the house or beyond its trunk. */
const INSIDE = /^(?:ext|extension|internal|inside|station|内線)$/i;
const OUTSIDE = /^(?:trunk|external|outside|pstn|外線)$/i;
const LEAST_SAID = 4;
const LEAST_COVERED = 0.9;
const MOST_SPEAKERS = 6;
const LEAST_OF_CALL = 3;

/** What a part of the lines is called: its key, or `#` and its place among the words. */
type Part = string;

/**
 * The calls of a recogniser's log: each line has a time, a level (INFO, DEBUG) and parts by name or by place, one of which is what was said, one who
 * said it, and one, often, the call; calls may run side by side. Results that a later line makes good (`partial`, `is_final=false`) are left out.
 * Null where no part tells the speakers apart.
 */
export function callsOfLog(log: readonly LogLine[]): readonly Parsed[] | null {
  const spoken = saidIn(log);
  const final = spoken.filter((one) => !isPartial(one));
  const said = final.length > 0 ? final : spoken;
  if (said.length < LEAST_SAID) return null;
  const speaker = speakerPart(said);
  if (speaker === null) return null;
  const callOf = callsBy(log, said, speaker);
  const calls = groupedBy(
    said.filter(({ from }) => valueIn(from, speaker) !== null),
    ({ from }) => callOf(from),
  );
  const sides = rolesInLog(log, speaker);
  return [...calls].map(([id, own]) => callOfSaid(id, own, { speaker, sides }));
}

function saidIn(log: readonly LogLine[]): readonly Said[] {
  const letters = new Map<string, number>();
  for (const { pairs } of log) {
    for (const { key, value } of pairs) {
      if (hasJapanese(value)) letters.set(key, (letters.get(key) ?? 0) + value.length);
    }
  }
  const [key] =
    [...letters].filter(([name]) => !SPEAKER_KEY.test(name)).toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const named = log.flatMap((from): readonly Said[] => {
    const pair = from.pairs.find((own) => own.key === key);
    if (!pair || !hasJapanese(pair.value)) return [];
    const value = pair.isQuoted ? pair.value.replace(/\\(["'\\])/g, '$1') : from.text.slice(pair.start);
    return [{ from, text: value.trim(), column: pair.start + 1 }];
  });
  if (named.length >= LEAST_SAID) return named;
  return log.flatMap((from): readonly Said[] => {
    const rest = from.text.slice(from.restStart);
    const text = rest.trim().replace(/^"(.*)"$/, '$1');
    return hasJapanese(text) ? [{ from, text, column: from.text.indexOf(text, from.restStart) + 1 }] : [];
  });
}

function isPartial({ from: { words, pairs }, column }: Said): boolean {
  return (
    words.some((word) => PARTIAL.test(word)) ||
    pairs.some(
      ({ key, value, start }) =>
        (FINAL_KEY.test(key) && NO.test(value)) ||
        (PARTIAL_KEY.test(key) && YES.test(value)) ||
        (start + 1 !== column && PARTIAL.test(value)),
    )
  );
}

function partsOf({ words, pairs }: LogLine): readonly Part[] {
  return [...pairs.map(({ key }) => key), ...words.map((_, at) => `#${at}`)];
}

function valueIn({ words, pairs }: LogLine, part: Part): string | null {
  if (part.startsWith('#')) return words[Number(part.slice(1))] ?? null;
  return pairs.find(({ key }) => key === part)?.value ?? null;
}

/** The part that tells who speaks: one whose values are names of sides before all others. */
function speakerPart(said: readonly Said[]): Part | null {
  const held = said.flatMap(({ from }) =>
    [...new Set(partsOf(from))].map((part) => ({ part, value: valueIn(from, part) ?? '' })),
  );
  const parts = [...groupedBy(held, ({ part }) => part)].flatMap(([part, own]) => {
    const values = own.map(({ value }) => value);
    const distinct = [...new Set(values)];
    if (values.length < LEAST_COVERED * said.length || distinct.length < 2) return [];
    const known = values.filter((value) => roleOfKnownName(value) !== null).length / values.length;
    const isNamed = part.startsWith('#')
      ? values.filter((value) => SPEAKER_WORD.test(value)).length >= LEAST_COVERED * values.length
      : SPEAKER_KEY.test(part);
    return isNamed || known >= LEAST_COVERED ? [{ part, known }] : [];
  });
  return parts.toSorted((left, right) => right.known - left.known)[0]?.part ?? null;
}

/** Which call a line belongs to: it says so itself, or another line says so of its speaker's telephone. */
function callsBy(
  log: readonly LogLine[],
  said: readonly Said[],
  speaker: Part,
): (from: LogLine) => string | null {
  const ownCall = (from: LogLine) => from.pairs.find(({ key }) => CALL_KEY.test(key))?.value ?? null;
  const linked = new Map<string, string>();
  for (const from of log) {
    const call = ownCall(from);
    if (call === null) continue;
    for (const { key, value } of from.pairs) if (key === speaker) linked.set(value, call);
  }
  const lines = said.map(({ from }) => from);
  const place = lines.some((from) => ownCall(from) !== null) ? undefined : placeOfCall(lines, speaker);
  return (from) =>
    ownCall(from) ??
    (place === undefined ? undefined : valueIn(from, place)) ??
    linked.get(valueIn(from, speaker) ?? '') ??
    null;
}

/** The place among the words where the number of the call stands. */
function placeOfCall(lines: readonly LogLine[], speaker: Part): Part | undefined {
  const places = new Set(lines.flatMap(({ words }) => words.map((_, at) => `#${at}`)));
  return [...places].find((place) => {
    if (place === speaker) return false;
    const groups = groupedBy(lines, (from) => valueIn(from, place) ?? '');
    return [...groups].every(
      ([value, own]) =>
        CALL_WORD.test(value) &&
        own.length >= LEAST_OF_CALL &&
        new Set(own.map((from) => valueIn(from, speaker))).size >= 2,
    );
  });
}

interface Within {
  readonly speaker: Part;
  /** By what the part of the speaker says. */
  readonly sides: ReadonlyMap<string, Role>;
}

function callOfSaid(id: string | null, said: readonly Said[], { speaker, sides }: Within): Parsed {
  const values = [...new Set(said.flatMap(({ from }) => valueIn(from, speaker) ?? []))];
  const names = namesOf(values, speaker);
  const roles = new Map(
    values.slice(0, MOST_SPEAKERS).flatMap((value): readonly [string, Role][] => {
      const role = roleOfKnownName(value) === null ? sides.get(value) : undefined;
      return role ? [[names.get(value) ?? value, role]] : [];
    }),
  );
  const utterances = said.map(({ from, text, column }): Utterance => {
    const value = valueIn(from, speaker) ?? '';
    const piece = { text, line: from.line, column, ...times(from.startMs, null) };
    return joinPieces(names.get(value) ?? value, [piece]);
  });
  const line = said[0]?.from.line ?? null;
  return asCall({
    id,
    utterances,
    comments: [],
    fields: {},
    ...(roles.size > 0 ? { roles } : {}),
    cutsAtPauses: true,
    line,
  });
}

/** What the values are called: `leg=5e21.1` is leg 1, agent is itself. */
function namesOf(values: readonly string[], speaker: Part): ReadonlyMap<string, string> {
  const label = speaker.startsWith('#') ? '' : `${speaker} `;
  const ends = values.map((value) => /(?:^|[._:/-])(\d{1,2})$/.exec(value)?.[1]);
  const areApart = ends.every((end) => end !== undefined) && new Set(ends).size === values.length;
  return new Map(
    values.map((value, at) => [value, areApart && label !== '' ? `${label}${ends[at]}` : value]),
  );
}

/** The sides that the log tells of telephones: `leg=7.1 (ext)`, or a line about one alone that names a side; the first that tells one counts. */
function rolesInLog(log: readonly LogLine[], speaker: Part): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const { text, pairs } of log) {
    const own = pairs.filter(({ key }) => key === speaker);
    const others = own.length > 1 ? [] : pairs.filter(({ key }) => key !== speaker && SIDE_KEY.test(key));
    for (const [value, [pair]] of groupedBy(own, (one) => one.value)) {
      if (pair === undefined || roles.has(value)) continue;
      const remark = /^["']?\s?[([]([^()[\]]{1,20})[)\]]/.exec(text.slice(pair.start + value.length))?.[1];
      const told = [...(remark === undefined ? [] : [remark]), ...others.map((one) => one.value)];
      const role = told.map(roleOfPlace).find((side) => side !== null);
      if (role) roles.set(value, role);
    }
  }
  return roles;
}

const SIDE_KEY = /^(?:role|side|party|type|kind|user|participant|役割|側|区分)(?:[_.-]?(?:type|role))?$/i;

function roleOfPlace(word: string): Role | null {
  if (INSIDE.test(word)) return 'staff';
  return OUTSIDE.test(word) ? 'caller' : roleOfKnownName(word);
}
