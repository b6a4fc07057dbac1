import type { CompiledRule, RuleSet } from '../model/compiled.js';
import type { EvidenceForm } from '../model/evidence-form.js';
import type { ContextTurn, Finding, WeightedCue } from '../model/finding.js';
import type { RuleId, Severity } from '../model/rule.js';
import type { NormalisedText } from '../model/token.js';
import type { Role, Span, Transcript, Turn } from '../model/transcript.js';
import { type CallState, judgeAll } from './conditions.js';
import { severityOf } from './grade.js';
import { narrationOf } from './narrated.js';
import { forCues, type PatternMatch, type TurnMatcher } from './turn-matcher.js';

/** A turn whose score for a rule may make it a finding. Offsets in the normalised text. */
export interface CueHit {
  readonly rule: RuleId;
  readonly span: Span;
  readonly confidence: number;
  /** Whether it is a finding where no second look is taken. */
  readonly stands: boolean;
  /** Whether a second look may be taken. */
  readonly again: boolean;
  /** What the second look needs to know of the stretch. */
  readonly form: EvidenceForm;
  readonly cues: readonly WeightedCue[];
}

/** What was read of one turn's words. Offsets count in the text as given. */
export interface ReadTurn {
  /** What the patterns of its speaker's rules match, by the rule's index in the rule set, the earliest first. */
  readonly matches: ReadonlyMap<number, readonly BelievedMatch[]>;
  /** What the cues say and no rule's own exception or veto rules out. */
  readonly hits: readonly CueHit[];
  /** The turn for closer reading. */
  readonly matcher: () => TurnMatcher;
}

/** What a rule has on a turn before its context is looked at. */
interface Candidate {
  /** Offsets in the text as given. */
  readonly span: Span;
  readonly via: Finding['via'];
  readonly pattern: string | null;
  readonly confidence: number;
  readonly cues: readonly WeightedCue[];
  /** For a `flow/` rule: the rule of the finding that it is placed on. */
  readonly trigger: RuleId | null;
}

/**
 * Judges every rule on every turn of a call, rule by rule in the order of the set, so that a rule whose context names
 * others finds them judged. Findings are sorted by turn, start and rule.
 *
 * @param turns one for each turn of the transcript
 */
export function evaluateCall(
  ruleSet: RuleSet,
  transcript: Transcript,
  turns: readonly ReadTurn[],
): readonly Finding[] {
  const byTurn: Map<RuleId, Finding>[] = transcript.turns.map(() => new Map());
  const call: CallState = {
    turns: transcript.turns,
    matcherAt: (turn) => matcherOf(turns, turn),
    rulesOn: (turn) => byTurn[turn]?.keys() ?? [],
  };
  const turnsToJudge = turnsByRule(ruleSet, turns);
  ruleSet.rules.forEach((rule, number) => {
    const precision = ruleSet.patternPrecision.get(rule.rule.id) ?? 1;
    let done = false;
    const judgeTurn = (index: number): void => {
      const turn = transcript.turns[index];
      const read = turns[index];
      const found = byTurn[index];
      if (done || turn?.role !== rule.rule.speaker || !read || !found) return;
      const matched = (read.matches.get(number) ?? []).map(({ pattern }) => pattern);
      const severity = severityOf(rule, matched, read.matcher);
      for (const candidate of candidatesOf(rule, turn, read, number, found, precision)) {
        const finding = judgeCandidate(rule, severity, candidate, call, index);
        if (finding) {
          found.set(finding.rule, finding);
          done = rule.rule.once;
          return;
        }
      }
    };
    const matching = turnsToJudge.get(number) ?? [];
    // A rule that is placed on findings may be so wherever there are any.
    if (rule.on.size > 0) for (const turn of byTurn.keys()) judgeTurn(turn);
    else if (rule.rule.narrated.length === 0) for (const turn of matching) judgeTurn(turn);
    else
      transcript.turns.forEach(({ narration }, turn) => {
        if (narration.length > 0 || matching.includes(turn)) judgeTurn(turn);
      });
  });
  return byTurn.flatMap((found) => [...found.values()].sort(compareFindings));
}

/** How far a match of a pattern is believed: in any call, only where something else is found in the call, or not. */
export type Belief = 'anywhere' | 'in company' | 'nowhere';

/** How far a match of a rule's pattern is believed; offsets in the normalised text. */
export type BeliefIn = (rule: RuleId, span: Span) => Belief;

/** A pattern's match that is believed, at least in company. */
export interface BelievedMatch extends PatternMatch {
  readonly needsCompany: boolean;
}

/**
 * What the patterns of some rules match on a turn, by the rule's index.
 *
 * @param candidates the rules; null: all of the speaker
 */
