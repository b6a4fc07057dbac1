import type { TurnSides } from '../model/side-judge.js';
import type { Role } from '../model/transcript.js';
import { boundedOdds } from './call-speakers.js';

/** Lines of a call by which its sides can be told apart. */
const LEAST_LINES = 6;
/** How often one line is followed by the other side's: what a recogniser cuts, and what people answer. All are weighed. */
const SWITCHES: readonly number[] = [0.3, 0.5, 0.7, 0.85, 0.92];
/** What the odds of a line count beside those of its neighbours. */
const SCALE = 1.5;
/** Of the lines so many are on the right side, as the words have it. */
const LEAST_CONFIDENCE = 0.95;
/** Nothing is certain that is only guessed. */
const MOST_CONFIDENCE = 0.99;
/** What speaks against the sides that were found, of all that the words say. */
const MOST_AGAINST = 0.02;
/** Each side says so many of the lines. */
const LEAST_SHARE = 0.2;
/** A sentence of such odds is said by one side, and in a line of the other's the recogniser ran two turns together. */
const CLEAR_ODDS = 0.8;
/** Letters of such sentences, of all. */
const MOST_MIXED = 0.02;

/**
 * The sides of lines for which nobody is named, by their words and by how people take turns: a hidden Markov chain over two sides with the
 * odds of each line, for several rates of changing sides. Strict on purpose: null where the words of some lines speak against what
 * those around them say, where lines hold the words of both, or where one side hardly speaks.
 *
 * @param oddsOf the odds for staff of a text
 */
export function splitTurns(texts: readonly string[], oddsOf: (text: string) => number): TurnSides | null {
  if (texts.length < LEAST_LINES) return null;
  const odds = texts.map((text) => (text.trim() === '' ? 0 : boundedOdds(oddsOf(text))));
  const staff = probabilities(odds);
  const sure = staff.reduce((sum, one) => sum + Math.max(one, 1 - one), 0) / staff.length;
  const isStaff = staff.map((one) => one > 0.5);
  const ofStaff = isStaff.filter(Boolean).length;
  if (sure < LEAST_CONFIDENCE) return null;
  if (Math.min(ofStaff, texts.length - ofStaff) < LEAST_SHARE * texts.length) return null;
  const weights = odds.map(Math.abs);
  const against = sumOf(weights.filter((_, at) => (odds[at] ?? 0) > 0 !== isStaff[at]));
  if (against > MOST_AGAINST * sumOf(weights)) return null;
  const mixed = sumOf(texts.map((text, at) => lettersAgainst(text, isStaff[at] === true, oddsOf)));
  if (mixed > MOST_MIXED * sumOf(texts.map((text) => text.length))) return null;
  const roles = isStaff.map((one): Role => (one ? 'staff' : 'caller'));
  return { roles, confidence: Math.min(MOST_CONFIDENCE, sure) };
}

/** Letters of the sentences of a line that clearly are the other side's. */
function lettersAgainst(text: string, isStaff: boolean, oddsOf: (text: string) => number): number {
  const sentences = text.match(SENTENCE) ?? [];
  if (sentences.length < 2) return 0;
  const against = sentences.filter((one) => (isStaff ? -oddsOf(one) : oddsOf(one)) > CLEAR_ODDS);
  return sumOf(against.map((one) => one.length));
}

const SENTENCE = /[^。？！?!]+[。？！?!]*/g;

/** How probable it is that staff says each line, over all rates of changing sides. */
function probabilities(odds: readonly number[]): readonly number[] {
  const emitted = odds.map((one) => 1 / (1 + Math.exp(-SCALE * one)));
  const chains = SWITCHES.map((rate) => chainOf(emitted, rate));
  const highest = Math.max(...chains.map(({ likelihood }) => likelihood));
  const weights = chains.map(({ likelihood }) => Math.exp(likelihood - highest));
  const total = sumOf(weights);
  return odds.map(
    (_, at) =>
      chains.reduce((sum, { staff }, chain) => sum + (weights[chain] ?? 0) * (staff[at] ?? 0), 0) / total,
  );
}

/** Forward and backward through a chain of two states (Rabiner, Proceedings of the IEEE 77, 1989). `likelihood`: its logarithm. */
function chainOf(emitted: readonly number[], rate: number) {
  /** Of staff, before a line, from what it was at the neighbour. */
  const moved = (staff: number) => staff * (1 - rate) + (1 - staff) * rate;
  let likelihood = 0;
  const forward: number[] = [];
  for (const [at, one] of emitted.entries()) {
    const before = at === 0 ? 0.5 : moved(forward[at - 1] ?? 0.5);
    const total = before * one + (1 - before) * (1 - one);
    likelihood += Math.log(total);
    forward.push((before * one) / total);
  }
  const staff: number[] = [];
  // What the lines behind say of a line, for staff and against, as a share.
  let behind = 0.5;
  for (let at = emitted.length - 1; at >= 0; at--) {
    const here = forward[at] ?? 0.5;
    staff[at] = (here * behind) / (here * behind + (1 - here) * (1 - behind));
    const one = emitted[at] ?? 0.5;
    const own = (one * behind) / (one * behind + (1 - one) * (1 - behind));
    behind = moved(own);
  }
  return { staff, likelihood };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
