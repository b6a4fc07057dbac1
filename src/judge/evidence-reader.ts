import type { TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import type { LexiconHit } from './word-features.js';

/** What evidence is read with. */
export interface EvidenceReader {
  readonly ruleSet: RuleSet;
  /** By id, the index in the rule set. */
  readonly numberOf: ReadonlyMap<RuleId, number>;
  /** Indices of the speaker's rules of which nothing was learned: only their patterns tell of them. */
  readonly unlearned: Readonly<Record<Role, readonly number[]>>;
  /** For an atom the sets of the lexicon that it belongs to, of those that the view of words regards. */
  readonly setsOfAtom: ReadonlyMap<number, readonly string[]>;
  /** Sets with entries of more than one atom, as patterns. */
  readonly otherSets: RuleSet['lexicon'];
}

/** @param lexicon names of the sets that the view of words regards @param learned rules that a model weighs */
export function evidenceReader(
  ruleSet: RuleSet,
  lexicon: readonly string[],
  learned: ReadonlySet<RuleId>,
): EvidenceReader {
  const wanted = new Set(lexicon);
  const setsOfAtom = new Map<number, string[]>();
  const otherSets = ruleSet.lexicon.filter(({ name, pattern: { node } }) => {
    if (!wanted.has(name)) return false;
    if (node.kind !== 'atoms') return true;
    for (const atom of node.atoms) {
      const sets = setsOfAtom.get(atom);
      if (sets === undefined) setsOfAtom.set(atom, [name]);
      else sets.push(name);
    }
    return false;
  });
  return {
    ruleSet,
    numberOf: new Map(ruleSet.rules.map(({ rule }, number) => [rule.id, number])),
    unlearned: {
      staff: unlearnedOf(ruleSet, 'staff', learned),
      caller: unlearnedOf(ruleSet, 'caller', learned),
    },
    setsOfAtom,
    otherSets,
  };
}

function unlearnedOf({ rules }: RuleSet, role: Role, learned: ReadonlySet<RuleId>): readonly number[] {
  return rules.flatMap(({ rule }, number) => (rule.speaker === role && !learned.has(rule.id) ? number : []));
}

/** The sets of the lexicon that stand in a turn; offsets in the normalised text. */
export function lexiconHits(
  { setsOfAtom, otherSets }: EvidenceReader,
  matcher: TurnMatcher,
): readonly LexiconHit[] {
  const hits: LexiconHit[] = [];
  matcher.forEachAtom(setsOfAtom, (names, spans) => {
    for (const name of names) for (const span of spans) hits.push({ name, span });
  });
  for (const { name, pattern } of otherSets)
    for (const span of matcher.matches(pattern)) hits.push({ name, span });
  return hits;
}
