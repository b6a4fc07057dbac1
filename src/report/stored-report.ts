import type { ContextTurn, FindingVia, WeightedCue } from '../model/finding.js';
import { PART_KINDS, type ScorePart } from '../model/judgement.js';
import { type Problem, UserError } from '../model/problem.js';
import {
  type FindingRecord,
  REVIEW_STATUSES,
  type ReviewRecord,
  type ReviewStatus,
} from '../model/review.js';
import { RULE_ID, type RuleId, SEVERITIES, type Severity } from '../model/rule.js';
import type { ShardRecord } from '../model/shard.js';
import { ROLES, type Role, type Span } from '../model/transcript.js';
import {
  HARASSMENT_TYPES,
  type HarassmentType,
  RESPONSE_RULES,
  type ResponseRule,
  VERDICTS,
  type VerdictKind,
} from '../model/verdict.js';
import { reviewRecordOf } from '../review/parse-reviews.js';
import { SCHEMA_VERSION } from './json.js';
import { parseShardRecord } from './shard-record.js';
import { isStoredScore, isStoredScorecard, type StoredScore, type StoredScorecard } from './stored-score.js';
import type { BasisWording } from './wording.js';

/** A finding as the JSON report has it. */
export interface StoredFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly speaker: Role;
  readonly guessed?: number;
  readonly turn: number;
  readonly line: number | null;
  readonly column: number | null;
  /** Milliseconds from the start of the call. */
  readonly time?: number;
  readonly start: number;
  readonly end: number;
  readonly evidence: string;
  readonly via: FindingVia;
  readonly fingerprint?: string;
  readonly confidence: number;
  readonly pattern?: string;
  readonly parts?: readonly ScorePart[];
  readonly cues?: readonly WeightedCue[];
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly instead: string | null;
  readonly basis: readonly BasisWording[];
  readonly context: readonly ContextTurn[];
}

/** A turn as the JSON report has it, where it has turns. */
export interface StoredTurn {
  readonly speaker: Role;
  readonly name: string;
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly narration?: readonly Span[];
  readonly guessed?: number;
}

/** Words of a call as the JSON report has them beside a verdict. */
export interface StoredWords {
  readonly turn: number;
  readonly time?: number;
  readonly start: number;
  readonly end: number;
  readonly evidence: string;
}

/** What staff did, as the JSON report has it. */
export interface StoredResponse extends StoredWords {
  readonly rule: ResponseRule;
}

/** A ground of a verdict as the JSON report has it. */
export interface StoredGround extends StoredWords {
  readonly rule: RuleId | null;
  readonly types: readonly HarassmentType[];
  readonly points: number;
}

/** A dismissed finding as the JSON report has it. */
export interface StoredDismissal extends StoredFinding {
  readonly review: FindingRecord;
}

/** A call as the JSON report has it. */
export interface StoredCall {
  readonly file: string;
  readonly id: string;
  /** 1-based place among the calls of the file, in reports of shards that share it. */
  readonly position?: number;
  readonly agent?: string;
  readonly date?: string;
  /** Milliseconds. */
  readonly duration?: number;
  readonly recording?: string;
  /** How sure the sides are, where they were inferred from the words. */
  readonly guessed?: number;
  readonly verdict?: VerdictKind;
  readonly types?: readonly HarassmentType[];
  readonly grounds?: readonly StoredGround[];
  readonly responses?: readonly StoredResponse[];
  readonly reviewStatus?: ReviewStatus;
  readonly reviews?: readonly ReviewRecord[];
  readonly dismissed?: readonly StoredDismissal[];
  readonly score?: StoredScore;
  /** Further fields of the input; with turns only. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The turns, or only their number. */
  readonly turns: number | readonly StoredTurn[];
  readonly findings: readonly StoredFinding[];
}

/** What a JSON report holds. */
export interface StoredReport {
  /** Which parts of the input it is of; null where it is of the whole. */
  readonly shard: ShardRecord | null;
  readonly calls: readonly StoredCall[];
  readonly problems: readonly Problem[];
  /** Of the evaluation form, where calls were scored. */
  readonly scorecard?: StoredScorecard;
}

/**
 * Reads a JSON report back, to join reports of shards or to write another format.
 * @throws UserError where the text is no such report
 */
export function parseReport(text: string, file: string): StoredReport {
  const report = parseJsonOf(text, file);
  const { calls, problems, scorecard, shard } = checkHead(report, file);
  if (!Array.isArray(calls)) throw invalidReport(file, 'calls');
  const wrong = calls.findIndex((call) => !isStoredCall(call));
  if (wrong >= 0) throw invalidReport(file, `calls[${wrong}]`);
  return { shard, calls, ...parseTail({ problems, scorecard }, file) };
}

