import { createAnalyser, judgeTogether, wholeHits } from './analyse.js';
import { type CueSet, NO_CUES } from './cues/cue-set.js';
import { compileCues } from './cues/score-cues.js';
import { beliefIn } from './doubt.js';
import { type BeliefIn, type CueHit, matchRules, type ReadTurn, standingHits } from './match/evaluate.js';
import { type TurnTrace, traceRule } from './match/trace.js';
import { createMatcher, type TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { RuleId } from './model/rule.js';
import type { Tokenize } from './model/token.js';
import type { Transcript } from './model/transcript.js';
import { createTurnReader } from './read-turns.js';

/** A call retraced: why one rule has or has no finding on each turn. */
export interface CallTrace {
  readonly transcript: Transcript;
  readonly turns: readonly TurnTrace[];
  /** One a turn; offsets of the trace count in their normalised texts. */
  readonly matchers: readonly TurnMatcher[];
}

/** Retraces a rule over a call. */
export type TraceCall = (transcript: Transcript, rule: RuleId) => CallTrace | null;

/** Prepares the retracing of rules; null comes of an unknown rule. Slower than an analysis: nothing is left out. */
export function createTracer(ruleSet: RuleSet, tokenize: Tokenize, cues: CueSet = NO_CUES): TraceCall {
  const analyse = createAnalyser({ ruleSet, tokenize, cues });
  const lookAt = createTurnReader(createMatcher(ruleSet, false), tokenize);
  const scorer = cues.models.length > 0 ? compileCues(cues) : null;
  return (transcript, id) => {
    const rule = ruleSet.rules.find((one) => one.rule.id === id);
    if (!rule) return null;
    const matchers: TurnMatcher[] = [];
    const first: (readonly CueHit[])[] = [];
    const beliefs: BeliefIn[] = [];
    const read = transcript.turns.map((turn): ReadTurn => {
      const sight = lookAt(turn);
      const scores = scorer?.score(sight.letters, turn.role);
      const matcher = sight.open();
      const hits = wholeHits(scores?.hits ?? [], matcher);
      const belief: BeliefIn =
        scorer && scores ? beliefIn(ruleSet, null, turn.role, matcher, scorer, scores) : () => 'anywhere';
      beliefs.push(belief);
      matchers.push(matcher);
      first.push(hits);
      return {
        matches: matchRules(ruleSet, null, turn.role, matcher, belief),
        hits: standingHits(ruleSet, hits, matcher),
        matcher: () => matcher,
      };
    });
    const judged = scorer === null ? read : judgeTogether(scorer.looks, ruleSet, read);
    const { findings } = analyse(transcript);
    const turns = traceRule(rule, transcript, matchers, { first, beliefs, judged }, findings);
    return { transcript, turns, matchers };
  };
}
