import type { JsonFormat, ParseContext } from '../raw/input-format.js';
import { isObject } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { amazonTranscribeFormat } from './amazon-transcribe.js';
import { amivoiceFormat } from './amivoice.js';
import { azureBatchFormat } from './azure-batch.js';
import { callAnalyticsFormat } from './call-analytics.js';
import { ccaiInsightsFormat } from './ccai-insights.js';
import { contactLensFormat } from './contact-lens.js';
import { deepgramFormat } from './deepgram.js';
import { callIdIn, fieldsOf, metadataOf } from './general-fields.js';
import { generalJsonFormat } from './general-json.js';
import { googleSpeechFormat } from './google-speech.js';
import { parseAnyJson } from './json-loose.js';
import { nativeFormat } from './native.js';
import { speakerDirectory, withDirectory } from './speaker-directory.js';
import { speechmaticsFormat } from './speechmatics.js';
import { watsonFormat } from './watson.js';
import { whisperFormat } from './whisper.js';
import { whisperxFormat } from './whisperx.js';
import { zoomFormat } from './zoom.js';

/** The shapes of JSON in the order in which a value is tried: the telling ones first. */
export const jsonFormats = {
  json: nativeFormat,
  'contact-lens': contactLensFormat,
  'call-analytics': callAnalyticsFormat,
  transcribe: amazonTranscribeFormat,
  deepgram: deepgramFormat,
  amivoice: amivoiceFormat,
  azure: azureBatchFormat,
  'ccai-insights': ccaiInsightsFormat,
  watson: watsonFormat,
  speechmatics: speechmaticsFormat,
  'google-speech': googleSpeechFormat,
  zoom: zoomFormat,
  whisperx: whisperxFormat,
  whisper: whisperFormat,
  'json-any': generalJsonFormat,
} as const satisfies Readonly<Record<string, JsonFormat>>;

/** The shape that a value of JSON has; null where it is none of them. */
export function jsonFormatOf(value: unknown): JsonFormat | null {
  const formats: readonly JsonFormat[] = Object.values(jsonFormats);
  return formats.find((format) => format.sniff(value)) ?? null;
}

/** The calls of a value of a known shape; what stands beside them in any shape tells who took them and when. */
export function* parseJsonValue(value: unknown, format: JsonFormat, context: ParseContext): Iterable<Parsed> {
  const isDescribed = format !== nativeFormat && format !== generalJsonFormat;
  const around = isDescribed ? metadataOf(value) : {};
  const ownId = isDescribed && isObject(value) ? callIdIn(fieldsOf(value, '')) : null;
  const directory = format === nativeFormat ? new Map() : speakerDirectory(value);
  for (const parsed of format.parse(value, context)) {
    if (parsed.kind === 'problem') yield parsed;
    else {
      const fields = isDescribed ? { ...around, ...parsed.call.fields } : parsed.call.fields;
      yield {
        kind: 'call',
        call: withDirectory({ ...parsed.call, id: parsed.call.id ?? ownId, fields }, directory),
      };
    }
  }
}

/** What the calls of a text are that may be JSON, or print what JSON would; empty where it is neither. */
export function callsOfJsonText(text: string, context: ParseContext): readonly Parsed[] {
  const parsed = parseAnyJson(text);
  const format = parsed.ok ? jsonFormatOf(parsed.value) : null;
  return parsed.ok && format ? [...parseJsonValue(parsed.value, format, context)] : [];
}
