import { reportScore } from '../messages/report-score.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import { groupOf, SEVERITIES } from '../model/rule.js';
import { clockOf } from '../text/timestamp.js';
import { compareText } from './build.js';
import { leastInferred, roundedConfidence } from './inferred.js';
import { reviewCell } from './review-words.js';
import { scoreCall } from './scores.js';
import type { CellValue } from './spreadsheet-cell.js';
import { wordVerdict } from './verdict-words.js';

/** The columns of the summary of calls, in order. */
export const CALL_COLUMNS = [
  'file',
  'call',
  'title',
  'agents',
  'turns',
  'staff_risk',
  'caller_pressure',
  'error',
  'warning',
  'info',
  'note',
  'staff',
  'caller',
  'safety',
  'practice',
  'flow',
  'rules',
  'agent',
  'date',
  'duration',
  'recording',
  'guessed',
  'verdict',
  'types',
  'score',
  'score_result',
  'review',
] as const;

/**
 * A call as cells in the order of `CALL_COLUMNS`.
 *
 * @param inWords true: verdict and types as readers call them, not by their ids
 */
export function callRow(call: CallReport, options: ReportOptions, inWords = false): CellValue[] {
  const { scoreWeights } = options;
  const { transcript, findings, verdict } = call;
  const wording = inWords ? wordVerdict(call, options) : null;
  const { staffRisk, callerPressure } = scoreCall(call, scoreWeights);
  const inferred = leastInferred(call);
  const inGroup = (group: string) => findings.filter(({ rule }) => groupOf(rule) === group).length;
  return [
    transcript.file,
    transcript.id,
    transcript.fields.title ?? '',
    staffNames(call).join(' '),
    transcript.turns.length,
    staffRisk,
    callerPressure,
    ...SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length),
    inGroup('staff'),
    inGroup('caller'),
    inGroup('safety'),
    inGroup('practice'),
    inGroup('flow'),
    [...new Set(findings.map(({ rule }) => rule))].sort(compareText).join(' '),
    transcript.agent ?? null,
    transcript.date ?? null,
    transcript.durationMs === undefined ? null : clockOf(transcript.durationMs),
    transcript.recording ?? null,
    inferred === null ? null : roundedConfidence(inferred),
    wording?.name ?? verdict?.kind ?? null,
    wording?.types.join(' / ') ?? verdict?.types.join(' ') ?? null,
    call.score?.percent ?? null,
    scoreResult(call, options, inWords),
    reviewCell(call, options, inWords),
  ];
}

function scoreResult({ score }: CallReport, { language }: ReportOptions, inWords: boolean): string | null {
  if (!score || score.percent === null) return null;
  const result = score.isPassed ? 'passed' : 'failed';
  return inWords ? textsIn(reportScore, language)(result) : result;
}

/** The names of those who speak for our side, in the order in which they first speak; none where names are not known. */
export function staffNames({ transcript }: CallReport): readonly string[] {
  if (transcript.isUnnamed) return [];
  return [...new Set(transcript.turns.filter(({ role }) => role === 'staff').map(({ speaker }) => speaker))];
}
