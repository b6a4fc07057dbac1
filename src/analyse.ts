import { analyseText } from './language/analyse-text.js';
import { normalise } from './language/normalise.js';
import { type CueHit, evaluateCall } from './match/evaluate.js';
import { createMatcher, matchTurn, type TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { CallReport } from './model/report.js';
import type { Tokenize } from './model/token.js';
import type { Transcript, Turn } from './model/transcript.js';

/** What an analysis needs besides the transcript. */
export interface AnalyserOptions {
  readonly ruleSet: RuleSet;
  /** Called only for turns that a pattern or a cue may concern. */
  readonly tokenize: Tokenize;
  /** The cues of each turn; left out, patterns stand alone. */
  readonly scoreCues?: (
    transcript: Transcript,
    matchers: readonly TurnMatcher[],
  ) => readonly (readonly CueHit[])[];
  /** False switches the character prefilter off; the findings are the same, only slower. */
  readonly prefilter?: boolean;
}

/** Finds what stands in a call. */
export type Analyse = (transcript: Transcript) => CallReport;

/**
 * Prepares a rule set and returns the analysis of one call:
 * normalise → tokens and phrases where needed → patterns and cues per turn → context → findings.
 * The analysis is a pure function of the transcript.
 */
export function createAnalyser({ ruleSet, tokenize, scoreCues, prefilter = true }: AnalyserOptions): Analyse {
  const matcher = createMatcher(ruleSet, prefilter);
  const matcherOf = (turn: Turn): TurnMatcher =>
    matchTurn(matcher, normalise(turn.text, turn.narration), () =>
      analyseText(turn.text, turn.narration, tokenize),
    );
  return (transcript) => {
    const matchers = transcript.turns.map(matcherOf);
    const cueHits = scoreCues?.(transcript, matchers) ?? transcript.turns.map(() => []);
    return { transcript, findings: evaluateCall(ruleSet, transcript, matchers, cueHits) };
  };
}
