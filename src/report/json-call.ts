import type { Finding } from '../model/finding.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import type { Transcript } from '../model/transcript.js';
import { escapeControls } from '../text/control-characters.js';
import { evidenceOf, turnOf } from './build.js';
import { placeOf } from './place.js';
import { wordFinding } from './wording.js';

/** JSON text without raw control characters and direction marks: it may be shown in a terminal. */
export function jsonText(value: unknown): string {
  return escapeControls(JSON.stringify(value));
}

/** A call as the JSON and JSON Lines reports give it; the key order is the order of the output. */
export function callToJson({ transcript, findings }: CallReport, options: ReportOptions): object {
  return {
    file: transcript.file,
    id: transcript.id,
    turns: transcript.turns.length,
    findings: findings.map((finding) => findingToJson(finding, transcript, options)),
  };
}

function findingToJson(finding: Finding, transcript: Transcript, options: ReportOptions): object {
  const { rule, severity, speaker, turn, evidence, via, confidence } = finding;
  const { line, column } = placeOf(turnOf(transcript, finding), evidence.start);
  const { title, message, why, instead, basis } = wordFinding(finding, transcript, options);
  return {
    rule,
    severity,
    speaker,
    turn,
    line,
    column,
    start: evidence.start,
    end: evidence.end,
    evidence: evidenceOf(transcript, finding),
    via,
    confidence,
    ...(via === 'cues' ? { cues: finding.cues.map(({ cue, weight }) => ({ cue, weight })) } : {}),
    title,
    message,
    why,
    instead,
    basis,
    context: finding.context.map(({ turn, rule }) => ({ turn, rule })),
  };
}
