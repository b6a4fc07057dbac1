import { type Analyse, createAnalyser, findingsOf } from '../judge/analyse.js';
import { createJudge, type Judge, type JudgedRules } from '../judge/judge.js';
import type { JudgeTables } from '../judge/view-scores.js';
import type { Transcript } from '../model/transcript.js';
import { judgedCall } from '../score/predictions.js';
import { type ScoreResult, scoreCalls } from '../score/score-calls.js';
import { once } from '../text/once.js';
import { exampleCalls } from './example-calls.js';
import type { FitWork } from './fit-work.js';
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
 * @param judgeBy the judgement by the tables of a fold
 */
export function unseenJudge(
  transcripts: readonly Transcript[],
  { foldTables, foldOfCall }: Pick<LearnResult, 'foldTables' | 'foldOfCall'>,
  judgeBy: (tables: JudgeTables) => Judge,
): Judge {
  const judges = foldTables.map((tables) => once(() => judgeBy(tables)));
  const judgeOf = new Map(transcripts.map((one, call) => [one, judges[foldOfCall[call] ?? 0]]));
  return (transcript) => judgeOf.get(transcript)?.()(transcript) ?? [];
}

/** The same, learned from the calls themselves and the rules' examples. */
export async function learnedUnseen(
  transcripts: readonly Transcript[],
  rules: JudgedRules,
  work: FitWork,
): Promise<Judge> {
  const calls = [
    ...transcripts.map((transcript) => ({ transcript })),
    ...exampleCalls(rules.ruleSet.rules.map(({ rule }) => rule)),
  ];
  const learned = await learn({ calls, ...rules, work });
  return unseenJudge(transcripts, learned, (judgeTables) => createJudge({ ...rules, judgeTables }));
}

/** Measures patterns alone and the whole judgement, learned without the file (or call) that is measured. */
export function crossValidate(
  transcripts: readonly Transcript[],
  learned: LearnResult,
  rules: JudgedRules,
): CrossValidation {
  const judge = unseenJudge(transcripts, learned, (judgeTables) => createJudge({ ...rules, judgeTables }));
  const measure = (analyse: Analyse) =>
    scoreCalls(transcripts.map((one) => judgedCall(one, analyse(one).findings)));
  return {
    patterns: measure(createAnalyser(rules)),
    judged: measure((transcript) => ({ transcript, findings: findingsOf(judge(transcript)) })),
  };
}
