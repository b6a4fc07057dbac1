import type { CompiledCondition, CompiledPattern, CompiledRule } from '../model/compiled.js';
import type { Finding } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { FunctionSet } from '../model/token.js';
import type { Span, Transcript } from '../model/transcript.js';
import { type CallState, judgeAll } from './conditions.js';
import type { BeliefIn, CueHit, ReadTurn } from './evaluate.js';
import { narrationOf } from './narrated.js';
import { explainMiss, type NearMiss } from './near-miss.js';
import { forCues, type TurnMatcher } from './turn-matcher.js';

/** What rules a match out before its context is looked at. */
export type RuledOut =
  | { readonly kind: 'veto'; readonly functions: FunctionSet }
  | { readonly kind: 'exception'; readonly pattern: CompiledPattern }
  /** The second look at cue findings, with all findings of the call known. */
  | { readonly kind: 'second-look' }
  /** The words of the whole turn speak against the rule. */
  | { readonly kind: 'doubted' }
  /** Nothing else is found in the call, and the words do not bear the rule out. */
  | { readonly kind: 'alone' }
  /** The rule is found once a call, and stands on an earlier turn. */
  | { readonly kind: 'once' };

/** What becomes of a stretch that a pattern, the cues, the narration or another finding proposes. */
export interface CandidateTrace {
  readonly via: 'pattern' | 'cues' | 'on' | 'narrated';
  /** Offsets in the normalised text; for `on` and `narrated` in the text as given. */
  readonly span: Span;
  /** The finding that a rule of the kind `on` is placed on. */
  readonly trigger: RuleId | null;
  readonly ruledOut: RuledOut | null;
  /** The number of the condition under `require` that fails, or under `unless` that holds; null where none does. */
  readonly context: { readonly kind: 'require' | 'unless'; readonly index: number } | null;
}

export interface PatternTrace {
  readonly pattern: CompiledPattern;
  /** Empty where the pattern does not match; then `miss` says why. */
  readonly candidates: readonly CandidateTrace[];
  readonly miss: NearMiss | null;
}

/** Why a rule has a finding on a turn, or has none. */
export interface TurnTrace {
  /** 1-based. */
  readonly turn: number;
  /** False where somebody else speaks: nothing else is looked at. */
  readonly isSpeaker: boolean;
  readonly patterns: readonly PatternTrace[];
  /** What cues and other findings propose. */
  readonly others: readonly CandidateTrace[];
  readonly finding: Finding | null;
}

/** What cues have to do with a call. */
export interface CueTrace {
  /** The rules that their scores point to, one list a turn. */
  readonly first: readonly (readonly CueHit[])[];
  /** How far they let patterns be believed, one a turn. */
  readonly beliefs: readonly BeliefIn[];
  /** The turns as they are judged in the end. */
  readonly judged: readonly ReadTurn[];
}

/**
 * Retraces a rule over a call that was analysed before, turn by turn, with the steps of the matcher itself.
 *
 * @param matchers one a turn, their prefilter switched off
 * @param findings all findings of the call
 */
