import { type Analyse, createAnalyser } from '../analyse.js';
import { exampleCalls } from '../learn/example-calls.js';
import { type LearnResult, learn } from '../learn/learn.js';
import type { RuleSet } from '../model/compiled.js';
import type { Tokenize } from '../model/token.js';
import type { Transcript } from '../model/transcript.js';
import { judgedCall } from '../score/predictions.js';
import { type ScoreResult, scoreCalls } from '../score/score-calls.js';

/** The figures of calls that were not learned from: each call is judged by models that have not seen it. */
export interface CrossValidation {
  readonly patterns: ScoreResult;
  readonly judged: ScoreResult;
}

/**
 * The analysis in which each call is judged by what was learned without its file.
 *
 * @param transcripts the first calls of the request that `learned` came of, in its order
 */
export function unseenAnalysis(
  transcripts: readonly Transcript[],
  { foldModels, foldOfCall }: LearnResult,
  ruleSet: RuleSet,
  tokenize: Tokenize,
): Analyse {
  const analyses = foldModels.map((model) => createAnalyser({ ruleSet, tokenize, model }));
  const analysisOf = new Map(transcripts.map((one, call) => [one, analyses[foldOfCall[call] ?? 0]]));
  return (transcript) => analysisOf.get(transcript)?.(transcript) ?? { transcript, findings: [] };
}

/** The same, learned from the calls themselves and the rules' examples. */
export function learnedUnseen(
  transcripts: readonly Transcript[],
  ruleSet: RuleSet,
  tokenize: Tokenize,
): Analyse {
  const calls = [
    ...transcripts.map((transcript) => ({ transcript })),
    ...exampleCalls(ruleSet.rules.map(({ rule }) => rule)),
  ];
  return unseenAnalysis(transcripts, learn({ calls, ruleSet, tokenize }), ruleSet, tokenize);
}

/** Measures patterns alone and the whole judgement, learned without the file (or call) that is measured. */
export function crossValidate(
  transcripts: readonly Transcript[],
  learned: LearnResult,
  ruleSet: RuleSet,
  tokenize: Tokenize,
): CrossValidation {
  const measure = (analyse: Analyse) =>
    scoreCalls(transcripts.map((one) => judgedCall(one, analyse(one).findings)));
  return {
    patterns: measure(createAnalyser({ ruleSet, tokenize })),
    judged: measure(unseenAnalysis(transcripts, learned, ruleSet, tokenize)),
  };
}
