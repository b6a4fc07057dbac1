import { commandBase } from '../match/turn-matcher.js';
import { PHRASE_FUNCTIONS, type Sentence, type Token } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { firstEndingAfter } from '../text/stretches.js';

/** A set of the lexicon that stands somewhere in a turn. */
export interface LexiconHit {
  /** Of the set. */
  readonly name: string;
  readonly span: Span;
}

/** What the presence of a feature of each kind counts: longer and more particular ones repeat what shorter ones say. */
const VALUES = {
  lemmas: [0, 2, 1.4, 0.9],
  readings: [0, 1.2, 0.8],
  function: 1.2,
  lexicon: 1.4,
  lexiconFunction: 0.84,
} as const;

const LONGEST_LEMMAS = 3;
const LONGEST_READINGS = 2;
/** Words that mean something by themselves: the others only do something. */
const CONTENT: ReadonlySet<string> = new Set([
  '名詞',
  '動詞',
  '形容詞',
  '副詞',
  '感動詞',
  '連体詞',
  '接頭詞',
]);

/**
 * The features of the view of words, each with what it counts. In file form:
 * `払う` `金 を 払う` dictionary forms in a row (`^`, `$` beginning and end of a sentence, `。` a mark) ·
 * `~カネ` `~カネ ハラウ` the same by their sound, so that kana and misheard letters are the same word ·
 * `払う:command` a phrase's head and what it does · `:command` · `金>command` a word and what its sentence does · `>command` `>command+polite` ·
 * `@money` `@money:command` `@money>command` a set of the lexicon, what its phrase does, what its sentence does.
 */
export function wordFeatures(
  sentences: readonly Sentence[],
  lexicon: readonly LexiconHit[],
): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  let feature = '';
  const sink: FeatureSink = {
    begin: () => {
      feature = '';
    },
    write: (text) => {
      feature += text;
    },
    count: (value) => features.set(feature, value),
  };
  const ofSentences = hitsBySentence(sentences, lexicon);
  sentences.forEach((sentence, index) => {
    writeWordFeatures(sentence, ofSentences[index] ?? [], sink);
  });
  return features;
}

/** The hits that begin in each of a turn's sentences, in the order in which they come. */
export function hitsBySentence(
  sentences: readonly Span[],
  lexicon: readonly LexiconHit[],
): readonly (readonly LexiconHit[])[] {
  const hits = sentences.map((): LexiconHit[] => []);
  for (const hit of lexicon) {
    const index = firstEndingAfter(sentences, hit.span.start);
    if ((sentences[index]?.start ?? Number.POSITIVE_INFINITY) <= hit.span.start) hits[index]?.push(hit);
  }
  return hits;
}

/** Takes features letter by letter, so that none need be joined where their hashes do. */
export interface FeatureSink {
  readonly begin: () => void;
  readonly write: (text: string) => void;
  /** What was written since `begin` is a feature of such a value; a longer one may go on from there. */
  readonly count: (value: number) => void;
}

/**
 * Writes the features of one sentence; one that stands several times is written several times.
 *
 * @param lexicon hits around; those that do not begin in the sentence are passed over
 */
