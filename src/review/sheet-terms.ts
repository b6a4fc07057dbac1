import type { ReviewMark, ReviewStatus } from '../model/review.js';
import type { Language } from '../model/rule.js';

type Term = Readonly<Record<Language, string>>;

/** Heads of the columns of a sheet of findings to review, in order. */
export const SHEET_COLUMNS = {
  call: { ja: '通話', en: 'call' },
  turn: { ja: '発話', en: 'turn' },
  speaker: { ja: '話者', en: 'speaker' },
  text: { ja: '発言', en: 'text' },
  rule: { ja: '規則', en: 'rule' },
  evidence: { ja: '証拠', en: 'evidence' },
  mark: { ja: '正誤', en: 'mark' },
  comment: { ja: 'コメント', en: 'comment' },
  reviewer: { ja: '確認者', en: 'reviewer' },
  key: { ja: '照合番号', en: 'key' },
} as const satisfies Readonly<Record<string, Term>>;

/** Heads of the columns of its sheet of calls, in order. */
export const CALL_SHEET_COLUMNS = {
  call: { ja: '通話', en: 'call' },
  file: { ja: 'ファイル', en: 'file' },
  status: { ja: '状態', en: 'status' },
  comment: { ja: 'コメント', en: 'comment' },
  reviewer: { ja: '確認者', en: 'reviewer' },
  key: { ja: '照合番号', en: 'key' },
} as const satisfies Readonly<Record<string, Term>>;

/** Names of its sheets. */
export const SHEET_NAMES = {
  findings: { ja: '指摘の確認', en: 'findings' },
  calls: { ja: '通話の確認', en: 'calls' },
  rules: { ja: '規則の一覧', en: 'rules' },
} as const satisfies Readonly<Record<string, Term>>;

export const MARK_WORDS = {
  correct: { ja: '正しい', en: 'correct' },
  wrong: { ja: '誤り', en: 'wrong' },
  unsure: { ja: '保留', en: 'unsure' },
  missing: { ja: '見落とし', en: 'missing' },
} as const satisfies Readonly<Record<ReviewMark, Term>>;

export const STATUS_WORDS = {
  open: { ja: '未確認', en: 'open' },
  confirmed: { ja: '確認済み', en: 'confirmed' },
} as const satisfies Readonly<Record<ReviewStatus, Term>>;

/** The key that a term of either language stands for; null where none does. */
export function keyOfTerm<Key extends string>(terms: Readonly<Record<Key, Term>>, word: string): Key | null {
  const wanted = word.normalize('NFKC').trim().toLowerCase();
  for (const key in terms) {
    const { ja, en } = terms[key];
    if (wanted === ja.normalize('NFKC') || wanted === en) return key;
  }
  return null;
}
