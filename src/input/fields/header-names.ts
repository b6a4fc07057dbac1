const words = (list: string) => list.split(/\s+/).filter((word) => word !== '');

/** Heads of records that are no speakers, folded: 日時：…, 件名：…. Open on purpose. */
export const HEADER_NAMES: ReadonlySet<string> = new Set(
  words(`
    日時 日付 年月日 時刻 時間 通話日 通話日時 通話開始 通話終了 通話時間 通話時刻 通話開始日時 通話終了日時 開始日時 終了日時 開始時刻 終了時刻 通話id 通話番号 通話種別 通話区分
    受付日時 受付日 受付番号 受付時刻 録音日時 録音ファイル 録音時間 録音id 応対日 応対日時 対応日 対応日時 受電日時 入電日時 架電日時 コールid 会話id 管理番号 整理番号
    お客様番号 顧客番号 会員番号 契約番号 電話番号 発信番号 着信番号 発信者番号 発番号 着番号 内線 回線 窓口名 回線名 キュー スキル スキルグループ 部門 事業所 拠点 センター名
    件名 題名 タイトル 表題 案件 用件 ご用件 内容 概要 要約 分類 大分類 中分類 小分類 カテゴリ カテゴリー 種別 区分 結果 処理結果 対応結果 備考 メモ 注 注意 補足 商品 商品名 製品 サービス名 契約プラン
    場所 部署 担当部署 所属 状況 状況設定 設定 場面 背景 前提 登場人物 参加者 出席者 発言者 目的 出典 改訂 改訂日 改定 改定日 改版 制定 制定日 ねらい 狙い 到達目標 作成者 作成日 作成日時 文字起こし 文字起こし者 書き起こし 書き起こし担当 書き起こし者 認識エンジン 音声認識 信頼度 評価 評価者
    ファイル ファイル名 録音 言語 版 凡例 性別 年代 地域 感情 保留 保留時間 会議名 議題 開催日 開催日時 更新日時 品質 キーワード
    タグ ステータス 優先度 緊急度 重要度 チケット チケット番号 公開範囲
    date time title subject id callid note notes duration participants speakers attendees summary file filename recording start end starttime endtime created createdat
    language lang source kind agentid customerid queue topic status tags
    チャット開始 チャット終了 チャット発生元 チャット転送 チャットの開始 チャットオリジン チャットソース チャットの発生源 チャットの終了 チャットの発信元 チャットの発生元 チャットの転送 チャットの転送先 チャットの転送元 チャット発信元 チャット転送先 チャット転送元 chattransferred chattransferredfrom chattransferredto chatstarted chatended chatorigin
    rating ratings chatrating csat feedback comment comments satisfaction referrer referer browser useragent os platform ip ipaddress country city location department departments page pageurl currentpage landingpage
    visitorid chatid engagementid unread 満足度 お客様評価 アンケート 評価コメント お客様コメント 参照元 閲覧ページ 閲覧url 開始ページ ブラウザ 端末 ipアドレス
    tel fax email mail url cc bcc to from 電話 携帯 ファックス メール メールアドレス 住所 差出人 宛先 送信者 送信日時 受信日時 添付 添付ファイル
  `),
);
