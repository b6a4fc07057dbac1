/** What transcribers and recognisers write in brackets for what is no speech. The list is open. */
const NOISE_WORDS: readonly string[] = [
  '笑',
  '笑い',
  '笑う',
  '大笑い',
  '爆笑',
  '苦笑',
  '失笑',
  '冷笑',
  '嘲笑',
  '泣',
  '泣く',
  '怒',
  '汗',
  '涙',
  '驚',
  '照',
  '咳',
  'せき',
  '咳払い',
  'くしゃみ',
  'ため息',
  '溜息',
  '溜め息',
  '深呼吸',
  '舌打ち',
  '鼻すすり',
  '息',
  '吐息',
  '間',
  'ま',
  '沈黙',
  '無言',
  '無音',
  '空白',
  '保留',
  '保留中',
  '雑音',
  'ノイズ',
  '騒音',
  '背景',
  '拍手',
  '音楽',
  'bgm',
  '不明',
  '不明瞭',
  '聴取不能',
  '聞き取れず',
  '聞き取れない',
  '聞取不能',
  '聞き取り不可',
  '発話なし',
  '音声なし',
  '重複',
  '発話重複',
  '相槌',
  'あいづち',
  'フィラー',
  'ガチャ',
  'ガチャン',
  'プツ',
  'ツーツー',
  'ピー',
  'noise',
  'laughter',
  'laugh',
  'laughs',
  'cough',
  'silence',
  'music',
  'inaudible',
  'unintelligible',
  'crosstalk',
  'applause',
  'breath',
  'sigh',
  'pause',
  'unk',
  'blank_audio',
  'background noise',
  'speaking foreign language',
];

/** Endings of descriptions such as 「キーボードの音」「子供の声」「大きく笑う」. */
const NOISE_ENDINGS: readonly string[] = [
  '音',
  'の声',
  '泣き声',
  '笑',
  '笑い',
  '笑う',
  'ノイズ',
  '沈黙',
  '不能',
  '聞き取れず',
  '咳',
];

/** Longer bracketed texts are speech or a stage direction. */
const LONGEST_MARK = 14;

const WORDS: ReadonlySet<string> = new Set(NOISE_WORDS);

/** Opening brackets of marks, and what closes them. */
const CLOSING: ReadonlyMap<number, string> = new Map(
  ['()', '（）', '[]', '［］', '【】', '<>', '＜＞', '〈〉', '〔〕', '《》', '{}'].map((pair) => [
    pair.charCodeAt(0),
    pair.charAt(1),
  ]),
);

/** Corpora of speech tag fillers and broken words: 「(F えーと)」「(D こ)」. */
const TAGGED = /^[fd]\s?[\p{Script=Hiragana}\p{Script=Katakana}ー〜]+$/u;

/** AmiVoice marks a filler, 「%えーと%」; behind a number it is the per cent sign. */
const PERCENT_FILLER = /(?<![\d０-９何])([%％])[\p{Script=Hiragana}\p{Script=Katakana}ー〜]{1,14}\1/uy;

const PERCENT_SIGNS = new Set(['%'.charCodeAt(0), '％'.charCodeAt(0)]);

/** One past the noise mark that opens at `start`, or -1 where the bracket holds something else. */
export function endOfNoiseMark(text: string, start: number): number {
  const opening = text.charCodeAt(start);
  if (PERCENT_SIGNS.has(opening)) {
    PERCENT_FILLER.lastIndex = start;
    return PERCENT_FILLER.test(text) ? PERCENT_FILLER.lastIndex : -1;
  }
  const closing = CLOSING.get(opening);
  if (closing === undefined) {
    return -1;
  }
  const limit = Math.min(text.length, start + LONGEST_MARK + 2);
  for (let at = start + 1; at < limit; at++) {
    if (text.charAt(at) === closing) {
      return isNoise(text.slice(start + 1, at)) ? at + 1 : -1;
    }
  }
  return -1;
}

function isNoise(content: string): boolean {
  const words = content.trim().toLowerCase();
  return (
    words === '' ||
    WORDS.has(words) ||
    TAGGED.test(words) ||
    NOISE_ENDINGS.some((ending) => words.endsWith(ending))
  );
}
