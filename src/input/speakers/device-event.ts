const LONGEST_EVENT = 40;
const LONGEST_LINE = 120;
/** [--], 【: what may stand before the words. */
const LABEL = /^[[(（【［<＜]?[\s　]*[^\s\p{L}\p{N}]*[\s　]*[\])）】］>＞]?[\s　]*/u;
/** What happens to a line or a device. Open on purpose. */
const EVENT =
  /^(?:自動)?(?:保留|切断|終話|切電|転送|着信|発信|呼出|呼び出し|応答|通話|録音|接続|回線|ミュート|消音|入電|内線|外線|音声|無音|無応答|話中|再接続|オペレータ.{0,2}(?:接続|交代)|キュー|IVR|DTMF|PB信号|ボタン|キー入力|hold|unhold|resume|mute|unmute|hang[- ]?up|ring|transfer|connect|disconnect|answer|call|queue|park|retrieve|record)/iu;
/** How people speak of the same. */
const SPOKEN =
  /いたし|致し|お待ち|お願い|ござい|ください|下さい|です|ますか|ません|ましょう|けど|って|んで|から$|[ねよか]。?$/u;

/** True for the words of a log of devices: 保留 ON, 切断(相手先), 内線204へ転送, 通話が終了しました. */
export function isDeviceEvent(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const bare = text.trim().replace(LABEL, '');
  return bare.length <= LONGEST_EVENT && EVENT.test(bare) && !SPOKEN.test(bare);
}

const LONGEST_NOTICE = 120;
/** チャットが 佐藤 から 三浦 へ転送されました, お客様がチャットを終了しました */
const NOTICE =
  /^[^。、？！?!]{0,40}(?:チャット|セッション|会話)(?:ルーム)?[がをにからは][^。、？！?!]{0,40}(?:転送|終了|開始|参加|退出|退室|入室|接続|切断|割り当て|移動)(?:され|し)ました。?$/u;
/** 佐々木さんが参加しました, ゲスト1234 が退室しました. */
const CAME_OR_LEFT =
  /^[^。、？！?!：:「」]{1,30}(?:さん|様)?\s?が\s?(?:(?:チャット|会話|ルーム|トーク|グループ)[にをから]{1,2})?\s?(?:参加|入室|退室|退出|接続|離席|着席)(?:(?:いた)?しました|です)?。?$/u;
/** WhatsApp puts it above each conversation. */
const ENCRYPTED = /^.{0,60}エンドツーエンド.{0,10}暗号化.{0,60}$|\bend-to-end encrypted\b/iu;
/** Chat Transferred From Kei Sato To Jin Miura, Agent Kei has left the chat. */
const ENGLISH_NOTICE =
  /^(?=.*\b(?:chat|conversation|session)\b)(?=.*\b(?:transferred|joined|left|ended|started|closed|accepted|rated)\b)[\x20-\x7e\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]+$/iu;
const LEFT =
  /^[^:：]{1,40}\b(?:has (?:joined|left|disconnected|entered|gone offline)|(?:joined|left) the (?:chat|conversation|room))\.?$/iu;
/** *** みお joined the chat ***, -- 通話開始 -- */
const STARRED = /^([*＊]{2,5}|[-–—─=]{2,5}|[～~]{2,5})[\s　]*(?![\s　*＊-])(.{1,80}?)[\s　]*\1$/u;

/** True for a line by which a program tells who came into a chat, left it or ended it. */
export function isChatNotice(text: string): boolean {
  const whole = text.replace(/^[\s\u200e\u200f]+|\s+$/g, '');
  if (whole.length > LONGEST_NOTICE || whole === '') return false;
  const bare = STARRED.exec(whole)?.[2] ?? whole.replace(/^\*(.+)\*$/, '$1');
  return [NOTICE, CAME_OR_LEFT, ENGLISH_NOTICE, LEFT, ENCRYPTED].some((pattern) => pattern.test(bare));
}
