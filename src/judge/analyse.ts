import type { Finding } from '../model/finding.js';
import type { Decision } from '../model/judgement.js';
import type { CallReport } from '../model/report.js';
import type { Transcript } from '../model/transcript.js';
import { createJudge, type JudgeOptions } from './judge.js';

/** What an analysis needs besides the transcript. */
export type AnalyserOptions = JudgeOptions;

/** Finds what stands in a call. */
export type Analyse = (transcript: Transcript) => CallReport;

/** Prepares a rule set and returns the analysis of one call: the decisions of the judgement that are findings. */
export function createAnalyser(options: AnalyserOptions): Analyse {
  const judge = createJudge(options);
  return (transcript) => ({ transcript, findings: findingsOf(judge(transcript)) });
}

/** The decisions that are findings, in their order. */
export function findingsOf(decisions: readonly Decision[]): readonly Finding[] {
  return decisions.flatMap((decision): readonly Finding[] =>
    decision.outcome === 'found'
      ? [
          {
            rule: decision.rule,
            severity: decision.severity,
            speaker: decision.speaker,
            turn: decision.turn,
            evidence: decision.evidence,
            via: decision.pattern === null ? 'cues' : 'pattern',
            pattern: decision.pattern,
            confidence: decision.probability,
            cues: decision.cues,
            parts: decision.parts,
            context: decision.context,
          },
        ]
      : [],
  );
}
