import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch, Word } from './recognised.js';
import { callOfPieces, recogniserFailed, stretchesOfWords } from './recognised.js';

const NAME = 'AmiVoice API';

/**
 * AmiVoice API, synchronous and asynchronous
 * (https://docs.amivoice.com/amivoice-api/manual/user-guide/response/result-format/). Speakers are the labels of
 * the diarization, `speaker0`, `speaker1`; times are milliseconds.
 */
export const amivoiceFormat = {
  name: 'amivoice',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    const isResult = (result: unknown) => isObject(result) && 'tokens' in result;
    const isSegment = (segment: unknown) => isObject(segment) && listIn(segment.results).some(isResult);
    const isFailed = 'session_id' in file && file.status === 'error';
    const isEmpty = 'utteranceid' in file && 'code' in file;
    return (
      listIn(file.results).some(isResult) || listIn(file.segments).some(isSegment) || isFailed || isEmpty
    );
  },
  parse: parseAmivoice,
} as const satisfies JsonFormat;

function* parseAmivoice(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const code = textIn(file.code) ?? '';
  if (file.status === 'error' || code !== '') {
    yield recogniserFailed(NAME, textIn(file.error_message) ?? textIn(file.message) ?? code);
    return;
  }
  const segments = Array.isArray(file.segments)
    ? listIn(file.segments).flatMap((segment) => listIn(objectIn(segment).results))
    : listIn(file.results);
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, result] of segments.entries()) {
    const { tokens, text, starttime, endtime } = objectIn(result);
    if (!Array.isArray(tokens) && typeof text !== 'string') {
      missing ??= `results[${index}].tokens`;
      continue;
    }
    const words = wordsOf(listIn(tokens));
    if (words.length > 0) stretches.push(...stretchesOfWords(words));
    else {
      const time = { startMs: numberIn(starttime), endMs: numberIn(endtime) };
      stretches.push({ speaker: null, text: textIn(text) ?? '', ...time });
    }
  }
  yield callOfPieces(NAME, textIn(file.session_id) ?? textIn(file.utteranceid), stretches, missing);
}

/** Punctuation has no label of its own. */
function wordsOf(tokens: readonly unknown[]): readonly Word[] {
  const words: Word[] = [];
  for (const token of tokens) {
    const { written, label, starttime, endtime } = objectIn(token);
    const text = textIn(written) ?? '';
    if (text === '') continue;
    const speaker = textIn(label) ?? words.at(-1)?.speaker ?? null;
    words.push({ speaker, text, startMs: numberIn(starttime), endMs: numberIn(endtime) });
  }
  return words;
}
