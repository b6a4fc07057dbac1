import type { RuleId } from './rule.js';
import type { Span } from './transcript.js';

/**
 * What a call is, as far as its words tell: an enquiry (用件), a complaint (苦情) or suspected customer harassment
 * (カスハラの疑い). A suspicion is for a person to confirm or reject.
 */
export const VERDICTS = ['enquiry', 'complaint', 'suspected-harassment'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/**
 * Types of customer harassment: those of the Ministry of Health, Labour and Welfare's manual, those that Tokyo's guideline adds
 * (SNS 投稿, 過度な処罰の要求, 揚げ足取り), and the excessive demand of article 2 (iv) of Tokyo's ordinance.
 */
export const HARASSMENT_TYPES = [
  'physical-attack', // 身体的な攻撃
  'mental-attack', // 精神的な攻撃（脅迫、中傷、名誉毀損、侮辱、暴言）
  'overbearing-conduct', // 威圧的な言動
  'kneeling-demand', // 土下座の要求
  'persistent-conduct', // 継続的な、執拗な言動
  'restraint', // 拘束的な行動（不退去、居座り、監禁、長時間の電話）
  'discriminatory-conduct', // 差別的な言動
  'sexual-conduct', // 性的な言動
  'personal-attack', // 従業員個人への攻撃・要求
  'exchange-demand', // 商品交換の要求
  'money-demand', // 金銭補償の要求
  'apology-demand', // 謝罪の要求（土下座を除く）
  'social-media', // SNS等への投稿
  'punishment-demand', // 過度な処罰の要求
  'fault-picking', // 揚げ足取り
  'excessive-demand', // 正当な理由がない過度な要求
] as const;
export type HarassmentType = (typeof HARASSMENT_TYPES)[number];

/** Words of a call. */
export interface SpokenWords {
  /** 1-based. */
  readonly turn: number;
  /** UTF-16 offsets in the turn's text as given, `end` exclusive. */
  readonly evidence: Span;
}

/** Words that carry a verdict. */
export interface VerdictGround extends SpokenWords {
  /** The rule of the finding; null for words of complaint, which are no finding. */
  readonly rule: RuleId | null;
  readonly types: readonly HarassmentType[];
  /** What it counts for (`verdict/criteria.ts`). */
  readonly points: number;
}

/** What staff can do about harassment, in the order in which record sheets tell it. */
export const RESPONSE_RULES = [
  'practice/warning',
  'practice/handover',
  'practice/time-limit',
  'practice/final-answer',
  'practice/escalation-notice',
  'practice/grounded-termination',
  'staff/abrupt-termination',
] as const satisfies readonly RuleId[];
export type ResponseRule = (typeof RESPONSE_RULES)[number];

/** What staff did about it. */
export interface VerdictResponse extends SpokenWords {
  readonly rule: ResponseRule;
}

/** The verdict on a call. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** In the order of `HARASSMENT_TYPES`; empty unless harassment is suspected. */
  readonly types: readonly HarassmentType[];
  /** By turn, then start; empty for an enquiry. */
  readonly grounds: readonly VerdictGround[];
  /** By turn, then start; empty unless harassment is suspected. */
  readonly responses: readonly VerdictResponse[];
}
