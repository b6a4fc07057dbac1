import type { Analyse } from '../judge/analyse.js';
import type { Finding } from '../model/finding.js';
import type { Rule, RuleExample } from '../model/rule.js';
import type { Span, Transcript } from '../model/transcript.js';

/** An example of a rule that does not hold. */
export interface FailedExample {
  readonly rule: Rule;
  readonly example: RuleExample;
  readonly kind: 'flag' | 'pass';
  /** What was found instead, and by which pattern (null: by none); null where nothing was found. */
  readonly found: { readonly words: string; readonly pattern: string | null } | null;
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

type Found = Pick<Finding, 'turn' | 'evidence' | 'pattern'>;

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

function tell(example: RuleExample, found: readonly Found[]): FailedExample['found'] {
  const [first] = found;
  if (!first) return null;
  const { turn, evidence, pattern } = first;
  return { words: example.turns[turn - 1]?.text.slice(evidence.start, evidence.end) ?? '', pattern };
}
