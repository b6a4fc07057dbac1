/** Words in the place of a name that name a part, a relation or a body and no person. The list is open. */
const NO_NAMES = new Set(
  `お客 客 皆 奥 旦那 娘 息子 母 父 兄 姉 弟 妹 孫 嫁 婿 叔父 叔母 祖父 祖母 両親 職員 担当 係 役所 市役所 区役所 先生 学生 生徒 神 仏 王 同 各 何 誰 模 仕 多 有 異 一 左 右
  彼 諸 貴 上 下 親方 味方 相手 家主 大家 隣 近所 警察 業者 店 病院 銀行 郵便局 コールセンター オペレーター スタッフ クレーマー ユーザー オーナー
  マネージャー テナント サラリーマン ドライバー ヘルパー ケアマネ ケアマネージャー メーカー 者 件 方 私 僕 俺 名前 自分 本日 確認 電話 以上 担当部 こちら 本人 本人確認 名 方々 人
  番号 住所 場所 時間 判断 決定 方針 規定 規則 責任 対応 説明 案内 回答 仕事 業務 仕組 役目 代表 代理 総務 営業 経理 人事 広報 福祉 保険 年金 税務 市民 区民 町民 県民 住民 国民
  前 後 次 別 元 現 新 旧 副 当 本 全 総 主 医 看護 弁護 社 校 園 館 院 局 署 庁 省 市 区 町 村 県 都 府 国 課 部 室 所 班 組 支店 本店 支社 支所 出張所 皆々 奥方 親 子 子供 赤 お子 貴方 客先
  あなた あんた お宅 そちら どちら どなた みな おく かみ おかあ おとう おにい おねえ おじい おばあ おば おじ おまわり おいしゃ たく じゅう さん むすめ むすこ まご はは ちち お巡り お医者 運転手 配達 大工 運転 大家族 お坊 坊 坊や 嬢
  長男 次男 三男 長女 次女 三女 家内 夫 妻 友人 家族 夫婦 姉妹 兄弟 上司 部下 同僚 責任 社長 仲居 正直 工事 北口 南口 東口 西口 国保 今度 今回 前回 毎度 本件 当方 先方 新規 直接 勝手 正式 無理 大変 結構 残念 失礼 女将 大将 店主 亭主 坊主
  ばあ じい おはよう ごくろう ご苦労 お疲れ おつかれ ありがとう とう かあ にい ねえ やつ ひと よめ だんな おくさん さよう さようなら ごめん こんにちは こんばんは おたく ほかの いろいろ ちなみ ほんとう たしか`.split(
    /\s+/,
  ),
);

/** Endings of words that name a part: 利用者, 会員, 課長 … */
const NO_NAME_ENDING =
  /(?:者|員|客|族|人|社|先|店|業|長|官|師|士|局|署|役所|係|課|室|庁|センター|代理|担当|一同|各位|御中|屋|手|部|院|会|所|中|側|用|費|料|書|券|金|機|車|家)$/u;

/** Shops, schools and the like that are called like a person. */
const BUSINESS =
  /(?:歯科|内科|外科|眼科|設備|写真館|酒店|営業所|商店|農園|図書館|工業|工務店|印刷|鉄工|病院|医院|小学|中学|高校|大学|支店|本店|通り|団地|ビル|校|線|城|橋梁|動物|畳店|製麺|電器)$/;

/** Numbers, and so many persons (百二名様). */
const COUNTED = /^[〇一二三四五六七八九十百千万]+(?:[名人方番]|つ)?$/;

/** What ends as a predicate is quoted, and no name (おやめくださいと申し上げます). */
const INFLECTED = /(?:ください|下さい|ません|ました|ます|です|ない|して|った|する|さい|ので|から)$/;

/**
 * False for words that name a part (お客, 担当者, 課長).
 *
 * @param isListed the dictionary holds the word for a name: then its ending (服部, 土屋) says nothing
 */
export function isName(word: string, isListed = false): boolean {
  if (BUSINESS.test(word)) return false;
  if (word.trim() === '' || NO_NAMES.has(word) || COUNTED.test(word) || INFLECTED.test(word)) return false;
  return isListed || !NO_NAME_ENDING.test(word);
}

/** Family names of one character. Alone, others are words. */
export const ONE_CHARACTER =
  /^(?:林|森|原|東|辻|榊|柊|堀|谷|沢|畑|島|関|南|北|西|岡|菅|星|泉|桂|桜|楠|梶|柳|橘|椿|脇|乾|巽|角|牧|湊|滝|瀧|轟|峯|峰|宮|奥|堤|塙|城|塚|畠|秦|馬|葵|蓮|翼|剛|茂|亮|誠|豊|進|実|薫|渚|光|明|学|司|健|翔|隆|博|修|徹|聡|浩|淳|稔|勝|清|弘|昇|勇|悟|潤|瞳|恵|彩|愛|舞|萌|楓|遥|梓|綾|忍|望|梢|李|朴|崔|陳|劉|楊|趙|鄭|姜|尹|郭|徐|呉|梁|蔡|廖|阮|魏|曹|盧|曽|筧|槙|榎)$/u;
