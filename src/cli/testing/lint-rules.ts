import { functionNames } from '../../language/endings/function-sets.js';
import type { PatternNode } from '../../model/pattern.js';
import type { Problem } from '../../model/problem.js';
import type { Rule, RulePattern } from '../../model/rule.js';
import type { AnalysedText } from '../../model/token.js';
import type { LoadedRules } from '../../rules/load.js';
import type { WordSet } from '../../rules/parse/word-sets.js';

/** A rule has so many patterns at most, and as many exceptions. */
export const MOST_PATTERNS = 12;
/** A pattern, a part or an entry of a word set has so many characters at most. */
export const LONGEST_PATTERN = 100;
/** From so many alternatives on a group is a word set. */
export const SMALLEST_SET = 8;
/** Sets are nearly the same where they share so much of what both hold together. */
const NEARLY_SAME = 0.8;

/** Analyses a text as a turn without narration. */
export type AnalyseWords = (text: string) => AnalysedText;

type Complain = (file: string, code: string, place: Place, values: Readonly<Record<string, string>>) => void;

interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * What keeps rules from being read and checked by people: too many patterns, patterns without a name, long ones, groups that
 * are word sets, literals that a word covers, word sets that nearly repeat another. By file.
 */
export function lintRules(
  { rules, wordSets }: Pick<LoadedRules, 'rules' | 'wordSets'>,
  analyse: AnalyseWords,
): ReadonlyMap<string, readonly Problem[]> {
  const problems = new Map<string, Problem[]>();
  const complain: Complain = (file, code, place, values) => {
    const problem = { code, file, line: place.line, column: place.column, arguments: values };
    problems.set(file, [...(problems.get(file) ?? []), problem]);
  };
  const words = new Map<string, string | null>();
  const wordFor = (literal: string): string | null => {
    const known = words.get(literal);
    if (known !== undefined) return known;
    const word = coveringWord(literal, analyse);
    words.set(literal, word);
    return word;
  };
  for (const rule of rules) lintRule(rule, wordFor, complain);
  const sets = [...wordSets.sets.values()];
  for (const set of sets) {
    for (const { node, source, line, column } of set.entries)
      lintPattern(set.file, { node, source, line, column }, wordFor, complain);
  }
  lintRepeats(sets, complain);
  return problems;
}

type Written = Pick<RulePattern, 'source' | 'node' | 'line' | 'column'>;

function lintRule(rule: Rule, wordFor: (literal: string) => string | null, complain: Complain): void {
  for (const patterns of [rule.any, rule.except]) {
    const one = patterns[MOST_PATTERNS];
    const values = { count: String(patterns.length), most: String(MOST_PATTERNS) };
    if (one) complain(rule.file, 'lint-patterns', one, values);
    for (const pattern of patterns) {
      if (pattern.name === pattern.source)
        complain(rule.file, 'lint-name', pattern, { pattern: pattern.source });
    }
  }
  for (const written of [...rule.where, ...rule.any, ...rule.except])
    lintPattern(rule.file, written, wordFor, complain);
}

function lintPattern(
  file: string,
  { source, node, line, column }: Written,
  wordFor: (literal: string) => string | null,
  complain: Complain,
): void {
  if (source.length > LONGEST_PATTERN) {
    const values = { length: String(source.length), most: String(LONGEST_PATTERN) };
    complain(file, 'lint-long', { line, column }, { pattern: source, ...values });
  }
  for (const one of nodesIn(node)) {
    const place = { line, column: column + one.at };
    if (one.kind === 'alternative' && one.options.length >= SMALLEST_SET) {
      const values = { count: String(one.options.length), most: String(SMALLEST_SET - 1) };
      complain(file, 'lint-group', place, { pattern: source, ...values });
    }
    if (one.kind === 'literal') {
      const word = wordFor(one.text);
      if (word !== null) complain(file, 'lint-literal', place, { literal: one.text, word });
    }
  }
}

/** A node and those in it, without what parts stand for: these are looked at by themselves. */
function nodesIn(node: PatternNode): readonly PatternNode[] {
  switch (node.kind) {
    case 'optional':
    case 'constrained':
      return [node, ...nodesIn(node.node)];
    case 'sequence':
      return [node, ...node.items.flatMap((item) => nodesIn(item.node))];
    case 'alternative':
      return [node, ...node.options.flatMap(nodesIn)];
    case 'together':
      return [node, ...node.parts.flatMap(nodesIn)];
    default:
      return [node];
  }
}

/** Parts of speech that a pattern finds by a bare word. */
const CONTENT: ReadonlySet<string> = new Set(['名詞', '動詞', '形容詞', '副詞', '感動詞', '連体詞']);
const INFLECTED: ReadonlySet<string> = new Set(['動詞', '形容詞']);

/** So short in hiragana, what a literal is depends on what stands around it: くらい, まで. */
const TELLS_NOTHING = /^[ぁ-んー]{1,3}$/;

/**
 * The word, with functions where it has some, that finds what a literal stands for: a literal that is one word of the
 * dictionary, or one verb or adjective with its endings; null for every other.
 */
function coveringWord(literal: string, analyse: AnalyseWords): string | null {
  if (TELLS_NOTHING.test(literal)) return null;
  const { sentences, normalised } = analyse(literal);
  const [sentence, ...others] = sentences;
  if (!sentence || others.length > 0 || normalised.text !== literal.normalize('NFKC')) return null;
  const [token, second] = sentence.tokens;
  const [phrase, next] = sentence.phrases;
  if (!token || !phrase || next || token.reading === null || token.posDetail1 === '接尾') return null;
  if (second === undefined) return CONTENT.has(token.pos) ? token.base : null;
  if (!INFLECTED.has(token.pos) || token.posDetail1 !== '自立' || phrase.headToken !== 0) return null;
  const functions = functionNames(phrase.functions);
  return functions.length === 0 ? token.base : `${token.base}:${functions.join(':')}`;
}

/** Tells of each set that nearly repeats an earlier one. */
function lintRepeats(sets: readonly WordSet[], complain: Complain): void {
  const contents = sets.map((set) => new Set(set.entries.map(({ source }) => source)));
  sets.forEach((set, index) => {
    const other = sets.find(
      (_, earlier) =>
        earlier < index && likeness(contents[earlier] ?? NONE, contents[index] ?? NONE) >= NEARLY_SAME,
    );
    if (other === undefined) return;
    const values = { name: set.name, other: other.name, file: other.file };
    complain(set.file, 'lint-repeat', { line: set.line, column: 1 }, values);
  });
}

const NONE: ReadonlySet<string> = new Set();

/** How much two sets share of what both hold together, 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size < large.size * NEARLY_SAME) return 0;
  let shared = 0;
  for (const entry of small) if (large.has(entry)) shared++;
  return shared / (one.size + other.size - shared);
}
