import type { WeightedCue } from '../model/finding.js';
import { PART_KINDS, type ScorePart } from '../model/judgement.js';
import { RULE_ID, type RuleId, SEVERITIES } from '../model/rule.js';
import { ROLES } from '../model/transcript.js';
import type { StoredFinding } from './stored-call.js';
import { isConfidence, isCount, isRecord } from './stored-values.js';
import type { BasisWording } from './wording.js';

/** True for a finding on one of so many turns: what the reports rely on; texts are checked as texts, no more. */
export function isFinding(value: unknown, turns: number): value is StoredFinding {
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
export function isRuleId(value: unknown): value is RuleId {
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
