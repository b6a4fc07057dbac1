import { HEADER_NAMES } from '../fields/header-names.js';
import { foldName } from '../speakers/speakers.js';

const words = (list: string) => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** What people write below a call of what came of it, folded: 処理：…, 記入：江藤. Open on purpose. */
const RECORD_NAMES = words(`
  記入 記入者 記入日 記録 記録者 入力 入力者 起票 起票者 作成 作成者 文責 反訳 反訳者 聞き手 聴取者 決裁 承認 承認者 確認 確認者 供覧 回覧 受 受付
  経過 経緯 顛末 てん末 報告 報告先 報告者 処理 処理者 処理内容 処理結果 対応 対応者 対応内容 対応結果 対応方針 措置 処置 結果 結論 判断 回答 回答内容 回答期限 期限
  今後 今後の対応 今後の予定 次回 次回対応 次回予定 次のアクション 次アクション 予定 宿題 todo 要対応 要確認 フォロー フォローアップ 申し送り 申送り 申し送り事項 引継 引継ぎ 引き継ぎ 引継事項
  連絡 連絡先 連絡事項 折返し 折り返し 折返し先 折り返し先 備考 メモ 覚書 覚え書き 注意 補足 特記 特記事項 原因 対策 再発防止 再発防止策 防止策
  総評 講評 評価 評点 点数 得点 採点 合計 合計点 総合 総合評価 判定 アンケート アンケート結果 満足度 顧客満足度 感想 所感 所見 コメント ポイント 学び 気づき 気付き 反省 反省点 改善 改善点 課題
  良い点 良かった点 悪い点 悪かった点 分類 区分 種別 ステータス 状態 完了 クローズ チケット チケット番号 通話時間 所要時間 応対時間 対応時間 終了 終了時刻 終話時刻 緊急度 重要度 優先度
  要約 まとめ 概要 キーワード タグ 添付 添付ファイル result status note notes memo action actions summary score rating survey satisfaction disposition wrapup resolution followup
`);

/** True for the name of a field that a record of a call has below it, and that is hardly a speaker's. */
export function isRecordName(name: string): boolean {
  const folded = foldName(name.replace(/^[■□◆◇●○▼▽★☆※・*\s　]+/u, ''));
  return RECORD_NAMES.has(folded) || HEADER_NAMES.has(folded) || /(?:サイン|署名|押印|検印)$/u.test(folded);
}
