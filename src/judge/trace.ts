import { explainMiss, isNearer, type NearMiss } from '../match/near-miss.js';
import { createMatcher, type TurnMatcher } from '../match/turn-matcher.js';
import type { CompiledPattern, CompiledRule } from '../model/compiled.js';
import type { Decision } from '../model/judgement.js';
import type { RuleId } from '../model/rule.js';
import type { FunctionSet } from '../model/token.js';
import type { Span, Transcript } from '../model/transcript.js';
import { createJudge, type JudgeOptions } from './judge.js';
import { createTurnReader } from './read-turns.js';
import { utteranceOpeners, utterancesOf } from './utterances.js';

/** What rules out a pattern's match. */
export type RuledOut =
  | { readonly kind: 'veto'; readonly functions: FunctionSet }
  | { readonly kind: 'exception'; readonly pattern: CompiledPattern };

/** What became of a pattern on a turn. */
export interface PatternTrace {
  readonly pattern: CompiledPattern;
  /** Its matches, offsets in the normalised text, with what rules each out. */
  readonly matches: readonly { readonly span: Span; readonly ruledOut: RuledOut | null }[];
  /** How far it got where it does not match. */
  readonly miss: NearMiss | null;
}

/** What was decided about a rule on a turn, and how near its patterns came. */
export interface TurnTrace {
  /** 1-based. */
  readonly turn: number;
  /** False where somebody else speaks: nothing else is looked at. */
  readonly isSpeaker: boolean;
  /** Null where it is out of the question. */
  readonly decision: Decision | null;
  /** The patterns that match its utterance, else the one that came nearest; empty for a rule without patterns. */
  readonly patterns: readonly PatternTrace[];
}

/** A call retraced: why one rule has or has no finding on each turn. */
export interface CallTrace {
  readonly transcript: Transcript;
  readonly turns: readonly TurnTrace[];
  /** For each turn what its utterance says; offsets of the trace count in their normalised texts. */
  readonly matchers: readonly TurnMatcher[];
}

/** Retraces a rule over a call; null comes of an unknown rule. */
export type TraceCall = (transcript: Transcript, rule: RuleId) => CallTrace | null;

/** Prepares the retracing of rules: the decisions of the judgement, with the near misses of patterns beside them. */
export function createTracer(options: JudgeOptions): TraceCall {
  const { ruleSet, tokenize } = options;
  const judge = createJudge(options);
  const lookAt = createTurnReader(createMatcher(ruleSet, false), tokenize);
  return (transcript, id) => {
    const rule = ruleSet.rules.find((one) => one.rule.id === id);
    if (rule === undefined) return null;
    const decisions = judge(transcript).filter((decision) => decision.rule === id);
    const matchers = utteranceOpeners(utterancesOf(transcript.turns), (turn) => lookAt(turn).open()).map(
      (open) => open(),
    );
    const turns = transcript.turns.map(({ role }, index): TurnTrace => {
      const isSpeaker = role === rule.rule.speaker;
      const matcher = matchers[index];
      return {
        turn: index + 1,
        isSpeaker,
        decision: decisions.find(({ turn }) => turn === index + 1) ?? null,
        patterns: isSpeaker && matcher !== undefined ? tracePatterns(rule, matcher) : [],
      };
    });
    return { transcript, turns, matchers };
  };
}

/** The matches of a pattern, each with what rules it out; null where there are none. */
export function traceMatches(
  rule: CompiledRule,
  pattern: CompiledPattern,
  matcher: TurnMatcher,
): PatternTrace | null {
  const spans = matcher.matches(pattern).filter(({ start, end }) => end > start);
  if (spans.length === 0) return null;
  const matches = spans.map((span) => ({ span, ruledOut: ruledOutBy(rule, span, matcher) }));
  return { pattern, matches, miss: null };
}

function tracePatterns(rule: CompiledRule, matcher: TurnMatcher): readonly PatternTrace[] {
  const matching = rule.any.flatMap((pattern) => traceMatches(rule, pattern, matcher) ?? []);
  if (matching.length > 0) return matching;
  let nearest: { readonly pattern: CompiledPattern; readonly miss: NearMiss } | null = null;
  rule.any.forEach((pattern, number) => {
    const written = rule.rule.any[number];
    if (written === undefined) return;
    const miss = explainMiss(written, pattern, matcher);
    if (nearest === null || isNearer(miss, nearest.miss)) nearest = { pattern, miss };
  });
  return nearest === null ? [] : [{ ...(nearest as PatternTrace), matches: [] }];
}

function ruledOutBy(rule: CompiledRule, span: Span, matcher: TurnMatcher): RuledOut | null {
  if (!matcher.isRuledOut(rule, span)) return null;
  const pattern = rule.except.find((one) => matcher.isRuledOut({ ...rule, veto: 0, except: [one] }, span));
  if (pattern !== undefined) return { kind: 'exception', pattern };
  const { phrases, phraseAt } = matcher.positions();
  const functions = phrases[phraseAt[span.end - 1] ?? -1]?.functions ?? 0;
  return { kind: 'veto', functions: functions & rule.veto };
}
