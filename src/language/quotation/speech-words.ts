import { wordSet } from '../endings/lexicon.js';

/** Verbs of saying. */
export const SAYING_VERBS: ReadonlySet<string> = wordSet(
  `言う 云う いう ゆう 言える いえる 言い切る 言い張る 言い訳 言い換える 言い出す 言い返す 言いふらす 言い渡す 申す もうす 申し上げる もうしあげる
   申し出る 申し立てる おっしゃる 仰る 仰せ 話す 述べる 伝える つたえる お伝え 告げる 答える こたえる お答え 回答 返事 聞く きく 伺う うかがう
   承る うけたまわる 聞こえる 書く 書ける 記す 教える 説明 案内 ご案内 主張 認める みとめる 約束 誓う 口 叫ぶ 怒鳴る どなる
   喚く わめく 騒ぐ 吹聴 つぶやく 呟く 発言 発表 報告 宣言 断言 明言 公言 指摘 抗議 訴える 断る 謝る 詫びる 名乗る 呼ぶ 訊く 尋ねる
   たずねる 頼む 命じる 命令 指示 注意 警告 要求 請求 催促 脅す 脅迫 おどす 決めつける ぬかす 抜かす ほざく のたまう 載る 載せる 投稿 拡散
   しゃべる 喋る 口走る 漏らす 断定 申し添える 言わす 白状 自白 証言 釈明 弁解 念書 一筆 吐く 自認 是認 怒る 叱る 追い返す 帰す 突っぱねる
   息巻く いきまく 凄む すごむ ごねる 迫る 詰め寄る 粘る 責める 責め立てる 譲る 愚痴る こぼす 言い聞かせる 泣きつく メール 書き込む 打ち込む 入力 検索 ググる 表示 送る 送りつける 連呼 繰り返す まくし立てる 罵る ののしる 罵倒 怒鳴り込む
   読む 怒鳴り散らす 怒鳴りつける 喚き散らす 言い続ける 言い捨てる 吐き捨てる`,
);

/** Verbs of thinking: with the speaker's own thought a hedge. */
export const THINKING_VERBS: ReadonlySet<string> = wordSet(
  `思う おもう 考える かんがえる 感じる 存じる 存ずる ぞんじる 信じる 思える 思われる 見る 推測 推察 推定 解釈 判断 認識 理解 想像 期待 疑う
   受け止める 受け取る 心配 心得る 拝察 お見受け 見受ける 確信 思い込む 勘違い 誤解 決めつける`,
);

/** Verbs that tell what one has heard or read: the content is somebody else's. */
export const HEARING_VERBS: ReadonlySet<string> = wordSet(
  `聞く きく 伺う うかがう 承る うけたまわる 聞こえる 教わる 読む 見る 書く 載る 耳 聞き及ぶ 聞かす 受ける 届く 来る 寄せる`,
);

/** Verbs of saying that raise the one who speaks: never the speaker's own words. */
export const OTHERS_SAY: ReadonlySet<string> = wordSet(
  'おっしゃる 仰る 仰せ 言われる ぬかす 抜かす ほざく のたまう 息巻く いきまく 凄む すごむ ごねる 愚痴る うるさい しつこい やかましい メール',
);

/** Verbs whose denial holds to what was said: 「今すぐ払えって譲らない」. */
export const INSISTS: ReadonlySet<string> = wordSet('譲る');

/** Adjectives by which somebody's words are told: 「認めさせろってうるさい」. */
export const REPORTING_ADJECTIVES: ReadonlySet<string> = wordSet('うるさい しつこい やかましい');

/** What carries words that are not said now: 「〜という手紙」「〜って台詞」. */
export const CARRIERS: ReadonlySet<string> = wordSet(
  `タイトル 題名 歌 曲 本 番組 葉書 ハガキ 手紙 メール 電話 通知 貼り紙 張り紙 看板 書き込み 投稿 口コミ 記事 噂 動画 台詞 セリフ ドラマ
   映画 小説 標語 例文 台本 口癖`,
);