/** @throws UserError where the text is no JSON */
export function parseJsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidReport(file, error instanceof Error ? error.message : String(error));
  }
}

/**
 * What stands at the head of a report.
 * @throws UserError where it is none of ours
 */
export function checkHead(
  report: unknown,
  file: string,
): Readonly<Record<'calls' | 'problems' | 'scorecard', unknown>> & Pick<StoredReport, 'shard'> {
  if (!isRecord(report)) throw invalidReport(file, '{…}');
  if (report.schemaVersion !== SCHEMA_VERSION) throw invalidReport(file, `schemaVersion ≠ ${SCHEMA_VERSION}`);
  const shard = report.shard === undefined ? null : parseShardRecord(report.shard);
  if (report.shard !== undefined && shard === null) throw invalidReport(file, 'shard');
  const { calls, problems, scorecard } = report;
  return { calls, problems, scorecard, shard };
}

/**
 * What stands behind the calls of a report.
 * @throws UserError where the problems are no list
 */
export function parseTail(
  { problems, scorecard }: { readonly problems?: unknown; readonly scorecard?: unknown },
  file: string,
): Pick<StoredReport, 'problems' | 'scorecard'> {
  if (!Array.isArray(problems)) throw invalidReport(file, 'problems');
  return {
    problems: problems.filter(isRecord).map(problemOf),
    ...(isStoredScorecard(scorecard) ? { scorecard } : {}),
  };
}

/** What is told of a file that is no JSON report. */
export function invalidReport(file: string, reason: string): UserError {
  return new UserError([{ code: 'report-invalid', file, line: null, column: null, arguments: { reason } }]);
}

function problemOf({ file, line, message, remedy, warning }: Readonly<Record<string, unknown>>): Problem {
  return {
    code: 'report-problem',
    file: typeof file === 'string' ? file : null,
    line: typeof line === 'number' ? line : null,
    column: null,
    arguments: { message: String(message), remedy: String(remedy) },
    ...(warning === true ? { isWarning: true } : {}),
  };
}

/** True where the value is a call as a JSON report has it. */
export function isStoredCall(value: unknown): value is StoredCall {
  if (!isRecord(value)) return false;
  const { file, id, turns, findings } = value;
  const isText = typeof file === 'string' && typeof id === 'string';
  if (!isText || !Array.isArray(findings)) return false;
  if (
    ![value.agent, value.date, value.recording].every((one) => one === undefined || typeof one === 'string')
  )
    return false;
  if (![value.duration, value.position].every((one) => one === undefined || isCount(one))) return false;
  if (!isConfidence(value.guessed)) return false;
  if (value.fields !== undefined && !areFields(value.fields)) return false;
  const count = Array.isArray(turns) && turns.every(isTurn) ? turns.length : turns;
  return (
    isCount(count) &&
    count <= MOST_TURNS &&
    findings.every((finding) => isFinding(finding, count)) &&
    hasVerdict(value, count) &&
    (value.score === undefined || isStoredScore(value.score, count)) &&
    hasReview(value, count) &&
    isOfUsualLength(findings, wordsIn(value.dismissed), wordsIn(value.grounds), wordsIn(value.responses))
  );
}

function areFields(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}

/** True where what reviewers said is sound, or nobody said anything. */
function hasReview(
  { reviewStatus, reviews, dismissed }: Readonly<Record<string, unknown>>,
  turns: number,
): boolean {
  if (reviewStatus === undefined) return reviews === undefined && dismissed === undefined;
  const isRecordOf = (one: unknown) => typeof reviewRecordOf(one) !== 'string';
  return (
    REVIEW_STATUSES.some((known) => known === reviewStatus) &&
    Array.isArray(reviews) &&
    reviews.every(isRecordOf) &&
    Array.isArray(dismissed) &&
    dismissed.every((one) => isFinding(one, turns) && 'review' in one && isRecordOf(one.review))
  );
}

/** True where the verdict is sound, or there is none. */
function hasVerdict(
  { verdict, types, grounds, responses }: Readonly<Record<string, unknown>>,
  turns: number,
): boolean {
  if (verdict === undefined) return [types, grounds, responses].every((one) => one === undefined);
  return (
    VERDICTS.some((known) => known === verdict) &&
    areTypes(types) &&
    Array.isArray(grounds) &&
    grounds.every((ground) => isGround(ground, turns)) &&
    Array.isArray(responses) &&
    responses.every((response) => isResponse(response, turns))
  );
}

function isGround(value: unknown, turns: number): value is StoredGround {
  if (!isRecord(value) || !areWords(value, turns)) return false;
  const { rule, types, points } = value;
  return (rule === null || isRuleId(rule)) && areTypes(types) && isCount(points);
}

function isResponse(value: unknown, turns: number): value is StoredResponse {
  return isRecord(value) && areWords(value, turns) && RESPONSE_RULES.some((known) => known === value.rule);
}

