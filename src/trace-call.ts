import { createAnalyser, wholeHits } from './analyse.js';
import type { CueModel } from './cues/cue-model.js';
import { compileCues } from './cues/score-cues.js';
import { evaluateCall, matchRules, type ReadTurn } from './match/evaluate.js';
import { secondLook } from './match/second-look.js';
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
export function createTracer(
  ruleSet: RuleSet,
  tokenize: Tokenize,
  cueModels: readonly CueModel[] = [],
): TraceCall {
  const analyse = createAnalyser({ ruleSet, tokenize, cueModels });
  const lookAt = createTurnReader(createMatcher(ruleSet, false), tokenize);
  const scorer = cueModels.length > 0 ? compileCues(cueModels) : null;
  return (transcript, id) => {
    const rule = ruleSet.rules.find((one) => one.rule.id === id);
    if (!rule) return null;
    const read = transcript.turns.map((turn): ReadTurn & { readonly own: TurnMatcher } => {
      const sight = lookAt(turn);
      const scored = scorer?.score(sight.letters, turn.role) ?? [];
      const own = sight.open();
      const matches = matchRules(ruleSet, null, turn.role, own);
      return { matches, hits: wholeHits(scored, own), matcher: () => own, own };
    });
    const matchers = read.map(({ own }) => own);
    const hits = read.map((one) => one.hits);
    const second = secondLook(evaluateCall(ruleSet, transcript, read), hits);
    const { findings } = analyse(transcript);
    const turns = traceRule(rule, transcript, matchers, { first: hits, second }, findings);
    return { transcript, turns, matchers };
  };
}
