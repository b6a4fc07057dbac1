import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Word } from './recognised.js';
import { millisecondsOfSeconds, recognisedCall, stretchesOfWords } from './recognised.js';

/**
 * Speechmatics, json-v2 (https://docs.speechmatics.com/speech-to-text/batch/output): words and punctuation in a row. Speakers are
 * `S1`, `S2` by diarization, else the labels of the channels.
 */
export const speechmaticsFormat = {
  name: 'speechmatics',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    return (
      typeof file.format === 'string' &&
      listIn(file.results).every((one) => isObject(one) && 'type' in one && 'alternatives' in one) &&
      Array.isArray(file.results)
    );
  },
  parse: parseSpeechmatics,
} as const satisfies JsonFormat;

function* parseSpeechmatics(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const words: Word[] = [];
  for (const result of listIn(file.results).map(objectIn)) {
    const best = objectIn(listIn(result.alternatives)[0]);
    const text = textIn(best.content) ?? '';
    // UU: a speaker that was not told apart.
    const label = textIn(best.speaker) === 'UU' ? null : textIn(best.speaker);
    const before = words.at(-1);
    const isPunctuation = result.type === 'punctuation';
    words.push({
      speaker: textIn(result.channel) ?? label ?? (isPunctuation ? (before?.speaker ?? null) : null),
      text,
      startMs: isPunctuation ? (before?.endMs ?? null) : millisecondsOfSeconds(result.start_time),
      endMs: isPunctuation ? (before?.endMs ?? null) : millisecondsOfSeconds(result.end_time),
    });
  }
  const { data_name: name, id } = objectIn(file.job);
  yield recognisedCall(textIn(id) ?? textIn(name), stretchesOfWords(words));
}
