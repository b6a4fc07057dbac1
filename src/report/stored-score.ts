import type { CallScore, ItemOutcome, Scorecard } from '../model/scorecard.js';
import { ITEM_OUTCOMES } from '../model/scorecard.js';
import { isRecord } from './stored-values.js';

/** An item of an evaluation form as the JSON report has it. */
interface StoredItem {
  readonly id: string;
  readonly title?: string;
  readonly critical?: true;
  readonly outcome: ItemOutcome;
  readonly points: number;
  readonly most: number;
  readonly words: readonly { readonly turn: number; readonly start: number; readonly end: number }[];
}

/** A filled-in evaluation form as the JSON report has it. */
export interface StoredScore {
  readonly points: number;
  readonly most: number;
  readonly percent: number | null;
  readonly passed: boolean;
  readonly criticals: readonly string[];
  readonly items: readonly StoredItem[];
}

/** What the JSON report says of the form itself. */
export interface StoredScorecard {
  readonly title: string;
  readonly pass: number | null;
}

/** True for a sound form of a call with so many turns. */
export function isStoredScore(value: unknown, turns: number): value is StoredScore {
  if (!isRecord(value)) return false;
  const { points, most, percent, passed, criticals, items } = value;
  return (
    [points, most].every(isNumber) &&
    (percent === null || isNumber(percent)) &&
    typeof passed === 'boolean' &&
    Array.isArray(criticals) &&
    criticals.every((id) => typeof id === 'string') &&
    Array.isArray(items) &&
    items.every((item) => isItem(item, turns))
  );
}

/** True for a sound form. */
export function isStoredScorecard(value: unknown): value is StoredScorecard {
  return isRecord(value) && typeof value.title === 'string' && (value.pass === null || isNumber(value.pass));
}

function isItem(value: unknown, turns: number): value is StoredItem {
  if (!isRecord(value)) return false;
  const { id, title, outcome, points, most, words } = value;
  return (
    typeof id === 'string' &&
    (title === undefined || typeof title === 'string') &&
    ITEM_OUTCOMES.some((known) => known === outcome) &&
    [points, most].every(isNumber) &&
    Array.isArray(words) &&
    words.every(
      (one) =>
        isRecord(one) &&
        [one.turn, one.start, one.end].every((place) => Number.isInteger(place) && isNumber(place)) &&
        Number(one.turn) >= 1 &&
        Number(one.turn) <= turns,
    )
  );
}

/** The form of a call as it was. */
export function restoreScore({ items, passed, ...sums }: StoredScore): CallScore {
  return {
    ...sums,
    isPassed: passed,
    items: items.map(({ id, outcome, points, most, words }) => ({
      id,
      outcome,
      points,
      most,
      words: words.map(({ turn, start, end }) => ({ turn, evidence: { start, end } })),
    })),
  };
}

/** The form as far as the scores of calls tell: titles and order of its items; null where no call was scored. */
export function restoreScorecard(
  { title, pass }: StoredScorecard = { title: '', pass: null },
  scores: readonly StoredScore[],
): Scorecard | null {
  const items = new Map<string, StoredItem>();
  for (const item of scores.flatMap((score) => score.items))
    if (!items.has(item.id)) items.set(item.id, item);
  if (items.size === 0) return null;
  return {
    file: '',
    title: { ja: title },
    passPercent: pass,
    items: [...items.values()].map((item) => ({
      id: item.id,
      title: { ja: item.title ?? item.id },
      section: null,
      points: item.most,
      isCritical: item.critical ?? false,
      when: [],
      unless: [],
      demand: item.outcome === 'by-hand' ? null : { kind: 'steps', steps: [] },
      partly: null,
      advice: null,
      examples: [],
      line: 1,
    })),
    patterns: [],
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
