import { parseDocument } from 'yaml';
import type { Role } from '../../model/transcript.js';
import { callIn, roleOfField } from '../fields/field-names.js';
import type { ParseContext } from '../raw/input-format.js';
import { isObject, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { roleOfMeaning } from '../speakers/legend.js';
import { foldName, roleOfKnownName, toldRoles } from '../speakers/speakers.js';

/** What a text tells of itself before it begins. */
interface FrontMatter {
  /** The text with the lines of the front matter empty, so that all others keep their numbers. */
  readonly rest: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly roles: ReadonlyMap<string, Role>;
}

const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const LONGEST = 20_000;
const LONGEST_VALUE = 1000;
const SPEAKERS =
  /^(?:参加者|出席者|話者|話し手|発話者|登場人物|凡例|speakers?|participants?|roles?|legend|cast|names?|labels?|attendees|parties)$/;

/**
 * The calls of a text with YAML between two `---` above it: its members are fields of each call, and what it says of the speakers
 * (`speakers: {A: staff}`, `staff: A`, `- id: B, role: customer`) are their sides. Any other text is read as it is.
 */
export function* withFrontMatter(
  text: string,
  context: ParseContext,
  parse: (text: string, context: ParseContext) => Iterable<Parsed>,
): Iterable<Parsed> {
  const front = text.startsWith('---') || text.startsWith('\uFEFF---') ? frontMatterOf(text) : null;
  if (front === null) {
    yield* parse(text, context);
    return;
  }
  const { rest, fields, roles } = front;
  const told = toldRoles(roles);
  const parsed = [...parse(rest, { ...context, roleOf: (name) => context.roleOf(name) ?? told(name) })];
  const isAlone = parsed.filter(({ kind }) => kind === 'call').length === 1;
  for (const one of parsed) {
    if (one.kind !== 'call') yield one;
    else {
      const { call } = one;
      const id = call.id ?? (isAlone ? callIn(fields) : null);
      const front = Object.fromEntries(fields);
      // What a heading says of one of several calls goes before what is said of all.
      const own = isAlone ? { ...call.fields, ...front } : { ...front, ...call.fields };
      yield {
        kind: 'call',
        call: { ...call, id, fields: own, roles: new Map([...roles, ...(call.roles ?? [])]) },
      };
    }
  }
}

function frontMatterOf(text: string): FrontMatter | null {
  const match = FRONT.exec(text.slice(0, LONGEST));
  if (!match) return null;
  const value = yamlIn(match[1] ?? '');
  if (!isObject(value)) return null;
  const roles = new Map<string, Role>();
  const fields: (readonly [string, string])[] = [];
  for (const [key, member] of Object.entries(value)) {
    const isOfSpeakers = SPEAKERS.test(foldName(key));
    if (isOfSpeakers) addSpeakers(roles, member);
    const side = roleOfKnownName(key) ?? roleOfField(key);
    if (side) for (const name of namesIn(member)) roles.set(name, side);
    if (!isOfSpeakers || textIn(member) !== null) fields.push(...fieldsOf(key, member));
  }
  return { rest: match[0].replace(/[^\r\n]/g, '') + text.slice(match[0].length), fields, roles };
}

function yamlIn(yaml: string): unknown {
  try {
    const document = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false });
    return document.errors.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) as unknown);
  } catch {
    return null;
  }
}

/** `A: staff`, `staff: A`, `A: {role: staff}`, `- {id: A, role: staff}`, `- A（オペレーター）`, `- A: staff`. */
function addSpeakers(roles: Map<string, Role>, member: unknown): void {
  const listed = Array.isArray(member) ? member : [member];
  for (const one of listed) {
    if (typeof one === 'string') {
      const [, name = '', remark = ''] =
        /^\s*([^()（）:：=＝]+?)\s*[(（:：=＝]\s*([^()（）]+?)\s*[)）]?\s*$/.exec(one) ?? [];
      addRole(roles, name, remark);
    } else if (isObject(one)) {
      const entries = Object.entries(one);
      const side = entries
        .map(([key, value]) => (NAMES.test(key) ? null : roleOfMeaning(textIn(value) ?? '')))
        .find((role) => role !== null);
      const ids = entries.flatMap(([key, value]) => (NAMES.test(key) ? (textIn(value) ?? []) : []));
      if (side && ids.length > 0) for (const id of ids) roles.set(id, side);
      else for (const [key, value] of entries) addRole(roles, key, meaningIn(value));
    }
  }
}

/** What a member says of the name that it has: of an object, the part that tells a side. */
function meaningIn(value: unknown): string {
  const names = namesIn(value);
  return isObject(value) ? (names.find((name) => roleOfMeaning(name) !== null) ?? '') : names.join(',');
}

const NAMES = /^(?:id|name|label|speaker|code|key|initial|symbol|mark|名前|氏名|記号|話者|表記|略号)$/i;

function addRole(roles: Map<string, Role>, name: string, meaning: string): void {
  const [side, reversed] = [roleOfMeaning(meaning), roleOfKnownName(name)];
  if (side && name !== '') roles.set(name, side);
  else if (reversed) for (const one of meaning.split(',')) if (one !== '') roles.set(one, reversed);
}

function namesIn(member: unknown): readonly string[] {
  return (Array.isArray(member) ? member : isObject(member) ? Object.values(member) : [member]).flatMap(
    (one) => textIn(one) ?? [],
  );
}

function fieldsOf(key: string, member: unknown): readonly (readonly [string, string])[] {
  const text = member instanceof Date ? member.toISOString() : textIn(member);
  if (text !== null) return text === '' || text.length > LONGEST_VALUE ? [] : [[key, text]];
  if (Array.isArray(member))
    return namesIn(member).length === 0 ? [] : [[key, namesIn(member).join('、').slice(0, LONGEST_VALUE)]];
  if (!isObject(member)) return [];
  return Object.entries(member).flatMap(([own, value]) =>
    textIn(value) === null ? [] : fieldsOf(`${key}.${own}`, value),
  );
}
