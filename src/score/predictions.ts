import type { Finding } from '../model/finding.js';
import type { Transcript } from '../model/transcript.js';

/** A rule that some program says a turn satisfies. */
export interface Prediction {
  readonly rule: string;
  readonly evidence?: string;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** A labelled call beside what was predicted for each of its turns. */
export interface JudgedCall {
  readonly transcript: Transcript;
  readonly predictions: readonly (readonly Prediction[])[];
}

/** Puts the findings of a call to the turns they belong to. */
export function judgedCall(transcript: Transcript, findings: readonly Finding[]): JudgedCall {
  const predictions: Prediction[][] = transcript.turns.map(() => []);
  for (const finding of findings) {
    const text = transcript.turns[finding.turn - 1]?.text ?? '';
    predictions[finding.turn - 1]?.push({
      rule: finding.rule,
      evidence: text.slice(finding.evidence.start, finding.evidence.end),
      confidence: finding.confidence,
    });
  }
  return { transcript, predictions };
}
