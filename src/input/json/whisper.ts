import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import { hasSpeakers } from './general-json.js';
import type { Stretch } from './recognised.js';
import { callOfPieces, millisecondsOfSeconds, speakerNumber } from './recognised.js';

const NAME = 'Whisper';

/**
 * OpenAI Whisper: verbose JSON (https://platform.openai.com/docs/api-reference/audio/verbose-json-object) and the JSON of
 * whisper.cpp (https://github.com/ggml-org/whisper.cpp). Whisper does not tell speakers apart; whisper.cpp does so for stereo
 * recordings. With speakers on the segments see `whisperx.ts`.
 */
export const whisperFormat = {
  name: 'whisper',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    const isSegment = (part: unknown) => isObject(part) && 'text' in part && 'start' in part && 'end' in part;
    const isLine = (part: unknown) => isObject(part) && 'text' in part && 'offsets' in part;
    const isWhisper = listIn(file.segments).some(isSegment) || listIn(file.transcription).some(isLine);
    // Speakers under other names than Whisper's own: a form of its own.
    return isWhisper && (!hasSpeakers(value) || Array.isArray(file.transcription));
  },
  parse: parseWhisper,
} as const satisfies JsonFormat;

/** whisper.cpp writes the side of a stereo recording before the words, `?` where it is not sure. */
const SPEAKER_MARK = /^\s*\(speaker (\d|\?)\)\s*/;

function* parseWhisper(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const isCpp = Array.isArray(file.transcription);
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, part] of listIn(isCpp ? file.transcription : file.segments).entries()) {
    const { text, start, end, offsets, speaker } = objectIn(part);
    if (typeof text !== 'string') {
      missing ??= `${isCpp ? 'transcription' : 'segments'}[${index}].text`;
      continue;
    }
    const { from, to } = objectIn(offsets);
    const [mark = '', number] = SPEAKER_MARK.exec(text) ?? [];
    stretches.push({
      speaker: speakerNumber(speaker ?? number),
      text: text.slice(mark.length),
      startMs: isCpp ? numberIn(from) : millisecondsOfSeconds(start),
      endMs: isCpp ? numberIn(to) : millisecondsOfSeconds(end),
    });
  }
  yield callOfPieces(NAME, textIn(file.id), stretches, missing);
}
