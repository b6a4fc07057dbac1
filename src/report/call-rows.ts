import type { CallReport, ReportOptions } from '../model/report.js';
import { groupOf, SEVERITIES } from '../model/rule.js';
import { clockOf } from '../text/timestamp.js';
import { compareText } from './build.js';
import { leastInferred, roundedConfidence } from './inferred.js';
import { scoreCall } from './scores.js';
import type { CellValue } from './spreadsheet-cell.js';

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
] as const;

/** A call as cells in the order of `CALL_COLUMNS`. */
export function callRow(call: CallReport, { scoreWeights }: ReportOptions): CellValue[] {
  const { transcript, findings } = call;
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
  ];
}

/** The names of those who speak for our side, in the order in which they first speak. */
export function staffNames({ transcript }: CallReport): readonly string[] {
  return [...new Set(transcript.turns.filter(({ role }) => role === 'staff').map(({ speaker }) => speaker))];
}
