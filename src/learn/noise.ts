import type { Token, Tokenize } from '../model/token.js';
import type { Label, Transcript, Turn } from '../model/transcript.js';
import type { TrainingCall } from './training-turns.js';

/** How a recogniser spoils what was said; shares from 0 to 1. */
export interface Noise {
  /** Words with kanji that come out in kana. */
  readonly kana: number;
  /** Words that come out as others of the same sound. */
  readonly homophones: number;
  /** Turns that are cut in two. */
  readonly split: number;
}

/** As recognisers of telephone speech do, on the rough side. */
export const RECOGNISER_NOISE: Noise = { kana: 0.08, homophones: 0.06, split: 0.5 };

/** Words of the same sound, by their reading: what a recogniser may take one for. */
export type Homophones = ReadonlyMap<string, readonly string[]>;

const KANJI = /\p{Script=Han}/u;
const MARKS = /[、。,.!?！？…「」『』・()（）]/g;
const CONTENT: ReadonlySet<string> = new Set(['名詞', '動詞', '形容詞', '副詞']);
/** A shorter turn is not cut. */
const SHORTEST_SPLIT = 12;

/** The homophones among the words of calls. */
export function homophonesIn(transcripts: readonly Transcript[], tokenize: Tokenize): Homophones {
  const found = new Map<string, Set<string>>();
  for (const { turns } of transcripts) {
    for (const { text } of turns) {
      for (const { surface, reading, pos } of tokenize(text)) {
        if (reading === null || !CONTENT.has(pos) || !KANJI.test(surface) || surface.length < 2) continue;
        const known = found.get(reading);
        if (known === undefined) found.set(reading, new Set([surface]));
        else known.add(surface);
      }
    }
  }
  return new Map(
    [...found].flatMap(([reading, words]) => (words.size > 1 ? [[reading, [...words].sort()]] : [])),
  );
}

/**
 * A call as a recogniser would have written it: without marks, some words in kana, some misheard, some turns cut in two, the
 * labels with the part that holds their evidence. The same seed gives the same call.
 */
export function noisyCall(
  transcript: Transcript,
  tokenize: Tokenize,
  homophones: Homophones,
  noise: Noise,
  seed: number,
): Transcript {
  const random = mulberry(seed);
  return {
    ...transcript,
    turns: transcript.turns.flatMap((turn) => {
      const tokens = tokenize(turn.text);
      const words = tokens.map((token) => spoiled(token, homophones, noise, random));
      const isSplit = turn.text.length >= SHORTEST_SPLIT && random() < noise.split;
      const at = isSplit ? cutPlace(tokens) : tokens.length;
      return [
        partOf(turn, tokens, words, 0, at),
        ...(at < tokens.length ? [partOf(turn, tokens, words, at, tokens.length)] : []),
      ];
    }),
  };
}

function spoiled(
  { surface, reading }: Token,
  homophones: Homophones,
  { kana, homophones: misheard }: Noise,
  random: () => number,
): string {
  const plain = surface.replace(MARKS, '');
  const chance = random();
  const choice = random();
  if (reading === null || !KANJI.test(plain)) return plain;
  if (chance < kana) return toHiragana(reading);
  if (chance >= kana + misheard) return plain;
  const others = (homophones.get(reading) ?? []).filter((word) => word !== surface);
  return others[Math.floor(choice * others.length)] ?? plain;
}

/** Cut before the content word nearest to the middle. */
function cutPlace(tokens: readonly Token[]): number {
  const middle = tokens.length / 2;
  let best = tokens.length;
  tokens.forEach(({ pos }, index) => {
    if (index > 0 && CONTENT.has(pos) && Math.abs(index - middle) < Math.abs(best - middle)) best = index;
  });
  return best;
}

/** The words of a turn from one token to another, with the labels whose evidence lies there for the most part. */
function partOf(
  turn: Turn,
  tokens: readonly Token[],
  words: readonly string[],
  from: number,
  to: number,
): Turn {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? turn.text.length;
  const isHere = ({ evidence = '' }: Label): boolean => {
    const at = turn.text.indexOf(evidence);
    const middle = at + evidence.length / 2;
    return at < 0 || (middle >= start && middle < end) || (from === 0 && to === tokens.length);
  };
  return {
    ...turn,
    text: words.slice(from, to).join(''),
    narration: [],
    segments: [{ start: 0, line: null, column: null }],
    labels: (turn.labels ?? []).filter(isHere).map(({ id }) => ({ id })),
    optional: turn.optional ?? [],
  };
}

const KATAKANA = /[ァ-ヶ]/g;
const TO_HIRAGANA = 0x60;

function toHiragana(reading: string): string {
  return reading.replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - TO_HIRAGANA));
}

/** Numbers from 0 to below 1, always the same (T. Ettinger, mulberry32, public domain). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Of so many calls one is copied: more cost time and teach little. */
const COPIED = 2;
/** Of so many wordings one is spoiled. */
const SPOILED = 2;

/** Spoiled copies of some calls to learn from beside them. */
export function noisyCopies(
  transcripts: readonly Transcript[],
  homophones: Homophones,
  tokenize: Tokenize,
): readonly TrainingCall[] {
  return transcripts.flatMap((transcript, number) =>
    number % COPIED === 0
      ? [
          {
            transcript: noisyCall(transcript, tokenize, homophones, RECOGNISER_NOISE, number),
            isCopy: true,
          },
        ]
      : [],
  );
}

/** Single turns of which some are as a recogniser would have written them, none of them cut. */
export function partlySpoiled(
  calls: readonly TrainingCall[],
  homophones: Homophones,
  tokenize: Tokenize,
): readonly TrainingCall[] {
  const noise: Noise = { ...RECOGNISER_NOISE, split: 0 };
  return calls.map((call, number) =>
    number % SPOILED === 0
      ? { ...call, transcript: noisyCall(call.transcript, tokenize, homophones, noise, number) }
      : call,
  );
}
