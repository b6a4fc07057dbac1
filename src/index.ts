// The library: everything that other programs may build on stands here and nothing else does.
import { createAnalyser } from './analyse.js';
import { createComplaintFinder, type FindComplaints, withComplaints } from './complaints.js';
import {
  type InputSource,
  type ReadOptions,
  type ReadResult,
  readTranscripts as read,
} from './input/read-transcripts.js';
import { createJudge, type Judge } from './judge/judge.js';
import { NO_MODEL } from './judge/judge-model.js';
import { loadModel } from './judge/load-model.js';
import { loadTokenizer } from './language/tokenize.js';
import type { RuleSet } from './model/compiled.js';
import type { CallReport } from './model/report.js';
import type { SideJudge } from './model/side-judge.js';
import type { Transcript } from './model/transcript.js';
import { BUILT_IN_RULES, loadComplaintRules, loadRules } from './rules/load.js';
import { loadSideModel } from './speakers/load-sides.js';
import { buildSideTables, sideJudgeOf } from './speakers/side-judge.js';
import { withVerdict } from './verdict/judge-call.js';

/** What `analyze` may be told. */
export interface AnalyzeOptions {
  /** From `loadRules`; the built-in rules where it is left out. */
  readonly rules?: RuleSet;
  /** False: patterns alone, without what was learned of the built-in rules. */
  readonly cues?: boolean;
}

/**
 * Finds what stands in a call, and judges it: an enquiry, a complaint or suspected harassment. The dictionary is loaded at the first call and kept.
 *
 * @throws UserError where a rule is faulty
 */
export async function analyze(transcript: Transcript, options: AnalyzeOptions = {}): Promise<CallReport> {
  tokenizer ??= loadTokenizer();
  const ruleSet = options.rules ?? loadRules();
  const model = options.cues === false ? NO_MODEL : loadModel([], ruleSet);
  const tokenize = await tokenizer;
  findComplaints ??= createComplaintFinder({ ruleSet: loadComplaintRules(), tokenize });
  return withVerdict(
    withComplaints(createAnalyser({ ruleSet, tokenize, model }), findComplaints)(transcript),
  );
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
  tokenizer ??= loadTokenizer();
  const ruleSet = options.rules ?? loadRules();
  const model = options.cues === false ? NO_MODEL : loadModel([], ruleSet);
  return createJudge({ ruleSet, tokenize: await tokenizer, model })(transcript);
}

/**
 * The calls of an input and its problems, as `genchi check` reads them: where nothing else tells whose side a speaker is on,
 * the words do (`Turn.guessed`), unless `guessSpeakers` is false.
 */
export function readTranscripts(
  source: InputSource,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult, void> {
  if (options.sides !== undefined) return read(source, options);
  if (sides === undefined) {
    const model = loadSideModel([BUILT_IN_RULES]);
    sides = model === null ? null : sideJudgeOf(buildSideTables(model));
  }
  return read(source, { ...options, sides });
}

let sides: SideJudge | null | undefined;
let findComplaints: FindComplaints | undefined;
let tokenizer: ReturnType<typeof loadTokenizer> | null = null;

export { createAnalyser } from './analyse.js';
export { loadTokenizer } from './language/tokenize.js';
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
export { loadRules } from './rules/load.js';
