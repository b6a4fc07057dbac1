/** お前, 貴様 */
const SECOND_PERSON = /お前|おまえ|てめ[えぇー]|あんた|あなた|貴様|きさま|おたく|そちら/u;
/** Ends of words that are said to somebody, and in no remark: 殺すぞ, 待っていろよ, 来てください. */
const SAID_TO = /(?:[ぞぜよねさ]|[かか]ら[なね]|な|(?:して|って|んで)[くや]れ|(?:くだ|下)さい)[。！!？?…]*$/u;

/** True for words that somebody says to another, by a second person or by their end; what a writer remarks has neither. */
export function speaksTo(text: string): boolean {
  return SECOND_PERSON.test(text) || SAID_TO.test(text.trim());
}
