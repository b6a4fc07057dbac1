import { millisecondsOfClock } from '../../text/timestamp.js';
import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import { callOfPieces } from './recognised.js';

const NAME = 'Zoom';

/**
 * Zoom Phone's recording transcript
 * (https://developers.zoom.us/docs/api/phone/, "Download a phone recording transcript"): a timeline with names. Transcripts of
 * Zoom meetings are WebVTT with `名前:` before the words and read as `vtt`.
 */
export const zoomFormat = {
  name: 'zoom',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const isEntry = (entry: unknown) =>
      isObject(entry) && 'ts' in entry && ('users' in entry || 'text' in entry);
    return listIn(objectIn(value).timeline).some(isEntry);
  },
  parse: parseZoom,
} as const satisfies JsonFormat;

function* parseZoom(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, entry] of listIn(file.timeline).entries()) {
    const { text, ts, end_ts: end, users } = objectIn(entry);
    if (typeof text !== 'string') {
      missing ??= `timeline[${index}].text`;
      continue;
    }
    const name = textIn(objectIn(listIn(users)[0]).username)?.trim() ?? '';
    stretches.push({
      speaker: name === '' ? null : name,
      text,
      startMs: millisecondsOfClock(textIn(ts) ?? ''),
      endMs: millisecondsOfClock(textIn(end) ?? ''),
    });
  }
  yield callOfPieces(NAME, textIn(file.recording_id), stretches, missing);
}
