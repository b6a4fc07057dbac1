import type { ReportCatalogue } from './report-text.js';

/** Words that every report shares. */
export const reportTerms = {
  error: { ja: '重大', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  info: { ja: '注意', en: 'info' },
  note: { ja: '参考', en: 'note' },
  staff: { ja: '職員', en: 'staff' },
  caller: { ja: '相手', en: 'caller' },
  'group-staff': { ja: '職員の危険な発言', en: 'Risky staff utterances' },
  'group-caller': { ja: '相手からの圧力', en: 'Pressure by the caller' },
  'group-safety': { ja: '命と安全にかかわる発言', en: 'Somebody may be in danger' },
  'group-practice': { ja: '良い対応', en: 'Good practice' },
  'group-flow': { ja: '会話の流れ', en: 'Course of the call' },
  'group-other': { ja: 'その他', en: 'Other' },
  safety: {
    ja: '⚠ 命と安全にかかわる発言があります。まずこの通話を確認してください。',
    en: '⚠ Somebody may be in danger. Look at this call first.',
  },
  'safety-calls': {
    ja: '⚠ 命と安全にかかわる発言: {count}件（通話ごとに最初に示しています）',
    en: '⚠ Words of somebody who may be in danger: {count} (shown first in each call)',
  },
  why: { ja: '理由', en: 'Why' },
  instead: { ja: '言い換え', en: 'Say instead' },
  'stage-first': { ja: '初回', en: 'at first' },
  'stage-warning': { ja: '警告', en: 'as a warning' },
  'stage-close': { ja: '終話', en: 'to end the call' },
  basis: { ja: '根拠', en: 'Basis' },
  context: { ja: '関連する発話', en: 'Related turns' },
  turn: { ja: '発話{turn}', en: 'turn {turn}' },
  staffRisk: { ja: '職員リスク', en: 'staff risk' },
  callerPressure: { ja: '相手の圧力', en: 'caller pressure' },
  via: { ja: '検出方法', en: 'Found by' },
  pattern: { ja: '型', en: 'pattern' },
  cues: { ja: '手がかり', en: 'cues' },
  confidence: { ja: '確かさ', en: 'confidence' },
} as const satisfies ReportCatalogue;
