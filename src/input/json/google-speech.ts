import type { JsonFormat } from '../raw/input-format.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, listIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch, Word } from './recognised.js';
import {
  callOfPieces,
  channelNumber,
  millisecondsOfSeconds,
  recognisedCall,
  recogniserFailed,
  speakerNumber,
  stretchesOfWords,
} from './recognised.js';

const NAME = 'Google Cloud Speech-to-Text';

/**
 * Google Cloud Speech-to-Text, v1 (https://cloud.google.com/speech-to-text/docs/reference/rest/v1/SpeechRecognitionResult)
 * and v2 (https://cloud.google.com/speech-to-text/v2/docs/reference/rest/v2/SpeechRecognitionResult), bare or as the response of an
 * operation. Speakers are `spk_1` by speaker tag, else `ch_1` by channel tag.
 */
export const googleSpeechFormat = {
  name: 'google-speech',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const results = responsesOf(value).flatMap((response) => listIn(response.results));
    return results.some((result) => isObject(result) && 'alternatives' in result) || isFailedOperation(value);
  },
  parse: parseGoogleSpeech,
} as const satisfies JsonFormat;

/** The response, or those of a batch by the addresses of their recordings. */
function responsesOf(value: unknown): readonly JsonObject[] {
  const file = objectIn(value);
  const response = isObject(file.response) ? file.response : file;
  if (!isObject(response.results)) return [response];
  return Object.values(response.results)
    .map(objectIn)
    .map(({ transcript, inlineResult }) => objectIn(transcript ?? objectIn(inlineResult).transcript));
}

function isFailedOperation(value: unknown): boolean {
  const { done, error } = objectIn(value);
  return done === true && isObject(error);
}

function* parseGoogleSpeech(value: unknown): Iterable<Parsed> {
  if (isFailedOperation(value)) {
    const { message, code } = objectIn(objectIn(value).error);
    yield recogniserFailed(NAME, textIn(message) ?? textIn(code) ?? 'error');
    return;
  }
  for (const response of responsesOf(value)) yield* parseResponse(response);
}

function* parseResponse(response: JsonObject): Iterable<Parsed> {
  const results = listIn(response.results).map(objectIn);
  const tagged = results.map((result) => wordsOf(result).filter(({ speaker }) => speaker !== null));
  const last = tagged.at(-1) ?? [];
  const before = tagged.slice(0, -1).flat();
  if (last.length > 0 || before.length > 0) {
    // v1 repeats all words with their final tags in the last result; v2 gives each word once.
    const firstOfLast = last[0]?.startMs ?? Number.POSITIVE_INFINITY;
    const repeatsAll = before.every(({ startMs }) => (startMs ?? 0) >= firstOfLast);
    const words = last.length > 0 && repeatsAll ? last : [...before, ...last];
    yield recognisedCall(null, stretchesOfWords(words));
    return;
  }
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, result] of results.entries()) {
    const best = objectIn(listIn(result.alternatives)[0]);
    const transcript = textIn(best.transcript);
    // Results of silence have no alternative, or an empty one.
    if (transcript === null) {
      if (listIn(result.alternatives).length > 0) missing ??= `results[${index}].alternatives[0].transcript`;
      continue;
    }
    const words = wordsOf(result);
    stretches.push({
      speaker: channelNumber(result.channelTag),
      text: transcript,
      startMs: words[0]?.startMs ?? null,
      endMs: words.at(-1)?.endMs ?? millisecondsOfSeconds(result.resultEndTime ?? result.resultEndOffset),
    });
  }
  yield callOfPieces(NAME, null, stretches, missing);
}

/** Japanese words carry their reading behind a bar: 録音|ロクオン. */
function wordsOf(result: JsonObject): readonly Word[] {
  return listIn(objectIn(listIn(result.alternatives)[0]).words).map((word) => {
    const {
      word: text,
      startTime,
      endTime,
      startOffset,
      endOffset,
      speakerTag,
      speakerLabel,
    } = objectIn(word);
    const tag = speakerTag === 0 ? undefined : speakerTag;
    return {
      speaker: speakerNumber(tag ?? speakerLabel),
      text: (textIn(text) ?? '').replace(/\|.*$/, '').replace(/^▁/, ''),
      startMs: millisecondsOfSeconds(startTime ?? startOffset) ?? 0,
      endMs: millisecondsOfSeconds(endTime ?? endOffset),
    };
  });
}
