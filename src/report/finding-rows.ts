import type { CallReport, ReportOptions } from '../model/report.js';
import { clockOf } from '../text/timestamp.js';
import { evidenceOf, turnOf } from './build.js';
import { roundedConfidence } from './inferred.js';
import { placeOf, timeOf } from './place.js';
import type { CellValue } from './spreadsheet-cell.js';
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
] as const;

/** One row a finding, cells in the order of `FINDING_COLUMNS`. */
export function findingRows({ transcript, findings }: CallReport, options: ReportOptions): CellValue[][] {
  return findings.map((finding) => {
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
    ];
  });
}
