import { neededAtoms, type PlacedReading, type TurnMatcher } from '../match/turn-matcher.js';
import type { CompiledPattern, RuleSet } from '../model/compiled.js';
import type { RuleId } from '../model/rule.js';
import { shiftSpan } from '../model/sentence-places.js';
import type { Role } from '../model/transcript.js';
import type { LexiconHit } from './word-features.js';

/** What evidence is read with. */
export interface EvidenceReader {
  readonly ruleSet: RuleSet;
  /** By id, the index in the rule set. */
  readonly numberOf: ReadonlyMap<RuleId, number>;
  /** Indices of the speaker's rules that have patterns and of which nothing was learned: only these tell of them. */
  readonly unlearned: Readonly<Record<Role, readonly number[]>>;
  /** Indices of all of the speaker's rules that have patterns. */
  readonly patterned: Readonly<Record<Role, readonly number[]>>;
  /** By atom, the sets of the lexicon that it speaks for, of those that the view of words regards. */
  readonly setsOfAtom: readonly (SetsOfAtom | null)[];
  /** Sets with entries of more than one atom. */
  readonly otherSets: readonly PatternSet[];
}

/** A set of the lexicon that is looked for as a pattern. */
interface PatternSet {
  readonly name: string;
  readonly pattern: CompiledPattern;
  /** False where it may stand without an atom that tells of it, or over the end of a sentence. */
  readonly needsAtom: boolean;
}

/** The sets of the lexicon that an atom speaks for. */
interface SetsOfAtom {
  /** Those that it is an entry of by itself. */
  readonly whole: string[];
  /** Those of `otherSets`, by index, that need one like it. */
  readonly parts: number[];
}

/** @param lexicon names of the sets that the view of words regards @param learned rules that a model weighs */
export function evidenceReader(
  ruleSet: RuleSet,
  lexicon: readonly string[],
  learned: ReadonlySet<RuleId>,
): EvidenceReader {
  const wanted = new Set(lexicon);
  const setsOfAtom = ruleSet.atoms.map((): SetsOfAtom | null => null);
  const setsOf = (atom: number): SetsOfAtom => {
    const known = setsOfAtom[atom] ?? { whole: [], parts: [] };
    setsOfAtom[atom] = known;
    return known;
  };
  const otherSets: PatternSet[] = [];
  for (const { name, pattern } of ruleSet.lexicon) {
    if (!wanted.has(name)) continue;
    const { node, crossesSentences } = pattern;
    if (node.kind === 'atoms') {
      for (const atom of node.atoms) setsOf(atom).whole.push(name);
      continue;
    }
    const needed = crossesSentences ? null : neededAtoms(node);
    for (const atom of needed ?? []) setsOf(atom).parts.push(otherSets.length);
    otherSets.push({ name, pattern, needsAtom: needed !== null });
  }
  return {
    ruleSet,
    numberOf: new Map(ruleSet.rules.map(({ rule }, number) => [rule.id, number])),
    unlearned: {
      staff: unlearnedOf(ruleSet, 'staff', learned),
      caller: unlearnedOf(ruleSet, 'caller', learned),
    },
    patterned: {
      staff: unlearnedOf(ruleSet, 'staff', NONE),
      caller: unlearnedOf(ruleSet, 'caller', NONE),
    },
    setsOfAtom,
    otherSets,
  };
}

const NONE: ReadonlySet<RuleId> = new Set();

function unlearnedOf({ rules }: RuleSet, role: Role, learned: ReadonlySet<RuleId>): readonly number[] {
  return rules.flatMap(({ rule, any }, number) =>
    rule.speaker === role && any.length > 0 && !learned.has(rule.id) ? number : [],
  );
}

/** The sets of the lexicon that stand in a turn; offsets in the normalised text. */
export function lexiconHits(
  { setsOfAtom, otherSets }: EvidenceReader,
  matcher: TurnMatcher,
): readonly LexiconHit[] {
  const hits: LexiconHit[] = [];
  const readings = matcher.readings();
  /** Of each of the other sets the stretches where it may stand. */
  const maybe = new Map<number, number[]>();
  readings.forEach(({ reading, start }, index) => {
    for (const [atom, spans] of reading.occurring()) {
      const sets = setsOfAtom[atom];
      if (!sets) continue;
      for (const name of sets.whole)
        for (const span of spans) hits.push({ name, span: shiftSpan(span, start) });
      for (const set of sets.parts) {
        const places = maybe.get(set) ?? [];
        maybe.set(set, places);
        if (places.at(-1) !== index) places.push(index);
      }
    }
  });
  otherSets.forEach(({ name, pattern, needsAtom }, set) => {
    if (!needsAtom) for (const span of matcher.matches(pattern)) hits.push({ name, span });
    for (const place of maybe.get(set) ?? []) {
      const { reading, start } = readings[place] as PlacedReading;
      for (const span of reading.matches(pattern)) hits.push({ name, span: shiftSpan(span, start) });
    }
  });
  return hits;
}
