import { REVIEW_STATUSES } from '../model/review.js';
import { ROLES } from '../model/transcript.js';
import { HARASSMENT_TYPES, RESPONSE_RULES, VERDICTS } from '../model/verdict.js';
import { reviewRecordOf } from '../review/parse-reviews.js';
import type {
  StoredCall,
  StoredFinding,
  StoredGround,
  StoredResponse,
  StoredTurn,
  StoredWords,
} from './stored-call.js';
import { isFinding, isRuleId } from './stored-finding-check.js';
import { isStoredScore } from './stored-score.js';
import { isConfidence, isCount, isRecord } from './stored-values.js';

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
