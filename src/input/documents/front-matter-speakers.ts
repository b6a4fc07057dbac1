import { parseDocument } from 'yaml';
import type { Role } from '../../model/transcript.js';
import { roleOfField } from '../fields/field-names.js';
import { isObject, textIn } from '../raw/json-value.js';
import { roleOfMeaning } from '../speakers/legend.js';
import { foldName, roleOfKnownName } from '../speakers/speakers.js';

const SPEAKERS =
  /^(?:参加者|出席者|話者|話し手|発話者|登場人物|凡例|speakers?|participants?|roles?|legend|cast|names?|labels?|attendees|parties)$/;

/**
 * Sides that the front matter of a text tells of its speakers, by name: `speakers: {A: staff}`, `staff: A`, `- id: B` with `role: customer`. Empty
 * where it is no YAML.
 */
export function speakersOfFrontMatter(yaml: string): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const value = yamlIn(yaml);
  if (!isObject(value)) return roles;
  for (const [key, member] of Object.entries(value)) {
    if (SPEAKERS.test(foldName(key))) addSpeakers(roles, member);
    const side = roleOfKnownName(key) ?? roleOfField(key);
    if (side) for (const name of namesIn(member)) roles.set(name, side);
  }
  return roles;
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
        /^([^()（）:：=＝]+)[(（:：=＝]([^()（）]+)[)）]?$/.exec(one.trim()) ?? [];
      addRole(roles, name.trim(), remark.trim());
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
