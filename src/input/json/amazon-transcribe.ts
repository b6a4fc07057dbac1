import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch, Word } from './recognised.js';
import { fieldMissing, millisecondsOfSeconds, recognisedCall, stretchesOfWords } from './recognised.js';

const NAME = 'Amazon Transcribe';

/**
 * Amazon Transcribe, batch
 * (https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html, https://docs.aws.amazon.com/transcribe/latest/dg/diarization-output-batch.html).
 * Speakers are `spk_0`, `spk_1`; channels `ch_0`, `ch_1`.
 */
export const amazonTranscribeFormat = {
  name: 'transcribe',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const results = objectIn(objectIn(value).results);
    return (
      Array.isArray(results.transcripts) || ('jobName' in objectIn(value) && 'results' in objectIn(value))
    );
  },
  parse: parseTranscribe,
} as const satisfies JsonFormat;

function* parseTranscribe(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const results = objectIn(file.results);
  const stretches = stretchesOf(results);
  if (!stretches) yield fieldMissing(NAME, 'results.items');
  else yield recognisedCall(textIn(file.jobName), stretches);
}

function stretchesOf(results: Readonly<Record<string, unknown>>): readonly Stretch[] | null {
  const channels = listIn(objectIn(results.channel_labels).channels);
  if (channels.length > 0) {
    return channels.flatMap((channel) => {
      const { channel_label: label, items } = objectIn(channel);
      return stretchesOfWords(wordsOf(listIn(items), textIn(label)));
    });
  }
  const segments = listIn(results.audio_segments);
  if (segments.some((segment) => isObject(segment) && 'speaker_label' in segment)) {
    return segments.map((segment) => {
      const { speaker_label: speaker, transcript, start_time: start, end_time: end } = objectIn(segment);
      return {
        speaker: textIn(speaker),
        text: textIn(transcript) ?? '',
        startMs: millisecondsOfSeconds(start),
        endMs: millisecondsOfSeconds(end),
      };
    });
  }
  if (!Array.isArray(results.items)) return null;
  return stretchesOfWords(wordsOf(listIn(results.items), null, labelsByStart(results)));
}

/** Who says the word that begins at a time, as `speaker_labels` alone may tell. */
function labelsByStart(results: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const segment of listIn(objectIn(results.speaker_labels).segments)) {
    const { items, ...whole } = objectIn(segment);
    for (const item of [whole, ...listIn(items).map(objectIn)]) {
      const [start, label] = [textIn(item.start_time), textIn(item.speaker_label)];
      if (start !== null && label !== null) labels.set(start, label);
    }
  }
  return labels;
}

/** Punctuation has no times and goes with the word before it. */
function wordsOf(
  items: readonly unknown[],
  channel: string | null,
  labels: ReadonlyMap<string, string> = new Map(),
): readonly Word[] {
  const words: Word[] = [];
  for (const item of items) {
    const { alternatives, start_time: start, end_time: end, speaker_label: speaker } = objectIn(item);
    const text = textIn(objectIn(listIn(alternatives)[0]).content) ?? '';
    const previous = words.at(-1);
    words.push({
      speaker: channel ?? textIn(speaker) ?? labels.get(textIn(start) ?? '') ?? previous?.speaker ?? null,
      text,
      startMs: millisecondsOfSeconds(start),
      endMs: millisecondsOfSeconds(end) ?? previous?.endMs ?? null,
    });
  }
  return words;
}
