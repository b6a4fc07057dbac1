import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi test`. */
export const testTexts = {
  unmet: { ja: '{rule} を期待しましたが、ありません', en: '{rule} is expected and was not found' },
  evidence: {
    ja: '{rule} の証拠は「{expected}」のはずが「{found}」です',
    en: '{rule} is expected at 「{expected}」 but stands at 「{found}」',
  },
  unexpected: { ja: '{rule} 「{found}」 は期待していません', en: '{rule} 「{found}」 is not expected' },
  byNot: { ja: 'not と書いてあります', en: 'the script says not' },
  byClean: { ja: '先頭の expect-clean に反します', en: 'against expect-clean at the head' },
  byExact: { ja: 'この発話の期待にありません', en: 'the turn expects other findings' },
  byAll: { ja: '先頭に expect-all があります', en: 'the head says expect-all' },
  nearest: { ja: '最も近かったもの', en: 'nearest' },
  byPattern: { ja: '当たったパターン: {pattern}', en: 'by the pattern {pattern}' },
  unused: { ja: '{rule} の抑制に当たる指摘がありません', en: 'the suppression of {rule} suppresses nothing' },
  exampleMissed: { ja: '{rule}: 例が当たりません', en: '{rule}: an example is not flagged' },
  exampleElsewhere: {
    ja: '{rule}: 例の証拠が「{found}」になります',
    en: '{rule}: the evidence of an example is 「{found}」',
  },
  exampleFlagged: {
    ja: '{rule}: 当たらないはずの例が「{found}」で当たります',
    en: '{rule}: an example that must pass is flagged at 「{found}」',
  },
  item: {
    ja: '{item}: 例が「{expected}」のはずが「{found}」になります',
    en: '{item}: an example is "{found}", not "{expected}"',
  },
  turn: { ja: '第{turn}発話', en: 'turn {turn}' },
  expected: { ja: '期待', en: 'expected' },
  found: { ja: '実際', en: 'found' },
  summary: {
    ja: '台本・規則 {suites} 件、期待 {statements} 件: {failed} 件が不合格',
    en: '{suites} scripts and rules, {statements} expectations: {failed} failed',
  },
  passed: {
    ja: '台本・規則 {suites} 件、期待 {statements} 件: すべて合格',
    en: '{suites} scripts and rules, {statements} expectations: all passed',
  },
  unread: {
    ja: '台本・規則 {suites} 件、期待 {statements} 件: 読めたものは合格ですが、読めないものがあります',
    en: '{suites} scripts and rules, {statements} expectations: what could be read passed, but some could not be read',
  },
  nothingRead: { ja: '何も読めず、何も試していません', en: 'nothing could be read, nothing was tested' },
  silent: {
    ja: '{count} 件は期待を書いていません(「genchi test --update」で書き込めます)',
    en: '{count} say nothing of their findings ("genchi test --update" writes expectations)',
  },
  updated: { ja: '{file}: {lines} 行を書き換えました', en: '{file}: {lines} lines changed' },
  upToDate: { ja: '書き換えるものはありません', en: 'nothing to change' },
  watching: {
    ja: '{files} 件を見守っています。保存すると試し直します(Ctrl+C で終わり)',
    en: 'watching {files} files; saving one tests it again (Ctrl+C ends)',
  },
} as const satisfies ReportCatalogue;
