import { createAnalyser } from './analyse.js';
import type { CueModel } from './cues/cue-model.js';
import { wholePhrases } from './cues/evidence.js';
import { compileCues } from './cues/score-cues.js';
import { analyseText } from './language/analyse-text.js';
import { normalise } from './language/normalise.js';
import { type CueHit, evaluateCall } from './match/evaluate.js';
import { secondLook } from './match/second-look.js';
import { type TurnTrace, traceRule } from './match/trace.js';
import { createMatcher, matchTurn, type TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { RuleId } from './model/rule.js';
import type { Tokenize } from './model/token.js';
import type { Transcript } from './model/transcript.js';

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
  const matcher = createMatcher(ruleSet, false);
  const scorer = cueModels.length > 0 ? compileCues(cueModels) : null;
  return (transcript, id) => {
    const rule = ruleSet.rules.find((one) => one.rule.id === id);
    if (!rule) return null;
    const matchers = transcript.turns.map((turn) =>
      matchTurn(matcher, normalise(turn.text, turn.narration), () =>
        analyseText(turn.text, turn.narration, tokenize),
      ),
    );
    const hits = matchers.map((one, index): readonly CueHit[] => {
      const role = transcript.turns[index]?.role;
      if (scorer === null || role === undefined) return [];
      return scorer.score(one.normalised, role).map((hit) => ({
        ...hit,
        span: wholePhrases(hit.span, one.analysed()),
      }));
    });
    const second = secondLook(evaluateCall(ruleSet, transcript, matchers, hits), hits);
    const { findings } = analyse(transcript);
    const turns = traceRule(rule, transcript, matchers, { first: hits, second }, findings);
    return { transcript, turns, matchers };
  };
}