/** Nouns of speech and thought: 「〜というご主張」 reports. */
export const SPEECH_NOUNS: ReadonlySet<string> = new Set([
  ...CARRIERS,
  ...wordSet(
    `話 お話 はなし 主張 ご主張 指摘 ご指摘 申し出 お申し出 申し立て お申し立て 意見 ご意見 声 お声 言葉 お言葉 ことば 点 件 うわさ 訴え 問い合わせ お問い合わせ お尋ね
     おたずね 連絡 ご連絡 報告 ご報告 説明 ご説明 発言 ご発言 言い分 言い方 言い草 要望 ご要望 要求 ご要求 希望 ご希望 不満 ご不満 苦情 クレーム 認識 ご認識 理解 ご理解
     考え お考え 気持ち お気持ち 疑い 疑念 可能性 相談 ご相談 依頼 ご依頼 返事 お返事 回答 ご回答 お電話 情報 案内 ご案内 申し入れ 証言 言い訳 おしかり お叱り 叱り 質問
     ご質問 疑問 文句 内容 趣旨 旨 場合 ケース 漫画 冗談 はがき`,
  ),
]);

/** People, and animals that are talked to, as subjects of what is said: 「主人が払ったと言ってる」 is no emphasis. */
export const PEOPLE: ReadonlySet<string> = wordSet(
  `主人 嫁 夫 妻 家内 旦那 女房 かみさん 家族 父 母 義父 義母 祖父 祖母 姑 親戚 親 親父 おやじ お袋 息子 娘 子供 子ども 孫 兄 姉 弟 妹 友達 友人 知人 知り合い 同僚 上司 部下 担当 担当者 課長 部長 店長 係長
   所長 局長 社長 会長 市長 区長 先生 医者 医師 弁護士 警察 警官 議員 客 お客 お客様 お客さま お客さん 業者 大家 隣 近所 人 方 者 奴 やつ 彼 彼女 あなた あんた 相手 先方 向こう 大家さん
   お前 おまえ 君 そっち そちら おたく お宅 みんな 皆 職員 社員 店員 スタッフ オペレーター 係 受付 窓口 新聞 テレビ ネット 記事 本人 女 男 子 嫁はん ばあさん
   じいさん おばあちゃん おじいちゃん 婆さん 爺さん さん 様 取り立て 住人 住民 隣人 通行人 患者 生徒 学生 保護者 他人 同級生 先輩 後輩 従業員 バイト
   アルバイト 警備員 配達員 運転手 ドライバー 彼氏
   男性 女性 おじさん おばさん おっさん おばちゃん おじちゃん お父さん お母さん お兄さん お姉さん 奥さん ご主人 老人 高齢者 若者 夫婦 政治家 芸人 芸能人 タレント 選手 監督
   コーチ 記者 司会者 犯人 詐欺師 酔っ払い 犬 猫
   せんせい ともだち 校長 教頭 園長 院長 支店長 組合長`,
);

/** People who are more often those spoken of than those who speak: 「担当が間違えたと言っているんだ」. */
export const SPOKEN_OF: ReadonlySet<string> = wordSet(
  `担当 担当者 業者 職員 社員 店員 スタッフ オペレーター 係 受付 窓口 運転手 ドライバー 配達員 者 方 客 お客様 お客さま お客さん
   あなた あんた お前 おまえ 君 そっち そちら おたく お宅 奴 やつ 人 子 記事 ネット さん 様 隣 近所`,
);

/** Words for the one who is spoken to: what is said to them is said now. */
export const HEARERS: ReadonlySet<string> = wordSet(
  'あなた あんた お前 おまえ 君 そっち そちら おたく お宅 お客様',
);

/** Nouns whose denial denies the content before という. */
export const DENIABLE_NOUNS: ReadonlySet<string> = wordSet(
  '事実 こと 認識 話 記録 報告 つもり 訳 わけ 意味 意図 趣旨',
);

/** 「〜と口にする」「〜と一筆書く」. */
export const SAID_BY_NOUN: ReadonlySet<string> = wordSet('口 一筆 文句 声 返事');

/** What others think, in a word of respect: 「間違っているとお考えの方」. */
export const OTHERS_THOUGHTS: ReadonlySet<string> = wordSet('お考え お思い お感じ ご認識 ご理解 ご指摘');
