import type { EvidenceForm } from '../model/evidence-form.js';
import { groupOf, type RuleId } from '../model/rule.js';
import { PHRASE_FUNCTIONS } from '../model/token.js';

/**
 * What the second look regards, with what each counts:
 * - `bias` 1, `confidence` the log odds that the cues give
 * - `phrases` the logarithm of how many the evidence has, `reaches end` 1 where it ends with its sentence
 * - `letters` the logarithm of the length of the turn, `share` how much of it the evidence takes
 * - `first turn` 1 on the first turn of a call, `short call` 1 where the call says nothing of its turns
 * - `alone` 1 where no other `staff/` or `caller/` finding of confidence 0.8 or more stands on another turn
 * - `near`, `far` the logarithm of the sum of the confidences of other `staff/` and `caller/` findings within two turns and beyond
 * - `surer beside` the confidence of the surest finding on the same turn, if that is surer, `all beside` the sum of them all
 * - `last: f`, `end: f` 1 where the last phrase of the evidence and of its sentence have the function f
 */
export const LOOK_FEATURES: readonly string[] = [
  'bias',
  'confidence',
  'phrases',
  'reaches end',
  'letters',
  'share',
  'first turn',
  'short call',
  'alone',
  'near',
  'far',
  'surer beside',
  'all beside',
  ...PHRASE_FUNCTIONS.map((name) => `last: ${name}`),
  ...PHRASE_FUNCTIONS.map((name) => `end: ${name}`),
];

const NUMBER_OF = new Map(LOOK_FEATURES.map((name, number) => [name, number]));

/** The second look at what cues find for the rules of one group: a logistic regression; plain data. */
export interface SecondLook {
  /** The first part of the ids of its rules. */
  readonly group: string;
  /** What it leaves below this confidence is no finding. */
  readonly least: number;
  /** Added to the log odds of what it leaves, since patterns have taken the clearer cases: mostly negative. */
  readonly besidePatterns: number;
  /** By number of feature. */
  readonly weights: readonly number[];
  readonly fit: LookRecord;
}

/** What a second look was fitted to, for those who read its file. */
export interface LookRecord {
  readonly targetPrecision: number;
  /** Out-of-fold precision and recall of the group at `least`. */
  readonly precision: number;
  readonly recall: number;
  /** Hits of calls that were not fitted, and those of them that were right. */
  readonly hits: number;
  readonly right: number;
}

/** By group. */
export type SecondLooks = ReadonlyMap<string, SecondLook>;

