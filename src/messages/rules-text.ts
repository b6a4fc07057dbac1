import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi rules`. */
export const rulesTexts = {
  severity: { ja: '重さ', en: 'Severity' },
  speaker: { ja: '話者', en: 'Speaker' },
  file: { ja: 'ファイル', en: 'File' },
  patterns: { ja: 'パターン', en: 'Patterns' },
  exceptions: { ja: '除くもの', en: 'Exceptions' },
  placedOn: { ja: '置かれる指摘', en: 'Placed on' },
  context: { ja: '文脈の条件', en: 'Context' },
  flag: { ja: '当たる例', en: 'Flagged' },
  pass: { ja: '当たらない例', en: 'Passed' },
  cuesFor: {
    ja: '指摘に傾ける手がかり({calls}件の通話から学んだ{count}個のうち強いもの)',
    en: 'Cues that speak for a finding (the strongest of {count}, fitted on {calls} calls)',
  },
  cuesAgainst: { ja: '指摘から遠ざける手がかり', en: 'Cues that speak against it' },
  checked: { ja: '{date} 確認', en: 'checked {date}' },
  more: {
    ja: '一つの規則の説明は「genchi rules {id}」で見られます。',
    en: '"genchi rules {id}" explains one of them.',
  },
} as const satisfies ReportCatalogue;
