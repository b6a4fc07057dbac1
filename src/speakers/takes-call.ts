import type { Said } from '../model/side-judge.js';

/** What a place of work ends with, of several letters, or of one that ends no family name. */
const PLACE =
  'センター|デスク|サービス|サポート|窓口|受付|会社|商会|商店|工務店|工業|製作所|建設|設備|電機|電器|電気|水道|ガス|住宅|不動産|管理|交通|運輸|物流|銀行|信金|信用金庫|証券|保険|旅行|観光|ホテル|旅館|食堂|酒店|書店|薬局|学院|学園|病院|医院|内科|外科|歯科|眼科|クリニック|事務所|組合|役所|役場|支所|出張所|本社|支社|支店|営業所|[局課係庁]';
/** Letters that also end family names, 阿部 and 土屋, behind which only a longer name is a place's. */
const LONG_PLACE = String.raw`[^、。？！?!\s]{3,12}[部室屋店院園校塾館堂社]`;
/** はい、ヘルプデスク村井です。: where the call has come, perhaps who takes it, and nothing else. */
const TAKES_CALL = new RegExp(
  String.raw`^(?:はい[、。，\s]?(?:はい[、。，\s]?)?|お待たせ(?:いた|し)ました[、。\s]?)?(?:[^、。？！?!\s]{0,14}?(?:${PLACE})|${LONG_PLACE})[、の]?[^、。？！?!\s]{0,8}(?:です|でございます|が承ります)[。、！]?$`,
  'u',
);
/** What somebody says who rings up on business: then whoever took the call may be a customer at work. */
const RINGS_UP = /お世話に|と申し(?:ます|まして)|お電話(?:いたし|し|差し上げ|さしあげ)|ご案内|お時間/u;
const LONGEST_GREETING = 40;

/**
 * By how much it speaks for staff that somebody takes the call in the name of a place of work, as the logarithm of odds. Of the 273 labelled calls that begin so,
 * staff says it in all.
 */
export const TAKING_ODDS = 3;

/** The name of whoever takes a call in the name of a place of work, where the other does not ring up on business; null where nobody does. */
export function takerOf(said: readonly Said[]): string | null {
  const [first] = said;
  if (!first || first.text.length > LONGEST_GREETING || !TAKES_CALL.test(first.text.trim())) return null;
  const answer = said.find(({ speaker }) => speaker !== first.speaker);
  return answer === undefined || RINGS_UP.test(answer.text) ? null : first.speaker;
}
