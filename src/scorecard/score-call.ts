import type { Finding } from '../model/finding.js';
import type { CallReport } from '../model/report.js';
import type {
  CallScore,
  Demand,
  ItemOutcome,
  ItemScore,
  Scorecard,
  ScorecardItem,
  Sought,
} from '../model/scorecard.js';
import type { Transcript } from '../model/transcript.js';
import type { SpokenWords } from '../model/verdict.js';
import { globMatcher } from '../text/glob.js';

/**
 * Fills in an evaluation form for a call.
 *
 * @param said where the patterns of the form match the call
 */
export function scoreCall(card: Scorecard, call: CallReport, said: readonly Finding[]): CallScore {
  const material: Material = { transcript: call.transcript, findings: [...call.findings, ...said] };
  const items = card.items.map((item) => scoreItem(item, material));
  const points = items.reduce((sum, one) => sum + one.points, 0);
  const most = items.reduce((sum, one) => sum + one.most, 0);
  const percent = most === 0 ? null : Math.round((100 * points) / most);
  const criticals = card.items
    .filter(({ isCritical }, index) => isCritical && items[index]?.outcome === 'missed')
    .map(({ id }) => id);
  const isEnough = card.passPercent === null || percent === null || 100 * points >= card.passPercent * most;
  return { items, points, most, percent, criticals, isPassed: criticals.length === 0 && isEnough };
}

/** What a call offers to an item. */
interface Material {
  readonly transcript: Transcript;
  readonly findings: readonly Finding[];
}

function scoreItem(item: ScorecardItem, material: Material): ItemScore {
  const { id, points: most } = item;
  const outcome = (name: ItemOutcome, points: number, words: readonly SpokenWords[] = []): ItemScore => ({
    id,
    outcome: name,
    points,
    most: name === 'not-applicable' || name === 'by-hand' ? 0 : most,
    words,
  });
  const isHere = (sought: Sought) => isEnough(sought, find(sought, material));
  if (item.when.length > 0 && !item.when.some(isHere)) return outcome('not-applicable', 0);
  if (item.unless.some(isHere)) return outcome('not-applicable', 0);
  if (item.demand === null) return outcome('by-hand', 0);
  const full = meet(item.demand, material);
  if (full.isMet) return outcome('met', most, full.words);
  const part = item.partly ? meet(item.partly.demand, material) : null;
  if (item.partly && part?.isMet) return outcome('partly', item.partly.points, part.words);
  return outcome('missed', 0, full.words);
}

/** Whether a demand is met, and the words that show it or speak against it. */
interface Met {
  readonly isMet: boolean;
  readonly words: readonly SpokenWords[];
}

function meet(demand: Demand, material: Material): Met {
  if (demand.kind === 'absent') {
    const words = find(demand.sought, material);
    const isFound = isEnough(demand.sought, words);
    return { isMet: !isFound, words: isFound ? words : [] };
  }
  const words = follow(demand.steps, material);
  return { isMet: words !== null, words: words ?? [] };
}

/** The words of the steps one after another; null where no beginning leads to the end. */
function follow(steps: readonly Sought[], material: Material): readonly SpokenWords[] | null {
  // One way to each place suffices: what comes later looks at the last words of a way alone.
  let ways: readonly (readonly SpokenWords[])[] = [[]];
  for (const step of steps) {
    const found = find(step, material);
    ways = found.flatMap((_, first) => {
      const way = ways.find((before) => follows(found[first], before.at(-1), step));
      const words = enoughOf(step, found.slice(first));
      return way && words.length > 0 ? [[...way, ...words]] : [];
    });
  }
  return ways[0] ?? null;
}

function follows(one: SpokenWords | undefined, before: SpokenWords | undefined, { within }: Sought): boolean {
  if (!one) return false;
  if (!before) return true;
  return isAfter(one, before) && (within === null || one.turn - before.turn <= within);
}

/** The shortest beginning that is enough; none where all is not. */
function enoughOf(step: Sought, words: readonly SpokenWords[]): readonly SpokenWords[] {
  const length = words.findIndex((_, index) => isEnough(step, words.slice(0, index + 1))) + 1;
  return words.slice(0, length);
}

function isAfter(one: SpokenWords, before: SpokenWords): boolean {
  return one.turn > before.turn || (one.turn === before.turn && one.evidence.start >= before.evidence.end);
}

function isEnough({ count }: Sought, words: readonly SpokenWords[]): boolean {
  return new Set(words.map(({ turn }) => turn)).size >= count;
}

/** Where something stands in a call, by turn, then start. */
function find({ rules, says, place }: Sought, { transcript, findings }: Material): readonly SpokenWords[] {
  const isRule = rules.map(globMatcher);
  return findings
    .filter(
      ({ rule, turn }) =>
        (rule === says || isRule.some((is) => is(rule))) && (place === null || isAt(place, turn, transcript)),
    )
    .map(({ turn, evidence }) => ({ turn, evidence }))
    .toSorted((left, right) => left.turn - right.turn || left.evidence.start - right.evidence.start);
}

/** True for a turn among the first or last ones, of all or of one speaker. */
function isAt({ from, window }: NonNullable<Sought['place']>, turn: number, { turns }: Transcript): boolean {
  const counted = turns.flatMap(({ role }, index) =>
    window.role === null || window.role === role ? [index + 1] : [],
  );
  const among = from === 'first' ? counted.slice(0, window.turns) : counted.slice(-window.turns);
  return among.includes(turn);
}
