import type {
  CompiledCondition,
  CompiledGrade,
  CompiledPattern,
  CompiledRule,
  RuleSet,
} from '../../model/compiled.js';
import type { Problem } from '../../model/problem.js';
import type { Condition, Grade, Rule, RuleId, RulePattern } from '../../model/rule.js';
import { lately } from '../../text/lately.js';
import type { WordSets } from '../parse/word-sets.js';
import { functionSet } from './function-sets.js';
import { idsNamed } from './graph.js';
import { createPatternBuilder } from './pattern-builder.js';
import type { SpellLiteral } from './spell-literal.js';

/** A compiled rule set, or null with the problems that keep it from being one. */
export interface CompiledRules {
  readonly ruleSet: RuleSet | null;
  readonly problems: readonly Problem[];
}

/** Rules and words of complaint, as they ship and with a folder of the user's. */
const KEPT = 4;
const compiledLately = lately<CompiledRules>(KEPT);

/**
 * Compiles rules, given in evaluation order, with their word sets; the same objects as a moment ago are not compiled again: who
 * looks for faults compiles before who judges, and a watcher each time that a file is saved.
 * Unknown and circular word sets and patterns that can never match are problems with line and column.
 *
 * @param spell how literals stand in the text that patterns read
 */
export function compileRules(rules: readonly Rule[], wordSets: WordSets, spell: SpellLiteral): CompiledRules {
  return compiledLately([spell, ...rules, ...wordSets.sets.values()], () =>
    compileAnew(rules, wordSets, spell),
  );
}

function compileAnew(rules: readonly Rule[], wordSets: WordSets, spell: SpellLiteral): CompiledRules {
  const problems: Problem[] = [];
  const builder = createPatternBuilder(wordSets, problems, spell);
  const ids = rules.map((rule) => rule.id);
  const compiled = rules.map((rule): CompiledRule => {
    builder.parts(rule.where, rule.file);
    const patterns = (some: readonly RulePattern[]) =>
      some.map((pattern) => builder.pattern(pattern, rule.file));
    const conditions = (some: readonly Condition[]): CompiledCondition[] =>
      some.map((condition) => compileCondition(condition, ids, patterns));
    const any = patterns(rule.any);
    /** A grade asks for the rule's own patterns, or for further ones. */
    const grade = ({ kind, patterns: some, to }: Grade): CompiledGrade => ({
      kind,
      patterns: some.map((one) => any[rule.any.indexOf(one)] ?? builder.pattern(one, rule.file)),
      to,
    });
    return {
      rule,
      any,
      except: patterns(rule.except),
      grade: rule.grade.map(grade),
      veto: functionSet(rule.veto),
      cueVeto: functionSet(rule.cueVeto),
      on: idsNamed(rule.on, ids),
      require: conditions(rule.require),
      unless: conditions(rule.unless),
      escalate: rule.escalate ? { when: conditions(rule.escalate.when), to: rule.escalate.to } : null,
    };
  });
  if (problems.length > 0) {
    for (const name of wordSets.sets.keys()) builder.checkSet(name);
    return { ruleSet: null, problems };
  }
  const lexicon = [...wordSets.sets.values()].map(({ name, file, line }) => ({
    name,
    pattern: builder.pattern(
      { name, sample: null, source: `@${name}`, node: { kind: 'set', name, at: 0 }, line, column: 1 },
      file,
    ),
  }));
  const ruleSet: RuleSet = {
    rules: compiled,
    atoms: builder.atoms,
    patterns: builder.patterns,
    stemGroups: builder.stemGroups,
    lexicon,
  };
  return { ruleSet: problems.length === 0 ? ruleSet : null, problems };
}

function compileCondition(
  condition: Condition,
  ids: readonly RuleId[],
  patterns: (some: readonly RulePattern[]) => readonly CompiledPattern[],
): CompiledCondition {
  switch (condition.kind) {
    case 'findings':
      return {
        ...condition,
        rules: condition.rules.includes('same') ? 'same' : idsNamed(condition.rules, ids),
      };
    case 'elapsed':
      return { ...condition, rules: idsNamed(condition.rules, ids) };
    case 'says':
      return { ...condition, patterns: patterns(condition.patterns) };
    case 'not':
    case 'any':
    case 'all':
      return {
        kind: condition.kind,
        conditions: condition.conditions.map((one) => compileCondition(one, ids, patterns)),
      };
    default:
      return condition;
  }
}
