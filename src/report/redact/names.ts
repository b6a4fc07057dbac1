import { type FindPersonalData, spansOf } from './spans.js';

/** A family name, or both names: kanji or katakana. */
const NAME =
  '(?<data>[\\p{Script=Han}々]{1,5}(?:[\\s　][\\p{Script=Han}々]{1,4})?|[ァ-ヴー]{2,10}(?:・[ァ-ヴー]{2,10})?)';

const PATTERNS: readonly RegExp[] = [
  // 田中様, 佐藤さん
  new RegExp(`${NAME}(?:様|さま|さん|氏(?!名)|くん|ちゃん)`, 'gdu'),
  // 田中と申します, 佐藤が承りました
  new RegExp(`${NAME}(?:と申し|ともうし|と言いま|といいま|が承り|がうけたまわ|が対応いたし)`, 'gdu'),
  // 担当の佐藤です, 福祉課の佐藤でございます
  new RegExp(`(?:担当|課|係|部|室|窓口|受付|センター)の${NAME}(?:です|でございます|が(?=お|ご))`, 'gdu'),
  // 名前は田中一郎です
  new RegExp(`(?:名前|氏名|名字|苗字)(?:は|が|、|：|:)\\s?${NAME}`, 'gdu'),
];

/** Words before 様 and さん that name a part and not a person. The list is open. */
const NO_NAMES = new Set(
  `お客 客 皆 奥 旦那 娘 息子 母 父 兄 姉 弟 妹 孫 嫁 職員 担当 係 役所 市役所 区役所 先生 学生 生徒 神 仏 王 同 各 何 誰 模 仕 多 有 異 一 左
  彼 諸 貴 上 親方 味方 相手 両親 家主 大家 隣 近所 警察 業者 お店 病院 銀行 郵便局 コールセンター オペレーター スタッフ クレーマー ユーザー オーナー
  マネージャー テナント サラリーマン 者 件 方 私 僕 俺 名前 自分 本日 確認 電話 以上 担当部 こちら
  番号 住所 場所 時間 判断 決定 方針 規定 規則 責任 対応 説明 案内 回答 仕事 業務 仕組 役目`.split(/\s+/),
);

/** Endings of words that name a part: 利用者, 会員, 課長 … */
const NO_NAME_ENDING = /(?:者|員|客|族|人|社|先|店|業|長|官|師|士|局|署|役所)$/u;

/** Names of people, by what stands beside them. */
export const findNames: FindPersonalData = (text) =>
  PATTERNS.flatMap((pattern) => spansOf(text, pattern)).filter(({ start, end }) =>
    isName(text.slice(start, end)),
  );

/** False for words that name a part (お客, 担当者, 課長). */
export function isName(word: string): boolean {
  return word.trim() !== '' && !NO_NAMES.has(word) && !NO_NAME_ENDING.test(word);
}

/** Fields of a call whose value is a name. The list is open. */
const NAME_FIELD =
  /^(?:agent|staff|operator|customer|caller|client|user|name)(?:[_-]?name)?$|名|担当者?$|オペレーター|職員|顧客$|お客様$/i;

/** True where the field holds a name of a person. */
export function isNameField(field: string): boolean {
  return NAME_FIELD.test(field) && !/件名|題名|ファイル名|部署名|課名|商品名/.test(field);
}

/** A speaker's label: the part, and what is left to tell several apart or to name the person. */
const SPEAKER =
  /^(?<part>(?:お客様?|クレーマー|顧客|客|相談者|市民|区民|住民|利用者|発信者|職員|担当者?|係員?|窓口|オペレーター?|受付|スタッフ|エージェント|話者|caller|customer|client|agent|operator|staff|speaker|op)[\s_:：・-]*)?(?<rest>.*)$/iu;

/** The name in a speaker's label; null for a mere part with a letter or number (職員A, お客様2, 担当者さん). */
export function nameInSpeaker(speaker: string): string | null {
  const { part = '', rest = '' } = SPEAKER.exec(speaker)?.groups ?? {};
  const name = rest.replace(/(?:様|さま|さん|氏)$/u, '');
  if (part !== '' && /^[A-Za-zＡ-Ｚ0-9０-９甲乙丙丁①-⑨]{0,3}$/u.test(name)) return null;
  return isName(name) ? name : null;
}
