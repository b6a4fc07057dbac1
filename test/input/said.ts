/** A dialogue in which staff and caller take turns, staff first, without a name or a mark. */
export const SAID = [
  'はい、窓口でございます。',
  '返品したいんですけど。',
  '承ります。お名前をお願いいたします。',
  '森です。',
  'ありがとうございます。ご注文番号はお分かりになりますか。',
  '手元にないです。',
  'かしこまりました。こちらでお調べいたします。',
  '早くしてくださいよ。',
];
/** The same with the side of each. */
export const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
/** A text of one line a turn. */
export const linesOf = (make: (text: string, isStaff: boolean, index: number) => string) =>
  SAID.map((text, index) => make(text, index % 2 === 0, index)).join('\n');