function areWords(
  { turn, time, start, end, evidence }: Readonly<Record<string, unknown>>,
  turns: number,
): boolean {
  return (
    isCount(turn) &&
    turn >= 1 &&
    turn <= turns &&
    (time === undefined || isCount(time)) &&
    isCount(start) &&
    isCount(end) &&
    typeof evidence === 'string' &&
    evidence.length === end - start
  );
}

function areTypes(value: unknown): boolean {
  return Array.isArray(value) && value.every((type) => HARASSMENT_TYPES.some((known) => known === type));
}

function isTurn(value: unknown): value is StoredTurn {
  if (!isRecord(value)) return false;
  const { speaker, name, text, start, end, guessed } = value;
  return (
    ROLES.some((known) => known === speaker) &&
    typeof name === 'string' &&
    typeof text === 'string' &&
    (value.narration === undefined || areSpans(value.narration, text.length)) &&
    [start, end].every((time) => time === null || typeof time === 'number') &&
    isConfidence(guessed)
  );
}

function areSpans(value: unknown, length: number): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        isRecord(one) && isCount(one.start) && isCount(one.end) && one.start <= one.end && one.end <= length,
    )
  );
}

function isConfidence(guessed: unknown): boolean {
  return guessed === undefined || typeof guessed === 'number';
}

/** What the reports rely on; texts are checked as texts, no more. */
function isFinding(value: unknown, turns: number): value is StoredFinding {
  if (!isRecord(value)) return false;
  const { rule, severity, speaker, turn, start, end, evidence, via, confidence, cues, basis, context } =
    value;
  return (
    isRuleId(rule) &&
    SEVERITIES.some((known) => known === severity) &&
    ROLES.some((known) => known === speaker) &&
    (via === 'pattern' || via === 'cues') &&
    typeof confidence === 'number' &&
    isConfidence(value.guessed) &&
    (value.time === undefined || isCount(value.time)) &&
    (value.fingerprint === undefined || typeof value.fingerprint === 'string') &&
    isCount(turn) &&
    turn >= 1 &&
    turn <= turns &&
    isCount(start) &&
    isCount(end) &&
    typeof evidence === 'string' &&
    evidence.length === end - start &&
    ['title', 'message', 'why'].every((name) => typeof value[name] === 'string') &&
    (value.instead === null || typeof value.instead === 'string') &&
    ['line', 'column'].every((name) => value[name] === null || isCount(value[name])) &&
    Array.isArray(basis) &&
    basis.every(isBasis) &&
    Array.isArray(context) &&
    context.every((one) => isRecord(one) && isCount(one.turn) && isRuleId(one.rule)) &&
    (cues === undefined || (Array.isArray(cues) && cues.every(isCue))) &&
    (value.pattern === undefined || typeof value.pattern === 'string') &&
    (value.parts === undefined || (Array.isArray(value.parts) && value.parts.every(isPart)))
  );
}

function isPart(value: unknown): value is ScorePart {
  return (
    isRecord(value) &&
    PART_KINDS.some((kind) => kind === value.kind) &&
    (value.name === null || typeof value.name === 'string') &&
    typeof value.weight === 'number'
  );
}

const RULE_ID_FORM = new RegExp(RULE_ID);

/** True for ids as rule files have them. */
function isRuleId(value: unknown): value is RuleId {
  return typeof value === 'string' && RULE_ID_FORM.test(value);
}

function isBasis(value: unknown): value is BasisWording {
  return (
    isRecord(value) &&
    [value.title, value.article].every((text) => typeof text === 'string') &&
    typeof value.url === 'string' &&
    value.url.startsWith('https://')
  );
}

function isCue(value: unknown): value is WeightedCue {
  return isRecord(value) && typeof value.cue === 'string' && typeof value.weight === 'number';
}

/** Turns of a call: several days without a pause. */
const MOST_TURNS = 2_000_000;
/** Characters of a call, as far as its evidence reaches: what is read back is as long as the longest call that is read. */
const LONGEST_REACH = 8_000_000;

/** Words of a verdict that was checked. */
function wordsIn(value: unknown): readonly StoredWords[] {
  return Array.isArray(value) ? (value as readonly StoredWords[]) : [];
}

/** False where the evidence is said to stand so far behind that the words before it would fill the memory. */
function isOfUsualLength(
  findings: readonly StoredFinding[],
  ...further: readonly (readonly StoredWords[])[]
): boolean {
  const reach = new Map<number, number>();
  for (const { turn, end } of [findings, ...further].flat())
    reach.set(turn, Math.max(reach.get(turn) ?? 0, end));
  return [...reach.values()].reduce((sum, end) => sum + end, 0) <= LONGEST_REACH;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
