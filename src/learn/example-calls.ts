import type { Rule, RuleExample } from '../model/rule.js';
import type { Transcript, Turn } from '../model/transcript.js';
import type { TrainingCall } from './training-turns.js';

/**
 * The examples of rule files as calls to learn from. An example tells whether its own rule stands on the turns of the
 * rule's speaker and nothing of other rules. A dialogue that does not say which of several turns is meant is left out.
 */
export function exampleCalls(rules: readonly Rule[]): readonly TrainingCall[] {
  return rules.flatMap((rule) => [
    ...rule.flag.flatMap((example) => {
      const meant = meantTurn(rule, example);
      return meant === null ? [] : [exampleCall(rule, example, meant)];
    }),
    ...rule.pass.map((example) => exampleCall(rule, example, null)),
  ]);
}

function meantTurn(rule: Rule, example: RuleExample): number | null {
  if (example.marked) return example.marked.turn;
  const own = example.turns.flatMap((turn, index) => (turn.role === rule.speaker ? [index] : []));
  return own.length === 1 ? (own[0] ?? null) : null;
}

function exampleCall(rule: Rule, example: RuleExample, meant: number | null): TrainingCall {
  const turns = example.turns.map(
    ({ role, text }, index): Turn => ({
      role,
      speaker: role,
      text,
      narration: [],
      segments: [{ start: 0, line: null, column: null }],
      labels: index === meant ? [{ id: rule.id }] : [],
    }),
  );
  const transcript: Transcript = {
    file: rule.file,
    id: `${rule.id}:${example.line}`,
    turns,
    comments: [],
    fields: {},
  };
  return { transcript, judged: new Set([rule.id]) };
}
