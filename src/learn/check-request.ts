import type { RuleSet } from '../model/compiled.js';
import type { Problem } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { nearestName } from '../text/nearest.js';
import { isMeasured, type TrainingCall } from './training-turns.js';

/** A rule that can be learned: one that is about what a speaker says, not about other findings. */
export interface LearnableRule {
  readonly id: RuleId;
  readonly speaker: Role;
}

/** With fewer calls nothing can be measured on calls that were not fitted. */
export const FEWEST_CALLS = 10;
/** With fewer turns of either class a model is chance. */
export const FEWEST_TURNS = 8;

interface Checked {
  /** Sorted by id. */
  readonly rules: readonly LearnableRule[];
  readonly problems: readonly Problem[];
}

/** Finds out which rules the labelled calls are enough for, and what is wrong with the request. */
export function checkRequest(
  calls: readonly TrainingCall[],
  ruleSet: RuleSet,
  only: readonly string[] | undefined,
  { targetPrecision }: { readonly targetPrecision: number },
): Checked {
  const measured = calls.filter(isMeasured);
  const problems: Problem[] = [];
  const report = (code: string, args: Record<string, string>, file: string | null = null) => {
    problems.push({ code, file, line: null, column: null, arguments: args });
  };
  const byId = new Map<string, LearnableRule>(ruleSet.rules.map(({ rule }) => [rule.id, rule]));
  const placedOnFindings = new Set<string>(
    ruleSet.rules.flatMap(({ rule, on }) => (on.size > 0 ? rule.id : [])),
  );
  const nearest = (id: string) => nearestName(id, byId.keys()) ?? '';
  if (!(targetPrecision > 0 && targetPrecision < 1)) report('fit-target', { found: String(targetPrecision) });
  if (measured.length < FEWEST_CALLS) {
    report('fit-few-calls', { calls: String(measured.length), needed: String(FEWEST_CALLS) });
  }
  for (const id of only ?? []) {
    if (placedOnFindings.has(id)) report('fit-flow', { id });
    else if (!byId.has(id)) report('fit-unknown-rule', { id, nearest: nearest(id) });
  }
  const labelled = countLabels(measured, byId, (id, file, call) =>
    report('fit-unknown-label', { id, call, nearest: nearest(id) }, file),
  );
  if (problems.some(({ code }) => code === 'fit-target' || code === 'fit-few-calls')) {
    return { rules: [], problems };
  }
  const turns = { staff: 0, caller: 0 };
  for (const { transcript } of measured) for (const turn of transcript.turns) turns[turn.role]++;
  const wanted = (only ?? [...labelled.keys()]).filter((id) => !placedOnFindings.has(id));
  const rules = [...new Set(wanted)].sort().flatMap((id) => {
    const rule = byId.get(id);
    if (!rule) return [];
    const count = labelled.get(id) ?? 0;
    const without = turns[rule.speaker] - count;
    if (count > 0 && count < FEWEST_TURNS) {
      report('fit-few-labels', { id, labelled: String(count), needed: String(FEWEST_TURNS) });
    } else if (count === 0 || without < FEWEST_TURNS) {
      report('fit-one-class', { id, labelled: String(count), without: String(without) });
    } else return [rule];
    return [];
  });
  return { rules, problems };
}

/** Labelled turns by rule. A label of an unknown rule is told once, with the first call that has it. */
function countLabels(
  calls: readonly TrainingCall[],
  known: ReadonlyMap<string, LearnableRule>,
  onUnknown: (id: string, file: string, call: string) => void,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const unknown = new Set<string>();
  for (const { transcript } of calls) {
    for (const turn of transcript.turns) {
      for (const id of new Set((turn.labels ?? []).map((label) => label.id))) {
        const rule = known.get(id);
        if (rule?.speaker === turn.role) counts.set(id, (counts.get(id) ?? 0) + 1);
        if (rule || id.startsWith('flow/') || unknown.has(id)) continue;
        unknown.add(id);
        onUnknown(id, transcript.file, transcript.id);
      }
    }
  }
  return counts;
}
