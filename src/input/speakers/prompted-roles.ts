import { otherRole, type Role } from '../../model/transcript.js';
import { englishPart } from './english-part.js';
import { knownNames } from './known-names.js';

/** A prompt longer than this tells who plays whom before. */
const LONGEST_PROMPT = 8000;

/** Words that anybody may be called by. */
const OPEN = /^(?:自分|相手.*|模擬.*|ご?本人|先方|当方|外線|社外|社内|アナウンス|ガイダンス)$/;
const alternatives = (role: Role) =>
  [...knownNames]
    .filter(
      ([name, side]) => side === role && /^[^a-z]{1,}$/.test(name) && (name.length > 1 || name === '客'),
    )
    .map(([name]) => name)
    .filter((name) => !OPEN.test(name))
    .toSorted((left, right) => right.length - left.length)
    .join('|');
const CALLER = `${alternatives('caller')}|消費者|問い合わせ(?:る|た|てきた)(?:人|側|方)|(?:電話を?(?:かけ|し)(?:る|た|てきた|ている)|苦情を(?:言う|訴える))(?:人|側|方|相手)`;
const STAFF = `${alternatives('staff')}|(?:対応|応対|案内|相談)(?=AI|エーアイ|ボット|アシスタント)`;
/** What plays somebody: お客様役のAI, 顧客シミュレーター, 予約受付AI. */
const PLAYS = '(?:の?役割?|の?ロール|(?:シミュレータ|シュミレータ)ー?|チャット|AI|エーアイ|ボット|モデル)*';
/** What stands behind the word for whom somebody is: as whom, and no お客様の質問に. */
const SURE =
  '(?:です|でし|であ[るり]|だ(?!け)|とな|として|とし[、,]|を?演じ|を?務め|に(?:なり(?:きっ|ます|、)|なって|扮|徹)|のふり|(?<=役)[をに]|の(?:発言|発話|台詞|セリフ)|のみを)';
const UNSURE = '(?=[、,。.（(\\s]|$)';
const wordBehind = (role: string, behind: string) =>
  new RegExp(`(?:${role})(?:さん|さま|様)?(?:側)?[」』】”"*]{0,2}${PLAYS}[」』】”"*]{0,2}${behind}`, 'giu');
const SURELY = { caller: wordBehind(CALLER, SURE), staff: wordBehind(STAFF, SURE) };
const MAYBE = { caller: wordBehind(CALLER, UNSURE), staff: wordBehind(STAFF, UNSURE) };
/** お客様の立場に立って: whoever does so is not one. */
const IN_PLACE_OF = /(?:の立場|の気持ち|の視点|目線)に/u;
/** Where nobody is named who is to play. */
const PLAYED = new RegExp(
  `(?:${CALLER})(?:さん|さま|様)?(?:側)?(?:の?役(?:割|柄)?(?:を|と(?:し|な)|に|で)|を演じ|に(?:なりきっ|扮)|のふりを)`,
  'iu',
);
const SUBJECT =
  /(あなた|貴方|きみ|君|AI(?:側)?|アシスタント(?:側)?|assistant|gpt|モデル|model)(?:の(?:役割?|立場)は|に?は|が|[:：=＝])|((?:電話の)?相手|ユーザー?(?:側)?|user|human|私|わたし|僕|受講者|研修生|練習者|学習者|人間)(?:[（(][^（）()]{0,20}[)）])?(?:の(?:役割?|立場|発言|発話|入力)は|は|が|を|[:：=＝])/giu;

/**
 * Whom a language model plays in a conversation, as its prompt tells: あなたは荷物が届かずに怒っている客です, ユーザーは新人オペレーターです, You are an angry
 * customer. Null where it does not tell, or tells both.
 */
export function roleOfModel(prompt: string): Role | null {
  const told = new Set<Role>();
  for (const sentence of prompt.slice(0, LONGEST_PROMPT).split(/[。！？!?\n]|\.\s/)) {
    const starts = [...sentence.matchAll(SUBJECT)];
    for (const [at, { 0: whole, 1: model, index }] of starts.entries()) {
      const role = roleIn(sentence.slice(index + whole.length, starts[at + 1]?.index));
      if (role) told.add(model === undefined ? otherRole(role) : role);
    }
    const english = starts.length === 0 ? englishPart(sentence) : null;
    if (english) told.add(english);
    if (starts.length === 0 && PLAYED.test(sentence)) told.add('caller');
  }
  const [only] = told;
  return told.size === 1 ? (only ?? null) : null;
}

/** The side of whom a part of a sentence says somebody is; the last word tells, as in お客様に応対するオペレーターです. */
function roleIn(words: string): Role | null {
  const bare = words.split(IN_PLACE_OF).at(-1) ?? words;
  for (const { caller, staff } of [SURELY, MAYBE]) {
    const [ofCaller, ofStaff] = [caller, staff].map((pattern) => [...bare.matchAll(pattern)].at(-1));
    if (ofCaller && ofStaff) return endOf(ofCaller) > endOf(ofStaff) ? 'caller' : 'staff';
    if (ofCaller) return 'caller';
    if (ofStaff) return 'staff';
  }
  return null;
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}
