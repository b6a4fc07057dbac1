import type {
  Atom,
  CompiledClause,
  CompiledNode,
  CompiledPattern,
  FeatureKey,
} from '../../model/compiled.js';
import type { PatternNode } from '../../model/pattern.js';
import type { Problem } from '../../model/problem.js';
import type { RulePattern } from '../../model/rule.js';
import type { PhraseFunction } from '../../model/token.js';
import { nearestName } from '../../text/nearest.js';
import { createPatternMeter, DEEPEST_NESTING, LARGEST_PATTERN } from '../parse/pattern-size.js';
import type { WordSets } from '../parse/word-sets.js';
import { anyOf, crossesSentences, isVoid } from './compiled-node.js';
import { derivedSet, functionSet, isDerived } from './function-sets.js';
import { type KnownWays, waysToMatch } from './stems.js';

/** Stands for what cannot be compiled. */
const VOID: CompiledNode = { kind: 'atoms', atoms: [] };

/** Compiles patterns one after another; what they share (atoms, stems, word sets) is kept once. */
export interface PatternBuilder {
  readonly atoms: readonly Atom[];
  readonly patterns: readonly CompiledPattern[];
  readonly stemGroups: readonly (readonly string[])[];
  readonly pattern: (pattern: RulePattern, file: string) => CompiledPattern;
}

/** @param problems takes what is wrong with the patterns, with line and column */
export function createPatternBuilder(wordSets: WordSets, problems: Problem[]): PatternBuilder {
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

  const compileSet = (name: string, trail: readonly string[], complain: Complain): CompiledNode => {
    const known = compiledSets.get(name);
    if (known) return known;
    const set = wordSets.sets.get(name);
    if (!set) {
      complain('set-unknown', { name, nearest: nearestName(name, wordSets.sets.keys()) ?? '' });
      return VOID;
    }
    if (trail.length >= DEEPEST_NESTING) {
      complain('nested-deep', { most: String(DEEPEST_NESTING) });
      return VOID;
    }
    if (trail.includes(name)) {
      complain('set-cycle', {
        cycle: [...trail.slice(trail.indexOf(name)), name].map((one) => `@${one}`).join(' → '),
      });
      return VOID;
    }
    const node = anyOf(set.entries.map((entry) => compileNode(entry.node, [...trail, name], complain)));
    compiledSets.set(name, node);
    return node;
  };

  const compileNode = (node: PatternNode, trail: readonly string[], complain: Complain): CompiledNode => {
    const inner = (one: PatternNode) => compileNode(one, trail, complain);
    switch (node.kind) {
      case 'word':
        return atom({ kind: 'word', word: node.word.normalize('NFKC') });
      case 'literal':
        return atom({ kind: 'literal', text: node.text.normalize('NFKC') });
      case 'features':
        return atom({
          kind: 'features',
          features: Object.entries(node.features) as [FeatureKey, readonly string[]][],
        });
      case 'any-token':
        return atom({ kind: 'any-token' });
      case 'set':
        // Within a set, places count in the source of its entry.
        return compileSet(
          node.name,
          trail,
          trail.length > 0 ? complain : (code, values) => complain(code, values, node.at),
        );
      case 'part': {
        const known = compiledParts.get(node.node);
        if (known) return known;
        // Places inside the part count in its own source: the pattern can only tell where it uses it.
        const compiled = compileNode(node.node, trail, (code, values) => complain(code, values, node.at));
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
    pattern: (pattern, file) => {
      const complain: Complain = (code, values, offset = 0) =>
        problems.push({
          code,
          file,
          line: pattern.line,
          column: pattern.column + offset,
          arguments: { pattern: pattern.source, ...values },
        });
      const before = problems.length;
      const size = sizeOf(pattern.node);
      const isLarge = size > LARGEST_PATTERN;
      if (isLarge) complain('pattern-large', { size: String(size), most: String(LARGEST_PATTERN) });
      const node = isLarge ? VOID : compileNode(pattern.node, [], complain);
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

type Complain = (code: string, values: Readonly<Record<string, string>>, offset?: number) => void;

function compileClauses(
  node: PatternNode & { kind: 'constrained' },
  complain: Complain,
): readonly CompiledClause[] {
  const clauses = node.clauses.map((clause) => ({
    functions: functionSet(clause.functions.filter((name): name is PhraseFunction => !isDerived(name))),
    derived: derivedSet(clause.functions.filter(isDerived)),
    negated: clause.negated,
  }));
  const negated = clauses.filter((clause) => clause.negated);
  const functions = negated.reduce((set, clause) => set | clause.functions, 0);
  const derived = negated.reduce((set, clause) => set | clause.derived, 0);
  if (
    clauses.some(
      (one) => !one.negated && (one.functions & ~functions) === 0 && (one.derived & ~derived) === 0,
    )
  ) {
    complain('pattern-contradiction', {}, node.at);
  }
  return clauses;
}
