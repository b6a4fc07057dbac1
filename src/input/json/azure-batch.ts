import type { JsonFormat } from '../raw/input-format.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import { callOfPieces, channelNumber, fieldMissing, speakerNumber } from './recognised.js';

const NAME = 'Azure batch transcription';

/** A tick is 100 nanoseconds. */
const TICKS_PER_MS = 10_000;

/**
 * Azure Speech batch transcription
 * (https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get) and fast transcription
 * (https://learn.microsoft.com/azure/ai-services/speech-service/fast-transcription-create). Speakers are the channels
 * `ch_0`, `ch_1` of a stereo recording, else `spk_1`, `spk_2` by diarization.
 */
export const azureBatchFormat = {
  name: 'azure',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    const isPhrase = (phrase: unknown) =>
      isObject(phrase) && 'text' in phrase && 'offsetMilliseconds' in phrase;
    return (
      'recognizedPhrases' in file ||
      'combinedRecognizedPhrases' in file ||
      listIn(file.phrases).some(isPhrase)
    );
  },
  parse: parseAzure,
} as const satisfies JsonFormat;

function* parseAzure(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const phrases = file.recognizedPhrases ?? file.phrases;
  if (!Array.isArray(phrases)) {
    yield fieldMissing(NAME, 'recognizedPhrases');
    return;
  }
  const recognised = listIn(phrases).map(objectIn).filter(isRecognised);
  const channels = new Set(recognised.map(({ channel }) => textIn(channel)));
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, phrase] of recognised.entries()) {
    const text = textIn(phrase.text) ?? textIn(objectIn(listIn(phrase.nBest)[0]).display);
    if (text === null) {
      missing ??= `recognizedPhrases[${index}].nBest[0].display`;
      continue;
    }
    const startMs = timeIn(phrase, 'offset');
    const duration = timeIn(phrase, 'duration');
    const speaker = channels.size > 1 ? null : speakerNumber(phrase.speaker);
    stretches.push({
      speaker: speaker ?? channelNumber(phrase.channel),
      text,
      startMs,
      endMs: startMs === null || duration === null ? null : startMs + duration,
    });
  }
  // One channel without diarization names nobody.
  const isNameless = channels.size <= 1 && !recognised.some((phrase) => 'speaker' in phrase);
  const named = isNameless ? stretches.map((stretch) => ({ ...stretch, speaker: null })) : stretches;
  yield callOfPieces(NAME, null, named, missing);
}

/** Phrases of silence and noise have another status. */
function isRecognised(phrase: JsonObject): boolean {
  const status = phrase.recognitionStatus;
  return status === undefined || status === 'Success';
}

function timeIn(phrase: JsonObject, name: 'offset' | 'duration'): number | null {
  const milliseconds = numberIn(phrase[`${name}Milliseconds`]);
  if (milliseconds !== null) return milliseconds;
  const ticks = numberIn(phrase[`${name}InTicks`]);
  return ticks === null ? null : ticks / TICKS_PER_MS;
}
