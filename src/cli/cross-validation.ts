import { type Analyse, createAnalyser, createEvidenceReader } from '../analyse.js';
import { NO_CUES } from '../cues/cue-set.js';
import { exampleCalls } from '../cues/example-calls.js';
import { type FitResult, fitCues, foldScorers } from '../cues/fit-cues.js';
import type { FindPatterns } from '../cues/fit-second-look.js';
import type { TrainingCall } from '../cues/labelled-turns.js';
import { type CueScorer, compileCues } from '../cues/score-cues.js';
import type { RuleSet } from '../model/compiled.js';
import type { CallReport } from '../model/report.js';
import type { Tokenize } from '../model/token.js';
import type { Transcript } from '../model/transcript.js';
import { judgedCall } from '../score/predictions.js';
import { type ScoreResult, scoreCalls } from '../score/score-calls.js';

/** The figures of calls that were not fitted: each call is measured by models that have not seen it. */
export interface CrossValidation {
  readonly patterns: ScoreResult;
  readonly cues: ScoreResult;
  readonly both: ScoreResult;
}

/** Labelled calls with what the patterns alone find in them, which the thresholds of the cues take into account. */
export function trainingCalls(
  transcripts: readonly Transcript[],
  patternsAlone: Analyse,
): readonly TrainingCall[] {
  return transcripts.map((transcript) => ({
    transcript,
    patterns: ruleIdsByTurn(transcript, patternsAlone),
  }));
}

/** The analysis by patterns alone, which remembers what it found: fitting and measuring ask for the same calls. */
export function createPatternsAlone(ruleSet: RuleSet, tokenize: Tokenize): Analyse {
  const analyse = createAnalyser({ ruleSet, tokenize });
  const known = new Map<Transcript, CallReport>();
  return (transcript) => {
    const report = known.get(transcript) ?? analyse(transcript);
    known.set(transcript, report);
    return report;
  };
}

/** What patterns alone find in a call, by turn. */
export function patternFinder(patternsAlone: Analyse): FindPatterns {
  return ({ transcript, patterns }) => patterns ?? ruleIdsByTurn(transcript, patternsAlone);
}

function ruleIdsByTurn(transcript: Transcript, analyse: Analyse): readonly (readonly string[])[] {
  const ids: string[][] = transcript.turns.map(() => []);
  for (const { turn, rule } of analyse(transcript).findings) ids[turn - 1]?.push(rule);
  return ids;
}

/** The cues of every rule that says what a speaker says, fitted to labelled calls and the rules' examples. */
function fitAll(transcripts: readonly Transcript[], ruleSet: RuleSet, tokenize: Tokenize): FitResult {
  return fitCues({
    calls: [
      ...transcripts.map((transcript) => ({ transcript })),
      ...exampleCalls(ruleSet.rules.map(({ rule }) => rule)),
    ],
    known: ruleSet.rules.map(({ rule }) => ({ id: rule.id, speaker: rule.speaker })),
    only: ruleSet.rules.filter(({ on }) => on.size === 0).map(({ rule }) => rule.id),
    readEvidence: createEvidenceReader(ruleSet, tokenize),
    findPatterns: patternFinder(createAnalyser({ ruleSet, tokenize })),
  });
}

/** The analysis in which each call is judged by cues that have not seen its file. */
export function unseenAnalysis(
  transcripts: readonly Transcript[],
  ruleSet: RuleSet,
  tokenize: Tokenize,
): Analyse {
  const cueScorer = unseenScorer(transcripts, fitAll(transcripts, ruleSet, tokenize));
  return createAnalyser({ ruleSet, tokenize, cueScorer });
}

function unseenScorer(
  transcripts: readonly Transcript[],
  fit: FitResult,
): (transcript: Transcript) => CueScorer {
  const scorers = foldScorers(fit);
  const none = compileCues(NO_CUES);
  const scorerOf = new Map(transcripts.map((one, call) => [one, scorers[fit.foldOfCall[call] ?? 0] ?? none]));
  return (transcript) => scorerOf.get(transcript) ?? none;
}

/** Measures patterns alone, cues alone and both, fitted without the file (or call) that is measured. */
export function crossValidate(
  transcripts: readonly Transcript[],
  fit: FitResult,
  ruleSet: RuleSet,
  tokenize: Tokenize,
  patternsAlone: Analyse,
): CrossValidation {
  const cueScorer = unseenScorer(transcripts, fit);
  const withoutPatterns = { ...ruleSet, rules: ruleSet.rules.map((rule) => ({ ...rule, any: [] })) };
  const measure = (analyse: Analyse) =>
    scoreCalls(transcripts.map((one) => judgedCall(one, analyse(one).findings)));
  return {
    patterns: measure(patternsAlone),
    cues: measure(createAnalyser({ ruleSet: withoutPatterns, tokenize, cueScorer })),
    both: measure(createAnalyser({ ruleSet, tokenize, cueScorer })),
  };
}
