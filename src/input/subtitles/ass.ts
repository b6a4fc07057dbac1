import { splitLines, type TextLine } from '../../text/offsets.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import type { TextFormat } from '../raw/input-format.js';
import { type Caption, type Captions, parseCaptions } from './subtitles.js';

/**
 * Advanced SubStation Alpha (http://www.tcax.org/docs/ass-specs.htm): a section of events, whose `Format` line names the fields; the last
 * one, the text, may hold commas. Who speaks stands under `Name`, or has a style of their own.
 */
export const assFormat = {
  name: 'ass',
  extensions: ['ass', 'ssa'],
  reads: 'text',
  sniff: ({ text }) => /^\uFEFF?\s*(?:;[^\n]*\n\s*)*\[Script Info\]/i.test(text),
  parse: (text, context) => parseCaptions(captionsOf(splitLines(text)), context),
} as const satisfies TextFormat;

/** The fields of an event where no `Format` line names them. */
const USUAL = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

interface Event {
  readonly start: string;
  readonly end: string;
  readonly style: string;
  readonly name: string;
  readonly text: string;
  /** Where the text begins in its line. */
  readonly at: number;
  readonly line: number;
}

function captionsOf(lines: readonly TextLine[]): Captions {
  const events = eventsOf(lines);
  const styles = new Set(events.map(({ style }) => style));
  // One style for each of those who speak; a file of one style says nothing by it.
  const isNamed = events.some(({ name }) => name !== '');
  const captions: Caption[] = [];
  for (const event of events) {
    const [startMs, endMs] = [millisecondsOfClock(event.start), millisecondsOfClock(event.end)];
    if (startMs === null || endMs === null) {
      const fault = lines.find(({ line }) => line === event.line) ?? null;
      return { captions, comments: [], fault };
    }
    const speaker = isNamed ? event.name : styles.size > 1 ? event.style : '';
    captions.push({ startMs, endMs, lines: linesOf(event), speaker: speaker === '' ? null : speaker });
  }
  return { captions, comments: [], fault: null };
}

function eventsOf(lines: readonly TextLine[]): readonly Event[] {
  const events: Event[] = [];
  let fields: readonly string[] = USUAL;
  let isAmongEvents = false;
  for (const { text, line } of lines) {
    if (/^\s*\[.*\]\s*$/.test(text)) isAmongEvents = /^\s*\[events\]/i.test(text);
    if (!isAmongEvents) continue;
    const format = /^\s*format\s*:(.*)$/i.exec(text)?.[1];
    if (format !== undefined) fields = format.split(',').map((field) => field.trim().toLowerCase());
    const opening = /^\s*dialogue\s*:\s*/i.exec(text)?.[0];
    if (opening === undefined) continue;
    const values = new Map<string, string>();
    let at = opening.length;
    for (const field of fields.slice(0, -1)) {
      const comma = text.indexOf(',', at);
      if (comma === -1) break;
      values.set(field, text.slice(at, comma).trim());
      at = comma + 1;
    }
    const of = (field: string) => values.get(field) ?? '';
    const name = of('name') === '' ? of('actor') : of('name');
    events.push({
      ...{ start: of('start'), end: of('end'), style: of('style'), name },
      ...{ text: text.slice(at), at, line },
    });
  }
  return events;
}

/** Lines of a caption; what stands behind them goes on with the last one. */
const MOST_LINES = 20;

/** The lines of the text, each at its place; orders in braces are nobody's words. */
function linesOf({ text, at, line }: Event): readonly TextLine[] {
  const shown = text.replace(/\{[^{}]*\}/g, (order) => ' '.repeat(order.length)).replace(/\\h/g, '  ');
  const lines: TextLine[] = [];
  let begin = 0;
  for (const { index } of shown.matchAll(/\\[Nn]/g)) {
    if (lines.length === MOST_LINES - 1) break;
    lines.push({ text: ' '.repeat(at + begin) + shown.slice(begin, index), line });
    begin = index + 2;
  }
  lines.push({ text: ' '.repeat(at + begin) + shown.slice(begin).replace(/\\[Nn]/g, '  '), line });
  return lines;
}
