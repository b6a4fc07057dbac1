import type { PhraseFunction } from '../model/token.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/**
 * Verbs that IPADIC lists as words of their own although they are the potential of another. Their stem at the end of a
 * sentence is that other verb's command: 「名前を言え」.
 */
export const POTENTIAL_VERBS: ReadonlySet<string> = words(
  `言える いえる 書ける 話せる 行ける いける 聞ける 使える 払える はらえる 出せる 会える 待てる 取れる とれる 読める 返せる
   許せる 切れる 黙れる 作れる 送れる おくれる 帰れる 戻れる もどれる 直せる 飲める 貸せる 渡せる 示せる 消せる 通せる
   呼べる よべる 探せる 変われる 代われる 替われる かわれる 謝れる あやまれる 守れる やれる 見せれる 回せる 流せる 潰せる
   話し合える 支払える 付き合える 従える 誓える 名乗れる なのれる 座れる 立てる 持てる 引ける ひける 吐ける つける
   動ける 働ける 急げる 掛け合える 渡れる 負える 補える 償える 詫びれる 拾える 買える 選べる 頼める 申し込める 取り消せる
   引き取れる 繋げる つなげる 下ろせる 返金できる 引き出せる 踏める 急かせる 頑張れる 切り替えれる 調べれる 死ねる くたばれる
   失せれる 引っ込める 引っ込めれる やり直せる 差し出せる 思い出せる 連れ出せる 持ってこれる`,
);

/** Functions that a word has by itself, whatever its ending. */
const LEXICAL_ROWS: readonly (readonly [bases: string, functions: readonly PhraseFunction[]])[] = [
  ['ない 無い ねえ なし 無し', ['negative']],
  [
    'できる 出来る 言える いえる 申し上げられる 出せる 払える 話せる 使える 許せる 行ける 会える 待てる',
    ['potential'],
  ],
  ['かねる 兼ねる いたしかねる できかねる 出来かねる', ['potential', 'negative']],
  [
    `いたす 致す 申す もうす 申し上げる もうしあげる おる 伺う うかがう 承る うけたまわる 存じる 存ずる ぞんじる 拝見 拝聴 拝察
     頂戴 参る まいる いただく 頂く お目にかかる 差し上げる さしあげる 賜る 仰ぐ かしこまる 畏まる`,
    ['humble'],
  ],
  [
    `おっしゃる 仰る 仰せ いらっしゃる なさる くださる 下さる 召し上がる ご覧 御覧 お越し おいで お見え 見える`,
    ['honorific'],
  ],
  ['ございます ござる', ['polite']],
  ['恐らく おそらく たぶん 多分 きっと もしかすると もしかして ひょっとすると ひょっとして', ['hedge']],
  ['もし もしも 仮に かりに 万一 万が一', ['conditional']],
  ['お願い 願い', ['request']],
  ['たい', ['desire']],
  ['べき', ['obligation']],
];

export const LEXICAL_FUNCTIONS: ReadonlyMap<string, readonly PhraseFunction[]> = new Map(
  LEXICAL_ROWS.flatMap(([bases, functions]) => bases.split(/\s+/).map((base) => [base, functions] as const)),
);

/** Heads that are denied in form only: 申し訳ございません, とんでもない, 構いません. */
export const DENIED_IN_FORM: ReadonlySet<string> = words(
  `申し訳 申訳 もうしわけ 申し訳ない とんでも とんでもない すむ 済む すみません すいません 構う かまう 差し支え 差支え さしつかえ
   しょうがない 仕方ない 仕方 しかた やむを得ない もったいない つまらない くだらない たまらない かわまない 違いない 間違いない
   少ない 危ない 汚い きたない 切ない 情けない とんでもございません 何気ない さりげない だらしない みっともない もうしわけない
   だらし 味気 ろくでもない 滅相 申しわけ めっそう`,
);

