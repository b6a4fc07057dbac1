import type {
  Atom,
  CompiledCondition,
  CompiledGrade,
  CompiledPattern,
  CompiledRule,
  RuleSet,
} from '../../model/compiled.js';
import type { Rule, RuleId } from '../../model/rule.js';
import { nodeReader, type PackedNodes, packNodes } from './packed-nodes.js';
import { type PackedTexts, packTexts, textOf, textsOf } from './packed-texts.js';

/**
 * A rule set as plain data with typed arrays. Its rules lack what only `genchi rules` and tests need: patterns and conditions
 * as written, examples; and it lacks what the prefilter was built from.
 */
export interface PackedRules {
  /** Each a `PackedRule` as JSON. */
  readonly rules: PackedTexts;
  /** The names of the patterns. */
  readonly names: PackedTexts;
  /** The sets of the lexicon, each with the number of its pattern. */
  readonly lexicon: readonly (readonly [name: string, pattern: number])[];
  readonly sources: PackedTexts;
  readonly nodes: PackedNodes;
  /** The node of each pattern. */
  readonly roots: Int32Array;
  /** 1 for each pattern that reaches across sentences. */
  readonly crossing: Uint8Array;
  /** Each atom: its kind's first letter and, after it, the word, the text or the features as JSON. */
  readonly atoms: PackedTexts;
}

/** A compiled rule with numbers in place of patterns and lists in place of sets. */
interface PackedRule {
  readonly rule: Rule;
  readonly any: readonly number[];
  readonly except: readonly number[];
  readonly grade: readonly (Omit<CompiledGrade, 'patterns'> & { readonly patterns: readonly number[] })[];
  readonly veto: number;
  readonly cueVeto: number;
  readonly on: readonly RuleId[];
  readonly require: readonly PackedCondition[];
  readonly unless: readonly PackedCondition[];
  readonly escalate: { readonly when: readonly PackedCondition[]; readonly to: Rule['severity'] } | null;
}

type PackedCondition =
  | (Omit<Extract<CompiledCondition, { kind: 'findings' }>, 'rules'> & {
      readonly rules: readonly RuleId[] | 'same';
    })
  | (Omit<Extract<CompiledCondition, { kind: 'says' }>, 'patterns'> & {
      readonly patterns: readonly number[];
    })
  | (Omit<Extract<CompiledCondition, { kind: 'elapsed' }>, 'rules'> & { readonly rules: readonly RuleId[] })
  | Extract<CompiledCondition, { kind: 'position' | 'narrated' | 'followed' }>
  | { readonly kind: 'not' | 'any' | 'all'; readonly conditions: readonly PackedCondition[] };

/** A rule set as typed arrays and text, from which `openRules` makes rules and patterns one by one. */
export function packRules({ rules, patterns, atoms, lexicon }: RuleSet): PackedRules {
  const { nodes, roots } = packNodes(patterns.map(({ node }) => node));
  return {
    rules: packTexts(rules.map((rule) => JSON.stringify(packRule(rule)))),
    names: packTexts(patterns.map(({ name }) => name)),
    lexicon: lexicon.map(({ name, pattern }) => [name, pattern.number]),
    sources: packTexts(patterns.map(({ source }) => source)),
    nodes,
    roots,
    crossing: Uint8Array.from(patterns, ({ crossesSentences }) => Number(crossesSentences)),
    atoms: packTexts(atoms.map(packAtom)),
  };
}

/** The rule set; patterns and atoms come into being when they are first asked for, as most runs need few of them. */
export function openRules(packed: PackedRules): RuleSet {
  const { names, sources, roots, crossing } = packed;
  const readNode = nodeReader(packed.nodes);
  const patterns = Array.from(
    roots,
    (root, number): CompiledPattern => ({
      number,
      ways: [],
      crossesSentences: crossing[number] === 1,
      get name() {
        return textOf(names, number);
      },
      get source() {
        return textOf(sources, number);
      },
      get node() {
        return readNode(root);
      },
    }),
  );
  let atoms: readonly Atom[] | null = null;
  return {
    rules: textsOf(packed.rules).map((rule) => openRule(JSON.parse(rule), patterns)),
    patterns,
    stemGroups: [],
    lexicon: packed.lexicon.map(([name, number]) => ({
      name,
      pattern: patterns[number] as CompiledPattern,
    })),
    get atoms() {
      atoms ??= textsOf(packed.atoms).map(openAtom);
      return atoms;
    },
  };
}

const numbersOf = (patterns: readonly CompiledPattern[]): readonly number[] =>
  patterns.map(({ number }) => number);

function packRule(compiled: CompiledRule): PackedRule {
  const { rule, any, except, grade, on, require, unless, escalate } = compiled;
  return {
    ...compiled,
    rule: {
      ...rule,
      ...{ where: [], any: [], except: [], grade: [], require: [], unless: [], escalate: null },
      ...{ flag: [], pass: [] },
    },
    any: numbersOf(any),
    except: numbersOf(except),
    grade: grade.map((one) => ({ ...one, patterns: numbersOf(one.patterns) })),
    on: [...on],
    require: require.map(packCondition),
    unless: unless.map(packCondition),
    escalate: escalate && { when: escalate.when.map(packCondition), to: escalate.to },
  };
}

function packCondition(condition: CompiledCondition): PackedCondition {
  if ('conditions' in condition)
    return { kind: condition.kind, conditions: condition.conditions.map(packCondition) };
  if (condition.kind === 'says') return { ...condition, patterns: numbersOf(condition.patterns) };
  if (condition.kind === 'findings')
    return { ...condition, rules: condition.rules === 'same' ? 'same' : [...condition.rules] };
  if (condition.kind === 'elapsed') return { ...condition, rules: [...condition.rules] };
  return condition;
}

function openRule(packed: PackedRule, patterns: readonly CompiledPattern[]): CompiledRule {
  const named = (numbers: readonly number[]) => numbers.map((number) => patterns[number] as CompiledPattern);
  const open = (condition: PackedCondition): CompiledCondition => {
    if ('conditions' in condition)
      return { kind: condition.kind, conditions: condition.conditions.map(open) };
    if (condition.kind === 'says') return { ...condition, patterns: named(condition.patterns) };
    if (condition.kind === 'findings')
      return { ...condition, rules: condition.rules === 'same' ? 'same' : new Set(condition.rules) };
    if (condition.kind === 'elapsed') return { ...condition, rules: new Set(condition.rules) };
    return condition;
  };
  const { any, except, grade, on, require, unless, escalate } = packed;
  return {
    ...packed,
    any: named(any),
    except: named(except),
    grade: grade.map((one) => ({ ...one, patterns: named(one.patterns) })),
    on: new Set(on),
    require: require.map(open),
    unless: unless.map(open),
    escalate: escalate && { when: escalate.when.map(open), to: escalate.to },
  };
}

function packAtom(atom: Atom): string {
  switch (atom.kind) {
    case 'word':
      return `w${atom.word}`;
    case 'literal':
      return `l${atom.text}`;
    case 'features':
      return `f${JSON.stringify(atom.features)}`;
    case 'any-token':
      return 'a';
  }
}

function openAtom(packed: string): Atom {
  const rest = packed.slice(1);
  switch (packed[0]) {
    case 'w':
      return { kind: 'word', word: rest };
    case 'l':
      return { kind: 'literal', text: rest };
    case 'f':
      return { kind: 'features', features: JSON.parse(rest) };
    default:
      return { kind: 'any-token' };
  }
}
