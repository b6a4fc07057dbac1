import type { Location, Result } from 'sarif';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import type { Transcript } from '../../model/transcript.js';
import { evidenceOf, turnOf } from '../build.js';
import { fileAddress } from '../file-address.js';
import { isPraise } from '../finding-kind.js';
import { fingerprintsOf } from '../fingerprint.js';
import { roundedConfidence } from '../inferred.js';
import { regionOf } from '../region.js';
import { wordFinding } from '../wording.js';
import { LEVELS } from './rule.js';

/** What is wrong in a call; good practice is no result. */
export function sarifResults(
  call: CallReport,
  indexOfRule: ReadonlyMap<string, number>,
  options: ReportOptions,
): readonly Result[] {
  const { transcript, findings, verdict } = call;
  const fingerprints = fingerprintsOf(call);
  return findings.flatMap((finding, index) => {
    if (isPraise(finding)) return [];
    const { message, instead } = wordFinding(finding, transcript, options);
    const { guessed } = turnOf(transcript, finding);
    const ruleIndex = indexOfRule.get(finding.rule);
    const related = relatedLocations(finding, call);
    return {
      ruleId: finding.rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: LEVELS[finding.severity],
      message: { text: `${message} 「${evidenceOf(transcript, finding)}」` },
      locations: [locationOf(transcript, finding)],
      ...(related.length > 0 ? { relatedLocations: related } : {}),
      partialFingerprints: { 'genchiFinding/v1': fingerprints[index] ?? '' },
      properties: {
        severity: finding.severity,
        speaker: finding.speaker,
        ...(guessed === undefined ? {} : { guessed: roundedConfidence(guessed) }),
        turn: finding.turn,
        via: finding.via,
        confidence: finding.confidence,
        ...(instead === null ? {} : { instead }),
        ...(verdict ? { verdict: verdict.kind, types: [...verdict.types] } : {}),
      },
    };
  });
}

function locationOf(transcript: Transcript, finding: Finding): Location {
  const region = regionOf(transcript, finding);
  return {
    physicalLocation: {
      artifactLocation: { uri: fileAddress(transcript.file) },
      ...(region ? { region: { ...region, snippet: { text: evidenceOf(transcript, finding) } } } : {}),
    },
    logicalLocations: [
      { name: transcript.id, fullyQualifiedName: `${transcript.id}#${finding.turn}`, kind: 'element' },
    ],
  };
}

function relatedLocations(finding: Finding, { transcript, findings }: CallReport): Location[] {
  return finding.context.flatMap(({ turn, rule }, index) => {
    const other = findings.find((candidate) => candidate.turn === turn && candidate.rule === rule);
    return other ? [{ id: index, message: { text: rule }, ...locationOf(transcript, other) }] : [];
  });
}
