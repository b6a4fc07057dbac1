import type { CueModel } from './cues/cue-model.js';
import { wholePhrases } from './cues/evidence.js';
import { type CueScorer, compileCues } from './cues/score-cues.js';
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
  /** Fitted cues; left out, patterns stand alone. */
  readonly cueModels?: readonly CueModel[];
  /** Instead of `cueModels`, to measure calls by models that have not seen them. */
  readonly cueScorer?: (transcript: Transcript) => CueScorer;
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
export function createAnalyser(options: AnalyserOptions): Analyse {
  const { ruleSet, tokenize, cueModels = [], prefilter = true } = options;
  const matcher = createMatcher(ruleSet, prefilter);
  const scorer = cueModels.length > 0 ? compileCues(cueModels) : null;
  const scorerOf = options.cueScorer ?? (() => scorer);
  const matcherOf = (turn: Turn): TurnMatcher =>
    matchTurn(matcher, normalise(turn.text, turn.narration), () =>
      analyseText(turn.text, turn.narration, tokenize),
    );
  return (transcript) => {
    const matchers = transcript.turns.map(matcherOf);
    const cues = scorerOf(transcript);
    const hits = matchers.map((one, index) =>
      cues === null ? [] : cueHitsOf(cues, transcript.turns[index], one),
    );
    return { transcript, findings: evaluateCall(ruleSet, transcript, matchers, hits) };
  };
}

/** The cue findings of a turn, their evidence cut at phrase boundaries. */
function cueHitsOf(scorer: CueScorer, turn: Turn | undefined, matcher: TurnMatcher): readonly CueHit[] {
  if (turn === undefined) return [];
  return scorer.score(matcher.normalised, turn.role).map((hit) => ({
    rule: hit.rule,
    span: wholePhrases(hit.span, matcher.analysed()),
    confidence: hit.confidence,
    cues: hit.cues,
  }));
}