/** Verbs of saying. */
export const SAYING_VERBS: ReadonlySet<string> = words(
  `言う 云う いう ゆう 言える いえる 言い切る 言い張る 言い訳 言い換える 言い出す 言い返す 言いふらす 言い渡す 申す もうす 申し上げる もうしあげる
   申し出る 申し立てる おっしゃる 仰る 仰せ 話す 述べる 伝える つたえる 告げる 答える こたえる お答え 回答 返事 聞く きく 伺う うかがう
   承る うけたまわる 聞こえる 書く 書ける 記す 教える 説明 案内 ご案内 主張 認める みとめる 約束 誓う 口 叫ぶ 怒鳴る どなる
   喚く わめく 騒ぐ 吹聴 つぶやく 呟く 発言 発表 報告 宣言 断言 明言 公言 指摘 抗議 訴える 断る 謝る 詫びる 名乗る 呼ぶ 訊く 尋ねる
   たずねる 頼む 命じる 命令 指示 注意 警告 要求 請求 催促 脅す 脅迫 おどす 決めつける ぬかす 抜かす ほざく のたまう 載る 載せる 投稿 拡散
   しゃべる 喋る 口走る 漏らす 断定 申し添える 言わす 白状 自白 証言 釈明 弁解 念書 一筆 吐く 自認 是認`,
);

/** Verbs of thinking: with the speaker's own thought a hedge. */
export const THINKING_VERBS: ReadonlySet<string> = words(
  `思う おもう 考える かんがえる 感じる 存じる 存ずる ぞんじる 信じる 思える 思われる 見る 推測 推察 推定 解釈 判断 認識 理解 想像 期待 疑う
   受け止める 受け取る 心配 心得る 拝察 お見受け 見受ける 確信 思い込む 勘違い 誤解 決めつける`,
);

/** Verbs that tell what one has heard or read: the content is somebody else's. */
export const HEARING_VERBS: ReadonlySet<string> = words(
  `聞く きく 伺う うかがう 承る うけたまわる 聞こえる 教わる 読む 見る 書く 載る 耳 聞き及ぶ 聞かす 受ける 届く 来る 寄せる`,
);

/** Verbs of saying that raise the one who speaks: never the speaker's own words. */
export const OTHERS_SAY: ReadonlySet<string> = words(
  'おっしゃる 仰る 仰せ 言われる ぬかす 抜かす ほざく のたまう',
);

/** Nouns of speech and thought: 「〜というご主張」 reports. */
export const SPEECH_NOUNS: ReadonlySet<string> = words(
  `話 お話 はなし 主張 ご主張 指摘 ご指摘 申し出 お申し出 申し立て お申し立て 意見 ご意見 声 お声 言葉 お言葉 ことば 点 件 噂 うわさ 訴え
   問い合わせ お問い合わせ 連絡 ご連絡 報告 ご報告 説明 ご説明 発言 ご発言 言い分 言い方 言い草 要望 ご要望 要求 ご要求 希望 ご希望
   不満 ご不満 苦情 クレーム 認識 ご認識 理解 ご理解 考え お考え 気持ち お気持ち 疑い 疑念 可能性 相談 ご相談 依頼 ご依頼 返事 お返事 回答 ご回答
   書き込み 投稿 口コミ 記事 電話 お電話 メール 情報 案内 ご案内 申し入れ 証言 言い訳 おしかり お叱り 叱り 質問 ご質問 疑問 文句 台詞 セリフ
   内容 趣旨 旨 場合 ケース`,
);

/** People, as subjects of what is said: 「主人が払ったと言ってる」 is no emphasis. */
export const PEOPLE: ReadonlySet<string> = words(
  `主人 嫁 夫 妻 家内 旦那 父 母 親 親父 おやじ お袋 息子 娘 子供 子ども 孫 兄 姉 弟 妹 友達 友人 知人 知り合い 同僚 上司 部下 担当 担当者 課長 部長 店長 係長
   所長 局長 社長 会長 市長 区長 先生 医者 医師 弁護士 警察 警官 議員 客 お客様 お客さま お客さん 業者 大家 隣 近所 人 方 者 奴 やつ 彼 彼女 あなた あんた
   お前 おまえ 君 そっち そちら おたく お宅 みんな 皆 職員 社員 店員 スタッフ オペレーター 係 受付 窓口 新聞 テレビ ネット 記事 本人 女 男 子 嫁はん ばあさん
   じいさん おばあちゃん おじいちゃん 婆さん 爺さん さん 様`,
);

