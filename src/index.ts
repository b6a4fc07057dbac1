// The library: everything that other programs may build on stands here and nothing else does.

import {
  type InputSource,
  type ReadOptions,
  type ReadResult,
  readTranscripts as read,
} from './input/read-transcripts.js';
import { type Analyse, createAnalyser } from './judge/analyse.js';
import { createJudge, type Judge } from './judge/judge.js';
import { NO_MODEL } from './judge/judge-model.js';
import { loadModel } from './judge/load-model.js';
import { loadTokenizer } from './language/tokenizer/tokenize.js';
import type { RuleSet } from './model/compiled.js';
import { NO_PROFILE } from './model/profile.js';
import type { CallReport } from './model/report.js';
import type { Transcript } from './model/transcript.js';
import type { AnalysisSetup } from './run/analysis-setup.js';
import {
  analysisOfPrepared,
  complaintFinderOf,
  judgeOfPrepared,
  loadPrepared,
  type PreparedAnalysis,
  sidesOfPrepared,
} from './run/prepared-analysis.js';
import { once } from './text/once.js';
import { withComplaints } from './verdict/complaints.js';
import { withVerdict } from './verdict/judge-call.js';

/** What `analyze` may be told. */
export interface AnalyzeOptions {
  /** From `loadRules`, which also tells where their models and words of complaint are; the built-in rules where it is left out. */
  readonly rules?: RuleSet;
  /** False: patterns alone, without what was learned of the built-in rules. */
  readonly cues?: boolean;
}

/**
 * Finds what stands in a call, and judges it: an enquiry, a complaint or suspected harassment. Rules and dictionary are loaded
 * at the first call and kept.
 *
 * @throws UserError where a rule is faulty
 */
export async function analyze(transcript: Transcript, options: AnalyzeOptions = {}): Promise<CallReport> {
  const { analyse } = await analysisOf(options);
  return withVerdict(analyse(transcript));
}

/**
 * Decides about every rule on every turn of a call, with the ground of each decision: what was found, what was too unlikely,
 * what the context ruled out.
 *
 * @throws UserError where a rule is faulty
 */
export async function judge(
  transcript: Transcript,
  options: AnalyzeOptions = {},
): Promise<ReturnType<Judge>> {
  return (await analysisOf(options)).judge(transcript);
}

/**
 * The calls of an input and its problems, as `genchi check` reads them: where nothing else tells whose side a speaker is on,
 * the words do (`Turn.guessed`), unless `guessSpeakers` is false.
 */
export async function* readTranscripts(
  source: InputSource,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult, void> {
  yield* read(source, options.sides === undefined ? { ...options, sides: await builtInSides() } : options);
}

/** One analysis of calls and the judgement that it rests on. */
interface Analysis {
  readonly analyse: Analyse;
  readonly judge: Judge;
}

/** What stands for the built-in rules where analyses are kept by their rules. */
const BUILT_IN = {};
/** By rules, and whether what was learned counts. */
const kept = new WeakMap<object, Map<boolean, Promise<Analysis>>>();

function analysisOf({ rules, cues = true }: AnalyzeOptions): Promise<Analysis> {
  const key = rules ?? BUILT_IN;
  const known = kept.get(key) ?? new Map<boolean, Promise<Analysis>>();
  kept.set(key, known);
  const analysis = known.get(cues) ?? openAnalysis(rules, cues);
  known.set(cues, analysis);
  return analysis;
}

async function openAnalysis(rules: RuleSet | undefined, cues: boolean): Promise<Analysis> {
  const prepared = await preparedOf(rules?.paths ?? [], cues);
  const tokenize = await keptTokenizer();
  if (rules === undefined)
    return {
      analyse: analysisOfPrepared(prepared, tokenize),
      judge: judgeOfPrepared(prepared, tokenize),
    };
  const learned = hasRulesOf(prepared, rules)
    ? { judgeTables: prepared.judge }
    : { model: cues ? loadModel(rules.paths ?? [], rules) : NO_MODEL };
  const options = { ruleSet: rules, tokenize, ...learned };
  const findComplaints = complaintFinderOf(prepared, tokenize);
  return {
    analyse: withComplaints(createAnalyser(options), findComplaints),
    judge: createJudge(options),
  };
}

/** True where none of the rules, of which something was learned, is missing. */
function hasRulesOf({ ruleSet }: PreparedAnalysis, { rules }: RuleSet): boolean {
  const ids = new Set(rules.map(({ rule }) => rule.id));
  return ruleSet.rules.every(({ rule }) => ids.has(rule.id));
}

const keptTokenizer = once(loadTokenizer);
const builtInSides = once(async () => sidesOfPrepared(await builtInRules(true)));
const builtInWithCues = once(() => loadPrepared(setupOf(true)));
const builtInWithoutCues = once(() => loadPrepared(setupOf(false)));

function builtInRules(cues: boolean): Promise<PreparedAnalysis> {
  return cues ? builtInWithCues() : builtInWithoutCues();
}

/** The built-in rules with those of some paths, as the program prepares them. */
function preparedOf(paths: readonly string[], cues: boolean): Promise<PreparedAnalysis> {
  return paths.length === 0 ? builtInRules(cues) : loadPrepared(setupOf(cues, paths));
}

function setupOf(cues: boolean, rulePaths: readonly string[] = []): AnalysisSetup {
  return { rulePaths, severities: {}, minutes: {}, profile: NO_PROFILE, cues, read: {} };
}

export { createAnalyser } from './judge/analyse.js';
export { loadTokenizer } from './language/tokenizer/tokenize.js';
export { describeProblem } from './messages/problem-text.js';
export type { RuleSet } from './model/compiled.js';
export type { Finding } from './model/finding.js';
export type { Decision, ScorePart } from './model/judgement.js';
export type { Problem } from './model/problem.js';
export { UserError } from './model/problem.js';
export type { Profile } from './model/profile.js';
export type { CallReport, Reporter, ReportOptions, ReportWriter, RunSummary } from './model/report.js';
export type { Language, Rule, RuleId, Severity } from './model/rule.js';
export type { Role, Span, Transcript, Turn } from './model/transcript.js';
export type { HarassmentType, Verdict, VerdictGround, VerdictKind } from './model/verdict.js';
export { reporters } from './report/reporters.js';
export { loadRules } from './run/load-rules.js';
