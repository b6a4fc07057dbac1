import type { Atom, CompiledNode, CompiledPattern, FeatureKey } from '../../model/compiled.js';
import type { PatternNode } from '../../model/pattern.js';
import type { Problem } from '../../model/problem.js';
import type { RulePart, RulePattern } from '../../model/rule.js';
import { nearestName } from '../../text/nearest.js';
import { createPatternMeter, DEEPEST_NESTING, LARGEST_PATTERN } from '../parse/pattern-size.js';
import type { WordSets } from '../parse/word-sets.js';
import { type Complain, compileClauses } from './compile-clauses.js';
import { anyOf, crossesSentences, isVoid } from './compiled-node.js';
import type { SpellLiteral } from './spell-literal.js';
import { type KnownWays, waysToMatch } from './stems.js';

/** Compiles patterns one after another; what they share (atoms, stems, word sets) is kept once. */
export interface PatternBuilder {
  readonly atoms: readonly Atom[];
  readonly patterns: readonly CompiledPattern[];
  readonly stemGroups: readonly (readonly string[])[];
  /** Tells the faults of a set that no pattern has asked for. */
  readonly checkSet: (name: string) => void;
  /** Makes the parts of a rule known before its patterns are compiled. */
  readonly parts: (parts: readonly RulePart[], file: string) => void;
  readonly pattern: (pattern: RulePattern, file: string) => CompiledPattern;
}

/**
 * @param problems takes what is wrong with the patterns, with line and column
 * @param spell how literals stand in the text that patterns read
 */
