import type { Finding } from '../model/finding.js';
import type { CallReport, ScoreWeights } from '../model/report.js';
import { groupOf } from '../model/rule.js';

/** The weights where a configuration does not set them. */
export const DEFAULT_SCORE_WEIGHTS: ScoreWeights = {
  severity: { error: 0.4, warning: 0.2, info: 0.08, note: 0 },
  rules: {},
};

/** How risky the staff's words are and how hard the caller presses, each 0 to 100. */
export interface CallScores {
  readonly staffRisk: number;
  readonly callerPressure: number;
}

/**
 * Scores a call: 100 × (1 − (1 − w₁c₁)(1 − w₂c₂) …) over its findings, rounded; w is the weight of a finding and c its
 * confidence. `staff/` findings make the staff risk, `caller/` and `flow/` findings the caller pressure; `practice/` and
 * `safety/` count for neither. A further finding, a higher weight or a higher confidence never lowers a score.
 */
export function scoreCall(call: CallReport, weights: ScoreWeights = DEFAULT_SCORE_WEIGHTS): CallScores {
  return {
    staffRisk: scoreFindings(call.findings.filter(isStaffRisk), weights),
    callerPressure: scoreFindings(call.findings.filter(isCallerPressure), weights),
  };
}

/** The same formula over any findings. */
export function scoreFindings(
  findings: readonly Finding[],
  weights: ScoreWeights = DEFAULT_SCORE_WEIGHTS,
): number {
  const spared = findings.reduce(
    (product, finding) => product * (1 - weightOf(finding, weights) * finding.confidence),
    1,
  );
  return Math.round(100 * (1 - spared));
}

/** The score of the caller's pressure turn by turn; null on turns of staff. */
export function pressureByTurn(
  call: CallReport,
  weights: ScoreWeights = DEFAULT_SCORE_WEIGHTS,
): readonly (number | null)[] {
  return scoresByTurn(call, 'caller', isCallerPressure, weights);
}

/** The score of the staff's risk turn by turn; null on turns of the caller. */
export function riskByTurn(
  call: CallReport,
  weights: ScoreWeights = DEFAULT_SCORE_WEIGHTS,
): readonly (number | null)[] {
  return scoresByTurn(call, 'staff', isStaffRisk, weights);
}

/** Good practice is no risk, and somebody in danger presses nobody. */
const UNSCORED: ReadonlySet<string> = new Set(['practice', 'safety']);

/** True for findings that make the staff risk. */
function isStaffRisk({ rule, speaker }: Finding): boolean {
  return !UNSCORED.has(groupOf(rule)) && groupOf(rule) !== 'flow' && speaker === 'staff';
}

/** True for findings that make the caller pressure. */
function isCallerPressure({ rule, speaker }: Finding): boolean {
  return !UNSCORED.has(groupOf(rule)) && speaker === 'caller';
}

function scoresByTurn(
  { transcript, findings }: CallReport,
  role: 'staff' | 'caller',
  counts: (finding: Finding) => boolean,
  weights: ScoreWeights,
): readonly (number | null)[] {
  return transcript.turns.map((turn, index) =>
    turn.role === role
      ? scoreFindings(
          findings.filter((finding) => finding.turn === index + 1 && counts(finding)),
          weights,
        )
      : null,
  );
}

function weightOf({ rule, severity }: Finding, { severity: bySeverity, rules }: ScoreWeights): number {
  const weight = rules[rule] ?? rules[`${groupOf(rule)}/*`] ?? bySeverity[severity];
  return Math.min(Math.max(weight, 0), 0.99);
}
