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
  /^[^。、？！?!]{0,40}(?:チャット|セッション|会話|トーク)(?:ルーム)?[がをにからは][^。、？！?!]{0,40}(?:転送|終了|開始|参加|退出|退室|入室|接続|切断|割り当て|移動)(?:され|し)ました。?$/u;
/** 三浦が参加しました, 訪問者 48213307 さんが退出しました, 三浦が画像を送信しました: a name and what it did, and nothing else. */
const CAME_OR_LEFT =
  /^[^。、？！?!：:]{1,40}[\s　]*(?:が|は)[\s　]*(?:(?:入室|退室|退出|離席|復帰|ログイン|ログアウト)(?:(?:し|され)ました)?|(?:参加|接続)しました|(?:対応|応対|担当|チャット|会話)を?(?:開始|終了|交代)しました|(?:担当|対応者?|このチャット)に?(?:になり|割り当てられ)ました|(?:切断|招待|割り当て|アサイン)(?:され|られ)ました|(?:(?:ファイル|画像|写真|動画|スタンプ|資料|リンク|メッセージ)を?(?:送信|共有|添付|送付|アップロード)|メッセージの送信を取り消)(?:し|され)?ました)(?:[\s　]*[:：(（「][^。]{0,60})?。?$/u;
/** エージェント Haruka から Takumi への転送が承諾されました */
const PASSED_ON =
  /^[^。、？！?!：:]{1,40}から[^。、？！?!：:]{1,40}[へに](?:の[\s　]?)?転送[がを]?.{0,6}(?:されました|しました)。?$/u;
/** 三浦 が文字起こしを停止しました, 三浦 健 停止済み 文字起こし, Ken Miura started transcription: as meeting tools tell it. */
const TRANSCRIBED =
  /^[^。、？！?!：:]{0,40}?(?:[がは][\s　]?)?(?:(?:文字起こし|トランスクリプト|録音|録画|レコーディング|ライブ ?キャプション)(?:を|の|が)?(?:開始|停止|終了|再開|中断)(?:済み|(?:し|され)ました)?|(?:開始|停止|終了|再開|中断)(?:済み|(?:し|され)ました|した)?[\s　]*(?:文字起こし|トランスクリプト|録音|録画|レコーディング)|\b(?:started|stopped|paused|resumed) (?:the )?(?:transcription|recording|transcribing))。?$/iu;
/** *** 三浦 が担当になりました ***, --- 三浦さんがオフラインになりました ---: what stands between signs or brackets may tell anything that ends so. */
const FRAMED =
  /^(?:[*＊=＝~～\-―─━—–]{2,}|[[［【＜<(（])[\s　]*(.{1,80}?)[\s　]*(?:[*＊=＝~～\-―─━—–]{2,}|[\]］】＞>)）])$/u;
const FRAMED_NOTICE =
  /(?:が|は|に|を|から|へ).{0,40}(?:参加|入室|退室|退出|離脱|終了|開始|接続|切断|転送|送信|共有|割り当て|担当|オンライン|オフライン|離席|保留|再開|交代|引き継ぎ|招待|評価|既読|選択).{0,12}(?:しました|されました|になりました|です|ました|中)。?$/u;
/** (13:20:22), [13:20], 13:20:22 */
const CLOCK = /^[[(（【［<＜]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])）】］>＞]?[\s　]+/iu;
/** WhatsApp puts it above each conversation. */
const ENCRYPTED = /^.{0,60}エンドツーエンド.{0,10}暗号化.{0,60}$|\bend-to-end encrypted\b/iu;
const LEFT =
  /^[^:：]{1,40}\b(?:has (?:joined|left|disconnected|entered|gone offline)|(?:joined|left) the (?:chat|conversation|room))\.?$/iu;
/** Chat Transferred From Kei Sato To Jin Miura, Agent Kei has left the chat. */
const ENGLISH_NOTICE =
  /^(?=.*\b(?:chat|conversation|session)\b)(?=.*\b(?:transferred|joined|left|ended|started|closed|accepted|rated)\b)[\x20-\x7e\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]+$/iu;

const NOTICES = [NOTICE, TRANSCRIBED, CAME_OR_LEFT, PASSED_ON, ENGLISH_NOTICE, LEFT, ENCRYPTED];

/** True for a line by which a program tells who came into a chat, left it, ended it or sent a file, with the time in front or without. */
export function isChatNotice(text: string): boolean {
  if (text.length > LONGEST_NOTICE) return false;
  const bare = text
    .replace(/^[\s\u200e\u200f]+|\s+$/g, '')
    .replace(CLOCK, '')
    .replace(/^\*([^*].*[^*])\*$/, '$1');
  if (NOTICES.some((pattern) => pattern.test(bare))) return true;
  const framed = FRAMED.exec(bare)?.[1];
  return (
    framed !== undefined && (FRAMED_NOTICE.test(framed) || NOTICES.some((pattern) => pattern.test(framed)))
  );
}
