/**
 * Radicals that look like kanji: fonts that have one outline for both give the radical's code for the kanji (⼈ for 人). Those of the block that
 * Unicode folds need no table.
 */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '⺟母',
    '⺠民',
    '⺩王',
    '⺬示',
    '⺮竹',
    '⺷羊',
    '⺹老',
    '⺼肉',
    '⻁虎',
    '⻄西',
    '⻅見',
    '⻆角',
    '⻉貝',
    '⻋車',
    '⻑長',
    '⻘青',
    '⻝食',
    '⻤鬼',
    '⻨麦',
    '⻩黄',
    '⻫斉',
    '⻭歯',
    '⻯竜',
    '⻲亀',
  ].map((pair) => [...pair] as [string, string]),
);

/** The text with kanji where the document has their radicals. */
export function withUsualLetters(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (radical) => RADICALS[radical] ?? radical.normalize('NFKC'));
}
