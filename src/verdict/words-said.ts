/** What holds a word of the criteria and is another word. */
const OTHER_WORDS = new RegExp(
  [
    'いまさら|今さら|ことさら|まっさら|さらさら',
    'インスタント|郵便ポスト|ポストに(?:入れ|投|届)',
    'ネット(?:通販|銀行|回線|予約|注文)',
    '[図目火水木金土衛明恒惑流]星|星[座占空野]',
    '職[員人業務権種歴質責]|役職',
    '首[都相長脳席位筋]|[手足]首|首を(?:長く|かしげ|傾げ|縦に|横に|ひね)',
    // 「上の人」 is who is above; behind a noun it is a place, a limit or a part of a name.
    '[以年目井村池川坂史机屋地海陸線紙同売]上の|身の上の|[机棚床根]の上の',
    '(?!番)[一-龠々ァ-ヶー]上の(?!人|者|方|も[のん]|ひと|やつ|奴|役|偉|責任者)',
    '(?:番|取り?|枠|仕|人|[0-9一二三四五六七八九十])組の|若いの[でに]',
    '[入通]院長|無責任者',
    '[金全差総半多高低定残税減増同]額を|相手をつ|手をつ(?:な|くし)',
    '(?:名刺|情報|意見|物々)交換|交換[台手]',
    '今の(?:うち|ところ)|毎日新聞|または|またが|またた|あまた',
    '(?:きっ|見|見せ|追い|押し|出|話し|呼び|問い|腰|心)(?:かけ|掛け)',
    '(?:声|迷惑|手間|鍵|お金|費用|心配|命|(?<![0-9一二三四五六七八九十百何])時間)を?(?:かけ|掛け)',
  ].join('|'),
  'gu',
);

/** Words that many others hold: no katakana stands beside these. */
const ALONE: ReadonlySet<string> = new Set(['ネット', 'アップ', 'ポスト', 'クビ']);

const LATIN = /^[A-Za-z]+$/;

/**
 * Returns a test whether a text says one of the words. They are read as words: 「職員」 does not say 職, nor 「さらに」 さらす.
 * Latin letters are matched in either case and width.
 *
 * @param words words, or the beginnings of such as are inflected
 */
export function wordsTest(words: readonly string[]): (text: string) => boolean {
  const expression = new RegExp(words.map(sourceOf).join('|'), 'iu');
  return (text) => expression.test(text.normalize('NFKC').replace(OTHER_WORDS, '\n'));
}

function sourceOf(word: string): string {
  if (ALONE.has(word)) return `(?<![ァ-ヶー])${word}(?![ァ-ヶー])`;
  return LATIN.test(word) ? `(?<![A-Za-z])${word}(?![A-Za-z])` : word;
}
