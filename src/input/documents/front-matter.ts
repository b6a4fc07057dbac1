import type { Role } from '../../model/transcript.js';
import { callIn, meaningOfField } from '../fields/field-names.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall } from '../raw/raw-call.js';
import { foldName, toldRoles } from '../speakers/speakers.js';
import { speakersOfFrontMatter } from './front-matter-speakers.js';

/** What notes tell of themselves above their text, and the text with blank lines in its place. */
interface FrontMatter {
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Sides of speakers by name. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly rest: string;
}

const MOST_LINES = 100;
/** `date: 2026-05-07`, `tags:`, `title = "…"`. */
const FIELD = /^(?<name>[\p{L}_][\p{L}\p{N}_ .-]{0,39}?)\s*(?::(?=\s|$)|=)\s*(?<value>.*)$/u;
/** What goes on with the field above: an item of a list, an indented line, a remark. */
const GOES_ON = /^(?:\s*-(?:\s|$)|\s+\S|#|\s*$)/;

/**
 * The calls of a text below its front matter (`---`, `date: 2026-05-07`, `---`; `+++` in TOML), which is nobody's speech and tells of them.
 *
 * @param parse reads the text below, at the same lines as before, with the sides that it tells of speakers
 */
export function callsBelowFrontMatter(
  text: string,
  context: ParseContext,
  parse: (text: string, context: ParseContext) => Iterable<Parsed>,
): Iterable<Parsed> {
  const front = frontMatterOf(text);
  if (!front) return parse(text, context);
  const told = toldRoles(front.roles);
  const roleOf = (name: string) => context.roleOf(name) ?? told(name);
  const found = [...parse(front.rest, front.roles.size === 0 ? context : { ...context, roleOf })];
  const id = found.length === 1 ? callIn(front.fields) : null;
  const fields = Object.fromEntries(front.fields);
  const { title = '' } = fields;
  // A page that says what it is called is called so, whatever its first heading.
  const called = found.length === 1 && title !== '' ? { title } : {};
  return found.map((parsed) =>
    parsed.kind === 'call'
      ? asCall({
          ...parsed.call,
          id: parsed.call.id ?? id,
          fields: { ...fields, ...parsed.call.fields, ...called },
          ...(front.roles.size === 0
            ? {}
            : { roles: new Map([...front.roles, ...(parsed.call.roles ?? [])]) }),
        })
      : parsed,
  );
}

/** Null where the first lines are anything else: a dialogue between two rules has its names again and again. */
function frontMatterOf(text: string): FrontMatter | null {
  const fence = /^\uFEFF?\s{0,100}(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (!fence) return null;
  const fields: [string, string][] = [];
  let at = fence[0].length;
  for (let count = 0; count < MOST_LINES && at < text.length; count++) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed + 1;
    const line = text.slice(at, next).trimEnd();
    at = next;
    if (line === fence[1] || line === '...') {
      const above = text.slice(0, at);
      if (!areFields(fields)) return null;
      const roles = speakersOfFrontMatter(above.slice(fence[0].length, above.trimEnd().length - line.length));
      return { fields, roles, rest: above.replace(/[^\r\n]/g, '') + text.slice(at) };
    }
    const last = fields.at(-1);
    const { name, value = '' } = FIELD.exec(line)?.groups ?? {};
    if (name !== undefined) fields.push([name, bare(value)]);
    else if (!GOES_ON.test(line) || (last === undefined && line.trim() !== '' && !line.startsWith('#')))
      return null;
    else if (last && line.trim() !== '' && !line.startsWith('#'))
      last[1] = [last[1], bare(line.replace(/^\s*-?\s*/, ''))].filter((one) => one !== '').join(', ');
  }
  return null;
}

/** Each name once, and one of them at least such as no speaker has. */
function areFields(fields: readonly (readonly [string, string])[]): boolean {
  const names = new Set(fields.map(([name]) => foldName(name)));
  return (
    names.size === fields.length &&
    fields.some(
      ([name]) => /^[a-z_]/i.test(name) || meaningOfField(name) !== null || HEADER_NAMES.has(foldName(name)),
    )
  );
}

/** A value without its quotes and the marks of a link within the notes: "[[相沢さん]]", [[人/相沢|相沢さん]]. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/g, '$1');
}