export function traceRule(
  rule: CompiledRule,
  transcript: Transcript,
  matchers: readonly TurnMatcher[],
  cues: CueTrace,
  findings: readonly Finding[],
): readonly TurnTrace[] {
  const byTurn = transcript.turns.map((_, index) => findings.filter(({ turn }) => turn === index + 1));
  const call: CallState = {
    turns: transcript.turns,
    matcherAt: (turn) => matchers[turn] as TurnMatcher,
    rulesOn: (turn) => (byTurn[turn] ?? []).map((one) => one.rule),
  };
  const standsBefore = (turn: number) =>
    findings.some((one) => one.rule === rule.rule.id && one.turn <= turn);
  return transcript.turns.flatMap((turn, index): readonly TurnTrace[] => {
    const matcher = matchers[index];
    if (!matcher) return [];
    const here = byTurn[index] ?? [];
    if (turn.role !== rule.rule.speaker)
      return [{ turn: index + 1, isSpeaker: false, patterns: [], others: [], finding: null }];
    const judge = (via: CandidateTrace['via'], span: Span, trigger: RuleId | null): CandidateTrace => {
      const ruledOut =
        via === 'on' || via === 'narrated'
          ? null
          : (ruledOutBy(via === 'cues' ? forCues(rule) : rule, span, matcher) ??
            (via === 'pattern' ? doubtOf(cues, index, rule, span) : null));
      const context = ruledOut === null ? failedContext(rule, call, index, trigger) : null;
      const isSecond = rule.rule.once && ruledOut === null && context === null && standsBefore(index);
      return { via, span, trigger, ruledOut: isSecond ? { kind: 'once' } : ruledOut, context };
    };
    const patterns = rule.any.map((pattern, number): PatternTrace => {
      const spans = matcher.matches(pattern).filter((span) => span.end > span.start);
      const written = rule.rule.any[number];
      return {
        pattern,
        candidates: spans.map((span) => judge('pattern', span, null)),
        miss: spans.length === 0 && written ? explainMiss(written, pattern, matcher) : null,
      };
    });
    const told = narrationOf(turn, rule.rule.narrated);
    const others = [
      ...here.filter((one) => rule.on.has(one.rule)).map((one) => judge('on', one.evidence, one.rule)),
      ...(told === null ? [] : [judge('narrated', told, null)]),
      ...(cues.first[index] ?? [])
        .filter((hit) => hit.rule === rule.rule.id)
        .map((hit): CandidateTrace => {
          const judged = judge('cues', hit.span, null);
          const stands = cues.judged[index]?.hits.some((one) => one.rule === hit.rule) ?? false;
          if (stands || judged.ruledOut !== null || judged.context !== null) return judged;
          return { ...judged, ruledOut: { kind: 'second-look' } };
        }),
    ];
    const finding = here.find((one) => one.rule === rule.rule.id) ?? null;
    return [{ turn: index + 1, isSpeaker: true, patterns, others, finding }];
  });
}

function doubtOf(
  { beliefs, judged }: CueTrace,
  turn: number,
  { rule, any }: CompiledRule,
  span: Span,
): RuledOut | null {
  const belief = beliefs[turn]?.(rule.id, span);
  if (belief === 'nowhere') return { kind: 'doubted' };
  if (belief !== 'in company') return null;
  const left = [...(judged[turn]?.matches.values() ?? [])].flat();
  return left.some(({ pattern }) => any.includes(pattern)) ? null : { kind: 'alone' };
}

/** True where by its trace alone the rule has a finding on the turn. */
export function isFoundByTrace({ patterns, others }: TurnTrace): boolean {
  return [...patterns.flatMap(({ candidates }) => candidates), ...others].some(
    ({ ruledOut, context }) => ruledOut === null && context === null,
  );
}

function ruledOutBy(rule: CompiledRule, span: Span, matcher: TurnMatcher): RuledOut | null {
  if (!matcher.isRuledOut(rule, span)) return null;
  const pattern = rule.except.find((one) => matcher.isRuledOut({ ...rule, veto: 0, except: [one] }, span));
  if (pattern) return { kind: 'exception', pattern };
  const { phrases, phraseAt } = matcher.positions();
  const functions = phrases[phraseAt[span.end - 1] ?? -1]?.functions ?? 0;
  return { kind: 'veto', functions: functions & rule.veto };
}

function failedContext(
  rule: CompiledRule,
  call: CallState,
  turn: number,
  trigger: RuleId | null,
): CandidateTrace['context'] {
  const holds = (condition: CompiledCondition) => judgeAll([condition], call, turn, trigger).holds;
  const required = rule.require.findIndex((one) => !holds(one));
  if (required >= 0) return { kind: 'require', index: required };
  const unless = rule.unless.findIndex(holds);
  return unless >= 0 ? { kind: 'unless', index: unless } : null;
}