export function createPatternBuilder(
  wordSets: WordSets,
  problems: Problem[],
  spell: SpellLiteral,
): PatternBuilder {
  const atoms: Atom[] = [];
  const numbers = new Map<string, number>();
  const patterns: CompiledPattern[] = [];
  const stemGroups: (readonly string[])[] = [];
  const groupNumbers = new Map<string, number>();
  /** The same by the list itself: a word set gives each of its patterns the same one, and its words need not be sorted again. */
  const knownGroups = new Map<readonly string[], number>();
  const knownWays: KnownWays = new Map();
  const compiledSets = new Map<string, CompiledNode>();
  const compiledParts = new Map<PatternNode, CompiledNode>();
  /** Faults of a part are told at the part, not where it is used. */
  const partComplaints = new Map<PatternNode, Complain>();
  const sizeOf = createPatternMeter((set) => (wordSets.sets.get(set)?.entries ?? []).map(({ node }) => node));

  const atom = (one: Atom): CompiledNode => {
    const key = one.kind === 'word' ? `word ${one.word}` : JSON.stringify(one);
    let number = numbers.get(key);
    if (number === undefined) {
      number = atoms.push(one) - 1;
      numbers.set(key, number);
    }
    return { kind: 'atoms', atoms: [number] };
  };

  /** Stands for what cannot be compiled, so that those who use it are not called faulty, too. */
  const faulty = () => atom({ kind: 'any-token' });

  const groupNumber = (stems: readonly string[]): number => {
    const known = knownGroups.get(stems);
    if (known !== undefined) return known;
    const key = [...stems].sort().join('\n');
    let number = groupNumbers.get(key);
    if (number === undefined) {
      number = stemGroups.push(stems) - 1;
      groupNumbers.set(key, number);
    }
    knownGroups.set(stems, number);
    return number;
  };

  const complainOf =
    ({ source, line, column }: Written, file: string): Complain =>
    (code, values, offset = 0) => {
      const place = { file, line, column: column + offset };
      problems.push({ code, ...place, arguments: { pattern: source, ...values } });
    };

  /** Tells of the pattern in hand, which alone knows how deep its sets stand in each other. */
  let inHand: Complain | null = null;

  const compileSet = (name: string, trail: readonly string[], complain: Complain): CompiledNode => {
    const known = compiledSets.get(name);
    if (known) return known;
    const set = wordSets.sets.get(name);
    if (!set) {
      complain('set-unknown', { name, nearest: nearestName(name, wordSets.sets.keys()) ?? '' });
      return faulty();
    }
    if (trail.length >= DEEPEST_NESTING) {
      inHand?.('nested-deep', { most: String(DEEPEST_NESTING) });
      return faulty();
    }
    if (trail.includes(name)) {
      complain('set-cycle', {
        cycle: [...trail.slice(trail.indexOf(name)), name].map((one) => `@${one}`).join(' → '),
      });
      return faulty();
    }
    const node = anyOf(
      set.entries.map((entry) => compileNode(entry.node, [...trail, name], complainOf(entry, set.file))),
    );
    compiledSets.set(name, node);
    return node;
  };

  const compileNode = (node: PatternNode, trail: readonly string[], complain: Complain): CompiledNode => {
    const inner = (one: PatternNode) => compileNode(one, trail, complain);
    switch (node.kind) {
      case 'word':
        return atom({ kind: 'word', word: node.word.normalize('NFKC') });
      case 'literal': {
        const spelt = spell(node.text);
        if (spelt === null) complain('literal-never', { literal: node.text }, node.at);
        return atom({ kind: 'literal', text: spelt ?? node.text });
      }
      case 'features':
        return atom({
          kind: 'features',
          features: Object.entries(node.features) as [FeatureKey, readonly string[]][],
        });
      case 'any-token':
        return atom({ kind: 'any-token' });
      case 'set':
        return compileSet(node.name, trail, (code, values) => complain(code, values, node.at));
      case 'part': {
        const known = compiledParts.get(node.node);
        if (known) return known;
        const compiled = compileNode(node.node, trail, partComplaints.get(node.node) ?? complain);
        compiledParts.set(node.node, compiled);
        return compiled;
      }
      case 'sentence-start':
      case 'sentence-end':
        return { kind: node.kind };
      case 'optional':
        return { kind: 'optional', node: inner(node.node) };
      case 'constrained':
        return { kind: 'constrained', node: inner(node.node), clauses: compileClauses(node, complain) };
      case 'sequence':
        return { kind: 'sequence', items: node.items.map((item) => ({ ...item, node: inner(item.node) })) };
      case 'alternative':
        return anyOf(node.options.map(inner));
      case 'together':
        return { kind: 'together', parts: node.parts.map(inner) };
    }
  };

  return {
    atoms,
    patterns,
    stemGroups,
    checkSet: (name) => {
      const node: PatternNode = { kind: 'set', name, at: 0 };
      inHand = null;
      // One that is too large is not written out: whoever uses it was told.
      if (sizeOf(node) <= LARGEST_PATTERN) compileSet(name, [], () => {});
    },
    parts: (parts, file) => {
      for (const part of parts) partComplaints.set(part.node, complainOf(part, file));
    },
    pattern: (pattern, file) => {
      const complain = complainOf(pattern, file);
      inHand = complain;
      const before = problems.length;
      const size = sizeOf(pattern.node);
      const isLarge = size > LARGEST_PATTERN;
      if (isLarge) complain('pattern-large', { size: String(size), most: String(LARGEST_PATTERN) });
      const node = isLarge ? faulty() : compileNode(pattern.node, [], complain);
      // What could not be compiled leaves nothing behind: its own fault was told.
      if (problems.length === before && isVoid(node)) complain('pattern-void', {});
      const ways = waysToMatch(node, atoms, knownWays).map((groups) => [...new Set(groups.map(groupNumber))]);
      const compiled = {
        number: patterns.length,
        name: pattern.name,
        source: pattern.source,
        node,
        ways,
        crossesSentences: crossesSentences(node, atoms),
      };
      patterns.push(compiled);
      return compiled;
    },
  };
}

/** A pattern as it stands in a file. */
type Written = Pick<RulePattern, 'source' | 'line' | 'column'>;
