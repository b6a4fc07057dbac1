import { reportScore } from '../messages/report-score.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import { OUTCOME_MARKS } from './score-words.js';
import type { CellValue } from './spreadsheet-cell.js';
import { agentsOf } from './trend-keys.js';
import { inLanguage } from './wording.js';

/**
 * The columns of a table with one scored call a row: who and when, the sums, then one column an item.
 *
 * @param inWords true: headed by what readers call the items, not by their ids
 */
export function scoreColumns({ scorecard, language }: ReportOptions, inWords: boolean): readonly string[] {
  const items = scorecard?.items ?? [];
  return [
    'file',
    'call',
    'agent',
    'date',
    'result',
    'points',
    'most',
    'percent',
    'criticals',
    ...items.map(({ id, title }) => (inWords ? inLanguage(title, language) : id)),
  ];
}

/** A scored call as cells in the order of `scoreColumns`: the points of each item, or why it has none. */
export function scoreRow(call: CallReport, options: ReportOptions, inWords: boolean): CellValue[] {
  const { transcript, score } = call;
  const { scorecard, language } = options;
  const text = textsIn(reportScore, language);
  const name = (id: string) => {
    const item = scorecard?.items.find((one) => one.id === id);
    return inWords && item ? inLanguage(item.title, language) : id;
  };
  const result = score?.isPassed ? 'passed' : 'failed';
  return [
    transcript.file,
    transcript.id,
    agentsOf(call).join(' '),
    transcript.date ?? null,
    score ? (inWords ? text(result) : result) : null,
    score?.points ?? null,
    score?.most ?? null,
    score?.percent ?? null,
    score?.criticals.map(name).join(inWords ? '、' : ' ') ?? null,
    ...(score?.items ?? []).map(({ outcome, points, most }) =>
      most > 0 ? points : inWords ? `${OUTCOME_MARKS[outcome]} ${text(outcome)}` : outcome,
    ),
  ];
}
