import { hasJapanese } from '../../text/japanese.js';
import { fieldsOf } from '../json/general-fields.js';
import type { ParseContext } from '../raw/input-format.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall, callWithin, hasTwoSpeakers } from '../raw/raw-call.js';
import { callsOfPage } from './html.js';

/** Elements that stand around lines of a page; `en-note` is Evernote's. */
const MARKUP = /<(?:en-note|html|body|div|p|table|ul|ol|li|h[1-6]|section|article|br|blockquote)\b[^<>]*>/i;
const PROLOG = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?/i;
const TITLE = /^(?:title|subject|name|headline|件名|題名|タイトル|表題)$/i;
const DEEPEST = 8;
const MOST_PAGES = 20_000;

/** A page within an export, with the members that stand beside it. */
interface Note {
  readonly html: string;
  readonly title: string | null;
  readonly beside: JsonObject;
}

/**
 * The calls of an export of notes, articles or mails, whose texts are pages of HTML within XML or JSON (Evernote's `.enex`,
 *, RSS, WordPress …): a call each, called by its title. Notes without a dialogue are
 * none. Empty where no page within holds one.
 *
 * @param value the parsed XML or JSON
 */
export function callsOfNotes(value: unknown, context: ParseContext): readonly Parsed[] {
  const calls: Parsed[] = [];
  // The words are weighed by whoever reads the whole.
  const { weigh: _weigh, ...quiet } = context;
  for (const { html, title, beside } of notesIn(value)) {
    for (const parsed of callsOfPage(html, quiet)) {
      if (parsed.kind === 'problem' || !hasTwoSpeakers(parsed)) continue;
      const { call } = parsed;
      const fields = { ...(title === null ? {} : { title }), ...fieldsOf(beside, ''), ...call.fields };
      calls.push(
        asCall({
          ...callWithin(call),
          id: call.id ?? title,
          fields,
        }),
      );
    }
  }
  return calls;
}

/** True where a text may hold pages within its values: asked before all of it is looked through. */
export function mayHoldPages(text: string): boolean {
  return /(?:<|&lt;|\\u003c)\/?(?:en-note|div|p|br|li|td|tr|h[1-6])\b/i.test(text);
}

function notesIn(value: unknown): readonly Note[] {
  const found: Note[] = [];
  const collect = (one: unknown, beside: JsonObject, depth: number) => {
    if (depth > DEEPEST || found.length >= MOST_PAGES) return;
    if (typeof one === 'string') {
      if (one.length < LEAST_LENGTH || !hasJapanese(one) || !MARKUP.test(one.slice(0, HEAD))) return;
      const title = Object.entries(beside).find(([key]) => TITLE.test(key))?.[1];
      found.push({ html: one.replace(PROLOG, ''), title: textIn(title)?.trim() || null, beside });
    } else if (Array.isArray(one)) for (const item of one) collect(item, beside, depth + 1);
    else if (isObject(one)) {
      const around = Object.values(one).some((member) => typeof member === 'string') ? one : beside;
      for (const member of Object.values(one)) collect(member, around, depth + 1);
    }
  };
  collect(value, {}, 0);
  return found;
}

const LEAST_LENGTH = 40;
/** A page shows its marks soon. */
const HEAD = 2000;
