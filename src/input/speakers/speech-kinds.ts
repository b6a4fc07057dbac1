import { foldHeader } from '../fields/table-headers.js';

/** Members and columns that tell kinds of items apart. Open on purpose. */
const KIND =
  /^(?:type|kind|event|eventtype|category|part ?type|messagetype|message ?kind|entrytype|itemtype|linetype|recordtype|rowtype|種別|種類|区分|タイプ|イベント|イベント種別|行種別|データ種別|発話種別)$/;
const PART = /[\s_./:-]+|(?<=[a-z])(?=[A-Z])/;
/** What a kind is called that holds what people say. */
const SPEECH = new Set(
  'transcript transcription utterance speech spoken sentence message comment reply text talk say said turn final voice'.split(
    ' ',
  ),
);
const JAPANESE_SPEECH =
  /^(?:発話|発言|会話|認識|認識結果|音声|音声認識|テキスト|メッセージ|通話|返信|コメント)$/;
/** What a kind is called that tells of what people say, or of what a program or a colleague noted beside it. */
const NO_SPEECH = new Set(
  `moment moments sentiment emotion keyword keywords suggestion suggest assist question hold unhold mute unmute silence transfer assignment assign note notes
  internal memo tag tags summary topic intent alert metric coaching annotation dtmf event system log status score marker bookmark action highlight`.split(
    /\s+/,
  ),
);
const JAPANESE_NO_SPEECH =
  /感情|キーワード|サジェスト|提案|推奨|支援|候補|保留|ミュート|無音|転送|メモ|ノート|注記|内部|社内|要約|タグ|話題|意図|アラート|警告|指標|操作|イベント|システム|ログ|状態|付箋|評価/;

/** True for a member or column that may tell what kind of item each is. */
export function namesKinds(name: string): boolean {
  return KIND.test(foldHeader(name));
}

/** Of all items so many are of a kind that is speech by its name, before any other is left out. */
const LEAST_SPEECH = 0.5;

/**
 * True for kinds that nobody says, where most items are of a kind that is called speech: `transcript` beside `moment`, 発話 beside 感情. Kinds
 * of speech acts (greeting, question) are none, for no kind among them is called so.
 *
 * @param kinds of all items, in any order
 */
export function silentKinds(kinds: readonly string[]): (kind: string) => boolean {
  const spoken = kinds.filter(isSpeechKind).length;
  if (spoken === kinds.length || spoken < LEAST_SPEECH * kinds.length) return () => false;
  return (kind) => !isSpeechKind(kind) && isNoSpeechKind(kind);
}

function isSpeechKind(kind: string): boolean {
  const parts = partsOf(kind);
  return (
    (parts.some((part) => SPEECH.has(part)) && !parts.some((part) => NO_SPEECH.has(part))) ||
    JAPANESE_SPEECH.test(kind.trim())
  );
}

function isNoSpeechKind(kind: string): boolean {
  return partsOf(kind).some((part) => NO_SPEECH.has(part)) || JAPANESE_NO_SPEECH.test(kind);
}

function partsOf(kind: string): readonly string[] {
  return kind
    .trim()
    .slice(0, LONGEST_KIND)
    .split(PART)
    .map((part) => part.toLowerCase());
}

const LONGEST_KIND = 60;
