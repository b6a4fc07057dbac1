import type { CallReport, ReportOptions } from '../model/report.js';
import { clockOf } from '../text/timestamp.js';
import { evidenceOf, turnOf } from './build.js';
import { printsOf } from './fingerprint.js';
import { roundedConfidence } from './inferred.js';
import { placeOf, timeOf } from './place.js';
import { reviewCell } from './review-words.js';
import { scoreCall } from './scores.js';
import type { CellValue } from './spreadsheet-cell.js';
import { wordVerdict } from './verdict-words.js';
import { wordFinding } from './wording.js';

/** The columns of the CSV and Excel reports, in order. */
export const FINDING_COLUMNS = [
  'file',
  'call',
  'turn',
  'line',
  'column',
  'start',
  'end',
  'speaker',
  'severity',
  'rule',
  'title',
  'evidence',
  'text',
  'message',
  'instead',
  'time',
  'guessed',
  'agent',
  'date',
  'verdict',
  'staff_risk',
  'caller_pressure',
  'pattern',
  'confidence',
  'fingerprint',
  'review',
] as const;

/**
 * One row a finding, cells in the order of `FINDING_COLUMNS`.
 *
 * @param inWords true: verdict and review as readers call them, not by their ids
 */
export function findingRows(call: CallReport, options: ReportOptions, inWords = false): CellValue[][] {
  const { transcript, findings, verdict } = call;
  if (findings.length === 0) return [];
  const { staffRisk, callerPressure } = scoreCall(call, options.scoreWeights);
  const prints = printsOf(call);
  return findings.map((finding, index) => {
    const { rule, severity, speaker, turn, evidence } = finding;
    const { text, guessed } = turnOf(transcript, finding);
    const { line, column } = placeOf(turnOf(transcript, finding), evidence.start);
    const time = timeOf(turnOf(transcript, finding), evidence.start);
    const { title, message, instead } = wordFinding(finding, transcript, options);
    return [
      transcript.file,
      transcript.id,
      turn,
      line,
      column,
      evidence.start,
      evidence.end,
      speaker,
      severity,
      rule,
      title,
      evidenceOf(transcript, finding),
      text,
      message,
      instead,
      time === null ? null : clockOf(time),
      guessed === undefined ? null : roundedConfidence(guessed),
      transcript.agent ?? null,
      transcript.date ?? null,
      (inWords ? wordVerdict(call, options)?.name : verdict?.kind) ?? null,
      staffRisk,
      callerPressure,
      finding.pattern,
      finding.confidence,
      prints[index] ?? null,
      reviewCell(call, options, inWords),
    ];
  });
}
