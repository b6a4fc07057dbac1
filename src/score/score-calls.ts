import type { Transcript, Turn } from '../model/transcript.js';
import { type Share, shareOf } from '../text/share.js';
import { type CalibrationBin, calibrationTable } from './calibration.js';
import {
  type Counts,
  type GroupFigures,
  groupFigures,
  NO_COUNTS,
  type RuleFigures,
  ruleFigures,
} from './figures.js';
import { deriveFlow } from './flow.js';
import { type PairFigures, scorePairs } from './pairs.js';
import type { JudgedCall, Prediction } from './predictions.js';

/** A label without a finding, or a finding without a label. */
export interface Deviation {
  readonly kind: 'miss' | 'false-alarm';
  readonly rule: string;
  readonly file: string;
  readonly call: string;
  /** 1-based. */
  readonly turn: number;
  /** Of the label (miss) or of the finding (false alarm); null where it has none. */
  readonly evidence: string | null;
  /** The whole turn. */
  readonly text: string;
}

/** What the comparison of findings with labels gave. Plain data: serialise it to keep it as a baseline. */
export interface ScoreResult {
  readonly calls: number;
  readonly turns: number;
  /** Sorted by id; rules that neither a label nor a finding names are left out. */
  readonly rules: readonly RuleFigures[];
  /** `staff/`, `caller/`, `safety/`, `practice/`, `flow/`, then all together. */
  readonly groups: readonly GroupFigures[];
  /** Of the turns without a `staff/` or `caller/` label, those flagged with one. */
  readonly innocent: Share;
  /** The same, in calls of style "ordinary" alone. */
  readonly ordinary: Share;
  /** Null where no call is of style "pair". */
  readonly pairs: PairFigures | null;
  /** Of the findings with a confidence near c, how many were right. */
  readonly calibration: readonly CalibrationBin[];
  /** In the order of calls and turns, then by rule. */
  readonly deviations: readonly Deviation[];
}

const SCORE_GROUPS = ['staff/', 'caller/', 'safety/', 'practice/', 'flow/', ''] as const;

const isRisky = (ids: Iterable<string>) =>
  [...ids].some((id) => id.startsWith('staff/') || id.startsWith('caller/'));

/** The labels of every turn as ids, `flow/` labels derived; `heldMinutes` as in `deriveFlow`. */
export function labelledIds(transcript: Transcript, heldMinutes?: number): readonly ReadonlySet<string>[] {
  return deriveFlow(
    transcript.turns.map(({ role, labels = [], segments }) => ({
      role,
      ids: labels.map(({ id }) => id),
      startMs: segments[0]?.startMs ?? null,
    })),
    heldMinutes,
  );
}

/**
 * Compares findings with labels, a rule at most once a turn. A label in `optional` counts neither way where it is
 * missed or found, as the catalogue's cases of doubt demand.
 *
 * @param heldMinutes as in `deriveFlow`
 * @param isWanted the rules that are measured; which turns are innocent all labels tell
 */
export function scoreCalls(
  calls: readonly JudgedCall[],
  heldMinutes?: number,
  isWanted: (rule: string) => boolean = () => true,
): ScoreResult {
  const counts = new Map<string, { found: number; falseAlarms: number; missed: number }>();
  const deviations: Deviation[] = [];
  const judged: { confidence: number; right: boolean }[] = [];
  const innocent = { flagged: 0, turns: 0 };
  const ordinary = { flagged: 0, turns: 0 };
  let turns = 0;
  for (const call of calls) {
    const gold = labelledIds(call.transcript, heldMinutes);
    call.transcript.turns.forEach((turn, index) => {
      turns++;
      const labels = gold[index] ?? new Set<string>();
      const predictions = new Map(
        (call.predictions[index] ?? []).flatMap((found) =>
          isWanted(found.rule) ? [[found.rule, found] as const] : [],
        ),
      );
      const optional = new Set((turn.optional ?? []).map((label) => label.id));
      for (const rule of [...new Set([...[...labels].filter(isWanted), ...predictions.keys()])].sort()) {
        const count = counts.get(rule) ?? { ...NO_COUNTS };
        counts.set(rule, count);
        const found = predictions.get(rule);
        if (found && !optional.has(rule) && found.confidence !== undefined) {
          judged.push({ confidence: found.confidence, right: labels.has(rule) });
        }
        if (labels.has(rule) && found) count.found++;
        else if (!optional.has(rule)) {
          if (labels.has(rule)) count.missed++;
          else count.falseAlarms++;
          deviations.push(deviation(call.transcript, index, turn, rule, found));
        }
      }
      if (isRisky(labels) || optional.size > 0) return;
      const flagged = isRisky(predictions.keys()) ? 1 : 0;
      innocent.turns++;
      innocent.flagged += flagged;
      if (call.transcript.fields.style !== 'ordinary') return;
      ordinary.turns++;
      ordinary.flagged += flagged;
    });
  }
  const rules = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, count]: [string, Counts]) => ruleFigures(rule, count));
  return {
    calls: calls.length,
    turns,
    rules,
    groups: SCORE_GROUPS.map((group) => groupFigures(group, rules)),
    innocent: shareOf(innocent.flagged, innocent.turns),
    ordinary: shareOf(ordinary.flagged, ordinary.turns),
    pairs: scorePairs(calls, isWanted),
    calibration: calibrationTable(judged),
    deviations,
  };
}

function deviation(
  transcript: Transcript,
  index: number,
  turn: Turn,
  rule: string,
  found: Prediction | undefined,
): Deviation {
  const evidence = found
    ? found.evidence
    : turn.labels?.find((label) => label.id === rule && label.evidence !== undefined)?.evidence;
  return {
    kind: found ? 'false-alarm' : 'miss',
    rule,
    file: transcript.file,
    call: transcript.id,
    turn: index + 1,
    evidence: evidence ?? null,
    text: turn.text,
  };
}
