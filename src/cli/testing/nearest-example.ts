import type { TraceCall, TurnTrace } from '../../judge/trace.js';
import { isNearer } from '../../match/near-miss.js';
import type { CompiledRule } from '../../model/compiled.js';
import { exampleTranscript, type FailedExample } from '../../script/check-examples.js';
import type { MissTrace } from './test-suite.js';

/**
 * How near the rule came to an example in which it finds nothing: on the marked turn, without a mark on the turn where it came
 * nearest. Null where something was found.
 */
export function nearestInExample(
  { example, kind, found }: FailedExample,
  rule: CompiledRule,
  traceCall: TraceCall,
): MissTrace | null {
  if (kind === 'pass' || found !== null) return null;
  const traced = traceCall(exampleTranscript(rule.rule.file, example), rule.rule.id);
  const { marked } = example;
  const turns = (traced?.turns ?? []).filter(({ turn, isSpeaker }) =>
    marked === null ? isSpeaker : turn === marked.turn + 1,
  );
  const [first, ...others] = turns;
  const trace = first && others.reduce((best, one) => (isNearerTurn(one, best) ? one : best), first);
  const matcher = trace && traced?.matchers[trace.turn - 1];
  return trace && matcher ? { rule, trace, matcher } : null;
}

/** A decision is nearer than a match that was ruled out, and this nearer than any miss. */
function isNearerTurn(one: TurnTrace, other: TurnTrace): boolean {
  const [reached, best] = [reach(one), reach(other)];
  if (reached !== best) return reached > best;
  const [miss, nearest] = [one.patterns[0]?.miss, other.patterns[0]?.miss];
  return miss != null && nearest != null && isNearer(miss, nearest);
}

function reach({ decision, patterns }: TurnTrace): number {
  if (decision !== null) return 3;
  const [pattern] = patterns;
  if (pattern === undefined) return 0;
  return pattern.miss === null ? 2 : 1;
}
