import { type CallState, judgeAll, severityOf, turnsBySpeaker } from '../match/conditions.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { CompiledRule, RuleSet } from '../model/compiled.js';
import type { ContextTurn, WeightedCue } from '../model/finding.js';
import type { Decision, ScorePart } from '../model/judgement.js';
import type { RuleId, Severity } from '../model/rule.js';
import type { Span, Transcript } from '../model/transcript.js';
import { utteranceRanges, utterancesOf } from './utterances.js';

/** A rule that may stand on a turn, weighed; or for a `flow/` rule the finding that it is placed on. */
export interface WeighedRule {
  /** Index of the rule in the rule set. */
  readonly number: number;
  /** Offsets in the text as given. */
  readonly span: Span;
  readonly pattern: string | null;
  /** All patterns that stand, by name. */
  readonly patterns: readonly string[];
  readonly probability: number;
  readonly least: number;
  readonly parts: readonly ScorePart[];
  readonly cues: readonly WeightedCue[];
  /** For a `flow/` rule: the rule of the finding that it is placed on. */
  readonly trigger: RuleId | null;
}

/**
 * Asks the conditions of every rule on every turn where it may stand, rule by rule in the order of the set, so that a rule
 * whose context names others finds them decided. Sorted by turn, start and rule.
 *
 * @param matchers one for each turn of the transcript: of what its utterance says
 * @param turns what may stand on it, one rule at most once
 */
export function decideCall(
  ruleSet: RuleSet,
  transcript: Transcript,
  matchers: readonly (() => TurnMatcher)[],
  turns: readonly (readonly WeighedRule[])[],
): readonly Decision[] {
  const found: Map<RuleId, Decision>[] = transcript.turns.map(() => new Map());
  const turnsWith = new Map<RuleId, number[]>();
  const others: Decision[] = [];
  const utteranceAt = utteranceRanges(utterancesOf(transcript.turns));
  const call: CallState = {
    turns: transcript.turns,
    utteranceAt,
    matcherAt: (turn) => {
      const matcher = matchers[turn];
      if (matcher === undefined) throw new RangeError(`no turn ${turn}`);
      return matcher();
    },
    rulesOn: (turn) => found[turn]?.keys() ?? [],
    turnsWith: (rule) => turnsWith.get(rule) ?? [],
    turnsOf: turnsBySpeaker(transcript.turns),
  };
  const places = placesByRule(turns);
  const keep = (decision: Decision, rule: CompiledRule): void => {
    if (decision.outcome !== 'found') others.push(decision);
    else if (rule.rule.once && turnsWith.has(decision.rule))
      others.push({ ...decision, outcome: 'context', failed: { kind: 'once', index: 0 }, context: [] });
    else {
      const turn = decision.turn - 1;
      const turns = turnsWith.get(decision.rule);
      if (turns === undefined) turnsWith.set(decision.rule, [turn]);
      else if (turns.at(-1) !== turn) turns.push(turn);
      found[turn]?.set(decision.rule, decision);
    }
  };
  ruleSet.rules.forEach((rule, number) => {
    if (rule.on.size > 0) {
      found.forEach((onTurn, turn) => {
        if (onTurn.size === 0 || transcript.turns[turn]?.role !== rule.rule.speaker) return;
        // A rule stands once an utterance.
        for (let at = utteranceAt(turn).first; at < turn; at++) if (found[at]?.has(rule.rule.id)) return;
        const decided = placedOn(rule, number, onTurn).map((one) => decide(rule, one, call, turn));
        const first = decided.find(({ outcome }) => outcome === 'found') ?? decided[0];
        if (first !== undefined) keep(first, rule);
      });
      return;
    }
    for (const { turn, weighed } of places.get(number) ?? []) keep(decide(rule, weighed, call, turn), rule);
  });
  return [...found.flatMap((onTurn) => [...onTurn.values()]), ...others].sort(compareDecisions);
}

interface Place {
  readonly turn: number;
  readonly weighed: WeighedRule;
}

function placesByRule(turns: readonly (readonly WeighedRule[])[]): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>();
  turns.forEach((ofTurn, turn) => {
    for (const weighed of ofTurn) {
      const known = places.get(weighed.number);
      if (known === undefined) places.set(weighed.number, [{ turn, weighed }]);
      else known.push({ turn, weighed });
    }
  });
  return places;
}

/** A `flow/` rule stands where a finding stands that it names, and is as sure as that. */
function placedOn(
  rule: CompiledRule,
  number: number,
  onTurn: ReadonlyMap<RuleId, Decision>,
): readonly WeighedRule[] {
  return [...onTurn.values()]
    .filter((decision) => rule.on.has(decision.rule))
    .sort(compareDecisions)
    .map((decision) => ({
      number,
      span: decision.evidence,
      pattern: decision.pattern,
      patterns: [],
      probability: decision.probability,
      least: decision.least,
      parts: decision.parts,
      cues: decision.cues,
      trigger: decision.rule,
    }));
}

function decide(rule: CompiledRule, weighed: WeighedRule, call: CallState, turn: number): Decision {
  const { trigger, probability, least } = weighed;
  const decision = {
    rule: rule.rule.id,
    severity: rule.rule.severity,
    speaker: rule.rule.speaker,
    turn: turn + 1,
    evidence: weighed.span,
    pattern: weighed.pattern,
    probability,
    least,
    parts: weighed.parts,
    cues: weighed.cues,
  };
  if (probability < least) return { ...decision, outcome: 'unlikely', failed: null, context: [] };
  const context: ContextTurn[] = [];
  for (const [index, condition] of rule.require.entries()) {
    const required = judgeAll([condition], call, turn, trigger);
    if (!required.holds)
      return { ...decision, outcome: 'context', failed: { kind: 'require', index }, context: [] };
    context.push(...required.turns);
  }
  const index = rule.unless.findIndex((condition) => judgeAll([condition], call, turn, trigger).holds);
  if (index >= 0) return { ...decision, outcome: 'context', failed: { kind: 'unless', index }, context: [] };
  const escalated = rule.escalate ? judgeAll(rule.escalate.when, call, turn, trigger) : null;
  const isEscalated = escalated?.holds === true && rule.escalate !== null;
  return {
    ...decision,
    severity: isEscalated && rule.escalate ? rule.escalate.to : gradeOf(rule, weighed, call, turn),
    outcome: 'found',
    failed: null,
    context: sortedContext([...context, ...(isEscalated ? (escalated?.turns ?? []) : [])]),
  };
}

function gradeOf(rule: CompiledRule, { patterns }: WeighedRule, call: CallState, turn: number): Severity {
  if (rule.grade.length === 0) return rule.rule.severity;
  const matched = rule.any.filter(({ name }) => patterns.includes(name));
  return severityOf(rule, matched, () => call.matcherAt(turn));
}

function compareDecisions(a: Decision, b: Decision): number {
  return a.turn - b.turn || a.evidence.start - b.evidence.start || (a.rule < b.rule ? -1 : 1);
}

function sortedContext(turns: readonly ContextTurn[]): readonly ContextTurn[] {
  const seen = new Set<string>();
  return [...turns]
    .sort((a, b) => a.turn - b.turn || (a.rule < b.rule ? -1 : 1))
    .filter(({ turn, rule }) => {
      const key = `${turn} ${rule}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
