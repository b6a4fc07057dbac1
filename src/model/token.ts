import type { Span } from './transcript.js';

/**
 * What the tail of a phrase (文節) does. The order is the order of the bits in `Phrase.functions`: append only.
 */
export const PHRASE_FUNCTIONS = [
  'negative', // 〜ない, 〜ません, 〜へん: the predicate is denied
  'past', // 〜た, 〜ました
  'command', // 命令形, 〜なさい, 〜てくれ, 〜んかい
  'request', // 〜てください, 〜ていただけませんか, 〜てほしい
  'prohibition', // 〜するな, 〜てはいけない, 〜ないでください
  'declaration', // 〜ぞ, 〜からな, 〜てやる, 〜させてもらう
  'intention', // 〜よう, 〜つもり, 〜ことにする
  'desire', // 〜たい, 〜ほしい
  'question', // 〜か, 〜の?
  'conditional', // 〜ば, 〜たら, 〜なら, 〜と
  'hedge', // 〜かもしれない, 〜と思う, 〜ようだ
  'quoted', // 〜と/って + saying or thinking by somebody else, or supposed
  'passive', // 〜れる, 〜られる
  'causative', // 〜せる, 〜させる
  'benefactive', // 〜てあげる, 〜てくれる, 〜てもらう
  'humble', // いたす, 申し上げる, おる, お〜する
  'honorific', // なさる, くださる, いらっしゃる, お〜になる
  'potential', // 〜できる, 〜られる, 〜かねる (with negative: cannot)
  'progressive', // 〜ている, 〜とる, 〜てある
  'obligation', // 〜なければならない, 〜べき, 〜ないといけない
  'assertion', // 〜だろ, 〜じゃないか, 〜に決まってる: pressed on the hearer as certain
  'explanation', // 〜のだ, 〜んです, 〜わけだ
  'concessive', // 〜が, 〜けど, 〜のに: what follows matters more
  'reason', // 〜から, 〜ので, 〜ため
  'polite', // です, ます, ございます
  'attributive', // modifies the noun that follows
  'connective', // 〜て, 〜で, 連用中止: the clause goes on
  'nominal', // 〜こと, 〜の, 〜わけ as a noun
  'emphatic', // 〜って言ってるんだ, 〜っつってんだろ: the speaker's own words once more
  'regret', // 〜てしまう, 〜ちゃう
] as const;

export type PhraseFunction = (typeof PHRASE_FUNCTIONS)[number];

/** Functions that follow from the others and the head of the phrase (`language/functions/derived-functions.ts`). Append only. */
export const DERIVED_FUNCTIONS = [
  'pressing', // the other side shall do something: 〜ろ, 〜てください, 〜てもらう, 〜べきだ, 〜ないのか
  'announcing', // the speaker will do something: 〜ぞ, 〜からな, 〜てやる, 〜つもりだ, 〜ます
  'shrinking', // the speaker draws back: 〜かもしれない, できかねます, 無理です, 勘弁してください
  'disowned', // told, supposed, denied or released, and nothing that the speaker does by it: 払えって母が言うの, 来なくていい
] as const;

export type DerivedFunction = (typeof DERIVED_FUNCTIONS)[number];

/** A set of derived functions: bit i stands for `DERIVED_FUNCTIONS[i]`. */
export type DerivedSet = number;

/** A set of phrase functions: bit i stands for `PHRASE_FUNCTIONS[i]`. */
export type FunctionSet = number;

/** A morpheme. Offsets count in the normalised text of the turn. */
export interface Token extends Span {
  readonly surface: string;
  /** Dictionary form; the surface where the dictionary does not know the word. */
  readonly base: string;
  /** IPADIC part of speech: 名詞, 動詞, 形容詞, 副詞, 助詞, 助動詞, 接続詞, 感動詞, 連体詞, 接頭詞, フィラー, 記号, その他 */
  readonly pos: string;
  /** IPADIC 品詞細分類1 to 3, '*' where there is none. */
  readonly posDetail1: string;
  readonly posDetail2: string;
  readonly posDetail3: string;
  /** IPADIC 活用型 and 活用形, '*' where the word does not inflect. */
  readonly conjugationType: string;
  readonly conjugationForm: string;
  /** Katakana; null where the dictionary does not know the word. */
  readonly reading: string | null;
}

/** A 文節: a content head and the function words that follow it. Offsets count in the normalised text. */
export interface Phrase extends Span {
  /** Index of the first token in the sentence's tokens, and one past the last. */
  readonly firstToken: number;
  readonly endToken: number;
  /** Index of the last token of the content head. */
  readonly headToken: number;
  readonly functions: FunctionSet;
  readonly derived: DerivedSet;
}

/** A stretch that ends at punctuation or where grammar closes a sentence. Offsets count in the normalised text. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  /** In order and together the whole sentence. */
  readonly clauses: readonly Clause[];
}

/** A stretch with a predicate of its own. */
export interface Clause extends Span {
  /** It ends in 〜て or 〜んですけど: what frames it (もし, 子どものころ) frames the next one as well. */
  readonly goesOn: boolean;
}

/**
 * The speech of a turn folded to one spelling. Index i of `text` came from `original[starts[i]] … original[ends[i] - 1]`;
 * narration, fillers and noise marks are left out or replaced by a break.
 */
export interface NormalisedText {
  readonly original: string;
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Normalised speech while it is being read: UTF-16 code units with their places in `original`. Only the first `length`
 * entries of the arrays count, and whoever reads another turn may use the same memory.
 */
export interface SpeechLetters {
  readonly original: string;
  readonly length: number;
  readonly codes: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** A turn's speech after the language layer. */
export interface AnalysedText {
  readonly normalised: NormalisedText;
  readonly sentences: readonly Sentence[];
}

/**
 * Cuts a normalised text into tokens that cover it without gaps. Places count from its start, which stands at `offset`; who knows
 * of no offset may count from 0.
 */
export type Tokenize = (text: string, offset?: number) => readonly Token[];
