import type { ExampleTurn, RuleExample } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import { millisecondsOfClock } from '../../text/timestamp.js';

/**
 * Reads an example of a rule: one turn of the rule's speaker, or a dialogue of "staff: …" and "caller: …" lines.
 * A time after the speaker ("caller 31:05: …") is when the turn begins. 《…》 marks the evidence and is taken out of the text.
 */
export function parseExample(example: string | readonly string[], speaker: Role, line: number): RuleExample {
  let marked: RuleExample['marked'] = null;
  const turns = (typeof example === 'string' ? [`${speaker}: ${example}`] : example).map(
    (written, index): ExampleTurn => {
      const colon = written.indexOf(': ');
      const [name, time] = written.slice(0, colon).split(' ');
      const role: Role = name === 'staff' ? 'staff' : 'caller';
      const text = written.slice(colon + 2);
      const startMs = time === undefined ? null : millisecondsOfClock(time);
      const open = text.indexOf('《');
      const close = text.indexOf('》', open);
      if (open < 0 || close < 0) return { role, text, startMs };
      marked = { turn: index, evidence: { start: open, end: close - 1 } };
      const unmarked = text.slice(0, open) + text.slice(open + 1, close) + text.slice(close + 1);
      return { role, text: unmarked, startMs };
    },
  );
  return { turns, marked, line };
}
