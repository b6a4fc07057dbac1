import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import {
  millisecondsOfSeconds,
  recognisedCall,
  recogniserFailed,
  speakerNumber,
  stretchesOfWords,
} from './recognised.js';

const NAME = 'IBM Watson Speech to Text';

/**
 * IBM Watson Speech to Text (https://cloud.ibm.com/docs/speech-to-text?topic=speech-to-text-speaker-labels): words with times
 * in the results, speakers by the same times beside them. Speakers are `spk_0`, `spk_1`.
 */
export const watsonFormat = {
  name: 'watson',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    const hasLabels = listIn(file.speaker_labels).some((label) => isObject(label) && 'from' in label);
    return (
      hasLabels ||
      ('result_index' in file && Array.isArray(file.results)) ||
      ('code_description' in file && 'error' in file)
    );
  },
  parse: parseWatson,
} as const satisfies JsonFormat;

function* parseWatson(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  if ('error' in file) {
    yield recogniserFailed(NAME, textIn(file.error) ?? 'error');
    return;
  }
  const speakers = new Map<number, unknown>();
  for (const label of listIn(file.speaker_labels).map(objectIn)) {
    const from = numberIn(label.from);
    if (from !== null) speakers.set(from, label.speaker);
  }
  const stretches = listIn(file.results).flatMap((result): readonly Stretch[] => {
    const best = objectIn(listIn(objectIn(result).alternatives)[0]);
    const words = listIn(best.timestamps).map((entry) => {
      const [word, from, to] = listIn(entry);
      return {
        speaker: speakerNumber(speakers.get(numberIn(from) ?? -1)),
        text: textIn(word) ?? '',
        startMs: millisecondsOfSeconds(from),
        endMs: millisecondsOfSeconds(to),
      };
    });
    if (words.length > 0) return stretchesOfWords(words);
    return [{ speaker: null, text: textIn(best.transcript) ?? '', startMs: null, endMs: null }];
  });
  yield recognisedCall(null, stretches);
}
