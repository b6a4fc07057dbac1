import { join } from 'node:path';
import { type Analyse, createAnalyser } from '../judge/analyse.js';
import { createJudge, type Judge, type JudgeOptions, openReading, type TurnReading } from '../judge/judge.js';
import { type JudgeModel, NO_MODEL } from '../judge/judge-model.js';
import { type JudgeTables, withoutRules } from '../judge/view-scores.js';
import { createSentenceReader } from '../language/analyse-text.js';
import { buildLiterals, buildPrefilter, type PrefilterTables } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { RuleId } from '../model/rule.js';
import type { SideJudge } from '../model/side-judge.js';
import type { Tokenize } from '../model/token.js';
import { openRules, type PackedRules, packRules } from '../rules/prepared/packed-rules.js';
import { withSettings } from '../rules/settings/settings.js';
import { type SideTables, sideJudgeOf } from '../speakers/side-judge.js';
import { readSharedCacheFile, writeCacheFile } from '../storage/cache-file.js';
import { cacheFolder } from '../storage/cache-folder.js';
import { openValue, packValue } from '../storage/packed-value.js';
import { once } from '../text/once.js';
import type { ScannerTables } from '../text/string-scanner.js';
import { createComplaintFinder, type FindComplaints, withComplaints } from '../verdict/complaints.js';
import type { AnalysisSetup } from './analysis-setup.js';
import { type LearnedFile, learnedFile, placeOfLearned, ruleFilesKey, setupName } from './rule-files-key.js';

/** A rule set with its tables. */
interface PreparedRules {
  /** See `PackedRules` for what it lacks. */
  readonly ruleSet: RuleSet;
  readonly prefilter: PrefilterTables;
  readonly literals: ScannerTables;
}

/** All that follows from the rule files of a setup, as plain data. */
export interface PreparedAnalysis extends PreparedRules {
  /** What tells complaints from enquiries. */
  readonly complaint: PreparedRules;
  readonly judge: JudgeTables;
  readonly sides: SideTables | null;
}

type PackedRuleSet = Omit<PreparedRules, 'ruleSet'> & { readonly rules: PackedRules };
/** What follows from the rules as they are written. */
type PackedAnalysis = Pick<PreparedAnalysis, 'sides'> &
  PackedRuleSet & {
    readonly complaint: PackedRuleSet;
    /** Which of what was learned is said of these rules. */
    readonly learned: LearnedFile;
    /** The rules of which it is not said: others stand in for them. */
    readonly replaced: readonly RuleId[];
  };

/** `PreparedAnalysis` as bytes in shared memory, for files or for other threads. */
export interface PreparedBytes {
  /** A `PackedAnalysis`. */
  readonly rules: SharedBytes;
  /** `JudgeTables`, apart from the rules: they are by far the larger part, and stay the same while somebody writes a rule. */
  readonly learned: SharedBytes;
}

type SharedBytes = Uint8Array<SharedArrayBuffer>;

/**
 * Reads and compiles the rules of a setup, or takes the result of an earlier run from the cache folder. A damaged or stale
 * file counts as none; where it cannot be written, all goes on without.
 *
 * @throws UserError where a rule or model file is faulty
 */
export async function prepareAnalysis(
  setup: AnalysisSetup,
): Promise<{ readonly bytes: PreparedBytes; readonly isKnown: boolean }> {
  const file = join(cacheFolder(), `rules-${setupName(setup)}.bin`);
  const key = ruleFilesKey(setup);
  const known = readSharedCacheFile(file, key);
  // Reading rules needs a YAML library and much else that most runs can do without.
  const written = once(async () => (await import('./analysis-setup.js')).rulesAsWritten(setup));
  const rules = known ?? kept(file, key, await packedRules(setup, await written()));
  if (!setup.cues)
    return { bytes: { rules, learned: shared(await tablesOf(NO_MODEL)) }, isKnown: known !== null };
  const { learned } = openValue(rules) as PackedAnalysis;
  const place = placeOfLearned(learned);
  const knownTables = readSharedCacheFile(place, learned.key);
  const tables = knownTables ?? kept(place, learned.key, await packedTables(setup, await written()));
  return { bytes: { rules, learned: tables }, isKnown: known !== null && knownTables !== null };
}

