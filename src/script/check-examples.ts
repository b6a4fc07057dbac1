import type { Analyse } from '../judge/analyse.js';
import type { Rule, RuleExample } from '../model/rule.js';
import type { Span, Transcript } from '../model/transcript.js';

/** An example of a rule that does not hold. */
export interface FailedExample {
  readonly rule: Rule;
  readonly example: RuleExample;
  readonly kind: 'flag' | 'pass';
  /** What was found instead; null where nothing was found. */
  readonly found: string | null;
}

/**
 * Runs a rule's examples. A `flag` example must carry the rule on its marked turn with just the marked evidence
 * (without a mark: on any turn); a `pass` example on no turn.
 */
export function checkExamples(rule: Rule, analyse: Analyse): readonly FailedExample[] {
  const failed: FailedExample[] = [];
  for (const example of rule.flag) {
    const found = findingsOf(rule, example, analyse);
    const holds = found.some(({ turn, evidence }) =>
      example.marked === null
        ? true
        : turn === example.marked.turn + 1 &&
          evidence.start === example.marked.evidence.start &&
          evidence.end === example.marked.evidence.end,
    );
    if (!holds) failed.push({ rule, example, kind: 'flag', found: tell(example, found) });
  }
  for (const example of rule.pass) {
    const found = findingsOf(rule, example, analyse);
    if (found.length > 0) failed.push({ rule, example, kind: 'pass', found: tell(example, found) });
  }
  return failed;
}

interface Found {
  readonly turn: number;
  readonly evidence: Span;
}

function findingsOf(rule: Rule, example: RuleExample, analyse: Analyse): readonly Found[] {
  return analyse(exampleTranscript(rule.file, example)).findings.filter(
    (finding) => finding.rule === rule.id,
  );
}

/** An example as a call; narration in （…） at the end of a turn is kept apart as in any transcript. */
export function exampleTranscript(file: string, example: RuleExample): Transcript {
  return {
    file,
    id: `${file}:${example.line}`,
    comments: [],
    fields: {},
    turns: example.turns.map(({ role, text, startMs }) => ({
      role,
      speaker: role,
      text,
      narration: narrationOf(text),
      segments: [{ start: 0, line: null, column: null, ...(startMs === null ? {} : { startMs }) }],
    })),
  };
}

function narrationOf(text: string): readonly Span[] {
  const match = /[（(][^（）()]*[）)]\s*$/.exec(text);
  return match ? [{ start: match.index, end: text.length }] : [];
}

function tell(example: RuleExample, found: readonly Found[]): string | null {
  const [first] = found;
  if (!first) return null;
  return example.turns[first.turn - 1]?.text.slice(first.evidence.start, first.evidence.end) ?? null;
}
