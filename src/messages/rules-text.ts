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
  referencesFresh: {
    ja: '根拠{count}件は、すべて{date}以後に確認されています。',
    en: 'All {count} legal sources were checked on {date} or later.',
  },
  referencesStale: {
    ja: '根拠{all}件のうち{count}件は、最後の確認（{date}より前）から一年を過ぎています。',
    en: '{count} of {all} legal sources were last checked more than a year ago (before {date}):',
  },
  referencesRemedy: {
    ja: '条文を読み直し、references.yaml の wording と checked を改めてください。',
    en: 'Read the texts again and bring "wording" and "checked" in references.yaml up to date.',
  },
  more: {
    ja: '一つの規則の説明は「genchi rules {id}」で見られます。',
    en: '"genchi rules {id}" explains one of them.',
  },
} as const satisfies ReportCatalogue;
