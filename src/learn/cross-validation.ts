import { type Analyse, createAnalyser, findingsOf } from '../judge/analyse.js';
import { createJudge, type Judge } from '../judge/judge.js';
import type { RuleSet } from '../model/compiled.js';
import type { Tokenize } from '../model/token.js';
import type { Transcript } from '../model/transcript.js';
import { judgedCall } from '../score/predictions.js';
import { type ScoreResult, scoreCalls } from '../score/score-calls.js';
import { exampleCalls } from './example-calls.js';
import { type LearnResult, learn } from './learn.js';

/** The figures of calls that were not learned from: each call is judged by models that have not seen it. */
export interface CrossValidation {
  readonly patterns: ScoreResult;
  readonly judged: ScoreResult;
}

/**
 * The judgement in which each call is judged by what was learned without its file.
 *
 * @param transcripts the first calls of the request that `learned` came of, in its order
 */
export function unseenJudge(
  transcripts: readonly Transcript[],
  { foldModels, foldOfCall }: LearnResult,
  ruleSet: RuleSet,
  tokenize: Tokenize,
): Judge {
  const judges = foldModels.map((model) => createJudge({ ruleSet, tokenize, model }));
  const judgeOf = new Map(transcripts.map((one, call) => [one, judges[foldOfCall[call] ?? 0]]));
  return (transcript) => judgeOf.get(transcript)?.(transcript) ?? [];
}

/** The same, learned from the calls themselves and the rules' examples. */
export function learnedUnseen(
  transcripts: readonly Transcript[],
  ruleSet: RuleSet,
  tokenize: Tokenize,
): Judge {
  const calls = [
    ...transcripts.map((transcript) => ({ transcript })),
    ...exampleCalls(ruleSet.rules.map(({ rule }) => rule)),
  ];
  return unseenJudge(transcripts, learn({ calls, ruleSet, tokenize }), ruleSet, tokenize);
}

/** Measures patterns alone and the whole judgement, learned without the file (or call) that is measured. */
export function crossValidate(
  transcripts: readonly Transcript[],
  learned: LearnResult,
  ruleSet: RuleSet,
  tokenize: Tokenize,
): CrossValidation {
  const judge = unseenJudge(transcripts, learned, ruleSet, tokenize);
  const measure = (analyse: Analyse) =>
    scoreCalls(transcripts.map((one) => judgedCall(one, analyse(one).findings)));
  return {
    patterns: measure(createAnalyser({ ruleSet, tokenize })),
    judged: measure((transcript) => ({ transcript, findings: findingsOf(judge(transcript)) })),
  };
}
