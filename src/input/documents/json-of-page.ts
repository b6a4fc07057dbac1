import { hasJapanese } from '../../text/japanese.js';
import { callsOfJsonText } from '../json/json-formats.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';

/** Pages have tens of scripts; looked at are those that may hold a call. */
const MOST_SCRIPTS = 200;
const OPENS = '<script';
const CLOSES = '</script';

/** The calls of a page that shows nothing by itself: its scripts hold them as JSON. Empty where they do not. */
export function callsOfScripts(html: string, context: ParseContext): readonly Parsed[] {
  for (const script of scriptsOf(html)) {
    if (!/[[{]/.test(script) || !(hasJapanese(script) || script.includes('\\u'))) continue;
    const calls = callsOfJsonText(script, context);
    if (calls.some(({ kind }) => kind === 'call')) return calls;
  }
  return [];
}

function* scriptsOf(html: string): Iterable<string> {
  const lower = html.toLowerCase();
  let at = lower.indexOf(OPENS);
  for (let count = 0; at !== -1 && count < MOST_SCRIPTS; count++) {
    const start = lower.indexOf('>', at) + 1;
    const end = start === 0 ? -1 : lower.indexOf(CLOSES, start);
    if (end === -1) return;
    yield html.slice(start, end).trim();
    at = lower.indexOf(OPENS, end);
  }
}
