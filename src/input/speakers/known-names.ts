import type { Role } from '../../model/transcript.js';

/** Names of our own side, folded as `foldName` does. Open on purpose: add what analysts meet. */
const STAFF_NAMES = `
  職員 担当 担当者 担当職員 電話担当 係 係員 担当係 窓口 窓口担当 窓口職員 受付 受付係 受付担当 受電者 受電担当 受電 応対者 応対 対応者
  オペレーター オペレータ オペ op opr ope スタッフ エージェント コミュニケーター コミュニケータ テレコミ テレフォンオペレーター
  社員 行員 局員 店員 駅員 係官 相談員 支援員 カウンセラー アドバイザー サポート サポート担当 サポーター カスタマーサポート 情シス 情報システム コールセンター センター コンタクトセンター
  当方 自分 弊社 当社 自社 社内 当行 当店 当院 店舗 店舗側 企業側 事業者側 会社側 センター側 応対側 職員側 担当側 オペ側 オペレーター側 オペレータ側
  sv スーパーバイザー スーパーバイザ 責任者 上席 上席者 上司 管理者 マネージャー マネージャ リーダー チームリーダー 主任 店長 支店長 課長 係長 部長 室長 所長 センター長
  営業 営業担当 技術担当 エスカレ先 二次対応 二次対応者 転送先担当 教官役 職員役 オペレーター役 応対役 競技者
  csr ag agt 当 担 職 応 弊
  ivr 自動音声 自動音声案内 自動応答 自動音声応答 自動応答システム 音声案内 音声応答 音声ガイダンス 自動ガイダンス 自動アナウンス ガイダンス アナウンス announcement
  staff agent operator representative rep clerk humanagent callagent servicerep supervisor manager advisor adviser counselor support
  employee internal company host csagent admin callcenter assistant gpt chatgpt
`;

/** Names of the other side. */
const CALLER_NAMES = `
  クレーマー 客 お客 顧客 カスタマー カスタマ ユーザー ユーザ エンドユーザー エンドユーザ 会員 患 患者 患者家族 家族 ご家族 本人 ご本人 契約者本人 先方 相手 相手方 相手側 相談者 市民 区民 町民 村民
  県民 都民 国民 住民 入居者 居住者 近隣住民 近隣 近所 飼い主 飼主 親御さん 保護者 訪問者 来訪者 閲覧者 受験者 学生 生徒 利用者 ご利用者 使用者 購入者 注文者 申込者 申請者 加入者 被保険者 ビジター 発信者 入電者 架電者 来電者 通報者 申出者 問い合わせ者 問合せ者 問合者 照会者 契約者 ご契約者
  荷主 取引先 お取引先 お得意 得意先 客側 お客側 顧客側 お客様側 相談者側 利用者側 外線 社外 外部 ゲスト 客役 お客役 お客様役 顧客役 相談者役 模擬応対者 模擬客 模擬
  息子 娘 夫 妻 主人 ご主人 奥様 奥さん 旦那 母 父 母親 父親 お母 お父 子供 子ども お子 祖母 祖父 長男 長女 次男 次女 孫 お孫 兄 姉 弟 妹 身内 親族 同居人 友人 知人 代理人
  cu cust
  caller customer client claimer claimant complainant enduser user patient member consumer external guest visitor human callee subscriber
`;

const words = (list: string) => list.split(/\s+/).filter((word) => word !== '');

/** Names understood without a mapping: whose side they are on. */
export const knownNames: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...words(STAFF_NAMES).map((name) => [name, 'staff'] as const),
  ...words(CALLER_NAMES).map((name) => [name, 'caller'] as const),
]);

/** Names that a person's name may stand beside without a space: オペレーター佐藤, 佐藤オペレーター, 担当佐藤. */
export const titles: readonly (readonly [title: string, role: Role])[] = (
  [
    ['カスタマーサポート', 'staff'],
    ['スーパーバイザー', 'staff'],
    ['コミュニケーター', 'staff'],
    ['オペレーター', 'staff'],
    ['オペレータ', 'staff'],
    ['エージェント', 'staff'],
    ['マネージャー', 'staff'],
    ['受付担当', 'staff'],
    ['担当者', 'staff'],
    ['相談員', 'staff'],
    ['応対者', 'staff'],
    ['責任者', 'staff'],
    ['スタッフ', 'staff'],
    ['リーダー', 'staff'],
    ['オペ', 'staff'],
    ['担当', 'staff'],
    ['受付', 'staff'],
    ['窓口', 'staff'],
    ['職員', 'staff'],
    ['上席', 'staff'],
    ['弊社', 'staff'],
    ['当社', 'staff'],
    ['店長', 'staff'],
    ['主任', 'staff'],
    ['係長', 'staff'],
    ['op', 'staff'],
    ['sv', 'staff'],
    ['契約者', 'caller'],
    ['利用者', 'caller'],
    ['相談者', 'caller'],
    ['入電者', 'caller'],
    ['お客様', 'caller'],
    ['お客さま', 'caller'],
    ['顧客', 'caller'],
    ['訪問者', 'caller'],
    ['会員', 'caller'],
    ['患者', 'caller'],
  ] as const
).toSorted(([left], [right]) => right.length - left.length);
