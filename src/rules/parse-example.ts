import type { ExampleTurn, RuleExample } from '../model/rule.js';
import type { Role } from '../model/transcript.js';

/**
 * Reads an example of a rule: one turn of the rule's speaker, or a dialogue of "staff: …" and "caller: …" lines.
 * 《…》 marks the evidence and is taken out of the text.
 */
export function parseExample(example: string | readonly string[], speaker: Role, line: number): RuleExample {
  let marked: RuleExample['marked'] = null;
  const turns = (typeof example === 'string' ? [`${speaker}: ${example}`] : example).map(
    (written, index): ExampleTurn => {
      const colon = written.indexOf(': ');
      const role: Role = written.slice(0, colon) === 'staff' ? 'staff' : 'caller';
      const text = written.slice(colon + 2);
      const open = text.indexOf('《');
      const close = text.indexOf('》', open);
      if (open < 0 || close < 0) return { role, text };
      marked = { turn: index, evidence: { start: open, end: close - 1 } };
      return { role, text: text.slice(0, open) + text.slice(open + 1, close) + text.slice(close + 1) };
    },
  );
  return { turns, marked, line };
}