/** Words of asking: after them a plain form with の is a question. */
export const QUESTION_WORDS: ReadonlySet<string> = words(
  `なに なん 何 なんで 何で どう どういう どこ いつ だれ 誰 どれ どちら どっち どんな どの なぜ 何故 いくら いくつ どない なんぼ どうして どなた 何故 何時 いかが`,
);

/** Words that open a new utterance. */
export const OPENERS: ReadonlySet<string> = words(
  `はい いえ いいえ いや おい こら あのさ あのね あのな ねえ なあ もしもし じゃあ じゃ では でも だから だって だいたい ほら ほな ほんなら ほんで せやから
   せやけど それで それじゃ それじゃあ それより そしたら だったら とにかく ともかく ところで さて しかし ただ なお また あと つまり 要するに 要は ちなみに
   ったく まったく うん ええ えっ え へえ ふうん はあ ああ あっ あら おお わあ うわ お前 おまえ てめえ あんた んで で だけど けど けども だけども なので ですので
   ですから ですが 申し訳 恐れ入り すみません すいません ありがとう ごめん ごめんなさい かしこまり 承知`,
);

/** Nouns that a polite form may modify: 「理由があります場合」. */
export const AFTER_POLITE: ReadonlySet<string> = words(
  '件 点 場合 際 時 とき 通り とおり ところ 上 うえ こと 以上 よう ため 折 たび 限り まで 次第 もの',
);

/** Nouns that a polite past may modify besides: 「調べました結果」「お買い上げいただきました商品」. */
export const AFTER_POLITE_PAST: ReadonlySet<string> = words(
  '結果 後 あと 方 内容 ほか 他 商品 品 書類 日 旨 お客様 お電話 お品 お荷物 電話 記録 分',
);

/** Verbs that nobody can be asked to do: their 〜て at the end of a sentence tells a reason. */
export const INVOLUNTARY_VERBS: ReadonlySet<string> = words(
  `届く 壊れる 困る なる ある いる できる 出来る 分かる わかる 思う 感じる 切れる 違う 間違う 間違える 怒る 疲れる 足りる 遅れる 混む 込む 止まる 落ちる 消える 漏れる
   入る かかる 見える 聞こえる 済む すむ 終わる 始まる 続く 起きる 起こる 起る 増える 減る 驚く びっくり 慣れる 空く 基づく もとづく よる 対する 関する 伴う 含める 通じる 際する 沿う 応じる 言い過ぎる おる 参る 思える 申す いただく 頂く 存じる ござる`,
);

/** Nouns, adjectives and verbs after which a clause of receiving is a request: 「止めていただけると助かります」. */
export const GLAD_WORDS: ReadonlySet<string> = words(
  `助かる たすかる ありがたい 有難い 有り難い 嬉しい うれしい 幸い 幸甚 さいわい いい よい 良い よろしい ええ 結構`,
);

/** Stems of adjectives that IPADIC takes for nouns before the endings of 九州: 「悪かです」「早かろう」. */
export const ADJECTIVE_STEMS: ReadonlySet<string> = words(
  '悪 早 遅 高 安 痛 怖 辛 寒 暑 長 短 近 遠 多 少な 古 新し 良 よ 欲し 若 弱 強 汚',
);

/** People who are more often those spoken of than those who speak: 「担当が間違えたと言っているんだ」. */
export const SPOKEN_OF: ReadonlySet<string> = words(
  `担当 担当者 業者 職員 社員 店員 スタッフ オペレーター 係 受付 窓口 運転手 ドライバー 配達員 者 方 客 お客様 お客さま お客さん
   あなた あんた お前 おまえ 君 そっち そちら おたく お宅 奴 やつ 人 子 記事 ネット さん 様 隣 近所`,
);