export function writeWordFeatures(
  sentence: Sentence,
  lexicon: readonly LexiconHit[],
  sink: FeatureSink,
): void {
  const write = (value: number, one: string, other = '', third = ''): void => {
    sink.begin();
    sink.write(one);
    sink.write(other);
    sink.write(third);
    sink.count(value);
  };
  const { tokens, phrases } = sentence;
  const lemmas = ['^'];
  const sounds: string[] = [];
  tokens.forEach((token, index) => {
    lemmas.push(lemmaOf(token, index, tokens));
    if (isHeard(token)) sounds.push(token.reading ?? toKatakana(token.surface));
  });
  lemmas.push('$');
  const final = namesOf(phrases.at(-1)?.functions ?? 0);
  writeRuns(lemmas, LONGEST_LEMMAS, '', VALUES.lemmas, sink);
  writeRuns(sounds, LONGEST_READINGS, '~', VALUES.readings, sink);
  for (const { headToken, functions } of phrases) {
    const head = tokens[headToken];
    if (head === undefined) continue;
    const lemma = lemmas[headToken + 1] ?? '';
    for (const name of namesOf(functions).each) {
      write(VALUES.function, lemma, ':', name);
      write(VALUES.function, ':', name);
    }
    if (CONTENT.has(head.pos)) for (const name of final.each) write(VALUES.function, lemma, '>', name);
  }
  for (const name of final.each) write(VALUES.function, '>', name);
  write(VALUES.function, '>', final.joined);
  writeLexicon(sentence, lexicon, final.each, write);
}

/** What a feature counts, read off its form. */
export function featureValue(feature: string): number {
  if (feature.startsWith('@')) return /[:>]/.test(feature) ? VALUES.lexiconFunction : VALUES.lexicon;
  if (/[:>]/.test(feature)) return VALUES.function;
  const items = feature.split(' ').length;
  return (feature.startsWith('~') ? VALUES.readings : VALUES.lemmas)[items] ?? 0;
}

/** Writes all runs of items up to the longest, each once a place. */
function writeRuns(
  items: readonly string[],
  longest: number,
  mark: string,
  values: readonly number[],
  { begin, write, count }: FeatureSink,
): void {
  for (let start = 0; start < items.length; start++) {
    begin();
    write(mark);
    for (let length = 1; length <= longest && start + length <= items.length; length++) {
      if (length > 1) write(' ');
      write(items[start + length - 1] ?? '');
      count(values[length] ?? 0);
    }
  }
}

function writeLexicon(
  { start, end, phrases }: Sentence,
  lexicon: readonly LexiconHit[],
  final: readonly string[],
  write: (value: number, one: string, other?: string, third?: string) => void,
): void {
  /** By set, the functions that it was written with: many words of a sentence belong to one. */
  const written = new Map<string, number>();
  for (const { name, span } of lexicon) {
    if (span.start < start || span.start >= end) continue;
    const phrase = phrases[firstEndingAfter(phrases, span.end - 1)];
    const functions = phrase !== undefined && phrase.start < span.end ? phrase.functions : 0;
    const before = written.get(name);
    written.set(name, (before ?? 0) | functions);
    const set = `@${name}`;
    if (before === undefined) write(VALUES.lexicon, set);
    for (const one of namesOf(functions & ~(before ?? 0)).each) write(VALUES.lexiconFunction, set, ':', one);
    if (before === undefined) for (const one of final) write(VALUES.lexiconFunction, set, '>', one);
  }
}

/** The dictionary form; of a bare command that of the verb commanded. */
function lemmaOf(token: Token, index: number, tokens: readonly Token[]): string {
  if (token.pos === '記号') return '。';
  return commandBase(token, tokens[index + 1]) ?? token.base;
}

/** Whether the sound of a word is a feature: that of marks and of words that only the grammar needs is none. */
function isHeard({ pos }: Token): boolean {
  return pos !== '記号' && pos !== '助詞' && pos !== '助動詞';
}

const HIRAGANA = /[ぁ-ゖ]/g;
const TO_KATAKANA = 0x60;

function toKatakana(text: string): string {
  return text.replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + TO_KATAKANA));
}

interface FunctionNames {
  readonly each: readonly string[];
  readonly joined: string;
}

/** The names of a set of functions, remembered: there are few different sets. */
function namesOf(functions: number): FunctionNames {
  let names = known.get(functions);
  if (names === undefined) {
    const each = PHRASE_FUNCTIONS.filter((_, bit) => (functions & (1 << bit)) !== 0);
    names = { each, joined: each.join('+') };
    known.set(functions, names);
  }
  return names;
}

const known = new Map<number, FunctionNames>();
