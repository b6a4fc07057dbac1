import type { JsonFormat } from '../raw/input-format.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch, Word } from './recognised.js';
import {
  callOfPieces,
  channelNumber,
  millisecondsOfSeconds,
  recogniserFailed,
  speakerNumber,
  stretchesOfWords,
} from './recognised.js';

const NAME = 'Deepgram';

/**
 * Deepgram, pre-recorded audio (https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded). Speakers are
 * the channels `ch_0`, `ch_1` of a multichannel recording, else `spk_0`, `spk_1` by diarization.
 */
export const deepgramFormat = {
  name: 'deepgram',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    return Array.isArray(objectIn(file.results).channels) || ('err_code' in file && 'err_msg' in file);
  },
  parse: parseDeepgram,
} as const satisfies JsonFormat;

function* parseDeepgram(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  if ('err_code' in file) {
    yield recogniserFailed(NAME, textIn(file.err_msg) ?? 'error');
    return;
  }
  const results = objectIn(file.results);
  const metadata = objectIn(file.metadata);
  const channels = listIn(results.channels).map(objectIn);
  const hasChannels = channels.length > 1;
  const utterances = listIn(results.utterances).map(objectIn);
  const stretches = utterances.length > 0 ? utterances.map((part) => utteranceOf(part, hasChannels)) : null;
  const missing = channels.findIndex((channel) => !isObject(listIn(channel.alternatives)[0]));
  yield callOfPieces(
    NAME,
    textIn(metadata.request_id),
    stretches ?? channels.flatMap((channel, index) => stretchesOfChannel(channel, index, hasChannels)),
    missing === -1 ? null : `results.channels[${missing}].alternatives`,
  );
}

function utteranceOf(utterance: JsonObject, hasChannels: boolean): Stretch {
  const { channel, speaker, transcript, start, end } = utterance;
  return {
    speaker: hasChannels ? channelNumber(channel) : speakerNumber(speaker),
    text: textIn(transcript) ?? '',
    startMs: millisecondsOfSeconds(start),
    endMs: millisecondsOfSeconds(end),
  };
}

function stretchesOfChannel(channel: JsonObject, index: number, hasChannels: boolean): readonly Stretch[] {
  const best = objectIn(listIn(channel.alternatives)[0]);
  const words: readonly Word[] = listIn(best.words).map((part) => {
    const { word, punctuated_word: punctuated, start, end, speaker } = objectIn(part);
    return {
      speaker: hasChannels ? channelNumber(index) : speakerNumber(numberIn(speaker)),
      text: textIn(punctuated) ?? textIn(word) ?? '',
      startMs: millisecondsOfSeconds(start),
      endMs: millisecondsOfSeconds(end),
    };
  });
  if (words.length > 0) return stretchesOfWords(words);
  const speaker = hasChannels ? channelNumber(index) : null;
  return [{ speaker, text: textIn(best.transcript) ?? '', startMs: null, endMs: null }];
}