async function packedRules(setup: AnalysisSetup, ruleSet: RuleSet): Promise<Uint8Array> {
  const { BUILT_IN_RULES } = await import('../rules/load.js');
  const { loadComplaintRules } = await import('./load-rules.js');
  const { buildSideTables } = await import('../speakers/side-judge.js');
  const { loadSideModel } = await import('../speakers/load-sides.js');
  const { hasOwnModel, replacedRules } = await import('../judge/load-model.js');
  const { rulePaths } = setup;
  const isOwn = hasOwnModel(rulePaths);
  const sides = loadSideModel([BUILT_IN_RULES, ...rulePaths]);
  return packValue({
    ...packRuleSet(ruleSet),
    complaint: packRuleSet(loadComplaintRules(rulePaths)),
    sides: sides === null ? null : buildSideTables(sides),
    learned: learnedFile(setup, isOwn),
    replaced: isOwn ? [] : replacedRules(rulePaths, ruleSet),
  } satisfies PackedAnalysis);
}

/** What was learned of the rules of a setup, those that others stand in for among them, ready to be looked up. */
async function packedTables({ rulePaths, cues }: AnalysisSetup, ruleSet: RuleSet): Promise<Uint8Array> {
  const { modelOf } = await import('./analysis-setup.js');
  const { hasOwnModel } = await import('../judge/load-model.js');
  if (!hasOwnModel(rulePaths)) return tablesOf(modelOf({ rulePaths: [], cues }, ruleSet));
  const { ownTables } = await import('./learned-tables.js');
  return packValue(ownTables(rulePaths, ruleSet));
}

async function tablesOf(model: JudgeModel): Promise<Uint8Array> {
  const { buildJudgeTables } = await import('../judge/view-scores.js');
  return packValue(buildJudgeTables(model));
}

/**
 * The prepared analysis of a setup, with its settings.
 *
 * @throws UserError where a rule or model file is faulty
 */
export async function loadPrepared(setup: AnalysisSetup): Promise<PreparedAnalysis> {
  const { bytes } = await prepareAnalysis(setup);
  return openPrepared(bytes, setup);
}

/** What `prepareAnalysis` gave, with the settings of the setup. */
export function openPrepared(bytes: PreparedBytes, setup: AnalysisSetup): PreparedAnalysis {
  const { rules, complaint, learned: _, replaced, ...tables } = openValue(bytes.rules) as PackedAnalysis;
  const { rules: complaintRules, ...complaintTables } = complaint;
  return {
    ...tables,
    judge: withoutRules(openValue(bytes.learned) as JudgeTables, new Set(replaced)),
    ruleSet: withSettings(openRules(rules), setup),
    complaint: { ...complaintTables, ruleSet: openRules(complaintRules) },
  };
}

function packRuleSet(ruleSet: RuleSet): PackedRuleSet {
  return {
    rules: packRules(ruleSet),
    prefilter: buildPrefilter(ruleSet),
    literals: buildLiterals(ruleSet.atoms),
  };
}

/** The analysis of calls by prepared rules. */
export function analysisOfPrepared(prepared: PreparedAnalysis, tokenize: Tokenize): Analyse {
  const readSentences = createSentenceReader(tokenize);
  return withComplaints(
    createAnalyser({ ...judgeOptionsOf(prepared, tokenize), readSentences }),
    complaintFinderOf(prepared, tokenize, readSentences),
  );
}

/** The search for complaints by prepared rules. */
export function complaintFinderOf(
  { complaint }: PreparedAnalysis,
  tokenize: Tokenize,
  readSentences = createSentenceReader(tokenize),
): FindComplaints {
  return createComplaintFinder({
    ruleSet: complaint.ruleSet,
    tokenize,
    readSentences,
    prefilterTables: complaint.prefilter,
    literalTables: complaint.literals,
  });
}

/** The judgement of calls by prepared rules. */
export function judgeOfPrepared(prepared: PreparedAnalysis, tokenize: Tokenize): Judge {
  return createJudge(judgeOptionsOf(prepared, tokenize));
}

/** The reading of turns by prepared rules. */
export function readingOfPrepared(prepared: PreparedAnalysis, tokenize: Tokenize): TurnReading {
  return openReading(judgeOptionsOf(prepared, tokenize));
}

function judgeOptionsOf(
  { ruleSet, prefilter, literals, judge }: PreparedAnalysis,
  tokenize: Tokenize,
): JudgeOptions {
  return { ruleSet, tokenize, prefilterTables: prefilter, literalTables: literals, judgeTables: judge };
}

/** Who judges by the words whose side a speaker is on; null where no rule folder has a model. */
export function sidesOfPrepared({ sides }: PreparedAnalysis): SideJudge | null {
  return sides === null ? null : sideJudgeOf(sides);
}

function kept(file: string, key: string, bytes: Uint8Array): SharedBytes {
  writeCacheFile(file, key, bytes);
  return shared(bytes);
}

function shared(bytes: Uint8Array): SharedBytes {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