/** What patterns found on a turn. */
export interface KnownFinding {
  readonly rule: RuleId;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A rule whose cues point to a turn. */
export interface WeighedHit extends KnownFinding {
  readonly stands: boolean;
  readonly again: boolean;
  readonly form: EvidenceForm;
}

/** Features that are not 0, by number. */
export type LookRow = readonly (readonly [feature: number, value: number])[];

/** Of a finding this sure the neighbourhood of others may make something. */
const SURE = 0.8;
/** So many turns either way are the neighbourhood. */
const NEAR = 2;
/** In a shorter call it says nothing that a finding stands alone. */
export const FEWEST_TURNS = 5;
/** Stands for what is not known of a call where nothing else was found. */
const GROUND = 0.1;
const CERTAIN = 0.9999;

/**
 * Decides about the cue hits of a call, now that all of them are known, as a listener would: 「火をつける」 in a call about
 * birthday candles is no threat. Each is weighed by what it stands among and by its form. Hits of groups without a second
 * look stay where they reach the threshold of their rule.
 *
 * @param known what patterns found, one list a turn
 * @param hits one list a turn, none where a pattern of the same rule found the turn
 */
export function secondLook<Hit extends WeighedHit>(
  looks: SecondLooks,
  known: readonly (readonly KnownFinding[])[],
  hits: readonly (readonly Hit[])[],
): readonly (readonly Hit[])[] {
  if (hits.every((ofTurn) => ofTurn.length === 0)) return hits;
  const call = summarise(known, hits);
  return hits.map((ofTurn, turn) =>
    ofTurn.flatMap((hit) => {
      const look = hit.again ? looks.get(groupOf(hit.rule)) : undefined;
      if (look === undefined) return hit.stands ? hit : [];
      const confidence = lookConfidence(look.weights, lookRow(hit, turn, call));
      return confidence >= look.least ? { ...hit, confidence: shifted(confidence, look.besidePatterns) } : [];
    }),
  );
}

/** The features of every hit of a call, one list a turn. */
export function lookRows(
  known: readonly (readonly KnownFinding[])[],
  hits: readonly (readonly WeighedHit[])[],
): readonly (readonly LookRow[])[] {
  const call = summarise(known, hits);
  return hits.map((ofTurn, turn) => ofTurn.map((hit) => lookRow(hit, turn, call)));
}

/** How likely a hit is right. */
export function lookConfidence(weights: readonly number[], row: LookRow): number {
  let sum = 0;
  for (const [feature, value] of row) sum += (weights[feature] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** A probability whose log odds are changed by `shift`. */
export function shifted(probability: number, shift: number): number {
  return probability / (probability + (1 - probability) * Math.exp(-shift));
}

/** `practice/` praises and `flow/` follows from others. */
export function isAccusing(rule: string): boolean {
  return !rule.startsWith('practice/') && !rule.startsWith('flow/');
}

/** What is known of a call, turn by turn. */
interface CallSummary {
  readonly findings: readonly (readonly KnownFinding[])[];
  /** The sum of the confidences of `staff/` and `caller/` findings. */
  readonly accusing: readonly number[];
  /** The turns on which a sure one of them stands, 0-based. */
  readonly sure: readonly number[];
}

function summarise(
  known: readonly (readonly KnownFinding[])[],
  hits: readonly (readonly KnownFinding[])[],
): CallSummary {
  const findings = hits.map((ofTurn, turn) => [...(known[turn] ?? []), ...ofTurn]);
  const accusing = findings.map((ofTurn) => ofTurn.filter(({ rule }) => isAccusing(rule)));
  return {
    findings,
    accusing: accusing.map(total),
    sure: sureTurns(accusing),
  };
}

/** The turns, 0-based, on which a sure `staff/` or `caller/` finding stands, from the findings of each turn. */
export function sureTurns(findings: readonly (readonly KnownFinding[])[]): readonly number[] {
  return findings.flatMap((ofTurn, turn) =>
    ofTurn.some(({ rule, confidence }) => isAccusing(rule) && confidence >= SURE) ? [turn] : [],
  );
}

function lookRow({ rule, confidence, form }: WeighedHit, turn: number, call: CallSummary): LookRow {
  const row: [number, number][] = [];
  const set = (name: string, value: number): void => {
    if (value !== 0) row.push([NUMBER_OF.get(name) ?? 0, value]);
  };
  const sure = Math.min(CERTAIN, Math.max(1 - CERTAIN, confidence));
  set('bias', 1);
  set('confidence', Math.log(sure / (1 - sure)));
  set('phrases', Math.log(Math.max(1, form.phrases)));
  set('reaches end', Number(form.reachesEnd));
  set('letters', Math.log(1 + form.letters));
  set('share', form.share);
  set('first turn', Number(turn === 0));
  if (call.accusing.length < FEWEST_TURNS) set('short call', 1);
  else {
    set('alone', Number(!call.sure.some((other) => other !== turn)));
    const [around, beyond] = neighbourhood(call.accusing, turn);
    set('near', Math.log(GROUND + around));
    set('far', Math.log(GROUND + beyond));
  }
  const beside = (call.findings[turn] ?? []).filter((other) => other.rule !== rule);
  set('surer beside', Math.max(0, ...beside.map((one) => one.confidence).filter((one) => one > confidence)));
  set('all beside', total(beside));
  setFunctions(row, 'last', form.last);
  setFunctions(row, 'end', form.final);
  return row;
}

/** The sums over the turns near to one and over those further off, without the turn itself. */
function neighbourhood(sums: readonly number[], turn: number): readonly [near: number, far: number] {
  let near = 0;
  let far = 0;
  sums.forEach((sum, other) => {
    const distance = Math.abs(other - turn);
    if (distance > NEAR) far += sum;
    else if (distance > 0) near += sum;
  });
  return [near, far];
}

function setFunctions(row: [number, number][], where: 'last' | 'end', functions: number): void {
  PHRASE_FUNCTIONS.forEach((name, bit) => {
    if ((functions & (1 << bit)) !== 0) row.push([NUMBER_OF.get(`${where}: ${name}`) ?? 0, 1]);
  });
}

function total(findings: readonly KnownFinding[]): number {
  return findings.reduce((sum, { confidence }) => sum + confidence, 0);
}