export function matchRules(
  { rules }: RuleSet,
  candidates: readonly number[] | null,
  role: Role,
  matcher: TurnMatcher,
  beliefIn: BeliefIn = () => 'anywhere',
): ReadonlyMap<number, readonly BelievedMatch[]> {
  const found = new Map<number, readonly BelievedMatch[]>();
  for (const number of candidates ?? rules.keys()) {
    const rule = rules[number];
    if (rule?.rule.speaker !== role) continue;
    const believed = matcher.matchesOfRule(rule).flatMap(({ pattern, span }): readonly BelievedMatch[] => {
      const belief = beliefIn(rule.rule.id, span);
      return belief === 'nowhere' ? [] : [{ pattern, span, needsCompany: belief === 'in company' }];
    });
    if (believed.length === 0) continue;
    const sorted = believed.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    found.set(
      number,
      sorted.map((match) => ({ ...match, span: originalSpan(matcher.normalised, match.span) })),
    );
  }
  return found;
}

/** The cue hits of a turn that their rule's exceptions and vetoes leave; offsets in the text as given. */
export function standingHits(
  { rules }: RuleSet,
  hits: readonly CueHit[],
  matcher: TurnMatcher,
): readonly CueHit[] {
  return hits.flatMap((hit) => {
    const rule = rules.find((one) => one.rule.id === hit.rule);
    if (rule === undefined || matcher.isRuledOut(forCues(rule), hit.span)) return [];
    return { ...hit, span: originalSpan(matcher.normalised, hit.span) };
  });
}

function matcherOf(turns: readonly ReadTurn[], turn: number): TurnMatcher {
  const read = turns[turn];
  if (read === undefined) throw new RangeError(`no turn ${turn}`);
  return read.matcher();
}

/** For each rule, by its index, the turns where one of its patterns matches or its cues hit, ascending. */
function turnsByRule(ruleSet: RuleSet, read: readonly ReadTurn[]): ReadonlyMap<number, readonly number[]> {
  const turns = new Map<number, number[]>();
  const add = (rule: number, turn: number) => {
    const known = turns.get(rule);
    if (known === undefined) turns.set(rule, [turn]);
    else if (known.at(-1) !== turn) known.push(turn);
  };
  read.forEach(({ matches, hits }, turn) => {
    for (const rule of matches.keys()) add(rule, turn);
    for (const { rule } of hits) {
      const number = ruleSet.rules.findIndex((one) => one.rule.id === rule);
      if (number >= 0) add(number, turn);
    }
  });
  return turns;
}

function compareFindings(a: Finding, b: Finding): number {
  return a.turn - b.turn || a.evidence.start - b.evidence.start || (a.rule < b.rule ? -1 : 1);
}

/** The best candidate first: patterns, then narration, then cues; then the earliest, then the shortest. */
function candidatesOf(
  rule: CompiledRule,
  turn: Turn,
  { matches, hits }: ReadTurn,
  number: number,
  found: ReadonlyMap<RuleId, Finding>,
  precision: number,
): readonly Candidate[] {
  const placedOn = [...found.values()]
    .filter((finding) => rule.on.has(finding.rule))
    .sort(compareFindings)
    .map(
      (finding): Candidate => ({
        span: finding.evidence,
        via: finding.via,
        pattern: finding.pattern,
        confidence: finding.confidence,
        cues: finding.cues,
        trigger: finding.rule,
      }),
    );
  const matched = (matches.get(number) ?? []).map(
    ({ pattern, span }): Candidate => ({
      span,
      via: 'pattern',
      pattern: pattern.name,
      confidence: precision,
      cues: [],
      trigger: null,
    }),
  );
  const weighed = hits
    .filter((hit) => hit.rule === rule.rule.id)
    .map(
      (hit): Candidate => ({
        span: hit.span,
        via: 'cues',
        pattern: null,
        confidence: hit.confidence,
        cues: hit.cues,
        trigger: null,
      }),
    );
  const told = narrationOf(turn, rule.rule.narrated);
  const narrated: readonly Candidate[] =
    told === null
      ? []
      : [
          {
            span: told,
            via: 'pattern',
            pattern: `narrated: ${rule.rule.narrated.join(', ')}`,
            confidence: precision,
            cues: [],
            trigger: null,
          },
        ];
  return [...placedOn, ...matched, ...narrated, ...weighed];
}

function judgeCandidate(
  rule: CompiledRule,
  severity: Severity,
  candidate: Candidate,
  call: CallState,
  turn: number,
): Finding | null {
  const required = judgeAll(rule.require, call, turn, candidate.trigger);
  if (!required.holds) return null;
  if (rule.unless.some((condition) => judgeAll([condition], call, turn, candidate.trigger).holds))
    return null;
  const escalated = rule.escalate ? judgeAll(rule.escalate.when, call, turn, candidate.trigger) : null;
  const context = escalated?.holds ? [...required.turns, ...escalated.turns] : required.turns;
  return {
    rule: rule.rule.id,
    severity: escalated?.holds && rule.escalate ? rule.escalate.to : severity,
    speaker: rule.rule.speaker,
    turn: turn + 1,
    evidence: candidate.span,
    via: candidate.via,
    pattern: candidate.pattern,
    confidence: candidate.confidence,
    cues: candidate.cues,
    context: sortedContext(context),
  };
}

/** Leads offsets of the normalised text back to the turn's text as given. */
export function originalSpan(normalised: NormalisedText, span: Span): Span {
  return {
    start: normalised.starts[span.start] ?? 0,
    end: normalised.ends[span.end - 1] ?? normalised.original.length,
  };
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
