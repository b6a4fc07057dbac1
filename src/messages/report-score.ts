import type { ReportCatalogue } from './report-text.js';

/** Texts of evaluation forms. */
export const reportScore = {
  met: { ja: '達成', en: 'met' },
  partly: { ja: '一部達成', en: 'partly met' },
  missed: { ja: '未達成', en: 'missed' },
  'not-applicable': { ja: '対象外', en: 'does not apply' },
  'by-hand': { ja: '人が評価', en: 'by hand' },
  passed: { ja: '合格', en: 'passed' },
  failed: { ja: '不合格', en: 'failed' },
  score: { ja: '評価', en: 'Score' },
  points: { ja: '得点', en: 'Points' },
  line: {
    ja: '評価: {points}／{most}点（{percent}%） {result}',
    en: 'Score: {points} of {most} points ({percent} %), {result}',
  },
  nothing: { ja: '評価: 対象となる項目がありません', en: 'Score: no item applies' },
  criticals: { ja: '必須項目の未達成: {items}', en: 'critical items missed: {items}' },
  critical: { ja: '必須', en: 'critical' },
  item: { ja: '項目', en: 'Item' },
  outcome: { ja: '判定', en: 'Outcome' },
  ground: { ja: '根拠の言葉', en: 'Words' },
  advice: { ja: '助言', en: 'Advice' },
  'agents-heading': {
    ja: '担当者別の評価（{title}）',
    en: 'Scores by member of staff ({title})',
  },
  agent: { ja: '担当者', en: 'Member of staff' },
  calls: { ja: '通話', en: 'Calls' },
  share: { ja: '得点率%', en: 'Points %' },
  passes: { ja: '合格', en: 'Passed' },
  'pass-share': { ja: '合格率%', en: 'Passed %' },
  interval: { ja: '95%信頼区間', en: '95 % interval' },
  'by-call': { ja: '通話ごとの評価（{count}通話）', en: 'Scores by call ({count} calls)' },
  unknown: { ja: '（不明）', en: '(unknown)' },
  'calls-sheet': { ja: '評価', en: 'Scores' },
  'agents-sheet': { ja: '担当者別評価', en: 'Scores by staff' },
} as const satisfies ReportCatalogue;
