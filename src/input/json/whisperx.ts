import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import { callOfPieces, millisecondsOfSeconds } from './recognised.js';

const NAME = 'WhisperX';

/**
 * Whisper with speakers: WhisperX (https://github.com/m-bain/whisperX, `SPEAKER_00`) and OpenAI's diarized JSON
 * (https://platform.openai.com/docs/api-reference/audio/diarized-json-object).
 */
export const whisperxFormat = {
  name: 'whisperx',
  extensions: [],
  reads: 'json',
  sniff: (value) =>
    listIn(objectIn(value).segments).some(
      (part) =>
        isObject(part) && 'text' in part && ('speaker' in part || speakerOfWords(part.words) !== null),
    ),
  parse: parseWhisperx,
} as const satisfies JsonFormat;

function* parseWhisperx(value: unknown): Iterable<Parsed> {
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, part] of listIn(objectIn(value).segments).entries()) {
    const { text, start, end, speaker, words } = objectIn(part);
    if (typeof text !== 'string') {
      missing ??= `segments[${index}].text`;
      continue;
    }
    stretches.push({
      speaker: textIn(speaker) ?? speakerOfWords(words),
      text,
      startMs: millisecondsOfSeconds(start),
      endMs: millisecondsOfSeconds(end),
    });
  }
  yield callOfPieces(NAME, null, stretches, missing);
}

/** The speaker of all words that have one; null where they differ or have none. */
function speakerOfWords(words: unknown): string | null {
  const speakers = new Set(
    listIn(words)
      .map((word) => textIn(objectIn(word).speaker))
      .filter((speaker) => speaker !== null),
  );
  const [only] = speakers;
  return speakers.size === 1 ? (only ?? null) : null;
}
